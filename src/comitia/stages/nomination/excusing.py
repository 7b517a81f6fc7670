"""Excusing a branch that can make no return, so that nomination can go on."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.nomination.returns.checking import wrong_kind
from comitia.stages.nomination.rounds import BranchReturn, round_of
from comitia.stages.register.bodies import known_body


@payload
class ExcuseBody:
    """Which branch can make no return in this round, and why.

    The reason is public and names nobody.
    """

    body: NameId
    reason: Text


@payload
class Excused:
    """In which round the branch is excused."""

    round: Count
    entitled: Count


@dataclass(frozen=True, slots=True)
class Excusing:
    """A branch, and what the round has of it."""

    body: str
    kind: str
    members: int
    round: int = 1
    has_returned: bool = False
    is_excused: bool = False


def _facts_of_excusing(asked: ExcuseBody, views: Views, _: Occasion) -> Excusing:
    body = known_body(asked.body, views)
    number = round_of(body.unit, views).number
    before = views.one(BranchReturn, body.unit, number, body.body)
    return Excusing(
        body.body,
        body.kind,
        body.members,
        number,
        before is not None and not before.excused,
        before is not None and before.excused,
    )


def _decide_excusing(facts: Excusing, rules: Rules) -> Excused:
    refuse(_faults_of_excusing(facts, rules))
    return Excused(facts.round, facts.members)


def _faults_of_excusing(facts: Excusing, rules: Rules) -> Iterator[Finding]:
    yield from wrong_kind(facts.body, facts.kind, rules)
    if facts.has_returned:
        yield Finding.of("nomination.returned_already", key="body", body=facts.body)
    if facts.is_excused:
        yield Finding.of("nomination.excused_already", key="body", body=facts.body)


def _project_excusing(deed: Deed[ExcuseBody, Excused], views: Views) -> Iterator[Row]:
    unit, said = deed.occasion.unit, deed.outcome
    yield round_of(unit, views)
    yield BranchReturn(
        unit,
        said.round,
        deed.payload.body,
        said.entitled,
        voters=0,
        excused=True,
        corrections=0,
        returned=0,
    )


EXCUSE_BODY = Rule(
    "excuse_body",
    ExcuseBody,
    Excused,
    scene=lambda asked, views, _: Scene(known_body(asked.body, views).unit, asked.body),
    facts_of=_facts_of_excusing,
    decide=_decide_excusing,
    project=_project_excusing,
)
