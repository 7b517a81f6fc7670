"""Entering people by the sheet, and closing the register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, NameId, PersonFound, Trait, payload
from comitia.stages.register.bodies import (
    LEAST_TO_DECIDE,
    SHARED,
    WHOLE,
    Body,
    Person,
    Standing,
    Unit,
    units_of,
)
from comitia.stages.register.section import decides_alone, names_a_body
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.units import Registered, doubled

OWN_FIELDS: Final = frozenset({"name", "office_id"})


@payload
class PersonRow:
    """One person: the office's own id, name and attributes go to the card.

    `person` stays empty; it is found by the office's id, or the person is new.
    """

    office_id: Trait
    name: Trait
    body: NameId
    traits: dict[str, Trait] = field(default_factory=dict)
    person: PersonFound = ""


@payload
class RegisterPersons:
    """People that are new, or known and changed."""

    rows: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """The rows that are to be entered, and the bodies that the register has."""

    rows: tuple[PersonRow, ...]
    units: dict[str, str]


def _facts(asked: RegisterPersons, views: Views, _: Occasion) -> PersonSheet:
    return PersonSheet(asked.rows, {one.body: one.unit for one in views.every(Body)})


def _decide(facts: PersonSheet, rules: Rules) -> Registered:
    refuse(_faults(facts, rules))
    return Registered(len(facts.rows))


def _faults(facts: PersonSheet, rules: Rules) -> Iterator[Finding]:
    yield from doubled([row.person for row in facts.rows], "rows.office_id")
    for row in facts.rows:
        if row.body not in facts.units:
            yield Finding.of("register.unknown_body", key="rows.body", named=row.body)
    yield from strange_attributes(
        (one for row in facts.rows for one in row.traits), rules
    )


def strange_attributes(named: Iterable[str], rules: Rules) -> Iterator[Finding]:
    """Return the refusal of attributes that are never published, so never kept.

    Name and office's id have fields of their own; as attributes they would overwrite
    those on the card.
    """
    given = set(named)
    for own in sorted(given & OWN_FIELDS):
        yield Finding.of("register.own_field", key="traits", named=own)
    allowed = rules.read("publication.attributes", tuple)
    strange = tuple(sorted(given - OWN_FIELDS - set(allowed.value)))
    if strange:
        yield Finding.of(
            "register.strange_attribute",
            key=allowed.key,
            clause=allowed.provenance.clause,
            named=strange,
            known=allowed.value,
        )


def _project(deed: Deed[RegisterPersons, Registered], views: Views) -> Iterator[Row]:
    for row in deed.payload.rows:
        known = views.one(Person, row.person)
        body = views.one(Body, row.body)
        yield Person(
            row.person,
            row.body,
            body.unit if body else "",
            known.standing if known else Standing.ACTIVE.value,
        )


REGISTER_PERSONS = Rule(
    "register_persons",
    RegisterPersons,
    Registered,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class CloseRegister:
    """Nothing needs to be said: what stands in the register is frozen."""


@payload
class RegisterClosed:
    """How many units, bodies and people the frozen register holds."""

    units: Count
    bodies: Count
    persons: Count


@dataclass(frozen=True, slots=True)
class WholeRegister:
    """Everything that the register holds when it is to be closed."""

    units: tuple[Unit, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]


def _facts_of_closing(_: CloseRegister, views: Views, __: Occasion) -> WholeRegister:
    return WholeRegister(views.every(Unit), views.every(Body), views.every(Person))


def _decide_closing(facts: WholeRegister, rules: Rules) -> RegisterClosed:
    refuse(_lacks(facts, rules))
    return RegisterClosed(len(facts.units), len(facts.bodies), len(facts.persons))


def _lacks(facts: WholeRegister, rules: Rules) -> Iterator[Finding]:
    """Return what the charter needs that the register does not have."""
    listed = rules.read("apportionment.units", tuple)
    have = {unit.unit for unit in facts.units}
    for unit in listed.value:
        if unit not in have:
            yield Finding.of(
                "register.unit_missing",
                key=listed.key,
                clause=listed.provenance.clause,
                unit=str(unit),
            )
    for unit in sorted(have):
        ruled = rules.of(unit)
        needed = {str(one.value): one for one in ruled if names_a_body(one.key)}
        kinds = {body.kind for body in facts.bodies if body.unit == unit}
        for kind in sorted(needed.keys() - kinds):
            held = needed[kind]
            yield Finding.of(
                "register.body_missing",
                key=held.key,
                clause=held.provenance.clause,
                kind=kind,
                unit=unit,
            )
    yield from _without_members(facts, rules)
    yield from _weightless(facts, rules)
    yield from _of_other_sizes(facts, rules)
    if not facts.persons:
        yield Finding.of("register.nobody", key="register")


def _without_members(facts: WholeRegister, rules: Rules) -> Iterator[Finding]:
    """Return the bodies that are to decide and in which no two people may meet."""
    deciding = {
        (unit.unit, str(one.value)): one
        for unit in facts.units
        for one in rules.of(unit.unit)
        if decides_alone(one.key)
    }
    for body in facts.bodies:
        held = deciding.get((body.unit, body.kind))
        if held is not None and body.members < LEAST_TO_DECIDE:
            yield Finding.of(
                "register.no_members",
                key=held.key,
                clause=held.provenance.clause,
                body=body.body,
                members=body.members,
                least=LEAST_TO_DECIDE,
            )


def _weightless(facts: WholeRegister, rules: Rules) -> Iterator[Finding]:
    """Return the units that no seats could be divided among: nobody is in them.

    Once the register is closed no member can be added. Charter keys:
    ``apportionment.method``, ``nomination.body``.
    """
    method = rules.read("apportionment.method", str)
    kind = rules.read("nomination.body", str).value
    weighed = {one.unit for one in facts.bodies if one.kind == kind and one.members}
    for unit in () if method.value == "given" else facts.units:
        if unit.unit not in weighed:
            yield Finding.of(
                "register.unit_weighs_nothing",
                key=method.key,
                clause=method.provenance.clause,
                unit=unit.unit,
            )


def _of_other_sizes(facts: WholeRegister, rules: Rules) -> Iterator[Finding]:
    """Return that units share a conference whose members differ from unit to unit.

    It is one meeting, however many papers it votes on: it has as many members for each.
    Charter keys: ``conference.shared``, ``conference.body``.
    """
    members = {(one.unit, one.kind): one.members for one in facts.bodies}
    for held in rules.family(SHARED).values():
        counted: dict[str, int] = {}
        for unit in sorted(units_of(held, rules)):
            kind = rules.of(unit).read("conference.body", str).value
            if (unit, kind) in members:
                counted[unit] = members[unit, kind]
        if len(set(counted.values())) > 1:
            yield Finding.of(
                "register.shared_by_others",
                key=held.key,
                clause=held.provenance.clause,
                units=tuple(counted),
                members=tuple(map(str, counted.values())),
            )


def _freeze(facts: WholeRegister, _: RegisterClosed) -> Iterator[Table]:
    """Return the roll of all who stand in the register, by their bodies."""
    rows = sorted((one.body, one.person) for one in facts.persons)
    yield Table(("body", "person"), tuple(rows))


def _project_closing(
    deed: Deed[CloseRegister, RegisterClosed], _: Views
) -> Iterator[Row]:
    yield Progress(CENTRE, Step.APPORTIONMENT.value, moment_text(deed.occasion.at))


CLOSE_REGISTER = Rule(
    "close_register",
    CloseRegister,
    RegisterClosed,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts_of_closing,
    decide=_decide_closing,
    project=_project_closing,
    freeze=_freeze,
)
