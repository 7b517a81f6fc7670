"""Correcting what a person's card says, once the register is closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.deciding import Occasion, Rule, Scene, refuse
from comitia.stages.forms import RandomId, Said, Trait, payload
from comitia.stages.register.bodies import known_person
from comitia.stages.register.people import strange_attributes
from comitia.stages.register.record import Nothing, no_rows


@payload
class CorrectPerson:
    """What is set right on a person's card, and why; the rest stays as it is."""

    person: RandomId
    reason: Said
    office_id: Trait | None = None
    name: Trait | None = None
    traits: dict[str, Trait] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correcting:
    """Which of the attributes would be set right, and whether anything would."""

    traits: tuple[str, ...]
    is_changed: bool


def _scene(asked: CorrectPerson, views: Views, _: Rules) -> Scene:
    person = known_person(asked.person, views)
    return Scene(person.unit, person.body)


def _facts(asked: CorrectPerson, _: Views, __: Occasion) -> Correcting:
    changes = bool(asked.traits or asked.name or asked.office_id)
    return Correcting(tuple(asked.traits), changes)


def _decide(facts: Correcting, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Correcting, rules: Rules) -> Iterator[Finding]:
    if not facts.is_changed:
        yield Finding.of("register.nothing_corrected", key="traits")
    yield from strange_attributes(facts.traits, rules)


CORRECT_PERSON = Rule(
    "correct_person",
    CorrectPerson,
    Nothing,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=no_rows,
    least_signers=2,
)
