"""The stops of nomination: branches, levels, and the list that came down."""

from collections.abc import Iterator
from typing import Final

from comitia.kernel.findings import Fact
from comitia.stages.composition.special.nominees import CentralNominee
from comitia.stages.nomination.downward import SentDown
from comitia.stages.nomination.levels.keys import (
    DEPARTURES,
    LATER,
    MEASURES,
    QUORUMS,
    TESTS,
    THRESHOLDS,
)
from comitia.stages.nomination.levels.rows import SentUp, Tally
from comitia.stages.nomination.rounds import BranchReturn, Named, Round
from comitia.stages.register.bodies import Body
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Way
from comitia.stages.way.seen import Seen
from comitia.stages.way.stop import Measures, Stop

# More branches than this are counted, not listed one by one.
_LISTED: Final = 8
_SENT_UP: Final = frozenset({"way.listed", "way.kept"})
_BRANCH: Final = ("nomination.participation", "nomination.majority")


def nomination_stops(seen: Seen) -> Iterator[Stop]:
    """Yield who named a person round by round, and what each level made of it."""
    views, person = seen.views, seen.person.person
    sent = views.one(CentralNominee, seen.unit, person)
    if sent is not None:
        yield Stop.of(
            Step.NOMINATION,
            sent.at,
            "way.sent_by_centre",
            document=sent.document,
            dated=sent.dated,
        )
    for round_ in views.every(Round, unit=seen.unit):
        number = round_.number
        named = [
            one
            for one in views.every(Named, unit=seen.unit, round=number, person=person)
            if one.votes
        ]
        weighed = [*_weighed(round_, seen)]
        yield from _named(named, round_, seen)
        yield from weighed
        if views.one(SentDown, seen.unit, number + 1, person):
            yield _stop(round_.closed, "way.sent_down", round=number, next=number + 1)
        elif round_.closed and _went_on(named, weighed, seen):
            yield _stop(round_.closed, "way.nominated", round=number)


def _went_on(named: list[Named], weighed: list[Stop], seen: Seen) -> bool:
    """Return whether a name came up to the unit in a round, past its last level."""
    is_nominee = seen.views.one(Way, seen.unit, seen.person.person) is not None
    if weighed:
        return is_nominee and weighed[-1].code in _SENT_UP
    return is_nominee and any(one.passed for one in named)


def _named(rows: list[Named], round_: Round, seen: Seen) -> Iterator[Stop]:
    """Yield by which branches a person was named, singly or, of many, together."""
    measures = seen.measures(round_.opened, *_BRANCH)
    if len(rows) > _LISTED:
        enough = [one for one in rows if one.passed]
        yield _stop(
            "",
            "way.named_by_many",
            round=round_.number,
            bodies=len(rows),
            enough=len(enough),
            votes=sum(one.votes for one in rows),
        ).by(measures)
        return
    for one in rows:
        back = seen.views.one(BranchReturn, seen.unit, round_.number, one.body)
        yield _stop(
            "",
            "way.named" if one.passed else "way.named_by_few",
            round=round_.number,
            body=seen.titled(one.body),
            votes=one.votes,
            voters=back.voters if back else one.votes,
        ).by(measures)


def _weighed(round_: Round, seen: Seen) -> Iterator[Stop]:
    """Yield what each level made of the name, the lowest first."""
    person = seen.person.person
    rows = seen.views.every(Tally, unit=seen.unit, round=round_.number, person=person)
    for row in sorted(rows, key=lambda one: -_depth(one.body, seen)):
        sent = seen.views.one(SentUp, row.unit, row.round, row.body)
        if sent is not None and (row.votes or row.listed):
            said = _stop(sent.at, _code(row), **_facts(row, sent, seen))
            yield said.by(_bars(row, sent, seen))


def _bars(row: Tally, sent: SentUp, seen: Seen) -> Measures:
    """Return what a name needs at a level, what the meeting needs, and grounds."""
    kind = seen.kind(row.body)
    rounds = seen.measures(sent.at, "nomination.rounds")
    last = rounds[0].value if rounds else 0
    # A round that was reopened for further names asks what the first did.
    is_later = isinstance(last, int) and 1 < row.round <= last
    later = seen.measures(sent.at, f"{LATER}.{kind}") if is_later else ()
    return (
        *seen.measures(sent.at, f"{TESTS}.{kind}"),
        *(later or seen.measures(sent.at, f"{MEASURES}.{kind}")),
        *seen.measures(sent.at, f"{QUORUMS}.{kind}", f"{THRESHOLDS}.{kind}"),
        *(seen.measures(sent.at, DEPARTURES) if row.passes is not row.listed else ()),
    )


def _depth(body: str, seen: Seen) -> int:
    row = seen.views.one(Body, body)
    return len(row.path) if row else 0


def _code(row: Tally) -> str:
    if row.listed:
        return "way.listed" if row.passes else "way.kept"
    return "way.set_aside" if row.passes else "way.not_passed"


def _facts(row: Tally, sent: SentUp, seen: Seen) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "round": row.round,
        "body": seen.titled(row.body),
        "bodies": row.bodies,
        "returned": sent.returned,
        "votes": row.votes,
        "voters": sent.voters,
        "present": sent.present,
        "entitled": sent.entitled,
        "votes_for": sent.votes_for,
    }
    if row.passes is not row.listed:
        facts["ground"] = row.ground or "–"
    return facts


def _stop(at: str, code: str, **facts: Fact) -> Stop:
    return Stop.of(Step.NOMINATION, at, code, **facts)
