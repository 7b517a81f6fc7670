"""Writes a rehearsal that was played in memory into its folder."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections

from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import leaf_hash
from comitia.store.database.rows import DatabaseViews
from comitia.store.folder.files import keep_all
from comitia.store.folder.place import Place
from comitia.store.held.keys import HeldKeys
from comitia.store.held.work import HeldWork


def write_down(work: HeldWork, place: Place) -> None:
    """Put keys and sealed files safely on disk, then every row into the database.

    It runs inside a transaction. The first entry lies there already.
    """
    if isinstance(work.keys, HeldKeys):
        work.keys.write()
    keep_all(place.objects, work.objects)
    keep_all(place.rolls, work.rolls)
    _insert(place, "card (person, sealed)", work.cards.items())
    _insert(place, "person_index (digest, person)", work.index.items())
    _insert(place, "entry (unit, height, key, line, leaf)", _entries(work))
    _insert(place, "note (number, text)", _notes(work))
    with connections[place.alias].cursor() as cursor:
        cursor.execute("DELETE FROM head")
    _insert(place, "head (unit, height, parent, writer)", _heads(work))
    DatabaseViews(place.alias).put(work.views.all_rows())


def _entries(work: HeldWork) -> Iterator[tuple[str, int, str, bytes, bytes]]:
    for (unit, key), height in work.heights.items():
        if (unit, height) != (CENTRE, 0):
            line = work.ledger.lines[unit][height]
            yield unit, height, key, line, leaf_hash(line)


def _notes(work: HeldWork) -> Iterator[tuple[int, str]]:
    yield from enumerate(map(str, work.ledger.notes), 1)


def _heads(work: HeldWork) -> Iterator[tuple[str, int, str, str]]:
    for unit in work.ledger.lines:
        head = work.ledger.head(unit)
        yield unit, head.height, head.parent, head.writer


def _insert(place: Place, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    cells = ", ".join(["%s"] * (into.count(",") + 1))
    with connections[place.alias].cursor() as cursor:
        cursor.executemany(f"INSERT INTO {into} VALUES ({cells})", list(rows))  # noqa: S608
