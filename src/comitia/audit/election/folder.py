"""The files of an election's folder beside its database."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from comitia.audit.election.database import BESIDE, DATABASE, Tables
from comitia.audit.record.folder import read_folder
from comitia.audit.replay.founding import CHARTER
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import CHECKPOINTS, ENTRIES, OPENINGS

FORMAT: Final = "format"
_NUMBER: Final = b"1"
# Says to people that all in the folder is invented; nothing is read from it.
_INVENTED: Final = "demonstration"
# SQLite's own shared memory lies beside an open database; it holds no rows.
_OWN: Final = {
    FORMAT,
    _INVENTED,
    DATABASE,
    *(f"{DATABASE}{end}" for end in (*BESIDE, "-shm")),
}
# What was being written when a process ended, and never came to its name.
_UNFINISHED: Final = re.compile(r"(?:objects|rolls)/\.[0-9a-f]{64}")

TABLES: Final[Mapping[str, frozenset[str]]] = {
    "entry": frozenset({"unit", "height", "key", "line", "leaf"}),
    "head": frozenset({"unit", "height", "parent", "writer"}),
    "note": frozenset({"number", "text"}),
    "card": frozenset({"person", "sealed"}),
    "person_index": frozenset({"digest", "person"}),
}
# Tables of operation: no entry says what stands in them.
OPERATION: Final = re.compile(r"account|django_[a-z_]+|sqlite_[a-z0-9_]+")
# A trigger that can refuse and do nothing else keeps the record; any other could
# change what it shows.
_REFUSES: Final = re.compile(
    r"\s*CREATE TRIGGER \w+ BEFORE (?:INSERT|UPDATE|DELETE) ON \w+\s[^;]*?"
    r"BEGIN SELECT RAISE\(ABORT, '[^']*'\); END\s*"
)


def is_election(path: Path) -> bool:
    """Return whether a folder holds an election rather than a bundle."""
    return not (path / ENTRIES).is_dir() and any(
        (path / name).is_file() for name in (FORMAT, DATABASE)
    )


def faults_of_format(path: Path) -> Iterator[Finding]:
    """Yield a fault unless the folder says that it is of the format known here."""
    place = path / FORMAT
    if not place.is_file() or place.read_bytes()[:16].strip() != _NUMBER:
        yield Finding.of("election.no_format", place=Place(FORMAT))


def faults_of_strangers(path: Path) -> Iterator[Finding]:
    """Yield a fault for each file that does not belong into an election's folder."""
    found = read_folder(path)
    strange = [str(fault.place) for fault in found.faults]
    strange += [f"{ENTRIES}/{unit}.jsonl" for unit in found.units]
    strange += [f"{CHECKPOINTS}/{number}" for number in found.checkpoints]
    strange += [OPENINGS] if found.has_openings else []
    for name in strange:
        belongs = (
            name in _OWN or name.startswith(CHARTER) or _UNFINISHED.fullmatch(name)
        )
        if not belongs or (path / name).is_symlink():
            yield Finding.of("election.stranger", place=Place(name))


def faults_of_charter(path: Path, sealed: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a fault for each file of the charter that is not the one sealed.

    `sealed` are the names and digests that the first entry states.
    """
    names = {name for name in sealed if name.startswith(CHARTER)}
    present = {
        str(file.relative_to(path))
        for file in (path / CHARTER).rglob("*")
        if not file.is_dir()
    }
    for name in sorted(names | present):
        place = Place(name)
        if name not in names:
            yield Finding.of("election.stranger", place=place)
        elif name not in present or _digest(path / name) != sealed[name]:
            yield Finding.of("election.other_charter", place=place)


def is_left_over(path: Path, fault: Finding) -> bool:
    """Return whether a file that no entry names was left by an act that ended early.

    Such a file has the digest that it is named by, and nothing rests on it.
    """
    if fault.code != "record.unnamed" or fault.place is None:
        return False
    return _digest(path / fault.place.file) == Path(fault.place.file).name


def faults_of_schema(tables: Tables, views: Iterable[str]) -> Iterator[Finding]:
    """Yield a fault for tables that are missing or strange, and for hidden doings."""
    for table, columns in TABLES.items():
        if tables.columns(table) != columns or table not in tables.names("table"):
            yield Finding.of("election.no_table", place=Place(table))
    for table in sorted(tables.names("table") - TABLES.keys() - {*views}):
        if not OPERATION.fullmatch(table):
            yield Finding.of("election.strange_table", place=Place(table))
    for view in sorted(tables.names("view")):
        yield Finding.of("election.strange_table", place=Place(view))
    for name, text in tables.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ):
        if not _REFUSES.fullmatch(str(text)):
            yield Finding.of("election.strange_trigger", place=Place(str(name)))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
