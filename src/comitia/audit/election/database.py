"""A look into an election's database that leaves no trace in its folder."""

import shutil
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from comitia.kernel.findings import Finding, Refused

DATABASE: Final = "election.sqlite3"
# What SQLite lays beside a database: pages not yet moved in, or to be taken back.
BESIDE: Final = ("-wal", "-journal")
_TRIES: Final = 50
_PAUSE: Final = 0.1

# What a broken database may raise; even its complaints may be broken text.
DAMAGE: Final = (sqlite3.Error, UnicodeDecodeError)
Values = tuple[Any, ...]
_Stamp = tuple[tuple[str, int, int, int], ...]


class Tables:
    """The tables of a database, read row by row."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from a connection; text that is no UTF-8 is shown, not refused."""
        connection.text_factory = _text
        self._connection = connection

    def rows(self, query: str, *values: str) -> Iterator[Values]:
        """Yield the rows that a query gives."""
        yield from self._connection.execute(query, values)

    def names(self, kind: str) -> set[str]:
        """Return the names of all tables, or of what else a schema can hold."""
        query = "SELECT name FROM sqlite_master WHERE type = ?"
        return {str(name) for (name,) in self.rows(query, kind)}

    def columns(self, table: str) -> set[str]:
        """Return the names of a table's columns; none where there is no table."""
        query = "SELECT name FROM pragma_table_info(?)"
        return {str(name) for (name,) in self.rows(query, table)}

    @property
    def file(self) -> Path:
        """The file in which the tables lie."""
        query = "SELECT file FROM pragma_database_list WHERE name = 'main'"
        return Path(*[str(name) for (name,) in self.rows(query)])

    def is_whole(self) -> bool:
        """Return whether every page, index and key of the database is in order."""
        return [*self.rows("PRAGMA integrity_check(1)")] == [("ok",)]


@contextmanager
def opened(folder: Path) -> Iterator[Tables]:
    """Give the tables as the last finished act left them.

    A copy is opened, with what SQLite had not yet moved in: so the folder may lie on a
    medium that cannot be written, and an office may go on. Raises ``Refused`` while
    acts follow so fast on each other that no copy is of one moment.
    """
    with (
        TemporaryDirectory() as held,
        copy_read(_copied(folder, Path(held))) as tables,
    ):
        yield tables


@contextmanager
def copy_read(database: Path) -> Iterator[Tables]:
    """Give the tables of a copy that nobody writes; several may read it at once."""
    with closing(sqlite3.connect(database)) as connection:
        yield Tables(connection)


def _copied(folder: Path, held: Path) -> Path:
    for _ in range(_TRIES):
        before = _stamp(folder)
        for name, *_ in before:
            shutil.copyfile(folder / name, held / name)
        if _stamp(folder) == before:
            return held / DATABASE
        for copy in held.iterdir():
            copy.unlink()
        time.sleep(_PAUSE)
    raise Refused([Finding.of("election.busy", path=str(folder))])


def _stamp(folder: Path) -> _Stamp:
    """Return what changes with every write: size, time and place on the disk."""
    found = []
    for name in (DATABASE, *(f"{DATABASE}{end}" for end in BESIDE)):
        try:
            seen = (folder / name).lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(seen.st_mode):
            found.append((name, seen.st_size, seen.st_mtime_ns, seen.st_ino))
    return tuple(found)


def _text(content: bytes) -> str:
    return content.decode(errors="backslashreplace")
