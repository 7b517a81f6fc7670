"""The ballots of a unit: their tables, and the votes against the bar as a chart."""

from collections.abc import Iterable, Iterator

from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    NameVotes,
    Outcome,
)
from comitia.engines.chart.heading import Heading
from comitia.stages.conference.ballots import Ballot, BallotName, Status
from comitia.stages.register.bodies import Unit
from comitia.web.pages.frame import banner
from comitia.web.pages.names import called
from comitia.web.pages.page import Block, Cell, Drawing, Table, moment, number
from comitia.web.pages.paths import ballots_chart_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading


def ballot_blocks(unit: Unit, reading: Reading, say: Voice) -> Iterator[Block]:
    """Yield what there is to show of a unit's ballots: chart first, then tables."""
    if _counted(unit, reading):
        yield Drawing(
            ballots_chart_path(say.path, unit.unit),
            say("web.ballots.chart_link"),
            say("web.ballots.chart_alt"),
            ballots_chart_path(say.path, unit.unit, narrow=True),
        )
    yield from ballot_tables(unit, reading, say)


def ballots_chart(unit: Unit, reading: Reading, say: Voice) -> BallotsChart | None:
    """Return the counted ballots of a unit as a result sheet, if there are any."""
    counted = _counted(unit, reading)
    if not counted:
        return None
    title = say("web.ballots.chart_title", unit=unit.name)
    heading = Heading(title, say.language, banner(reading, say))
    ballots = tuple(_ballot(one, reading, say) for one in counted)
    return BallotsChart(heading, ballots)


def ballot_tables(unit: Unit, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield the ballots of a unit with their status, and the votes of those counted."""
    ballots = reading.views.every(Ballot, unit=unit.unit)
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
        for one in ballots
    )
    if rows:
        yield Table(say("web.ballots.title"), heads, rows)
    for one in ballots:
        if one.status == Status.COUNTED.value:
            yield _votes(one, reading, say)


def _votes(ballot: Ballot, reading: Reading, say: Voice) -> Table:
    names = reading.views.every(BallotName, unit=ballot.unit, number=ballot.number)
    keys = ("for", "against", "abstain", "result")
    heads = (say("attribute.name"), *(say(f"web.ballots.{one}") for one in keys))
    rows = tuple(
        (
            called(one.person, reading, say),
            number(one.votes_for),
            number(one.against),
            number(one.abstain),
            Cell(_result(one, say)),
        )
        for one in _in_order(names)
    )
    return Table(say("web.ballots.votes", number=ballot.number), heads, rows)


def _counted(unit: Unit, reading: Reading) -> tuple[Ballot, ...]:
    ballots = reading.views.every(Ballot, unit=unit.unit)
    return tuple(one for one in ballots if one.status == Status.COUNTED.value)


def _ballot(ballot: Ballot, reading: Reading, say: Voice) -> BallotVotes:
    names = reading.views.every(BallotName, unit=ballot.unit, number=ballot.number)
    return BallotVotes(
        say("web.ballots.one", number=ballot.number),
        tuple(_name(one, reading, say) for one in _in_order(names)),
        ballot.seats,
        account=(("entitled", ballot.entitled), ("present", ballot.present)),
    )


def _in_order(names: Iterable[BallotName]) -> list[BallotName]:
    return sorted(names, key=lambda one: one.place)


def _name(row: BallotName, reading: Reading, say: Voice) -> NameVotes:
    outcome = Outcome.TIED if row.tied else Outcome.UNSAID
    return NameVotes(
        called(row.person, reading, say).shown,
        row.votes_for,
        row.against,
        row.abstain,
        outcome=Outcome.ELECTED if row.elected else outcome,
    )


def _result(row: BallotName, say: Voice) -> str:
    if row.elected:
        return say("web.ballots.elected")
    return say("web.ballots.tied") if row.tied else ""
