"""The result sheet of a unit's conference: every ballot, its papers, bar and votes."""

from collections.abc import Iterator

from comitia.stages.conference.sheet import SheetBallot, result_sheet
from comitia.stages.register.bodies import Unit
from comitia.web.pages.charts.ballots import ballots_drawing, came_of
from comitia.web.pages.names import called
from comitia.web.pages.page import (
    Block,
    Cell,
    Facts,
    Page,
    Section,
    Table,
    Text,
    moment,
    number,
)
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_PAPERS = ("voters", "issued", "spoiled", "returned", "valid", "void")
_MARKS = ("for", "against", "abstain", "unclear", "bar", "result")


def sheet_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return all ballots of a unit in order, and what became of its seats."""
    sheet = result_sheet(unit.unit, reading.views)
    seats = Facts(
        (
            (say("web.sheet.planned"), number(sheet.planned)),
            (say("web.ballots.elected"), number(sheet.elected)),
            (say("web.sheet.reduced"), number(sheet.reduced)),
            (say("web.sheet.open"), number(sheet.open_seats)),
        )
    )
    sections = (
        Section(
            Cell(say("web.sheet.seats")),
            (seats, *ballots_drawing(unit, reading, say)),
        ),
        *(_ballot(one, reading, say) for one in sheet.ballots),
    )
    title = say("web.sheet.title", unit=unit.name)
    return Page(title, say("web.sheet.lead"), sections)


def _ballot(held: SheetBallot, reading: Reading, say: Voice) -> Section:
    kind = say(f"ballot.{held.ballot.kind}")
    title = say("web.sheet.ballot", number=held.number, kind=kind)
    blocks: list[Block] = [Facts(tuple(_papers(held, say)))]
    if held.is_counted and held.account:
        bar = say(
            "web.sheet.bar",
            least=held.account.least,
            size=held.account.size,
            base=say(f"kernel.base.{held.account.base}"),
        )
        blocks += [Text(bar), _votes(held, held.account.least, reading, say)]
    if held.reduced:
        blocks.append(Text(say("web.sheet.given_up", seats=held.reduced)))
    return Section(Cell(title), tuple(blocks))


def _papers(held: SheetBallot, say: Voice) -> Iterator[tuple[str, Cell]]:
    ballot, account = held.ballot, held.account
    yield say("web.ballots.status"), Cell(say(f"ballot.{ballot.status}"))
    yield say("web.ballots.opened"), moment(ballot.opened)
    yield say("web.unit.seats"), number(ballot.seats)
    yield say("web.sheet.entitled"), number(ballot.entitled)
    yield say("web.sheet.present"), number(ballot.present)
    if account is None:
        return
    numbers = (
        account.voters,
        account.issued,
        account.spoiled,
        account.returned,
        account.valid,
        account.void,
    )
    for one, now in zip(_PAPERS, numbers, strict=True):
        yield say(f"web.sheet.{one}"), number(now)
    for reason in held.void_for:
        why = say.word_or(f"void.{reason.reason}", reason.reason)
        yield say("web.sheet.void_for", reason=why), number(reason.papers)
    if held.other_votes:
        yield say("web.sheet.other_votes"), number(held.other_votes)
    if account.unread:
        yield say("web.sheet.unread"), number(account.unread)


def _votes(held: SheetBallot, least: int, reading: Reading, say: Voice) -> Table:
    heads = (say("attribute.name"), *(say(f"web.ballots.{one}") for one in _MARKS))
    rows = tuple(
        (
            called(one.person, reading, say),
            number(one.votes_for),
            number(one.against),
            number(one.abstain),
            number(one.unclear),
            Cell(
                say("web.sheet.above" if one.votes_for >= least else "web.sheet.below")
            ),
            Cell(came_of(one, say)),
        )
        for one in held.names
    )
    return Table(say("web.ballots.votes", number=held.number), heads, rows)
