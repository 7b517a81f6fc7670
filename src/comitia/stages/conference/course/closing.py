"""Closing the ballots: every seat is filled, given up, or stays open by decision."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.order import Part, not_taken
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import (
    SeatsLeftOpen,
    counted_ballots,
    scene_of,
)
from comitia.stages.conference.counting.method import OpenSeats
from comitia.stages.conference.course.open_seats import Decision, lack_of_decision
from comitia.stages.conference.methods import OPEN_SEATS
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.register.closing import Holding, held_open, holding, is_late
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, open_ways

HELD_BY: Final = "conference.held_by"


@payload
class CloseBallots:
    """Of which unit; where seats stay open, how the electors voted on that.

    `minutes` is public: it names the record of the presidium's decision, where the
    charter lets the presidium decide.
    """

    unit: NameId
    present: Count | None = None
    votes_for: Count | None = None
    minutes: Text | None = None


@payload
class BallotsClosed:
    """How many are elected, how many seats stay open, and whether that is late."""

    elected: Count
    seats_open: Count
    late: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """What the ballots have come to, and who decided to leave seats open."""

    ballots: Balloting
    holding: Holding
    decision: Decision
    sitting: Sitting = field(default_factory=Sitting)


def _facts(asked: CloseBallots, views: Views, occasion: Occasion) -> Ending:
    entitled = entitled_of(asked.unit, occasion.body, views)
    return Ending(
        balloting(asked.unit, views),
        holding(asked.unit, views, at=occasion.at),
        Decision(entitled, asked.present, asked.votes_for, asked.minutes),
        sitting(asked.unit, views),
    )


def _decide(facts: Ending, rules: Rules) -> BallotsClosed:
    refuse(_faults(facts, rules))
    return BallotsClosed(
        len(facts.ballots.elected),
        facts.ballots.seats_left,
        late=is_late(HELD_BY, rules, day=facts.holding.at.date()),
    )


def _faults(facts: Ending, rules: Rules) -> Iterator[Finding]:
    ballots = facts.ballots
    yield from held_open(facts.holding, rules)
    if ballots.in_progress:
        yield Finding.of(
            "conference.ballot_open", key="unit", number=ballots.in_progress
        )
    if facts.sitting.is_recounted:
        yield Finding.of("conference.recount_waits", key="unit")
    if not ballots.is_further:
        yield Finding.of("conference.no_ballot", key="unit")
        return
    yield from not_taken(Part.AFTER, facts.sitting, rules)
    if ballots.listed:
        yield Finding.of(
            "conference.list_stands", key="unit", listed=tuple(sorted(ballots.listed))
        )
    elif ballots.seats_left > 0:
        yield from _not_left_open(facts, rules)


def _not_left_open(facts: Ending, rules: Rules) -> Iterator[Finding]:
    """Return what keeps seats from staying open, by the charter and by decision.

    Where the charter leaves them open nobody has to decide it; a tie that is to be
    voted on again is given up by decision alone.

    Charter key: ``conference.open_seats``.
    """
    ballots = facts.ballots
    then = rules.read(OPEN_SEATS, str)
    if then.value == OpenSeats.REDUCE_SEATS.value:
        yield Finding.of(
            "conference.reduce_first",
            key=then.key,
            clause=then.provenance.clause,
            seats=ballots.seats_left,
        )
    elif ballots.tied or then.value != OpenSeats.LEAVE_OPEN.value:
        yield from lack_of_decision(facts.decision, ballots.seats_left, rules)


def _project(deed: Deed[CloseBallots, BallotsClosed], views: Views) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    left = open_ways(unit, views, least=Reached.PRELIMINARY, most=Reached.CANDIDATE)
    for way in left:
        yield replace(way, out=Out.NOT_ELECTED.value)
    counted = counted_ballots(unit, views)
    if counted:
        asked = deed.payload
        yield SeatsLeftOpen(
            unit,
            counted[-1].number,
            deed.outcome.seats_open,
            (asked.present or 0) if asked.votes_for is not None else 0,
            asked.votes_for or 0,
            in_minutes=asked.minutes is not None,
            at=at,
        )
    yield Progress(unit, Step.CREDENTIALS.value, at)


def _freeze(facts: Ending, _: BallotsClosed) -> Iterator[Table]:
    """Return the roll of those elected."""
    rows = tuple((person,) for person in sorted(facts.ballots.elected))
    yield Table(("person",), rows)


CLOSE_BALLOTS = Rule(
    "close_ballots",
    CloseBallots,
    BallotsClosed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
