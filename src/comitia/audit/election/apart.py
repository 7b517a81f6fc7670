"""Cards and requests, looked at in a process of their own while acts are redone."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from comitia.audit.election.database import Tables, copy_read
from comitia.audit.election.people import People, PeopleAnswer, check_people
from comitia.audit.election.requests import RequestsAnswer, check_requests
from comitia.audit.election.rows import digests_of_tables
from comitia.audit.election.tables import read_tables
from comitia.audit.replay.said import said_in
from comitia.ledger.cards.keys import KeyFolder
from comitia.ledger.views.collecting import seldom_collected
from comitia.stages.rulebook import ROWS

# A small record is looked at sooner than another process has begun.
WORTH_A_PROCESS: Final = 32 * 1024 * 1024


class OnCards(NamedTuple):
    """What came of looking at the cards, and at what was asked.

    `tables` are the digests of the views' tables, where another process read them.
    """

    people: PeopleAnswer
    requests: RequestsAnswer
    tables: Mapping[str, str] = {}


@dataclass(frozen=True)
class Cards:
    """Where the cards and requests of an election lie, and what is known of them.

    All lines of the record must be readable. `database` is a copy that nobody writes.
    """

    folder: Path
    database: Path
    election: str
    erased: frozenset[str]
    keys: KeyFolder | None
    rehearsal: bool


def look_at(cards: Cards) -> OnCards:
    """Return whether cards and requests are as the entries say."""
    with copy_read(cards.database) as tables, seldom_collected():
        return _looked(cards, tables)


def look_at_all(cards: Cards) -> OnCards:
    """Return the same, and what the tables of the views hold."""
    with copy_read(cards.database) as tables, seldom_collected():
        digests = digests_of_tables(tables, ROWS)
        return _looked(cards, tables)._replace(tables=digests)


def _looked(cards: Cards, tables: Tables) -> OnCards:
    folder = read_tables(cards.folder, tables)
    said = said_in(folder.units, folder.lines)
    people = check_people(
        tables,
        People.of(cards.election, said.latest, said.times, cards.erased),
        cards.keys,
        rehearsal=cards.rehearsal,
    )
    return OnCards(people, check_requests(folder, people.opened, cards.keys))


class Looking:
    """A look at the cards that is under way, or is taken when it is asked for."""

    def __init__(self, cards: Cards, other: Future[OnCards] | None = None) -> None:
        """Keep what is looked at, and the process that does so."""
        self._cards, self._other = cards, other

    @property
    def is_here(self) -> bool:
        """Whether this process does it, once it is asked."""
        return self._other is None

    def found(self) -> OnCards:
        """Return what came of it; a process that was ended is not waited for."""
        if self._other is not None:
            try:
                return self._other.result()
            except BrokenProcessPool:
                self._other = None
        return look_at(self._cards)


@contextmanager
def looking_at(cards: Cards, *, is_sound: bool) -> Iterator[Looking]:
    """Give a look at the cards, in another process where that saves time.

    A record that is not sound may never be asked about, or not be readable.
    """
    size, processors = cards.database.stat().st_size, os.cpu_count() or 1
    if not is_sound or size < WORTH_A_PROCESS or processors == 1:
        yield Looking(cards)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield Looking(cards, pool.submit(look_at_all, cards))
