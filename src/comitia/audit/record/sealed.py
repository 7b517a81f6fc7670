"""Objects and rolls that entries name by digest (section 5)."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.audit.record.lines import lines_of
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import OBJECTS, ROLLS
from comitia.ledger.canonical import Json, parse
from comitia.ledger.entry import Entry, is_digest
from comitia.ledger.log.tree import root_of
from comitia.ledger.roll import SealedKind

_CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SealedItem:
    """What an entry says of a sealed file; rows and root of CSV rolls only."""

    kind: SealedKind
    digest: str
    rows: int | None = None
    root: str | None = None

    @property
    def path(self) -> str:
        """Where the file lies in a bundle."""
        return f"{ROLLS if self.kind.is_roll else OBJECTS}/{self.digest}"


def sealed_items(entry: Entry) -> Iterator[SealedItem | None]:
    """Yield each item that an entry seals, and nothing in place of a malformed one."""
    if (sealed := bytes(entry.sealed)) != b"[]":
        listed = parse(sealed)
        yield from map(_item, listed if isinstance(listed, list) else ())


def _item(value: Json) -> SealedItem | None:
    if not isinstance(value, dict) or not _is_digest(value.get("sha256")):
        return None
    match value:
        case {"kind": "roll_csv", "sha256": str(digest), "rows": rows, "root": root}:
            if type(rows) is int and rows >= 0 and _is_digest(root):
                return SealedItem(SealedKind.ROLL_CSV, digest, rows, str(root))
        case {
            "kind": "object" | "personal_object" | "roll_parquet" as kind,
            "sha256": str(digest),
        }:
            return SealedItem(SealedKind(kind), digest)
    return None


def _is_digest(value: Json) -> bool:
    return isinstance(value, str) and is_digest(value)


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """The faults of the sealed files, and how many nobody could look into."""

    faults: tuple[Finding, ...]
    erased_objects: int
    parquet_rolls: int


def check_sealed(
    folder: Path, present: frozenset[str], items: Iterable[SealedItem]
) -> SealedAnswer:
    """Return the answer for all sealed files; `present` are the paths that exist."""
    named = sorted(set(items), key=lambda item: (item.path, item.kind))
    faults = [
        Finding.of(code, place=Place(item.path))
        for item in named
        for code in _faults_of(folder, present, item)
    ]
    strangers = present - {item.path for item in named}
    faults += [Finding.of("record.unnamed", place=Place(name)) for name in strangers]
    gone = [
        item
        for item in named
        if item.kind is SealedKind.PERSONAL_OBJECT and item.path not in present
    ]
    parquet = [item for item in named if item.kind is SealedKind.ROLL_PARQUET]
    return SealedAnswer(tuple(faults), len(gone), len(parquet))


def _faults_of(
    folder: Path, present: frozenset[str], item: SealedItem
) -> Iterator[str]:
    if item.path not in present:
        if item.kind is not SealedKind.PERSONAL_OBJECT:
            yield "record.sealed_missing"
    elif _digest_of(folder / item.path) != item.digest:
        yield "record.sealed_changed"
    elif item.kind is SealedKind.ROLL_CSV:
        found = _rows_and_root(folder / item.path)
        if found != (item.rows, item.root):
            yield "record.roll_differs"


def _rows_and_root(path: Path) -> tuple[int, str] | None:
    """Return number and root of a roll's rows, or nothing when one has no end.

    The rows are read one after the other: a roll may be larger than the memory.
    """
    count = -1
    is_whole = False

    def leaves() -> Iterator[bytes]:
        nonlocal count, is_whole
        for line in lines_of(path):
            count, is_whole = count + 1, line.ended
            if count:
                yield line.leaf

    root = root_of(leaves()).hex()
    return (count, root) if is_whole else None


def _digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
