"""Works out what a sheet would change, from the register and the people's cards."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from unicodedata import normalize

from comitia.charter.rules import Rules
from comitia.engines.intake.columns import Columns, Kind, columns_of
from comitia.engines.intake.doubts import doubts_of
from comitia.engines.intake.plan import (
    Change,
    Plan,
    Planned,
    Rejected,
    as_held,
    compared,
    doubled,
)
from comitia.engines.intake.rows import faults_of, whole
from comitia.engines.intake.ruling import ruled
from comitia.engines.table.sheet import Line, Sheet
from comitia.kernel.findings import Finding, Place
from comitia.kernel.views import Views
from comitia.ledger.canonical import Json
from comitia.ledger.cards.card import Card
from comitia.stages.register.bodies import Body, Person, Unit


class Register(Protocol):
    """What an office knows: its views, and the people behind their ids."""

    @property
    def views(self) -> Views:
        """What the record says now."""

    def find_person(self, office_id: str) -> str | None:
        """Return the person whom the office knows by an id of its own."""

    def card(self, person: str) -> Card:
        """Return a person's card."""


Standing = tuple[Mapping[str, Json], Mapping[str, Json]]
Compare = Callable[[dict[str, str], dict[str, str]], Standing]


def plan_of(sheet: Sheet, kind: Kind, register: Register, rules: Rules) -> Plan:
    """Return what each row of a sheet would do to the register.

    A known id is an update: a column that the sheet leaves out keeps what stands.
    Raises ``Refused`` when the heading itself cannot be read.
    """
    attributes = rules.read("publication.attributes", tuple).value
    traits = (
        [one for one in attributes if one != "name"] if kind is Kind.PERSONS else ()
    )
    columns = columns_of(sheet, kind, traits)
    plan = _Planning(sheet, kind, register, columns).plan()
    plan = ruled(plan, register.views, rules, sheet.name)
    doubts = doubts_of(plan, register.views, register.find_person, sheet.name)
    return replace(plan, doubts=tuple(doubts))


@dataclass(frozen=True, slots=True)
class _Planning:
    """One sheet with its columns, on its way to a plan."""

    sheet: Sheet
    kind: Kind
    register: Register
    columns: Columns

    def plan(self) -> Plan:
        rejected = list(self._rejected())
        numbers = {one.number for one in rejected}
        planned = [
            self._planned(line)
            for line in self.sheet.lines
            if line.number not in numbers
        ]
        if self.kind is Kind.BODIES:
            planned, orphans = _parents_first(planned, self.register, self.sheet.name)
            rejected += orphans
        rejected.sort(key=lambda one: one.number)
        return Plan(self.kind, tuple(planned), tuple(rejected))

    def _rejected(self) -> Iterator[Rejected]:
        ids = [
            (line.number, self.columns.values(line)["id"]) for line in self.sheet.lines
        ]
        again = doubled(ids, self.sheet.name)
        for line, (_, named) in zip(self.sheet.lines, ids, strict=True):
            faults = list(faults_of(line, self.columns, self.kind, self.sheet))
            faults += [again[line.number]] if line.number in again else []
            for fault in faults or self._strangers(line):
                yield Rejected(line.number, named, fault)

    def _strangers(self, line: Line) -> Iterator[Finding]:
        """Return that a person's body is not registered."""
        body = self.columns.values(line).get("body", "")
        if self.kind is Kind.PERSONS and self.register.views.one(Body, body) is None:
            place = Place(self.sheet.name, line.number)
            yield Finding.of(
                "register.unknown_body", key="body", place=place, named=body
            )

    def _planned(self, line: Line) -> Planned:
        values = self.columns.values(line)
        traits = self.columns.attributes(line)
        compare = {
            Kind.UNITS: self._unit,
            Kind.BODIES: self._body,
            Kind.PERSONS: self._person,
        }[self.kind]
        before, after = compare(values, traits)
        return _row(line.number, values["id"], before, after)

    def _unit(self, values: dict[str, str], _: dict[str, str]) -> Standing:
        known = self.register.views.one(Unit, values["id"])
        before = _fields(known, ("unit", "name", "kind", "parent"))
        return before, {"kind": "", "parent": "", **before, **_renamed(values, "unit")}

    def _body(self, values: dict[str, str], _: dict[str, str]) -> Standing:
        known = self.register.views.one(Body, values["id"])
        before = _fields(known, ("body", "name", "kind", "unit", "parent", "members"))
        given: dict[str, Json] = {**_renamed(values, "body")}
        if "members" in values:
            given["members"] = whole(values["members"] or "0")
        return before, {"parent": "", "members": 0, **before, **given}

    def _person(self, values: dict[str, str], traits: dict[str, str]) -> Standing:
        after: dict[str, Json] = {**_renamed(values, "office_id")}
        if traits:
            after["traits"] = dict[str, Json](traits)
        person = self._known(values["id"])
        known = self.register.views.one(Person, person) if person else None
        if known is None:
            return {}, after
        openings = self.register.card(known.person).openings
        held = {name: one.value for name, one in openings.items()}
        before: dict[str, Json] = {
            "office_id": held.get("office_id"),
            "name": held.get("name"),
            "body": known.body,
            "traits": {name: held.get(name) for name in traits},
        }
        return before, after

    def _known(self, named: str) -> str | None:
        """Return the person of an id, also where the id was entered accent by accent.

        A sheet is read with letters and accents as one sign; ids of before are kept.
        """
        find = self.register.find_person
        return find(named) or find(normalize("NFD", named))


def _renamed(values: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the fields of a row with its id under the name that the act takes."""
    return {name if field == "id" else field: text for field, text in values.items()}


def _fields(row: Unit | Body | None, names: tuple[str, ...]) -> dict[str, Json]:
    return {name: getattr(row, name) for name in names} if row else {}


def _row(
    number: int, named: str, before: Mapping[str, Json], after: Mapping[str, Json]
) -> Planned:
    if not before:
        return Planned(number, named, Change.CREATED, after)
    after = as_held(before, after)
    fields = compared(before, after)
    change = Change.CHANGED if fields else Change.UNCHANGED
    return Planned(number, named, change, after, fields)


def _parents_first(
    planned: list[Planned], register: Register, name: str
) -> tuple[list[Planned], list[Rejected]]:
    """Return the rows in an order in which each parent is known, and those without."""
    known = {body.body for body in register.views.every(Body)}
    waiting = {row.id: row for row in planned}
    ordered: list[Planned] = []
    for row in planned:
        for one in reversed(_line_of(row, waiting)):
            if one.id in waiting and _parent(one) in known | {""}:
                known.add(one.id)
                ordered.append(waiting.pop(one.id))
    orphans = [
        Rejected(
            row.number,
            row.id,
            Finding.of(
                "register.unknown_body",
                key="parent",
                place=Place(name, row.number),
                named=_parent(row),
            ),
        )
        for row in waiting.values()
    ]
    return ordered, orphans


def _line_of(row: Planned, waiting: Mapping[str, Planned]) -> list[Planned]:
    """Return a row and those above it that wait; a circle ends where it began."""
    line = {row.id: row}
    above = waiting.get(_parent(row))
    while above is not None and above.id not in line:
        line[above.id] = above
        above = waiting.get(_parent(above))
    return list(line.values())


def _parent(row: Planned) -> str:
    return str(row.payload.get("parent", ""))
