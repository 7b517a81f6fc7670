"""Sending one name back to vetting: what was found does not count any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.always import (
    Outside,
    checks_owed,
    let_off,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    Appeal,
    Remedy,
    remedy_faults,
    remedy_of,
)
from comitia.stages.forms import NameId, RandomId, Said, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way, at_vetting, open_ways, takes_part

_COMMITTEE: Final = "selection.body"


@payload
class ReturnToVetting:
    """Whose name is looked into anew, and why; the words stand on the card."""

    unit: NameId
    person: RandomId
    reasons: Said


@dataclass(frozen=True, slots=True)
class Returning:
    """Whether the name goes on, and how many of the unit stood on a ballot paper.

    `remedies` are the rights that run for the person now, `won` the matters in which an
    appeal was upheld at any time, `let_off` the checks that were found not to apply.
    """

    at: datetime
    person: str
    goes_on: bool = True
    on_papers: int = 0
    remedies: tuple[Remedy, ...] = ()
    won: tuple[str, ...] = ()
    let_off: tuple[Outside, ...] = ()


def committee_scene(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and the body in it that decides about people."""
    kind = rules.read(_COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def on_papers(unit: str, views: Views) -> int:
    """Return how many names of a unit have stood on a ballot paper."""
    return len(open_ways(unit, views, least=Reached.CANDIDATE))


def too_late(count: int) -> Iterator[Finding]:
    """Return the refusal to go back to vetting once names stand on a paper."""
    if count:
        yield Finding.of("vetting.on_papers", key="unit", count=count)


def back_to_vetting(unit: str, person: str, at: str, views: Views) -> Iterator[Row]:
    """Return the rows of a name that is vetted anew, and of its unit with it."""
    yield Way(unit, person, at_vetting(unit, views).value, at)
    if step_of(unit, views) is not Step.VETTING:
        yield Progress(unit, Step.VETTING.value, at)


def _facts(asked: ReturnToVetting, views: Views, occasion: Occasion) -> Returning:
    unit, person = asked.unit, asked.person
    way = views.one(Way, unit, person)
    rows = views.every(Remedy, unit=unit, person=person)
    running = (remedy_of(unit, person, row.matter, views) for row in rows)
    return Returning(
        occasion.at,
        person,
        way is not None and way.is_open and takes_part(person, views),
        on_papers(unit, views),
        tuple(one for one in running if one is not None),
        tuple(row.matter for row in rows if row.appeal == Appeal.UPHELD.value),
        let_off(unit, [person], views),
    )


def _decide(facts: Returning, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Returning, rules: Rules) -> Iterator[Finding]:
    if not facts.goes_on:
        yield Finding.of("composition.not_going_on", key="person", person=facts.person)
    yield from too_late(facts.on_papers)
    # What was found would not count any more, and the rights from it would be lost.
    for one in facts.remedies:
        yield from remedy_faults(one, at=facts.at)
    # What is won stays won; a check that nobody has made yet is another matter.
    if facts.won and not any(True for _ in checks_owed(facts.let_off, rules)):
        yield Finding.of(
            "vetting.appeal_won", key="person", person=facts.person, matters=facts.won
        )


def _project(deed: Deed[ReturnToVetting, Nothing], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield from back_to_vetting(asked.unit, asked.person, at, views)


RETURN_TO_VETTING = Rule(
    "return_to_vetting",
    ReturnToVetting,
    Nothing,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
