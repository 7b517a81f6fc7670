"""Whether keys that have to fit together do so, on every day and for every unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from comitia.charter.checks.limits import (
    MOST_DAYS,
    MOST_LOOKS,
    too_many_cases,
    too_many_days,
)
from comitia.charter.rules import Charter, Slice
from comitia.charter.section import Sections
from comitia.kernel.findings import IN_UNITS, Finding, Place

Rows = dict[str, list[Slice]]
# Units that are treated alike, all without one named, and the days to be looked at.
Case = tuple[tuple[str, ...], set[date]]
Same = tuple[str, str | None, Place | None]
EVERYWHERE: Final = ""


def agreement_faults(
    charter: Charter, sections: Sections, only: str | None = None
) -> Iterator[Finding]:
    """Let every section look at the keys that agree with others, its own or not.

    With `only` one unit is looked at: to all others the charter says what it said
    before, on every day, and that was found to agree.
    """
    rows = {
        name: row
        for name, row in charter.by_key.items()
        if (key := sections.key(name)) is not None and key.agrees
    }
    held = [one for row in rows.values() for each in row for one in each.declared]
    if not held:
        return
    days = {one.since for one in held}
    cases: list[Case] = [((), days)]
    if only is None:
        cases += _units(rows, days)
    else:
        cases = [((only,), days | _exempted(only, rows))]
    if len(days) > MOST_DAYS:
        if not _is_told(rows):
            yield too_many_days(held[0].key, held[0])
    elif sum(len(begun) for _, begun in cases) * len(rows) > MOST_LOOKS:
        yield too_many_cases(held[0].key, held[0])
    else:
        yield from _disagreements(charter, sections, rows, cases)


def _is_told(rows: Rows) -> bool:
    """Return whether one key alone has too many days: its layers were compared."""
    own = (
        {one.since for each in row for one in each.declared} for row in rows.values()
    )
    return any(len(days) > MOST_DAYS for days in own)


def _disagreements(
    charter: Charter, sections: Sections, rows: Rows, cases: list[Case]
) -> Iterator[Finding]:
    """Yield each fault once, with the units for which alone it is one.

    What only other numbers tell from a fault of a case before is the same fault.
    """
    told: dict[Same, list[Finding]] = {}
    units: dict[Same, list[str]] = {}
    for case in cases:
        found = dict.fromkeys(_found(charter, sections, rows, case))
        known = set(told)
        for fault in found:
            if _same(fault) not in known:
                told.setdefault(_same(fault), []).append(fault)
        for same in dict.fromkeys(map(_same, found)):
            units.setdefault(same, []).extend(case[0] or (EVERYWHERE,))
    for same, faults in told.items():
        yield from (_in_units(one, units[same]) for one in faults)


def _found(
    charter: Charter, sections: Sections, rows: Rows, case: Case
) -> Iterator[Finding]:
    units, begun = case
    for day in sorted(begun):
        rules = charter.rules(unit=units[0] if units else None, on=day, among=rows)
        for section in sections.all:
            yield from section.agrees(rules)


def _same(fault: Finding) -> Same:
    return fault.code, fault.key, fault.place


def _in_units(fault: Finding, units: list[str]) -> Finding:
    """Return a fault that names the units; those of all of them name none."""
    if EVERYWHERE in units:
        return fault
    return replace(fault, facts=(*fault.facts, (IN_UNITS, tuple(units))))


def _exempted(unit: str, rows: Rows) -> set[date]:
    """Return the days from which on exemptions of a unit hold."""
    held = (each.exemptions.get(unit, ()) for row in rows.values() for each in row)
    return {one.since for exemptions in held for one in exemptions}


def _units(rows: Rows, days: set[date]) -> Iterator[Case]:
    """Yield the units that are treated alike together, with their days."""
    special = [
        each
        for row in rows.values()
        for each in row
        if each.layer.units or each.exemptions
    ]
    layers = {id(each.layer): each.layer for each in special if each.layer.units}
    named = {unit: None for layer in layers.values() for unit in layer.units}
    exempted: dict[str, list[tuple[int, object, date]]] = {}
    for number, each in enumerate(special):
        for unit, held in each.exemptions.items():
            marks = exempted.setdefault(unit, [])
            marks += [(number, one.value, one.since) for one in held]
    alike: dict[object, Case] = {}
    for unit in dict.fromkeys((*named, *exempted)):
        spoken = tuple(layer.speaks_to(unit) for layer in layers.values())
        marks = exempted.get(unit, [])
        before, _ = alike.get((spoken, tuple(marks)), ((), set()))
        begun = days | {mark[2] for mark in marks}
        alike[spoken, tuple(marks)] = ((*before, unit), begun)
    yield from alike.values()
