"""Who decided about seats that nobody won, and what that decision lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules, Setting
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.stages.conference.counting.method import Decider
from comitia.stages.conference.methods import DECIDED_BY
from comitia.stages.meeting.counts import impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people

NEEDED: Final = "conference.open_seats_threshold"


@dataclass(frozen=True, slots=True)
class Decision:
    """How the electors voted, or where the presidium's decision is found.

    What was not sent is nothing.
    """

    entitled: int
    present: int | None = None
    votes_for: int | None = None
    minutes: str | None = None


def lack_of_decision(
    facts: Decision, seats: int, rules: Rules, *, gives_up: bool = False
) -> Iterator[Finding]:
    """Return what keeps so many seats from being given up, or from staying open.

    Seats are given up (`gives_up`) where the charter does not let them stay open.

    Charter keys: ``conference.open_seats_by``, ``conference.open_seats_threshold``.
    """
    by = rules.read(DECIDED_BY, str)
    if by.value == Decider.PRESIDIUM.value:
        yield from _lack_of_minutes(facts, seats, by)
    elif facts.present is None or facts.votes_for is None:
        yield _not_voted_on(seats, by, gives_up=gives_up)
    else:
        yield from _lack_of_vote(facts, facts.present, facts.votes_for, rules)


def _not_voted_on(seats: int, by: Setting[str], *, gives_up: bool) -> Finding:
    if not gives_up:
        return Finding.of("conference.seats_open", key="votes_for", seats=seats)
    return Finding.of(
        "conference.no_vote",
        key="votes_for",
        seats=seats,
        rule=by.key,
        clause=by.provenance.clause,
    )


def _lack_of_minutes(
    facts: Decision, seats: int, by: Setting[str]
) -> Iterator[Finding]:
    if facts.minutes is None:
        yield Finding.of(
            "conference.no_minutes",
            key="minutes",
            seats=seats,
            rule=by.key,
            clause=by.provenance.clause,
        )


def _lack_of_vote(
    facts: Decision, present: int, votes_for: int, rules: Rules
) -> Iterator[Finding]:
    counts = {
        "entitled": facts.entitled,
        "present": present,
        "votes_for": votes_for,
    }
    wrong = tuple(impossible(counts))
    yield from wrong
    if wrong:
        return
    yield from decided_alone(present)
    yield from lack_of_people(
        "conference.quorum", came=present, entitled=facts.entitled, rules=rules
    )
    bound = rules.read(NEEDED, Bound)
    size = facts.entitled if bound.value.of is Base.ENTITLED else present
    if not bound.value.allows(votes_for, size):
        yield Finding.of(
            "conference.leave_open",
            key=bound.key,
            clause=bound.provenance.clause,
            bound=bound.value,
            votes_for=votes_for,
            size=size,
            least=bound.value.limit(size),
        )
