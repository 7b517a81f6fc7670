"""Signed notes and checkpoints: the published examples, and every changed byte."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from comitia.ledger.log.checkpoint import Checkpoint, read_checkpoint
from comitia.ledger.log.note import (
    Algorithm,
    NoteFaultError,
    SignedNote,
    cosign,
    is_signed_by,
    read_key,
    read_note,
    sign,
    verifier_key,
)

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM="
)
SOFA = (
    "example.com/behind-the-sofa\n20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NAMES = {Algorithm.NOTE: "log.example", Algorithm.COSIGNATURE: "witness.example"}
algorithms = st.sampled_from(Algorithm)
texts = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1
).map(lambda lines: "".join(f"{line}\n" for line in lines))


def signed(text: str, algorithm: Algorithm, time: int = 0) -> SignedNote:
    name = NAMES[algorithm]
    if algorithm is Algorithm.NOTE:
        return SignedNote(text, (sign(text, name, KEY),))
    return SignedNote(text, (cosign(text, name, KEY, time=time),))


def test_the_published_note_is_read_and_found_signed() -> None:
    note = read_note(f"{TEXT}\n{LINE}\n".encode())

    assert note.text == TEXT
    assert is_signed_by(note, read_key(PETER))
    assert str(note) == f"{TEXT}\n{LINE}\n"


def test_the_published_key_signs_the_published_line() -> None:
    seed = base64.b64decode(PETER_SEED)
    key = Ed25519PrivateKey.from_private_bytes(seed[1:])

    line = str(sign(TEXT, "PeterNeumann", key))

    assert seed[0] == Algorithm.NOTE
    assert line == LINE
    assert str(verifier_key("PeterNeumann", key, Algorithm.NOTE)) == PETER


def test_the_published_checkpoint_is_written_as_it_was_read() -> None:
    checkpoint = read_checkpoint(SOFA)

    assert str(checkpoint) == SOFA
    assert (checkpoint.origin, checkpoint.size) == (
        "example.com/behind-the-sofa",
        20852163,
    )


def test_a_cosignature_signs_what_the_witness_protocol_says() -> None:
    line = cosign(SOFA, "witness.example", KEY, time=1679315147)

    message = f"cosignature/v1\ntime 1679315147\n{SOFA}".encode()
    public = KEY.public_key().public_bytes_raw()
    identity = hashlib.sha256(b"witness.example\n\x04" + public).digest()[:4]
    assert line.key_id == identity
    assert line.blob == (1679315147).to_bytes(8, "big") + KEY.sign(message)


@given(text=texts, algorithm=algorithms, time=st.integers(0, 2**63))
def test_a_signed_note_is_read_back_and_found_signed(
    text: str, algorithm: Algorithm, time: int
) -> None:
    note = signed(text, algorithm, time)

    read = read_note(str(note).encode())

    assert read == note
    assert is_signed_by(read, verifier_key(NAMES[algorithm], KEY, algorithm))


@given(algorithm=algorithms, data=st.data())
def test_a_note_with_one_changed_bit_is_not_signed(
    algorithm: Algorithm, data: st.DataObject
) -> None:
    content = bytearray(str(signed(SOFA, algorithm, 1679315147)).encode())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))

    try:
        read = read_note(bytes(content))
    except NoteFaultError:
        return

    assert not is_signed_by(read, verifier_key(NAMES[algorithm], KEY, algorithm))


@given(key=st.sampled_from([PETER, str(verifier_key("w", KEY, Algorithm.COSIGNATURE))]))
def test_a_key_is_written_as_it_was_read(key: str) -> None:
    assert str(read_key(key)) == key


@given(data=st.data())
def test_a_mistyped_key_is_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(PETER) - 1))
    letter = data.draw(st.characters().filter(lambda one: one != PETER[at]))

    with pytest.raises(NoteFaultError):
        read_key(PETER[:at] + letter + PETER[at + 1 :])


@given(
    origin=st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1),
    size=st.integers(0, 10**18 - 1),
    root=st.binary(min_size=32, max_size=32),
)
def test_a_checkpoint_is_read_back_as_it_was_written(
    origin: str, size: int, root: bytes
) -> None:
    checkpoint = Checkpoint(origin.replace("+", "-")[:255], size, root)

    assert read_checkpoint(str(checkpoint)) == checkpoint


@given(data=st.data())
def test_another_spelling_of_a_checkpoint_is_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SOFA) - 1))
    letter = data.draw(st.characters())
    changed = SOFA[:at] + letter + SOFA[at + 1 :]

    try:
        checkpoint = read_checkpoint(changed)
    except NoteFaultError:
        return

    assert str(checkpoint) == changed
