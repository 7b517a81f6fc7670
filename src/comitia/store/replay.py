"""Rebuilding the views: every recorded outcome applied again, in the record's order."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from comitia.actions.payloads import recorded
from comitia.charter.rules import Charter
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, outcome_of, payload_of, read_entry
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.deciding import Deed, Occasion, scene_for
from comitia.stages.grants import Grant, signatures_under, used
from comitia.stages.register.first_signature import FIRST_SIGNATURE, SignedFirst, waits
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.rulebook import ROWS, RULEBOOK
from comitia.store.database.rows import DatabaseViews
from comitia.store.record import lines_of
from comitia.store.work import DatabaseWork


def in_order(lines: Iterable[bytes]) -> list[Entry]:
    """Return the entries of all chains in the order in which they are replayed.

    By moment; of one moment a unit's before the centre's, because the centre's may
    have seen them and they cannot have seen it.
    """
    return sorted(map(read_entry, lines), key=_order)


def replay(lines: Iterable[bytes], charter: Charter) -> MemoryViews:
    """Return the views that follow from the record; no decision is made again."""
    views = MemoryViews()
    for entry in in_order(lines):
        follow(entry, views, charter)
    return views


def follow(entry: Entry, views: MemoryViews, charter: Charter) -> None:
    """Put the rows that follow from the next entry of a record."""
    views.put(tuple(_rows(entry, views, charter)))


def differing(work: DatabaseWork) -> dict[str, int]:
    """Return how many rows of each view are not those that follow from the record.

    Changed rows count, and lacking and superfluous ones; views without any are left
    out.
    """
    alias = work.place.alias
    with transaction.atomic(using=alias, durable=True):
        lines = [line for held in lines_of(alias).values() for line in held]
        told = replay(lines, work.charter)
        found = {kind.view: _unlike(DatabaseViews(alias), told, kind) for kind in ROWS}
    return {view: count for view, count in sorted(found.items()) if count}


def _unlike(held: DatabaseViews, told: MemoryViews, kind: type[Row]) -> int:
    """Return how many keys have another row in the table than in the record.

    A table in which somebody wrote what is no cell cannot be read: all of it counts.
    """
    wanted = told.every(kind)
    try:
        return len({row.key() for row in set(held.every(kind)) ^ set(wanted)})
    except (TypeError, ValueError):
        return max(1, len(wanted))


def rebuild(work: DatabaseWork) -> None:
    """Put every view anew from the entries, in one transaction."""
    alias = work.place.alias
    with transaction.atomic(using=alias, durable=True):
        lines = [line for held in lines_of(alias).values() for line in held]
        views = DatabaseViews(alias)
        views.clear()
        views.put(replay(lines, work.charter).all_rows())


def _order(entry: Entry) -> tuple[object, ...]:
    return (parse_moment(entry.at), entry.unit == CENTRE, entry.unit, entry.height)


def _rows(entry: Entry, views: Views, charter: Charter) -> Iterator[Row]:
    at = parse_moment(entry.at)
    grants = tuple(_grants(entry, views))
    if entry.act == FIRST_SIGNATURE:
        signed = recorded(SignedFirst, payload_of(entry))
        yield from waits(signed, Occasion(at, entry.unit, "", grants))
        return
    rule = RULEBOOK[entry.act]
    payload = recorded(rule.payload, payload_of(entry))
    scene = scene_for(
        rule, payload, views, lambda unit: rules_for(charter, views, unit, at)
    )
    occasion = Occasion(at, entry.unit, scene.body, grants, entry.request)
    outcome = recorded(rule.outcome, outcome_of(entry))
    yield from rule.project(Deed(payload, outcome, occasion), views)
    waiting = signatures_under(
        entry.request, act=entry.act, unit=entry.unit, views=views
    )
    yield from used(waiting)


def _grants(entry: Entry, views: Views) -> Iterator[Grant]:
    for named in entry.grants:
        grant = views.one(Grant, named)
        if grant is not None:
            yield grant
