"""Cards: readable by their own key, for their own person."""

import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from comitia.ledger.canonical import DEEPEST, Json, canonical_bytes
from comitia.ledger.cards.card import Card, CardUnreadableError, open_card, seal_card
from comitia.ledger.rehearsal import SeededBytes

ELECTION, PERSON, KEY = "e" * 32, "a" * 32, bytes(range(32))


def a_card() -> Card:
    draw = SeededBytes(b"1", "salts")
    card, _ = Card(ELECTION, PERSON, {}).with_value("name", "张三", draw)
    card, _ = card.with_value("posts", ["chair", {"since": 2017}], draw)
    return card


def sealed_raw(plain: bytes) -> bytes:
    bound = canonical_bytes(["comitia card 1", ELECTION, PERSON])
    return bytes(12) + AESGCM(KEY).encrypt(bytes(12), plain, bound)


def test_a_card_is_read_back_with_its_salts() -> None:
    card = a_card()

    opened = open_card(
        seal_card(card, KEY, os.urandom), KEY, election=ELECTION, person=PERSON
    )

    assert opened == card
    assert opened.value("name") == "张三"
    assert opened.value("posts") == ["chair", {"since": 2017}]


def test_a_value_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="sex"):
        a_card().value("sex")


def test_setting_a_value_again_draws_a_new_salt_and_leaves_the_old_card() -> None:
    card = a_card()

    changed, commitment = card.with_value("name", "李四", SeededBytes(b"2", "salts"))

    assert (card.value("name"), changed.value("name")) == ("张三", "李四")
    assert changed.value("posts") == card.value("posts")
    assert changed.openings["name"].salt != card.openings["name"].salt
    assert commitment == changed.openings["name"].commitment(ELECTION)


def test_a_salt_is_thirty_two_drawn_bytes() -> None:
    card, _ = Card(ELECTION, PERSON, {}).with_value("a", 1, lambda n: b"\x01" * n)

    assert card.openings["a"].salt == "01" * 32


def test_a_sealed_card_is_a_drawn_nonce_and_what_is_encrypted_under_it() -> None:
    card = a_card()

    sealed = seal_card(card, KEY, lambda n: b"\x07" * n)

    bound = canonical_bytes(["comitia card 1", ELECTION, PERSON])
    plain = AESGCM(KEY).decrypt(sealed[:12], sealed[12:], bound)
    assert sealed[:12] == b"\x07" * 12
    assert plain == canonical_bytes(
        {name: [one.value, one.salt] for name, one in card.openings.items()}
    )


@pytest.mark.parametrize(
    ("key", "election", "person"),
    [
        (bytes(32), ELECTION, PERSON),
        (KEY, "f" * 32, PERSON),
        (KEY, ELECTION, "b" * 32),
        (b"short", ELECTION, PERSON),
    ],
)
def test_a_card_opens_for_its_own_key_election_and_person_only(
    key: bytes, election: str, person: str
) -> None:
    sealed = seal_card(a_card(), KEY, os.urandom)

    with pytest.raises(CardUnreadableError, match=person):
        open_card(sealed, key, election=election, person=person)


@pytest.mark.parametrize("at", [0, 11, 12, -1])
def test_a_card_with_a_changed_byte_does_not_open(at: int) -> None:
    sealed = bytearray(seal_card(a_card(), KEY, os.urandom))
    sealed[at] ^= 1

    with pytest.raises(CardUnreadableError):
        open_card(bytes(sealed), KEY, election=ELECTION, person=PERSON)


@pytest.mark.parametrize("length", [0, 5, 12, 27])
def test_a_card_that_was_cut_off_does_not_open(length: int) -> None:
    sealed = seal_card(a_card(), KEY, os.urandom)[:length]

    with pytest.raises(CardUnreadableError):
        open_card(sealed, KEY, election=ELECTION, person=PERSON)


@pytest.mark.parametrize("content", [[], 7, {"a": 1}, {"a": [1]}, {"a": [1, 2]}])
def test_another_content_under_the_key_is_no_card(content: Json) -> None:
    with pytest.raises(CardUnreadableError):
        open_card(
            sealed_raw(canonical_bytes(content)), KEY, election=ELECTION, person=PERSON
        )


@pytest.mark.parametrize("plain", [b"", b"{ }", b"\xff", b'{"a":0.5}', b"[" * 99])
def test_other_bytes_under_the_key_are_no_card(plain: bytes) -> None:
    with pytest.raises(CardUnreadableError):
        open_card(sealed_raw(plain), KEY, election=ELECTION, person=PERSON)


def test_a_value_as_deep_as_can_be_committed_can_be_sealed() -> None:
    deep: Json = []
    for _ in range(DEEPEST - 2):
        deep = [deep]
    draw = SeededBytes(b"1", "salts")
    card, _ = Card(ELECTION, PERSON, {}).with_value("posts", deep, draw)

    sealed = seal_card(card, KEY, os.urandom)

    assert open_card(sealed, KEY, election=ELECTION, person=PERSON) == card
