"""The whole record out of the database: lines, notes, sealed files, openings."""

from collections.abc import Iterator
from itertools import chain

from django.db import connections

from comitia.ledger.bundle import Bundle
from comitia.ledger.cards.commitment import Opening
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import read_entry, sealed_of
from comitia.ledger.ledger import Ledger
from comitia.ledger.log.note import read_note
from comitia.ledger.roll import SealedKind
from comitia.stages.publication.publishing import Publication, delegates
from comitia.store.work import DatabaseWork


def lines_of(alias: str) -> dict[str, list[bytes]]:
    """Return the lines of every unit's chain, in their order."""
    lines: dict[str, list[bytes]] = {}
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT unit, line FROM entry ORDER BY unit, height")
        for unit, line in cursor.fetchall():
            lines.setdefault(unit, []).append(bytes(line))
    return lines


def notes_of(alias: str) -> list[str]:
    """Return the signed checkpoints, the oldest first."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT text FROM note ORDER BY number")
        return [text for (text,) in cursor.fetchall()]


def bundle_of(work: DatabaseWork, *, is_rehearsal: bool) -> Bundle:
    """Return the record with everything that its entries seal."""
    ledger = Ledger(work.election, work.origin)
    ledger.lines = lines_of(work.place.alias)
    ledger.notes = [read_note(text.encode()) for text in notes_of(work.place.alias)]
    objects: set[str] = set()
    rolls: set[str] = set()
    for line in chain.from_iterable(ledger.lines.values()):
        for item in sealed_of(read_entry(line)):
            is_roll = SealedKind(str(item["kind"])).is_roll
            (rolls if is_roll else objects).add(str(item["sha256"]))
    return Bundle(
        ledger,
        {name: (work.place.objects / name).read_bytes() for name in sorted(objects)},
        {name: (work.place.rolls / name).read_bytes() for name in sorted(rolls)},
        tuple(_openings(work)),
        is_rehearsal=is_rehearsal,
    )


def _openings(work: DatabaseWork) -> Iterator[Opening]:
    """Yield what was published of each delegate, so that anyone can check it."""
    for published in work.views.every(Publication):
        for way in delegates(work.views):
            if published.unit not in {CENTRE, way.unit}:
                continue
            openings = work.card(way.person).openings
            for name in published.attributes:
                if name in openings:
                    yield openings[name]
