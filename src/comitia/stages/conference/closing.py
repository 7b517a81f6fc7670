"""Closing the ballots: every seat is filled, or the conference leaves some open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballots import Balloting, balloting, scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.forms import Count, NameId, payload
from comitia.stages.meeting.counts import impossible
from comitia.stages.meeting.majority import lack_of_people
from comitia.stages.register.bodies import known_body
from comitia.stages.register.closing import Holding, held_open, holding, is_late
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Reached, open_ways

HELD_BY: Final = "conference.held_by"
# A seat that nobody takes is the decision of those who could have filled it.
LEAVE_OPEN: Final = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.PRESENT)


@payload
class CloseBallots:
    """Of which unit; where seats stay open, how the conference voted on that."""

    unit: NameId
    present: Count | None = None
    votes_for: Count | None = None


@payload
class BallotsClosed:
    """How many are elected, how many seats stay open, and whether that is late."""

    elected: Count
    seats_open: Count
    late: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """What the ballots have come to, and how many were for leaving seats open."""

    entitled: int
    ballots: Balloting
    holding: Holding
    present: int | None = None
    votes_for: int | None = None


def _facts(asked: CloseBallots, views: Views, occasion: Occasion) -> Ending:
    return Ending(
        known_body(occasion.body, views).members,
        balloting(asked.unit, views),
        holding(asked.unit, views, at=occasion.at),
        asked.present,
        asked.votes_for,
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
    yield from held_open(facts.holding)
    if ballots.in_progress:
        yield Finding.of(
            "conference.ballot_open", key="unit", number=ballots.in_progress
        )
    if not ballots.is_further:
        yield Finding.of("conference.no_ballot", key="unit")
    elif ballots.seats_left > 0:
        yield from _not_left_open(facts, rules)


def _not_left_open(facts: Ending, rules: Rules) -> Iterator[Finding]:
    """Return what the conference's vote to leave seats open lacks."""
    if facts.present is None or facts.votes_for is None:
        yield Finding.of(
            "conference.seats_open", key="votes_for", seats=facts.ballots.seats_left
        )
        return
    counts = {
        "entitled": facts.entitled,
        "present": facts.present,
        "votes_for": facts.votes_for,
    }
    wrong = tuple(impossible(counts))
    yield from wrong
    if wrong:
        return
    yield from lack_of_people(
        "conference.quorum", came=facts.present, entitled=facts.entitled, rules=rules
    )
    if not LEAVE_OPEN.allows(facts.votes_for, facts.present):
        yield Finding.of(
            "conference.leave_open",
            key="votes_for",
            bound=LEAVE_OPEN,
            votes_for=facts.votes_for,
            present=facts.present,
            least=LEAVE_OPEN.limit(facts.present),
        )


def _project(deed: Deed[CloseBallots, BallotsClosed], views: Views) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    left = open_ways(unit, views, least=Reached.PRELIMINARY, most=Reached.CANDIDATE)
    for way in left:
        yield replace(way, out=Out.NOT_ELECTED.value)
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
