"""Reducing seats: what nobody won is given up, by whom the charter lets decide."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of, moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import (
    SeatsReduced,
    counted_ballots,
    reductions,
    scene_of,
)
from comitia.stages.conference.counting.method import OpenSeats
from comitia.stages.conference.course.open_seats import Decision, lack_of_decision
from comitia.stages.conference.methods import OPEN_SEATS
from comitia.stages.conference.records import awaits_recount
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Text, payload


@payload
class ReduceSeats:
    """By how many seats, and the vote of the electors or where the presidium says so.

    `minutes` is public: it names the record of the presidium's decision.
    """

    unit: NameId
    seats: Count
    present: Count | None = None
    votes_for: Count | None = None
    minutes: Text | None = None


@payload
class Reduced:
    """How many seats are left to be filled, and after which ballot that was decided."""

    number: Count
    ballot: Count
    seats_left: Count


@dataclass(frozen=True, slots=True)
class Reducing:
    """What the ballots have come to, and the decision to give up so many seats."""

    seats: int
    ballots: Balloting
    decision: Decision
    number: int = 1
    awaits_recount: bool = False


def _facts(asked: ReduceSeats, views: Views, occasion: Occasion) -> Reducing:
    entitled = entitled_of(asked.unit, occasion.body, views)
    return Reducing(
        asked.seats,
        balloting(asked.unit, views),
        Decision(entitled, asked.present, asked.votes_for, asked.minutes),
        len(views.every(SeatsReduced, unit=asked.unit)) + 1,
        awaits_recount(asked.unit, balloting(asked.unit, views).last_counted, views),
    )


def _decide(facts: Reducing, rules: Rules) -> Reduced:
    refuse(_faults(facts, rules))
    left = facts.ballots.seats_left - facts.seats
    return Reduced(facts.number, facts.ballots.last_counted, left)


def _faults(facts: Reducing, rules: Rules) -> Iterator[Finding]:
    ballots = facts.ballots
    then = rules.read(OPEN_SEATS, str)
    if then.value != OpenSeats.REDUCE_SEATS.value:
        yield Finding.of(
            "conference.no_reduction", key=then.key, clause=then.provenance.clause
        )
    if ballots.in_progress:
        yield Finding.of(
            "conference.ballot_open", key="unit", number=ballots.in_progress
        )
    if facts.awaits_recount:
        yield Finding.of("conference.recount_waits", key="unit")
    if not ballots.is_further:
        yield Finding.of("conference.no_ballot", key="unit")
    elif ballots.seats_left < 1:
        yield Finding.of("conference.no_seat_left", key="unit")
    else:
        yield from _wrong_number(facts)
        yield from lack_of_decision(facts.decision, facts.seats, rules, gives_up=True)


def _wrong_number(facts: Reducing) -> Iterator[Finding]:
    """Return a number of seats that cannot be given up.

    Those whom a primary has listed are voted on first, and one seat at least stays.
    """
    ballots = facts.ballots
    most = ballots.places_left - (not ballots.elected and not ballots.listed)
    if not 1 <= facts.seats <= most:
        yield Finding.of(
            "conference.reduced", key="seats", now=facts.seats, most=max(most, 0)
        )


def _project(deed: Deed[ReduceSeats, Reduced], _: Views) -> Iterator[Row]:
    asked, found = deed.payload, deed.outcome
    yield SeatsReduced(
        asked.unit,
        found.number,
        found.ballot,
        asked.seats,
        asked.present or 0,
        asked.votes_for or 0,
        moment_text(deed.occasion.at),
    )


def _counts_from(asked: ReduceSeats, views: Views) -> str:
    """Return when the last ballot was counted, or seats were given up."""
    ballots = [one.counted for one in counted_ballots(asked.unit, views)]
    return latest_of([*ballots, *(one.at for one in reductions(asked.unit, views))])


REDUCE_SEATS = Rule(
    "reduce_seats",
    ReduceSeats,
    Reduced,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
