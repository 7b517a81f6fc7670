"""Ends what a transaction began with keys: erasures, and people who never came in."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connections

from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import Person, Standing
from comitia.store.database.turns import alone
from comitia.store.folder.files import unfinished
from comitia.store.work import DatabaseWork

# How long a log that somebody reads is waited for; the next act tries again.
PATIENCE: Final = 500
_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class Pending:
    """What could not be ended yet: people whose keys are left, and a log to empty."""

    persons: set[str] = field(default_factory=set)
    has_log: bool = False

    def end(self, work: DatabaseWork) -> None:
        """End what an act began, and what was left by those before it.

        The act has been entered or refused by now, and that answer stands: what a
        busy database or a full disk keeps us from stays here, for the next act.
        """
        self.persons |= set(work.forgotten)
        self.has_log |= work.has_erased
        if not self.persons and not self.has_log:
            return
        try:
            self._end(work)
        except (DatabaseError, OSError) as fault:
            _log.warning("keys wait for the next act: %s", type(fault).__name__)

    def _end(self, work: DatabaseWork) -> None:
        persons = frozenset(self.persons)
        if persons:
            _destroy_keys(work, persons)
            self.persons -= persons
        if self.has_log:
            self.has_log = not _is_log_emptied(work.place.alias)


def finish(work: DatabaseWork) -> Pending:
    """Finish what a process that ended early left, and return what has to wait.

    Keys are destroyed, the log is emptied where somebody was erased, and files are
    removed that were being written: what an act would rest on has its own name.
    """
    left = {one for one in work.keys.persons() if _is_forgotten(work, one)}
    erased = work.views.every(Person, standing=Standing.ERASED.value)
    pending = Pending(left, has_log=bool(erased))
    pending.end(work)
    files = [*unfinished(work.place.objects), *unfinished(work.place.rolls)]
    if files:
        try:
            _sweep(work, files)
        except (DatabaseError, OSError) as fault:
            _log.warning("files wait for the next start: %s", type(fault).__name__)
    return pending


def _destroy_keys(work: DatabaseWork, persons: Collection[str]) -> None:
    """Destroy the keys of those among these persons who are forgotten.

    No act runs meanwhile, so that nobody who is just coming in loses a fresh key:
    SQLite has one writer anyway, and in PostgreSQL acts are held off.
    """
    with alone(work.place.alias):
        for person in sorted(persons):
            if _is_forgotten(work, person):
                work.keys.erase_card_key(person, work.draw("erasing", CENTRE))


def _sweep(work: DatabaseWork, files: Collection[Path]) -> None:
    """Remove files without a name of their own; no act runs that may be writing one."""
    with alone(work.place.alias):
        for file in files:
            file.unlink(missing_ok=True)


def _is_forgotten(work: DatabaseWork, person: str) -> bool:
    """Whether nothing is left that a person's key should open.

    In a rehearsal keys follow from the seed, and another folder may use the same:
    there only erased people are forgotten.
    """
    if work.seed is None:
        return not work.has_card(person)
    row = work.views.one(Person, person)
    return row is not None and row.standing == Standing.ERASED.value


def _is_log_emptied(alias: str) -> bool:
    """Empty SQLite's write-ahead log, whose frames hold what rows once held.

    While somebody reads or writes it stays; then the answer is that it did not work.
    """
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor, _less_patient(alias):
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchone()[0]
    return not is_busy


@contextmanager
def _less_patient(alias: str) -> Iterator[None]:
    """Let the database wait for others less long, until this ends."""
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {min(usual, PATIENCE)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
