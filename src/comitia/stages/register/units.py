"""Entering units and bodies by the sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, Text, payload
from comitia.stages.register.bodies import (
    KINDS,
    LEVEL,
    WHOLE,
    Body,
    Unit,
    kind_of,
    unknown_unit,
)
from comitia.stages.register.section import decides_alone

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@payload
class UnitRow:
    """One electoral unit; `parent` is empty unless a unit stands under another."""

    unit: NameId
    name: Text
    kind: str = ""
    parent: str = ""


@payload
class RegisterUnits:
    """Units that are new, or known and changed."""

    rows: tuple[UnitRow, ...]


@payload
class Registered:
    """How many rows were taken in."""

    rows: Count


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """The rows that are to be entered."""

    rows: tuple[UnitRow, ...]


def _decide_units(facts: UnitSheet, rules: Rules) -> Registered:
    refuse(_faults_of_units(facts, rules))
    return Registered(len(facts.rows))


def _faults_of_units(facts: UnitSheet, rules: Rules) -> Iterator[Finding]:
    listed = rules.read("apportionment.units", tuple)
    named = [row.unit for row in facts.rows]
    yield from doubled(named, "rows.unit")
    for unit in named:
        if unit not in listed.value:
            yield Finding.of(
                "register.unit_not_in_charter",
                key=listed.key,
                clause=listed.provenance.clause,
                unit=unit,
                known=listed.value,
            )
    for row in facts.rows:
        yield from _of_another_kind(row, rules)


def _of_another_kind(row: UnitRow, rules: Rules) -> Iterator[Finding]:
    """Return that a sheet gives a unit another kind than the charter does."""
    own, kinds = kind_of(row.unit, rules), rules.family(KINDS)
    held = kinds.get(own) or kinds.get(row.kind)
    if held is not None and row.kind not in {"", own}:
        yield Finding.of(
            "register.unit_of_another_kind",
            key=held.key,
            clause=held.provenance.clause,
            unit=row.unit,
            kind=row.kind,
            known=tuple(kinds),
        )


def doubled(named: Sequence[str], key: str) -> Iterator[Finding]:
    """Return a finding for each name that stands in a sheet more than once."""
    seen: set[str] = set()
    for name in named:
        if name in seen:
            yield Finding.of("register.doubled", key=key, named=name)
        seen.add(name)


def _project_units(deed: Deed[RegisterUnits, Registered], _: Views) -> Iterator[Row]:
    for row in deed.payload.rows:
        yield Unit(row.unit, row.name, row.kind, row.parent)


REGISTER_UNITS = Rule(
    "register_units",
    RegisterUnits,
    Registered,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=lambda asked, _, __: UnitSheet(asked.rows),
    decide=_decide_units,
    project=_project_units,
)


@payload
class BodyRow:
    """One body; `parent` is empty for the topmost body of its unit."""

    body: NameId
    name: Text
    kind: NameId
    unit: NameId
    parent: str = ""
    members: Count = 0


@payload
class RegisterBodies:
    """Bodies that are new, or known and changed; parents before those under them."""

    rows: tuple[BodyRow, ...]


@payload
class BodiesRegistered:
    """The place of each body in the tree, in the order of the rows."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodySheet:
    """The rows that are to be entered, and what the register has already."""

    rows: tuple[BodyRow, ...]
    units: frozenset[str]
    bodies: tuple[Body, ...]


def _facts_of_bodies(asked: RegisterBodies, views: Views, _: Occasion) -> BodySheet:
    units = frozenset(one.unit for one in views.every(Unit))
    return BodySheet(asked.rows, units, views.every(Body))


def _decide_bodies(facts: BodySheet, rules: Rules) -> BodiesRegistered:
    refuse(_faults_of_bodies(facts, rules))
    paths = {body.body: body.path for body in facts.bodies}
    below = Counter(path[:-LEVEL] for path in paths.values())
    for row in facts.rows:
        if row.body not in paths:
            above = paths.get(row.parent, "")
            paths[row.body] = _next_path(above, below[above])
            below[above] += 1
    return BodiesRegistered(tuple(paths[row.body] for row in facts.rows))


def _faults_of_bodies(facts: BodySheet, rules: Rules) -> Iterator[Finding]:
    yield from doubled([row.body for row in facts.rows], "rows.body")
    known: dict[str, Body | BodyRow] = {body.body: body for body in facts.bodies}
    for row in facts.rows:
        if row.unit not in facts.units:
            yield unknown_unit(row.unit, facts.units, "rows.unit")
        yield from _misplaced(row, known, rules)
        yield from _in_another_unit(row, known.get(row.parent), facts)
        yield from _changed(row, known.get(row.body))
        known[row.body] = row
    yield from _second_of_a_kind(known.values(), rules)


def _misplaced(
    row: BodyRow, known: Mapping[str, Body | BodyRow], rules: Rules
) -> Iterator[Finding]:
    """Return why a body cannot stand under the one that its row names."""
    above = known.get(row.parent)
    if row.parent and above is None:
        yield Finding.of("register.unknown_body", key="rows.parent", named=row.parent)
        return
    yield from _wrong_tier(row, above.kind if above else "", rules)


def _in_another_unit(
    row: BodyRow, above: Body | BodyRow | None, facts: BodySheet
) -> Iterator[Finding]:
    """Return that a body stands under one of another unit.

    A unit that is not registered is told as that: no parent could lie in it.
    """
    if above is not None and row.unit in facts.units and above.unit != row.unit:
        yield Finding.of(
            "register.other_unit", key="rows.unit", body=row.body, unit=above.unit
        )


def _changed(row: BodyRow, before: Body | BodyRow | None) -> Iterator[Finding]:
    """Return what of a known body cannot be changed: those under it rest on it."""
    if before is None:
        return
    if before.parent != row.parent:
        yield Finding.of("register.moved", key="rows.parent", body=row.body)
    if (before.kind, before.unit) != (row.kind, row.unit):
        yield Finding.of(
            "register.other_kind",
            key="rows.kind",
            body=row.body,
            kind=before.kind,
            unit=before.unit,
        )


def _second_of_a_kind(
    bodies: Iterable[Body | BodyRow], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of two bodies where a charter names the one that decides."""
    counted = Counter((body.unit, body.kind) for body in bodies)
    several = {one: count for one, count in counted.items() if count > 1}
    deciding = {
        (unit, str(one.value)): one
        for unit in sorted({unit for unit, _ in several})
        for one in rules.of(unit)
        if decides_alone(one.key)
    }
    for (unit, kind), count in sorted(several.items()):
        if (unit, kind) in deciding:
            held = deciding[unit, kind]
            yield Finding.of(
                "register.second_body",
                key=held.key,
                clause=held.provenance.clause,
                kind=kind,
                unit=unit,
                count=count,
            )


def _wrong_tier(row: BodyRow, above: str, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a body that stands under what the charter does not say."""
    tiers = {
        kind: str(one.value) for kind, one in rules.family("register.tiers").items()
    }
    tops = set(tiers.values()) - tiers.keys()
    if tiers.get(row.kind, "") == above and (above or row.kind in tops):
        return
    setting = rules.family("register.tiers").get(row.kind)
    yield Finding.of(
        "register.wrong_tier",
        key=f"register.tiers.{row.kind}",
        clause=setting.provenance.clause if setting else None,
        body=row.body,
        kind=row.kind,
        above=above or Word("register.nothing_above"),
        known=tuple(sorted({*tiers, *tops})),
    )


def _next_path(above: str, number: int) -> str:
    """Return the path after so many under the same body: four characters a level."""
    word = ""
    for _ in range(LEVEL):
        number, digit = divmod(number, len(_DIGITS))
        word = _DIGITS[digit] + word
    return above + word


def _project_bodies(
    deed: Deed[RegisterBodies, BodiesRegistered], _: Views
) -> Iterator[Row]:
    for row, path in zip(deed.payload.rows, deed.outcome.paths, strict=True):
        yield Body(
            row.body, row.name, row.kind, row.unit, row.parent, row.members, path
        )


REGISTER_BODIES = Rule(
    "register_bodies",
    RegisterBodies,
    BodiesRegistered,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts_of_bodies,
    decide=_decide_bodies,
    project=_project_bodies,
)
