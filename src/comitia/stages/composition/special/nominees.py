"""Candidates whom the centre sends to stand in a unit.

They use seats of the unit, and go through vetting, list and ballot like all others;
only the rounds of nomination they skip. Figures can tell them apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import DayText, NameId, Once, RandomId, Text, payload
from comitia.stages.register.bodies import (
    WHOLE,
    Person,
    known_seats,
    known_unit,
)
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.register.record import Nothing
from comitia.stages.register.ways import Reached, Way, barred, takes_part

CENTRAL: Final = "composition.central"


@dataclass(frozen=True, slots=True)
class CentralNominee(Row):
    """Whom the centre sent to stand in a unit, by which document."""

    view: ClassVar[str] = "central_nominee"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    document: str
    dated: str
    at: str


def sent_to(unit: str, views: Views) -> tuple[str, ...]:
    """Return whom the centre sent to a unit, however far they came."""
    return tuple(row.person for row in views.every(CentralNominee, unit=unit))


@payload
class SendNominees:
    """Whom the centre sends to stand in a unit, by which document of which day."""

    unit: NameId
    document: Text
    date: DayText
    persons: Annotated[tuple[RandomId, ...], Once]


@dataclass(frozen=True, slots=True)
class SendingNominees:
    """Who is to be sent, and what stands in the unit.

    `strangers` are not of the unit, or take part no more; `going` are on their way in
    it already, `barred` failed a final check. `standing` counts those whom the centre
    sent before and who go on.
    """

    at: datetime
    dated: date
    seats: int
    persons: tuple[str, ...]
    standing: int = 0
    strangers: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


def _scene(asked: SendNominees, views: Views, _: Rules) -> Scene:
    return Scene(known_unit(asked.unit, views).unit, WHOLE)


def _facts(asked: SendNominees, views: Views, occasion: Occasion) -> SendingNominees:
    persons, out = asked.persons, barred(asked.unit, views)
    return SendingNominees(
        occasion.at,
        date.fromisoformat(asked.date),
        known_seats(asked.unit, views),
        persons,
        sum(_goes_on(one, asked.unit, views) for one in sent_to(asked.unit, views)),
        tuple(one for one in persons if not _is_of(one, asked.unit, views)),
        tuple(one for one in persons if _goes_on(one, asked.unit, views)),
        tuple(one for one in persons if one in out),
    )


def _is_of(person: str, unit: str, views: Views) -> bool:
    row = views.one(Person, person)
    return row is not None and row.unit == unit and takes_part(person, views)


def _goes_on(person: str, unit: str, views: Views) -> bool:
    way = views.one(Way, unit, person)
    return way is not None and way.is_open and takes_part(person, views)


def _decide(facts: SendingNominees, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: SendingNominees, rules: Rules) -> Iterator[Finding]:
    yield from dated_ahead(facts.at, facts.dated)
    if not facts.persons:
        yield Finding.of("composition.nobody", key="persons")
    if facts.strangers:
        yield Finding.of(
            "composition.not_of_unit", key="persons", named=facts.strangers
        )
    if facts.going:
        yield Finding.of("composition.on_the_way", key="persons", named=facts.going)
    if facts.barred:
        yield Finding.of("composition.barred", key="persons", named=facts.barred)
    yield from _too_many(facts, rules)


def _too_many(facts: SendingNominees, rules: Rules) -> Iterator[Finding]:
    """Return that the charter knows no such candidates, or not so many in a unit.

    Charter key: ``composition.central``.
    """
    if rules.get(CENTRAL) is None:
        yield Finding.of("composition.no_central", key=CENTRAL)
        return
    bound = rules.read(CENTRAL, Bound)
    count = facts.standing + len(facts.persons)
    if not bound.value.allows(count, facts.seats):
        yield Finding.of(
            "composition.central",
            key=bound.key,
            clause=bound.provenance.clause,
            bound=bound.value,
            count=count,
            size=facts.seats,
            most=bound.value.limit(facts.seats),
        )


def _project(deed: Deed[SendNominees, Nothing], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    for person in asked.persons:
        yield CentralNominee(asked.unit, person, asked.document, asked.date, at)
        yield Way(asked.unit, person, Reached.NOMINEE.value, at)


SEND_NOMINEES = Rule(
    "send_nominees",
    SendNominees,
    Nothing,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
