"""Signed notes in the C2SP form: a text, a blank line, signatures anyone can add.

Sources: C2SP ``signed-note`` and, for witnesses, ``tlog-cosignature``.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

_SIGNATURE_LINE: Final = re.compile("— ([^ +\n]+) ([A-Za-z0-9+/]+={0,2})")
_KEY_NAME: Final = re.compile(r"[^\s+\ud800-\udfff]{1,255}")
_KEY_BYTES: Final = 32
_ID_BYTES: Final = 4
_TIME_BYTES: Final = 8
_SIGNATURE_BYTES: Final = 64
LARGEST_NOTE: Final = 1024 * 1024


class NoteFaultError(ValueError):
    """A text that is no signed note, or a key that is none; says why."""


class Algorithm(IntEnum):
    """What a key signs: a note itself, or a witness's cosignature of it."""

    NOTE = 0x01
    COSIGNATURE = 0x04


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a key, with the name it signs under.

    The text form (``name+id+base64``) is what organisations print and exchange.
    """

    name: str
    algorithm: Algorithm
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a signature line points to this key."""
        tagged = bytes([self.algorithm]) + self.public
        return hashlib.sha256(self.name.encode() + b"\n" + tagged).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """Return the key's text form."""
        tagged = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{tagged}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who signed, with which key, and the bytes after the id."""

    name: str
    key_id: bytes
    blob: bytes

    def __str__(self) -> str:
        """Return the line as it stands in the note."""
        packed = base64.b64encode(self.key_id + self.blob).decode()
        return f"— {self.name} {packed}"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text with its signatures; the text ends with a line end."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """Return the note as it is stored and sent."""
        return "\n".join([self.text, *map(str, self.signatures), ""])

    def with_signature(self, signature: Signature) -> "SignedNote":
        """Return the note with one more signature; the text stays as it was."""
        return SignedNote(self.text, (*self.signatures, signature))


def read_key(text: str) -> VerifierKey:
    """Return the key that a text form states.

    Raises ``NoteFaultError`` when the id does not belong to the name and the key,
    which is how a mistyped key shows.
    """
    name, _, rest = text.partition("+")
    if not _KEY_NAME.fullmatch(name):
        raise NoteFaultError("this is not a verifier key")
    packed = rest.partition("+")[2]
    try:
        tagged = base64.b64decode(packed, validate=True)
        key = VerifierKey(name, Algorithm(tagged[0]), tagged[1:])
    except (binascii.Error, ValueError, IndexError):
        raise NoteFaultError("this is not a verifier key") from None
    if len(key.public) != _KEY_BYTES:
        raise NoteFaultError("this is not a verifier key")
    if str(key) != text:
        raise NoteFaultError("the key's id does not belong to its name and bytes")
    return key


def read_note(content: bytes) -> SignedNote:
    """Return the note that the bytes hold, with every signature line of good form.

    Nothing is verified here. Raises ``NoteFaultError`` for anything that the C2SP
    form does not allow: control characters, a missing blank line, no signature.
    """
    if len(content) > LARGEST_NOTE:
        raise NoteFaultError("the note is longer than a note can be")
    try:
        whole = content.decode()
    except UnicodeDecodeError:
        raise NoteFaultError("the note is not UTF-8") from None
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n") or not _is_plain(whole):
        raise NoteFaultError("the note lacks its blank line or its last line end")
    return SignedNote(
        text + "\n", tuple(_read_signature(line) for line in lines[:-1].split("\n"))
    )


def sign(text: str, name: str, key: Ed25519PrivateKey) -> Signature:
    """Return the signature of a note's text under a log's key."""
    verifier = verifier_key(name, key, Algorithm.NOTE)
    return Signature(name, verifier.key_id, key.sign(text.encode()))


def cosign(text: str, name: str, key: Ed25519PrivateKey, *, time: int) -> Signature:
    """Return a witness's cosignature of a checkpoint at a time (seconds since 1970).

    The witness states that it has seen a consistent log up to here; it must have
    checked the consistency proof before it calls this.
    """
    verifier = verifier_key(name, key, Algorithm.COSIGNATURE)
    stamp = time.to_bytes(_TIME_BYTES, "big")
    signed = key.sign(_cosigned(text, time))
    return Signature(name, verifier.key_id, stamp + signed)


def verifier_key(
    name: str, key: Ed25519PrivateKey, algorithm: Algorithm
) -> VerifierKey:
    """Return the public half of a key under its name."""
    return VerifierKey(name, algorithm, key.public_key().public_bytes_raw())


def is_signed_by(note: SignedNote, key: VerifierKey) -> bool:
    """Return whether the note carries a valid signature of this key.

    Lines of other keys are ignored, as C2SP demands; of several lines of the same
    key every one must be valid.
    """
    own = [
        line
        for line in note.signatures
        if line.name == key.name and line.key_id == key.key_id
    ]
    return bool(own) and all(_is_valid(note.text, line, key) for line in own)


def _is_valid(text: str, line: Signature, key: VerifierKey) -> bool:
    if key.algorithm is Algorithm.NOTE:
        signed, message = line.blob, text.encode()
    else:
        stamp, signed = line.blob[:_TIME_BYTES], line.blob[_TIME_BYTES:]
        message = _cosigned(text, int.from_bytes(stamp, "big"))
    if len(signed) != _SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signed, message)
    except InvalidSignature:
        return False
    return True


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _read_signature(line: str) -> Signature:
    match = _SIGNATURE_LINE.fullmatch(line)
    if match is None:
        raise NoteFaultError("a line below the blank line is no signature")
    try:
        packed = base64.b64decode(match[2], validate=True)
    except binascii.Error:
        raise NoteFaultError("a signature is not base64") from None
    if len(packed) <= _ID_BYTES or base64.b64encode(packed).decode() != match[2]:
        raise NoteFaultError("a signature is too short, or not written as base64 is")
    return Signature(match[1], packed[:_ID_BYTES], packed[_ID_BYTES:])


def _is_plain(text: str) -> bool:
    """Whether a note's text has no control characters but line ends."""
    return not any(character < " " and character != "\n" for character in text)
