"""How fast acts are entered for good, beside a bare durable insert on the same disk.

    .venv/bin/python benchmarks/acts.py [ACTS] [FOLDER]

The insert is one row of an entry's size in a transaction of its own, in SQLite with
the settings that an office has. Every round runs all measures in turn, so that a disk
that slows down slows all of them; medians are printed, and ratios to the insert.
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from comitia.actions.perform import Request
from comitia.stages.register.bodies import Person
from comitia.store.database.connect import PRAGMAS
from comitia.store.office import Office

CHARTER = Path(__file__).resolve().parents[1] / "charters" / "minimal"
ROUNDS = 5
PASSWORD = "of an invented officer"  # noqa: S105  nobody signs in
ROWS = 1000
GOAL_OF_ACTS, GOAL_OF_ROWS = 6.0, 2.0
Measure = Callable[[], int]


class Bench:
    """An election whose register is open, and one whose branches return."""

    def __init__(self, root: Path, acts: int) -> None:
        """Set up everything that is not measured."""
        os.environ["COMITIA_KEYS"] = str(root / "keys")
        self.acts, self.numbers = acts, count()
        self.open = self._office(root / "register")
        self.returning = self._office(root / "returns")
        self.branches: Iterator[int] = iter(range(acts * (ROUNDS + 1)))
        self._prepare_returns()
        self.line = self._a_line()

    def single_acts(self) -> int:
        """Have each of some branches send its return: one act, one entry each."""
        for _ in range(self.acts):
            branch = f"branch-{next(self.branches)}"
            names = [{"person": one, "votes": 6} for one in self.people]
            asked = {"body": branch, "names": names, "voters": 9}
            account = self.returning.account_id(branch)
            self._do(self.returning, "submit_return", asked, account)
        return self.acts

    def bodies_by_the_sheet(self) -> int:
        """Enter a sheet of bodies, in one act."""
        base = next(self.numbers) * ROWS
        self._bodies(self.open, range(base, base + ROWS))
        return ROWS

    def people_by_the_sheet(self) -> int:
        """Enter a sheet of people who are new: each gets a card and a key."""
        base = next(self.numbers) * ROWS
        self._people(self.open, range(base, base + ROWS))
        return ROWS

    def known_people_by_the_sheet(self) -> int:
        """Enter the same sheet of people again: cards change, no key is new."""
        self._people(self.open, range(-ROWS, 0))
        return ROWS

    def _office(self, folder: Path) -> Office:
        office = Office.create(
            folder, charter=CHARTER, officer="officer", password=PASSWORD
        )
        top = [
            ("conference", "conference", ""),
            ("committee", "committee", "conference"),
        ]
        top.append(("review", "review", "conference"))
        rows = [_body(name, kind, parent) for name, kind, parent in top]
        units = [{"name": "Valley", "unit": "valley"}]
        self._do(office, "register_units", {"rows": units})
        self._do(office, "register_bodies", {"rows": rows})
        self._bodies(office, range(-1, 0))
        self._people(office, range(-ROWS, 0))
        return office

    def _prepare_returns(self) -> None:
        office, wanted = self.returning, self.acts * (ROUNDS + 1)
        for first in range(0, wanted, ROWS):
            self._bodies(office, range(first, min(first + ROWS, wanted)))
        for number in range(wanted):
            name = f"branch-{number}"
            account = _account(office, name)
            asked = {"account": account, "body": name, "role": "secretary"}
            self._do(office, "grant_role", asked)
        self._do(office, "close_register", {})
        self._do(office, "divide_seats", {"seats": {"valley": 3}})
        self.people = [row.person for row in office.views.every(Person)[:5]]

    def _bodies(self, office: Office, numbers: range) -> None:
        rows = [
            _body(f"branch-{one % 10**6}", "branch", "committee") for one in numbers
        ]
        self._do(office, "register_bodies", {"rows": rows})

    def _people(self, office: Office, numbers: range) -> None:
        body = f"branch-{-1 % 10**6}"
        rows = [
            {"body": body, "name": f"Person {one}", "office_id": f"id {one}"}
            for one in numbers
        ]
        self._do(office, "register_persons", {"rows": rows})

    def _do(
        self, office: Office, act: str, payload: dict[str, Any], account: str = ""
    ) -> None:
        by = account or office.account_id("officer")
        office.do(Request(act, payload, by, f"key-{next(self.numbers)}"))

    def _a_line(self) -> bytes:
        self.single_acts()
        (chain,) = (
            lines
            for unit, lines in self.returning.bundle().ledger.lines.items()
            if unit == "valley"
        )
        return chain[-1]


def _body(name: str, kind: str, parent: str) -> dict[str, object]:
    return {
        "body": name,
        "kind": kind,
        "members": 10,
        "name": name,
        "parent": parent,
        "unit": "valley",
    }


def _account(office: Office, name: str) -> str:
    """Add an account without the seconds that a password's digest takes."""
    from django.db import connections  # noqa: PLC0415  once Django is ready

    account = os.urandom(16).hex()
    with connections[office.place.alias].cursor() as cursor:
        cursor.execute("INSERT INTO account VALUES (%s, %s, '!')", (account, name))
    return account


def bare(database: sqlite3.Connection, line: bytes, number: Iterator[int]) -> Measure:
    """Return the measure of a hundred bare durable inserts."""

    def insert() -> int:
        for _ in range(100):
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO entry VALUES (?, ?)", (next(number), line))
            database.execute("COMMIT")
        return 100

    return insert


def main() -> None:
    """Measure, and print a line for each goal."""
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    place = sys.argv[2] if len(sys.argv) > 2 else "."  # noqa: PLR2004
    with (
        tempfile.TemporaryDirectory(dir=place, prefix=".bench-") as folder,
        closing(sqlite3.connect(f"{folder}/bare", isolation_level=None)) as database,
    ):
        for name, value in PRAGMAS.items():
            database.execute(f"PRAGMA {name} = {value}")
        database.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, line BLOB)")
        bench = Bench(Path(folder), acts)
        print(
            f"{acts} acts a round, an entry of {len(bench.line)} bytes, {ROUNDS} rounds"
        )
        report(bench, bare(database, bench.line, count()))


def report(bench: Bench, insert: Measure) -> None:
    """Run the rounds and print the medians, and the ratios to the insert."""
    measures = {
        "a bare durable insert": insert,
        "a return, one act": bench.single_acts,
        "a body, 1,000 by the sheet": bench.bodies_by_the_sheet,
        "a known person, 1,000 by the sheet": bench.known_people_by_the_sheet,
        "a new person, 1,000 by the sheet": bench.people_by_the_sheet,
    }
    took: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            begin = time.perf_counter()
            done = measure()
            took[name].append((time.perf_counter() - begin) / done)
    base = took["a bare durable insert"]
    for name, times in took.items():
        ratios = [mine / other for mine, other in zip(times, base, strict=True)]
        median = statistics.median(times)
        print(
            f"{name:36} {1 / median:9,.0f} /s {1000 * median:8.3f} ms"
            f"   ratio {statistics.median(ratios):5.2f}"
            f" ({min(ratios):.2f} to {max(ratios):.2f})"
        )
    print(f"goals: an act at most {GOAL_OF_ACTS:g}, a row of a sheet {GOAL_OF_ROWS:g}")


if __name__ == "__main__":
    main()
