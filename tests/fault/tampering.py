"""An election's folder, and ways to tamper with every table and every file of it."""

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.offices import DrivenOffice, erase, founded, register
from tests.play.charters import VARIANTS
from tests.play.lively import lively
from tests.play.stage import staged
from tests.play.walk import finished
from tests.whole import in_a_folder

from comitia.audit.election.verify import verify
from comitia.audit.record.verify import Verdict
from comitia.demo.folder import FolderStage
from comitia.demo.story import Story
from comitia.stages.rulebook import ROWS

# What no layer sees, because no entry says what stands in it.
UNSEEN = frozenset({"account", "django_migrations", "sqlite_sequence"})
KEYS = {"entry": 2, "head": 1, "note": 1, "card": 1, "person_index": 1}
KEYS |= {f"view_{kind.view}": kind.keys for kind in ROWS}
DATABASE = "election.sqlite3"
STORY = Story("4242")
WAYS = ("change", "remove", "add")
Row = dict[str, Any]


@dataclass(frozen=True)
class Held:
    """An election to be tampered with, and where its keys lie."""

    folder: Path
    environment: dict[str, str]

    def verdict(self) -> Verdict:
        """Return what verifying says of it."""
        return verify(self.folder, environment=self.environment)

    def copy(self, folder: Path) -> "Held":
        """Return a copy that can be spoiled."""
        shutil.copytree(self.folder, folder)
        return Held(folder, self.environment)

    def rows(self, table: str) -> int:
        """Return how many rows a table has."""
        with closing(sqlite3.connect(self.folder / DATABASE)) as database:
            counted = f"SELECT count(*) FROM {table}"  # noqa: S608  names of ours
            (rows,) = database.execute(counted).fetchone()
        return int(rows)

    def remove(self) -> None:
        """Remove a copy."""
        shutil.rmtree(self.folder)

    def files(self) -> list[str]:
        """Return the path of each file but the database."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        names = (str(path.relative_to(self.folder)) for path in found)
        return sorted(name for name in names if not name.startswith(DATABASE))


def held(root: Path) -> Held:
    """Return an election in earnest that has been through a good deal."""
    driven = founded(root, seed=None)
    play(driven)
    driven.office.close()
    return Held(driven.office.place.folder, {"COMITIA_KEYS": str(root / "keys")})


def whole(root: Path) -> Held:
    """Return a rehearsal of an election that went its whole way."""
    return Held(in_a_folder(root), {"COMITIA_KEYS": str(root / "keys")})


class Others:
    """Elections with rows of tables that the smallest one does not need.

    Each charter is played in memory to learn which tables it fills; one that fills a
    table is played in a folder, once somebody asks for that table.
    """

    def __init__(self, root: Path) -> None:
        """Learn which plays of which charters fill which tables."""
        self.root, self.held = root, dict[int, Held]()
        self.plays = [(one, end) for one in VARIANTS for end in (lively, finished)]
        self.fills = [self._views(number) for number in range(len(self.plays))]

    def filling(self, table: str) -> Held | None:
        """Return an election that has rows of a table: one at hand, or a new one."""
        numbers = [one for one, views in enumerate(self.fills) if table in views]
        for number in sorted(numbers, key=lambda one: one not in self.held):
            if tables(self._played(number).folder)[table]:
                return self.held[number]
        return None

    def _views(self, number: int) -> set[str]:
        (charter, ending), folder = self.plays[number], self.root / f"memory-{number}"
        stage = staged(folder / "keys", charter(folder / "charter"))
        ending(stage, STORY)
        return {f"view_{kind.view}" for kind in ROWS if stage.views.every(kind)}

    def _played(self, number: int) -> Held:
        if number not in self.held:
            (charter, ending), folder = self.plays[number], self.root / str(number)
            driven = founded(folder, charter=charter(folder / "charter"))
            ending(FolderStage(driven.office), STORY)
            driven.office.close()
            keys = {"COMITIA_KEYS": str(folder / "keys")}
            self.held[number] = Held(driven.office.place.folder, keys)
        return self.held[number]


def play(driven: DrivenOffice) -> None:
    """Do what there is to do before the units begin, and a little more."""
    register(driven)
    erase(driven, driven.people()[0])
    driven.do("close_register", {})
    driven.do("checkpoint", {"reason": "the register is closed"})
    driven.do("divide_seats", {"seats": {"valley": 3}})
    driven.do("checkpoint", {"reason": "the seats are divided"})
    driven.do("grant_role", {"account": "7" * 32, "role": "officer"})


@dataclass(frozen=True)
class Tampering:
    """What was done, and the places of which one must be named."""

    what: str
    places: frozenset[str]


def tables(folder: Path) -> dict[str, int]:
    """Return every table of an election's database with the number of its rows."""
    with closing(sqlite3.connect(folder / DATABASE)) as base:
        names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            str(name): base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names.fetchall()
        }


def contents(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of all tables that a layer sees; nothing when unreadable."""
    try:
        with closing(sqlite3.connect(folder / DATABASE)) as base:
            base.text_factory = bytes
            return {
                name: sorted(
                    base.execute(f'SELECT * FROM "{name}"').fetchall(),  # noqa: S608
                    key=repr,
                )
                for name in KEYS
            }
    except (sqlite3.Error, UnicodeDecodeError):
        return {}


def tamper(folder: Path, table: str, way: str, chance: Random) -> Tampering:
    """Change, remove or add one row of a table."""
    with closing(sqlite3.connect(folder / DATABASE)) as base:
        base.execute("PRAGMA ignore_check_constraints = ON")
        _without_triggers(base)
        rows = _rows(base, table)
        while True:
            # A change that a unique key forbids is tried at another place.
            with suppress(sqlite3.IntegrityError):
                done = _done(base, table, way, rows, chance)
                base.commit()
                return done


def _done(
    base: sqlite3.Connection, table: str, way: str, rows: list[Row], chance: Random
) -> Tampering:
    if way == "add":
        return _added(base, table, rows, chance)
    row = chance.choice(rows)
    if way == "remove":
        return _removed(base, table, row)
    return _changed(base, table, row, chance)


def _without_triggers(base: sqlite3.Connection) -> None:
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in names.fetchall():
        base.execute(f"DROP TRIGGER {name}")


def _rows(base: sqlite3.Connection, table: str) -> list[Row]:
    found = base.execute(f'SELECT rowid AS its_rowid, * FROM "{table}"')  # noqa: S608
    names = [one[0] for one in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _removed(base: sqlite3.Connection, table: str, row: Row) -> Tampering:
    base.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row["its_rowid"],))  # noqa: S608
    return Tampering("remove a row", _places(table, row))


def _changed(
    base: sqlite3.Connection, table: str, row: Row, chance: Random
) -> Tampering:
    column = chance.choice([name for name in row if name != "its_rowid"])
    new = {**row, column: _other(row[column], chance)}
    base.execute(
        f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?',  # noqa: S608
        (new[column], row["its_rowid"]),
    )
    return Tampering(f"change {column}", _places(table, row) | _places(table, new))


def _added(
    base: sqlite3.Connection, table: str, rows: list[Row], chance: Random
) -> Tampering:
    """Add a row like another one, under a key that nothing has."""
    columns = [
        (name, str(kind))
        for _, name, kind, *_ in base.execute(f'PRAGMA table_info("{table}")')
    ]
    like = chance.choice(rows) if rows else {}
    new = {name: like.get(name, _invented(kind)) for name, kind in columns}
    for name, kind in columns[: KEYS.get(table, 1)]:
        if table != "entry" or name != "unit":
            new[name] = _fresh(rows, name, kind, chance)
    if table == "entry":
        new["key"] = chance.randbytes(8).hex()
    if table == "account":
        new["name"] = chance.randbytes(8).hex()
    names, marks = ", ".join(f'"{one}"' for one in new), ", ".join("?" * len(new))
    base.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*new.values()])  # noqa: S608
    return Tampering("add a row", _places(table, new))


def _fresh(rows: list[Row], name: str, kind: str, chance: Random) -> object:
    if "int" in kind.lower():
        return 1 + max((row[name] for row in rows), default=0)
    return chance.randbytes(16).hex()


def _invented(kind: str) -> object:
    for part, value in {"int": 7, "bool": 1, "blob": b"7"}.items():
        if part in kind.lower():
            return value
    return "7"


def _other(value: Any, chance: Random) -> object:  # noqa: ANN401  any cell
    if isinstance(value, bytes):
        changed = bytearray(value)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if isinstance(value, int):
        return 1 - value if value in {0, 1} else value + 1
    return f"{value or ''}7"


def _places(table: str, row: Row) -> frozenset[str]:
    """Return where this tampering may show: at the row, or where it is missed."""
    if table == "entry":
        unit, line = row["unit"], int(row["height"]) + 1
        file = f"entries/{unit}.jsonl"
        return frozenset({f"{file}:{line}", f"{file}:{line + 1}", f"head: {unit}"})
    if table == "note":
        return frozenset({f"checkpoints/{row['number']}"})
    cells = [cell for name, cell in row.items() if name != "its_rowid"]
    key = ", ".join(map(str, cells[: KEYS.get(table, 1)]))
    also = {f"{table}: {row['person']}"} if table == "person_index" else set()
    return frozenset({f"{table}: {key}", *also})


def spoil(folder: Path, name: str, way: str, chance: Random) -> Tampering:
    """Change, remove or cut one file of the folder, or lay one beside it."""
    place = folder / name
    content = place.read_bytes()
    if way == "change":
        changed = bytearray(content)
        changed[chance.randrange(len(changed.rstrip()))] ^= 1
        place.write_bytes(bytes(changed))
    elif way == "remove":
        place.unlink()
    else:
        beside = place.with_name(chance.randbytes(32).hex())
        beside.write_bytes(content)
        name = str(beside.relative_to(folder))
    return Tampering(f"{way} a file", frozenset({name}))


def flip(folder: Path, chance: Random) -> None:
    """Change one bit of the database's file, wherever it lies."""
    place = folder / DATABASE
    content = bytearray(place.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    place.write_bytes(bytes(content))


def places_of(verdict: Verdict) -> set[str]:
    """Return the places of all faults."""
    return {str(fault.place) for fault in verdict.faults}
