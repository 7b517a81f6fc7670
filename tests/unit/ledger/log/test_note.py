"""Signed notes: their form, their keys, and whose signature counts."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.ledger.log.note import (
    LARGEST_NOTE,
    Algorithm,
    NoteFaultError,
    Signature,
    SignedNote,
    VerifierKey,
    cosign,
    is_signed_by,
    read_key,
    read_note,
    sign,
    verifier_key,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
OTHER = Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
TEXT = "log.example\n7\nroot\n"
LINE = str(sign(TEXT, "log.example", KEY))
LOG = verifier_key("log.example", KEY, Algorithm.NOTE)
WITNESS = verifier_key("w.example", KEY, Algorithm.COSIGNATURE)


def test_the_last_empty_line_divides_text_from_signatures() -> None:
    note = read_note(f"a\n\nb\n\n\n{LINE}\n".encode())

    assert note.text == "a\n\nb\n\n"
    assert str(note) == f"a\n\nb\n\n\n{LINE}\n"


def test_signatures_can_be_added_and_the_text_stays() -> None:
    note = SignedNote(TEXT, (sign(TEXT, "log.example", KEY),))

    more = note.with_signature(cosign(TEXT, "w.example", KEY, time=7))

    assert more.text == TEXT
    assert [line.name for line in more.signatures] == ["log.example", "w.example"]
    assert read_note(str(more).encode()) == more
    assert is_signed_by(more, LOG)
    assert is_signed_by(more, WITNESS)
    assert not is_signed_by(note, WITNESS)


@pytest.mark.parametrize(
    "content",
    [
        "", "\n", "a\n", f"a\n{LINE}\n", f"a\n\n{LINE}", "a\n\n", "a\n\n\n",
        f"a\tb\n\n{LINE}\n", f"a\x00\n\n{LINE}\n", f"a\r\n\n{LINE}\n",
        f"a\n\n{LINE}\nnonsense\n", f"a\n\n-{LINE[1:]}\n", f"a\n\n {LINE}\n",
        f"a\n\n{LINE} \n", "a\n\n— name AAAAAA==\n", "a\n\n— name AAAA\n",
        "a\n\n— name AAAAA\n", "a\n\n— name AAAAAB==\n", "a\n\n— na+me AAAAAAA=\n",
        "a\n\n—  AAAAAAA=\n", "a\n\n— name  AAAAAAA=\n", "a\n\n— name AAAAAAA\n",
        "a\n\n— name AAAA_AA=\n",
    ],
)  # fmt: skip
def test_another_form_is_no_note(content: str) -> None:
    with pytest.raises(NoteFaultError):
        read_note(content.encode())


def test_bytes_that_are_not_utf_8_are_no_note() -> None:
    with pytest.raises(NoteFaultError, match="UTF-8"):
        read_note(b"\xff\n\n" + LINE.encode() + b"\n")


def test_a_note_is_at_most_a_mebibyte_long() -> None:
    room = LARGEST_NOTE - len(f"\n\n{LINE}\n".encode())
    longest = f"{'a' * room}\n\n{LINE}\n".encode()

    assert len(longest) == LARGEST_NOTE
    assert len(read_note(longest).text) == room + 1
    with pytest.raises(NoteFaultError, match="longer"):
        read_note(b"a" + longest)


def test_the_shortest_signature_holds_one_byte_behind_its_id() -> None:
    note = read_note("a\n\n— name AAAAAAE=\n".encode())

    assert note.signatures == (Signature("name", bytes(4), b"\1"),)


@pytest.mark.parametrize(
    "text",
    [
        "", "log.example", f"log.example+{LOG.key_id.hex()}",
        str(LOG).upper(), str(LOG)[:-4], f"{LOG}AAAA", str(LOG).replace("log", "lag"),
        str(LOG).replace("log.", "log "), str(LOG).replace("+A", "+B"), f" {LOG}",
        f"log.example+{LOG.key_id.hex()}+!!!!", "log.example+00000000+AA==",
        "log.example+00000000+", "log.example+00000000+é", "\ud800+00000000+AQ==",
    ],
)  # fmt: skip
def test_another_text_is_no_key(text: str) -> None:
    with pytest.raises(NoteFaultError):
        read_key(text)


@pytest.mark.parametrize("length", [31, 33])
def test_a_key_holds_thirty_two_bytes(length: int) -> None:
    key = VerifierKey("log.example", Algorithm.NOTE, bytes(length))

    with pytest.raises(NoteFaultError, match="not a verifier key"):
        read_key(str(key))


@pytest.mark.parametrize("name", ["", "a b", "a\u3000b", "a" * 256, "a\nb"])
def test_a_key_has_a_name_without_spaces(name: str) -> None:
    key = VerifierKey(name, Algorithm.NOTE, bytes(32))

    with pytest.raises(NoteFaultError, match="not a verifier key"):
        read_key(str(key))


def test_a_name_may_be_255_characters_long() -> None:
    key = VerifierKey("a" * 255, Algorithm.COSIGNATURE, bytes(32))

    assert read_key(str(key)) == key


def test_another_algorithm_is_no_key() -> None:
    packed = base64.b64encode(b"\x02" + bytes(32)).decode()

    with pytest.raises(NoteFaultError):
        read_key(f"log.example+{LOG.key_id.hex()}+{packed}")


@pytest.mark.parametrize(
    "line",
    [
        sign(TEXT, "log.example", OTHER),
        sign(TEXT, "elsewhere", KEY),
        cosign(TEXT, "log.example", KEY, time=0),
        sign(TEXT + "x\n", "other", KEY),
    ],
)
def test_a_line_of_another_key_is_ignored(line: Signature) -> None:
    own = sign(TEXT, "log.example", KEY)

    assert not is_signed_by(SignedNote(TEXT, (line,)), LOG)
    assert is_signed_by(SignedNote(TEXT, (line, own)), LOG)


@pytest.mark.parametrize("blob", [bytes(64), bytes(63), bytes(65), b"\0"])
def test_a_bad_signature_beside_a_good_one_is_one_too_many(blob: bytes) -> None:
    own = sign(TEXT, "log.example", KEY)
    bad = Signature("log.example", LOG.key_id, blob)

    assert not is_signed_by(SignedNote(TEXT, (bad,)), LOG)
    assert not is_signed_by(SignedNote(TEXT, (own, bad)), LOG)


@pytest.mark.parametrize("cut", [slice(0, 71), slice(0, 8), slice(0, 7), slice(1, 72)])
def test_a_cosignature_that_was_cut_is_not_valid(cut: slice) -> None:
    whole = cosign(TEXT, "w.example", KEY, time=2**40)
    line = Signature(whole.name, whole.key_id, whole.blob[cut])

    assert is_signed_by(SignedNote(TEXT, (whole,)), WITNESS)
    assert not is_signed_by(SignedNote(TEXT, (line,)), WITNESS)


def test_a_key_that_is_no_point_has_signed_nothing() -> None:
    key = VerifierKey("log.example", Algorithm.NOTE, b"\xff" * 32)
    line = Signature("log.example", key.key_id, bytes(64))

    assert not is_signed_by(SignedNote(TEXT, (line,)), key)


def test_a_signature_with_a_larger_s_is_not_valid() -> None:
    """The same point under S plus the order of the group must not count again."""
    order = 2**252 + 27742317777372353535851937790883648493
    own = sign(TEXT, "log.example", KEY)
    larger = int.from_bytes(own.blob[32:], "little") + order

    blob = own.blob[:32] + larger.to_bytes(32, "little")

    forged = Signature(own.name, own.key_id, blob)
    assert not is_signed_by(SignedNote(TEXT, (forged,)), LOG)
