"""A unit's conference: who may vote, the delegations, the offices, the agenda.

Who holds an office stands only as a number: an office is no list shown to everybody.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.conference.agenda.requests import MeetingRequest
from comitia.stages.conference.attendance import Delegation, ElectorRoll, Official
from comitia.stages.register.bodies import Person, Unit
from comitia.web.pages.conference.meetings import meetings
from comitia.web.pages.page import (
    Block,
    Cell,
    Facts,
    Page,
    Section,
    Table,
    code,
    moment,
    number,
)
from comitia.web.pages.register.papers import called_id
from comitia.web.pages.register.shelf import CONFERENCE, part_page
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

AGENDA: Final = "conference.agenda"
_TAKEN = ("item", "about", "ballot", "votes", "at", "document")


def conference_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return what a unit's conference did besides its ballots, list by list."""
    return part_page(CONFERENCE, unit, _sections(unit, reading, say), reading, say)


def _sections(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    views = reading.views
    rows: tuple[ElectorRoll | Delegation | Official | AgendaItem, ...] = (
        *views.every(ElectorRoll, unit=unit.unit),
        *views.every(Delegation, unit=unit.unit),
        *views.every(Official, unit=unit.unit),
        *views.every(AgendaItem, unit=unit.unit),
    )
    lists = {row.list_number for row in rows}
    for now in sorted(lists):
        blocks = tuple(_blocks(unit.unit, now, reading, say))
        title = say("web.conference.list", number=now)
        if len(lists) == 1:
            title = say("web.conference.meeting")
        yield Section(Cell(title), blocks)
    requests = views.every(MeetingRequest, unit=unit.unit)
    if requests:
        yield meetings(requests, say)


def _blocks(
    unit: str, list_number: int, reading: Reading, say: Voice
) -> Iterator[Block]:
    views = reading.views
    roll = views.one(ElectorRoll, unit, list_number)
    if roll:
        yield _roll(roll, say)
    sitting = views.every(Delegation, unit=unit, list_number=list_number)
    if sitting:
        yield _delegations(sitting, reading, say)
    officials = views.every(Official, unit=unit, list_number=list_number)
    if officials:
        yield _offices(officials, reading, say)
    taken = tuple(views.every(AgendaItem, unit=unit, list_number=list_number))
    if taken:
        yield _agenda(unit, taken, reading, say)


def _roll(roll: ElectorRoll, say: Voice) -> Facts:
    return Facts(
        (
            (say("web.sheet.entitled"), number(roll.entitled)),
            (say("web.conference.left_out"), number(roll.left_out)),
            (say("web.conference.invited"), number(roll.invited)),
            (say("web.conference.roll_at"), moment(roll.at)),
            (say("web.conference.roll"), code(roll.document)),
        )
    )


def _delegations(
    sitting: tuple[Delegation, ...], reading: Reading, say: Voice
) -> Table:
    heads = (say("web.conference.delegation"), say("web.conference.members"))
    rows = tuple(
        (called_id(row.delegation, reading, say), number(row.members))
        for row in sitting
    )
    return Table(say("web.conference.delegations"), heads, rows)


def _offices(officials: tuple[Official, ...], reading: Reading, say: Voice) -> Table:
    held = Counter((row.office, row.about) for row in officials)
    words = ("office", "delegation", "holders")
    heads = tuple(say(f"web.conference.{one}") for one in words)
    rows = tuple(
        (
            called_id(office, reading, say),
            called_id(about, reading, say),
            number(held[office, about]),
        )
        for office, about in held
    )
    return Table(say("web.conference.offices"), heads, rows)


def _agenda(
    unit: str, taken: Iterable[AgendaItem], reading: Reading, say: Voice
) -> Table:
    """Return the items in the order in which they were taken.

    One that was taken with every name on the list stands once, with how many.
    """
    with_names = Counter(row.item for row in taken if _is_name(row, reading))
    rows = {
        (row.item, "" if _is_name(row, reading) else row.about): row
        for row in sorted(taken, key=lambda row: row.at, reverse=True)
    }
    order = _order(unit, reading)
    listed = sorted(
        rows.values(), key=lambda row: (row.at, order.get(row.item, len(order)))
    )
    heads = tuple(say(f"web.conference.{one}") for one in _TAKEN)
    shown = tuple(
        (
            called_id(row.item, reading, say),
            _about(row, with_names[row.item], reading, say),
            number(row.ballot) if row.ballot else Cell(""),
            Cell(_votes(row, say)),
            moment(row.at),
            code("" if _is_name(row, reading) else row.document),
        )
        for row in listed
    )
    return Table(say("web.conference.agenda"), heads, shown)


def _is_name(row: AgendaItem, reading: Reading) -> bool:
    return bool(row.about) and reading.views.one(Person, row.about) is not None


def _order(unit: str, reading: Reading) -> dict[str, int]:
    """Return the place of each item on the agenda that the charter has."""
    held = reading.charter.setting(AGENDA, unit=unit)
    items = held.value if held and isinstance(held.value, tuple) else ()
    return {str(item): place for place, item in enumerate(items)}


def _about(row: AgendaItem, names: int, reading: Reading, say: Voice) -> Cell:
    if _is_name(row, reading):
        return Cell(say("web.conference.each", names=names))
    return called_id(row.about, reading, say)


def _votes(row: AgendaItem, say: Voice) -> str:
    if not row.size:
        return ""
    return say("web.conference.voted", votes=row.votes_for, size=row.size)
