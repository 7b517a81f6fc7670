"""One entry: an act that was done, in the bytes that are hashed."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec

from comitia.kernel.dates import parse_moment
from comitia.kernel.ids import is_name_id, is_random_id
from comitia.ledger.canonical import (
    LARGEST,
    Json,
    NotCanonicalError,
    bytes_of_form,
    is_canonical_part,
    parse,
)

FORMAT: Final = 1
LARGEST_ENTRY: Final = 4 * 1024 * 1024
NO_PARENT: Final = "0" * 64

_Parts = tuple[bytes, bytes, bytes]

_ACT: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_KEY: Final = re.compile(r"[\x21-\x7e]{1,128}").fullmatch


@dataclass(frozen=True, slots=True)
class Draft:
    """What an act hands to the ledger; the ledger adds place and parent.

    `grants` are the ids of the grants under which it was done (two for a
    two-person act), `key` the caller's idempotency key, `request` the keyed
    digest of what was asked, `sealed` what the act names by digest.
    """

    act: str
    at: str
    grants: tuple[str, ...]
    key: str
    request: str
    payload: dict[str, Json]
    outcome: dict[str, Json]
    sealed: tuple[dict[str, Json], ...] = ()


class Entry(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True
):
    """An act that was done. The fields stand in the order of their bytes.

    `payload`, `outcome` and `sealed` keep their bytes; ``payload_of`` and its
    sisters read them. `parent` is the leaf hash of the unit's previous entry.
    """

    act: str
    at: str
    election: str
    format: int
    grants: tuple[str, ...]
    height: int
    key: str
    outcome: msgspec.Raw
    parent: str
    payload: msgspec.Raw
    request: str
    sealed: msgspec.Raw
    unit: str
    writer: str


class EntryFaultError(ValueError):
    """A line that is no entry; `code` names the fault in the catalogue."""

    def __init__(self, code: str) -> None:
        """Keep the code, which is also what the exception says."""
        self.code = code
        super().__init__(code)


def entry_bytes(entry: Entry) -> bytes:
    """Return the canonical bytes of an entry, as they are stored and hashed.

    Raises ``EntryFaultError`` for what nobody could read back: an entry that is
    too long, or a field that has not the form of its kind.
    """
    if not _is_well_formed(entry, _parts_of(entry)):
        raise EntryFaultError("ledger.malformed_field")
    line = _ENCODE(entry)
    if len(line) > LARGEST_ENTRY:
        raise EntryFaultError("ledger.entry_too_long")
    return line


def leaf_hash(line: bytes) -> bytes:
    """Return the RFC 6962 leaf hash of an entry's bytes.

    It is the entry's one digest: the next entry of the unit names it as parent,
    and the tree takes it as leaf.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\0" + line).digest()


def read_entry(line: bytes) -> Entry:
    """Return the entry that a line holds; its place in the chain is not checked.

    Raises ``EntryFaultError`` when the line is too long, not an entry, of a newer
    format, not canonical, or when a field has not the form of its kind.
    """
    if len(line) > LARGEST_ENTRY:
        raise EntryFaultError("ledger.entry_too_long")
    try:
        entry = _DECODE(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise EntryFaultError(_why_unread(line)) from None
    if entry.format != FORMAT:
        raise EntryFaultError("ledger.newer_format")
    parts = _parts_of(entry)
    if not _is_well_formed(entry, parts):
        raise EntryFaultError("ledger.malformed_field")
    if not _is_canonical(entry, parts, line):
        raise EntryFaultError("ledger.not_canonical")
    return entry


def reread_entry(line: bytes) -> Entry:
    """Return the entry of a line that ``read_entry`` has read before.

    Its form is not looked through again. Raises ``EntryFaultError`` for what is no
    entry.
    """
    try:
        return _DECODE(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise EntryFaultError("ledger.not_an_entry") from None


def is_key(text: str) -> bool:
    """Return whether the text can be an idempotency key.

    >>> is_key("return-7/2"), is_key("two words"), is_key("")
    (True, False, False)
    """
    return _KEY(text) is not None


def is_digest(text: str) -> bool:
    """Return whether a text is a SHA-256 in lower-case hexadecimal.

    >>> is_digest("0" * 64), is_digest("A" * 64), is_digest("0" * 63)
    (True, False, False)
    """
    try:
        return len(text) == len(NO_PARENT) and bytes.fromhex(text).hex() == text
    except ValueError:
        return False


def payload_of(entry: Entry) -> dict[str, Json]:
    """Return what the act was done with."""
    return _object_of(entry.payload)


def outcome_of(entry: Entry) -> dict[str, Json]:
    """Return what the act led to."""
    return _object_of(entry.outcome)


def sealed_of(entry: Entry) -> list[dict[str, Json]]:
    """Return what the act named by digest: objects and rolls."""
    listed = parse(bytes(entry.sealed))
    if not isinstance(listed, list):
        raise NotCanonicalError("`sealed` is not a list")
    return [item for item in listed if isinstance(item, dict)]


def raw(value: Json) -> msgspec.Raw:
    """Return the canonical bytes of a part of an entry, ready to be put in."""
    return msgspec.Raw(bytes_of_form(value))


def _object_of(part: msgspec.Raw) -> dict[str, Json]:
    value = parse(bytes(part))
    if not isinstance(value, dict):
        raise NotCanonicalError("this part is not an object")
    return value


def _parts_of(entry: Entry) -> _Parts:
    return bytes(entry.payload), bytes(entry.outcome), bytes(entry.sealed)


def _is_canonical(entry: Entry, parts: _Parts, line: bytes) -> bool:
    """Whether the bytes are the canonical ones: the frame first, then each part."""
    payload, outcome, sealed = parts
    return (
        _ENCODE(entry) == line
        and is_canonical_part(payload)
        and is_canonical_part(outcome)
        and is_canonical_part(sealed)
    )


def _is_well_formed(entry: Entry, parts: _Parts) -> bool:
    """Whether each field has the form of its kind.

    What recurs from entry to entry is judged once and remembered.
    """
    payload, outcome, sealed = parts
    return (
        _is_frame(entry.act, entry.election, entry.grants, entry.unit, entry.writer)
        and _is_moment(entry.at)
        and 0 <= entry.height <= LARGEST
        and is_key(entry.key)
        and is_digest(entry.parent)
        and is_digest(entry.request)
        and payload[:1] == outcome[:1] == b"{"
        and sealed[:1] == b"["
    )


@lru_cache(maxsize=4096)
def _is_frame(
    act: str, election: str, grants: tuple[str, ...], unit: str, writer: str
) -> bool:
    return (
        _ACT.fullmatch(act) is not None
        and is_random_id(election)
        and all(map(is_random_id, grants))
        and is_name_id(unit)
        and is_name_id(writer)
    )


@lru_cache(maxsize=4096)
def _is_moment(text: str) -> bool:
    try:
        parse_moment(text)
    except ValueError:
        return False
    return True


def _why_unread(line: bytes) -> str:
    """Return the code that tells a newer format from a broken line."""
    try:
        value = parse(line)
    except NotCanonicalError:
        return "ledger.not_json"
    if isinstance(value, dict) and value.get("format") not in (None, FORMAT):
        return "ledger.newer_format"
    return "ledger.not_an_entry"


_ENCODE: Final = msgspec.json.Encoder().encode
_DECODE: Final = msgspec.json.Decoder(Entry).decode
