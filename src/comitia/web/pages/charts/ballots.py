"""The ballots of a unit: their tables, and the votes against the bar as a chart."""

from collections.abc import Iterator
from dataclasses import replace

from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    Bar,
    NameVotes,
    Outcome,
)
from comitia.engines.chart.heading import Heading
from comitia.stages.conference.ballots import BallotAccount, BallotName, Kind
from comitia.stages.conference.sheet import SheetBallot, result_sheet
from comitia.stages.register.bodies import Unit
from comitia.web.pages.frame import banner
from comitia.web.pages.names import called
from comitia.web.pages.page import Block, Cell, Drawing, Table, moment, number
from comitia.web.pages.paths import ballots_chart_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_PAPERS = ("voters", "issued", "spoiled", "returned", "valid", "void")


def ballot_blocks(unit: Unit, reading: Reading, say: Voice) -> Iterator[Block]:
    """Yield what there is to show of a unit's ballots: chart first, then tables."""
    yield from ballots_drawing(unit, reading, say)
    yield from ballot_tables(unit, reading, say)


def ballots_drawing(unit: Unit, reading: Reading, say: Voice) -> Iterator[Drawing]:
    """Yield the drawing of a unit's counted ballots, if there are any."""
    if _counted(unit, reading):
        yield Drawing(
            ballots_chart_path(say.path, unit.unit),
            say("web.ballots.chart_link"),
            say("web.ballots.chart_alt"),
            ballots_chart_path(say.path, unit.unit, narrow=True),
        )


def ballots_chart(unit: Unit, reading: Reading, say: Voice) -> BallotsChart | None:
    """Return the counted ballots of a unit as a result sheet, if there are any."""
    counted = _counted(unit, reading)
    if not counted:
        return None
    title = say("web.ballots.chart_title", unit=unit.name)
    heading = Heading(title, say.language, banner(reading, say))
    ballots = tuple(
        replace(_ballot(one, reading, say), notes=notes)
        for one, notes in _noted(counted, unit, reading, say)
    )
    return BallotsChart(heading, ballots)


def _noted(
    counted: tuple[SheetBallot, ...], unit: Unit, reading: Reading, say: Voice
) -> Iterator[tuple[SheetBallot, tuple[str, ...]]]:
    """Yield counted ballots with what is said of the void ones, where they stood."""
    ballots = result_sheet(unit.unit, reading.views).ballots
    begun = 0
    for one in counted:
        is_last = one is counted[-1]
        yield (
            one,
            tuple(
                void_text(held, say)
                for held in ballots
                if held.over[0]
                and held.number > begun
                and (is_last or held.number < one.number)
            ),
        )
        begun = one.number


def void_text(held: SheetBallot, say: Voice) -> str:
    """Return why a ballot is void: how many papers came back, and how many might."""
    within, most = held.over
    returned = held.account.returned if held.account else 0
    return say(
        f"web.sheet.void_{within}", number=held.number, returned=returned, most=most
    )


def ballot_title(held: SheetBallot, say: Voice) -> str:
    """Return the number of a ballot and its kind; what it repeats, where it does."""
    kind = say(f"ballot.{held.ballot.kind}")
    if held.repeats:
        again = say(f"ballot.again_{held.repeats}")
        is_plain = held.ballot.kind == Kind.CONTESTED.value
        kind = again if is_plain else say("ballot.again", kind=kind, again=again)
    return say("web.sheet.ballot", number=held.number, kind=kind)


def named(row: BallotName, reading: Reading, say: Voice) -> Cell:
    """Return the name of somebody on the paper, or who was written in on papers."""
    cell = called(row.person, reading, say)
    if row.place:
        return cell
    shown = say("chart.ballots.written_in", name=cell.shown)
    return replace(cell, text=shown)


def ballot_tables(unit: Unit, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield the ballots of a unit with their status, and the votes of those counted."""
    ballots = result_sheet(unit.unit, reading.views).ballots
    keys = ("number", "status", "opened", "counted")
    heads = (*(say(f"web.ballots.{one}") for one in keys), say("web.unit.seats"))
    rows = tuple(
        (
            number(one.number),
            Cell(say(f"ballot.{one.status}")),
            moment(one.opened),
            moment(one.counted),
            number(one.seats),
        )
        for one in (held.ballot for held in ballots)
    )
    if rows:
        yield Table(say("web.ballots.title"), heads, rows)
    for held in ballots:
        if held.is_counted:
            yield _votes(held, reading, say)


def _votes(held: SheetBallot, reading: Reading, say: Voice) -> Table:
    keys = ("for", "against", "abstain", "result")
    heads = (say("web.ballots.name"), *(say(f"web.ballots.{one}") for one in keys))
    rows = tuple(
        (
            named(one, reading, say),
            number(one.votes_for),
            number(one.against),
            number(one.abstain),
            Cell(came_of(one, held.account, say)),
        )
        for one in held.ranked
    )
    return Table(say("web.ballots.votes", number=held.number), heads, rows)


def _counted(unit: Unit, reading: Reading) -> tuple[SheetBallot, ...]:
    ballots = result_sheet(unit.unit, reading.views).ballots
    return tuple(one for one in ballots if one.is_counted)


def _ballot(held: SheetBallot, reading: Reading, say: Voice) -> BallotVotes:
    account, ballot = held.account, held.ballot
    return BallotVotes(
        ballot_title(held, say),
        tuple(_name(one, account, reading, say) for one in held.names),
        ballot.seats,
        Bar(account.least, account.size, account.base) if account else None,
        (
            ("entitled", ballot.entitled),
            ("present", ballot.present),
            *((one, getattr(account, one)) for one in _PAPERS if account),
        ),
    )


def _name(
    row: BallotName, account: BallotAccount | None, reading: Reading, say: Voice
) -> NameVotes:
    return NameVotes(
        called(row.person, reading, say).shown,
        row.votes_for,
        row.against,
        row.abstain,
        row.unclear,
        _outcome(row, account.least if account else 0),
        is_written_in=not row.place,
    )


def _outcome(row: BallotName, least: int) -> Outcome:
    """Return what came of a name; who had the votes and no seat was over the number."""
    for is_so, outcome in (
        (row.elected, Outcome.ELECTED),
        (row.listed, Outcome.LISTED),
        (row.tied, Outcome.TIED),
    ):
        if is_so:
            return outcome
    if not least:
        return Outcome.UNSAID
    return Outcome.OVER if row.votes_for >= least else Outcome.BELOW


def came_of(row: BallotName, account: BallotAccount | None, say: Voice) -> str:
    """Return what the count brought a name, in a word; nothing while it is not said."""
    if row.listed:
        return say("web.ballots.listed")
    if row.elected:
        return say("web.ballots.elected")
    outcome = _outcome(row, account.least if account else 0)
    return say(f"chart.outcome.{outcome}") if outcome else ""
