"""The result sheet of a unit's conference: every ballot, its papers, bar and votes."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import parse_moment
from comitia.stages.conference.ballots import SeatsLeftOpen
from comitia.stages.conference.course.open_seats import NEEDED
from comitia.stages.conference.sheet import SheetBallot, result_sheet
from comitia.stages.due_process.gates import checks_lacking
from comitia.stages.register.bodies import Unit
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.vetting.gate_keys import matters_of
from comitia.web.pages.charts.ballots import (
    ballot_title,
    ballots_drawing,
    came_of,
    named,
    void_text,
)
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
            (
                say("web.sheet.left" if sheet.left_open else "web.sheet.open"),
                number(sheet.open_seats),
            ),
        )
    )
    decided = (Text(_left_open(sheet.left_open, reading, say)),) * bool(sheet.left_open)
    sections = (
        Section(
            Cell(say("web.sheet.seats")),
            (seats, *decided, *ballots_drawing(unit, reading, say)),
        ),
        *(_ballot(one, reading, say) for one in sheet.ballots),
    )
    title = say("web.sheet.title", unit=unit.name)
    return Page(title, say("web.sheet.lead"), sections)


def _left_open(decided: SeatsLeftOpen | None, reading: Reading, say: Voice) -> str:
    """Return who left seats open, by which vote, and what that vote had to be."""
    if decided is None:
        return ""
    if not decided.votes_for:
        how = "minutes" if decided.in_minutes else "charter"
        return say(f"web.sheet.left_by_{how}", seats=decided.seats)
    rules = _rules(reading, decided.unit, decided.at)
    return say(
        "web.sheet.left_by_vote",
        seats=decided.seats,
        votes=decided.votes_for,
        present=decided.present,
        bound=rules.read(NEEDED, Bound).value,
    )


def _rules(reading: Reading, unit: str, at: str) -> Rules:
    return rules_for(reading.charter, reading.views, unit, parse_moment(at))


def _unvetted(held: SheetBallot, reading: Reading, say: Voice) -> Iterator[Text]:
    """Yield who was written in, and was elected or listed without all checks."""
    ballot = held.ballot
    rules = _rules(reading, ballot.unit, ballot.opened)
    checks = matters_of(rules)
    for row in held.names:
        if row.place or not (row.elected or row.listed):
            continue
        lacking = checks_lacking(ballot.unit, row.person, checks, reading.views)
        if lacking:
            who = called(row.person, reading, say).shown
            yield Text(say("web.sheet.unvetted", who=who, checks=say.in_words(lacking)))


def _ballot(held: SheetBallot, reading: Reading, say: Voice) -> Section:
    title = ballot_title(held, say)
    blocks: list[Block] = [Facts(tuple(_papers(held, say)))]
    if held.over[0]:
        blocks.append(Text(void_text(held, say)))
    if held.is_counted and held.account:
        bar = say(
            "web.sheet.bar",
            least=held.account.least,
            size=held.account.size,
            base=say(f"kernel.base.{held.account.base}"),
        )
        blocks += [Text(bar), _votes(held, held.account.least, reading, say)]
        blocks += _unvetted(held, reading, say)
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
    heads = (say("web.ballots.name"), *(say(f"web.ballots.{one}") for one in _MARKS))
    rows = tuple(
        (
            named(one, reading, say),
            number(one.votes_for),
            number(one.against),
            number(one.abstain),
            number(one.unclear),
            Cell(
                say("web.sheet.above" if one.votes_for >= least else "web.sheet.below")
            ),
            Cell(came_of(one, held.account, say)),
        )
        for one in held.ranked
    )
    return Table(say("web.ballots.votes", number=held.number), heads, rows)
