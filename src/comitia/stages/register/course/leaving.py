"""A person withdraws or dies: the name goes no further, wherever it stood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import NameId, RandomId, Said, payload
from comitia.stages.register.bodies import Standing, known_person
from comitia.stages.register.ways import Out, Way


@payload
class WithdrawPerson:
    """Who withdraws, and why; the reason is kept on the person's card."""

    person: RandomId
    reason: Said


@payload
class RecordDeath:
    """Who died, and by which document it is known; its words stand on the card."""

    person: RandomId
    evidence: Said


@payload
class Left:
    """In which units the person's name was still going on."""

    units: tuple[NameId, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """How the person stands, and where the name is still going on."""

    standing: Standing
    units: tuple[str, ...] = ()


def _scene(asked: WithdrawPerson | RecordDeath, views: Views, _: Rules) -> Scene:
    person = known_person(asked.person, views)
    return Scene(person.unit, person.body)


def _facts(asked: WithdrawPerson | RecordDeath, views: Views, _: Occasion) -> Leaving:
    person = known_person(asked.person, views)
    open_ways = [way.unit for way in _ways(asked.person, views)]
    return Leaving(Standing(person.standing), tuple(open_ways))


def _ways(person: str, views: Views) -> tuple[Way, ...]:
    return views.every(Way, person=person, out=Out.NOT_OUT.value)


def _decide_withdrawal(facts: Leaving, _: Rules) -> Left:
    return _left(facts, {Standing.ACTIVE})


def _decide_death(facts: Leaving, _: Rules) -> Left:
    """Return the outcome; somebody who had withdrawn can die too."""
    return _left(facts, {Standing.ACTIVE, Standing.WITHDRAWN})


def _left(facts: Leaving, allowed: set[Standing]) -> Left:
    if facts.standing not in allowed:
        standing = Word(f"standing.{facts.standing}")
        refuse([Finding.of("register.has_left", key="person", standing=standing)])
    return Left(facts.units)


def _project_withdrawal(
    deed: Deed[WithdrawPerson, Left], views: Views
) -> Iterator[Row]:
    yield from _gone(deed, views, (Standing.WITHDRAWN, Out.WITHDRAWN))


def _project_death(deed: Deed[RecordDeath, Left], views: Views) -> Iterator[Row]:
    yield from _gone(deed, views, (Standing.DEAD, Out.DEAD))


def _gone(
    deed: Deed[WithdrawPerson, Left] | Deed[RecordDeath, Left],
    views: Views,
    into: tuple[Standing, Out],
) -> Iterator[Row]:
    """Return the rows of a person who left; a seat that was won stays open."""
    standing, out = into
    person, at = deed.payload.person, moment_text(deed.occasion.at)
    yield replace(known_person(person, views), standing=standing.value)
    for way in _ways(person, views):
        yield replace(way, since=at, out=out.value)


WITHDRAW_PERSON = Rule(
    "withdraw_person",
    WithdrawPerson,
    Left,
    scene=_scene,
    facts_of=_facts,
    decide=_decide_withdrawal,
    project=_project_withdrawal,
)

RECORD_DEATH = Rule(
    "record_death",
    RecordDeath,
    Left,
    scene=_scene,
    facts_of=_facts,
    decide=_decide_death,
    project=_project_death,
)
