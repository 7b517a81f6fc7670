"""The randomness of a rehearsal: all of it from one seed."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from comitia.ledger.rehearsal import SeededBytes


def test_the_same_seed_and_purpose_give_the_same_bytes() -> None:
    one, other = SeededBytes(b"1", "ids"), SeededBytes(b"1", "ids")

    assert [one(16), one(32)] == [other(16), other(32)]


def test_another_seed_purpose_or_turn_gives_other_bytes() -> None:
    stream = SeededBytes(b"1", "ids")

    drawn = [stream(16), stream(16), SeededBytes(b"2", "ids")(16)]
    drawn.append(SeededBytes(b"1", "keys")(16))
    drawn.append(SeededBytes(b"1", "ids", "north/3")(16))

    assert len(set(drawn)) == 5


def test_bytes_are_derived_by_hkdf_under_a_label() -> None:
    stream = SeededBytes(b"1", "ids")
    stream(16)

    label = b"comitia rehearsal 1 ids at - 1"
    expected = HKDF(SHA256(), 20, salt=None, info=label).derive(b"1")

    assert stream(20) == expected
