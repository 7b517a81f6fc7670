"""The stops of nomination: branches, levels, and the list that came down."""

from collections.abc import Iterator
from typing import Final

from comitia.kernel.findings import Fact
from comitia.kernel.views import Views
from comitia.stages.composition.special.nominees import CentralNominee
from comitia.stages.nomination.downward import SentDown
from comitia.stages.nomination.levels.rows import SentUp, Tally
from comitia.stages.nomination.rounds import BranchReturn, Named, Round
from comitia.stages.register.bodies import Body, Person
from comitia.stages.register.steps import Step
from comitia.stages.way.stop import Stop, titled

# More branches than this are counted, not listed one by one.
_LISTED: Final = 8


def nomination_stops(person: Person, views: Views) -> Iterator[Stop]:
    """Yield who named a person round by round, and what each level made of it."""
    sent = views.one(CentralNominee, person.unit, person.person)
    if sent is not None:
        yield Stop.of(
            Step.NOMINATION,
            sent.at,
            "way.sent_by_centre",
            document=sent.document,
            dated=sent.dated,
        )
    for round_ in views.every(Round, unit=person.unit):
        yield from _named(person, round_, views)
        yield from _weighed(person, round_, views)
        if views.one(SentDown, person.unit, round_.number + 1, person.person):
            number = round_.number
            yield _stop(round_.closed, "way.sent_down", round=number, next=number + 1)


def _named(person: Person, round_: Round, views: Views) -> Iterator[Stop]:
    """Yield by which branches a person was named, singly or, of many, together."""
    of_round = views.every(
        Named, unit=person.unit, round=round_.number, person=person.person
    )
    rows = [one for one in of_round if one.votes]
    if len(rows) > _LISTED:
        enough = [one for one in rows if one.passed]
        yield _stop(
            "",
            "way.named_by_many",
            round=round_.number,
            bodies=len(rows),
            enough=len(enough),
            votes=sum(one.votes for one in rows),
        )
        return
    for one in rows:
        back = views.one(BranchReturn, person.unit, round_.number, one.body)
        yield _stop(
            "",
            "way.named" if one.passed else "way.named_by_few",
            round=round_.number,
            body=titled(one.body, views),
            votes=one.votes,
            voters=back.voters if back else one.votes,
        )


def _weighed(person: Person, round_: Round, views: Views) -> Iterator[Stop]:
    """Yield what each level made of the name, the lowest first."""
    rows = views.every(
        Tally, unit=person.unit, round=round_.number, person=person.person
    )
    for row in sorted(rows, key=lambda one: -_depth(one.body, views)):
        sent = views.one(SentUp, row.unit, row.round, row.body)
        if sent is not None and (row.votes or row.listed):
            yield _stop(sent.at, _code(row), **_facts(row, sent, views))


def _depth(body: str, views: Views) -> int:
    row = views.one(Body, body)
    return len(row.path) if row else 0


def _code(row: Tally) -> str:
    if row.listed:
        return "way.listed" if row.passes else "way.kept"
    return "way.set_aside" if row.passes else "way.not_passed"


def _facts(row: Tally, sent: SentUp, views: Views) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "round": row.round,
        "body": titled(row.body, views),
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
