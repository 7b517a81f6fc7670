"""Whether keys that have to fit together do so, on every day and for every unit."""

from collections.abc import Iterator
from datetime import date

from comitia.charter.checks.limits import (
    MOST_DAYS,
    MOST_LOOKS,
    too_many_cases,
    too_many_days,
)
from comitia.charter.rules import Charter, Slice
from comitia.charter.section import Sections
from comitia.kernel.findings import Finding

Rows = dict[str, list[Slice]]


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
    cases = [(None, days), *_units(rows, days)] if only is None else []
    cases += [] if only is None else [(only, days | _exempted(only, rows))]
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
    charter: Charter,
    sections: Sections,
    rows: Rows,
    cases: list[tuple[str | None, set[date]]],
) -> Iterator[Finding]:
    seen: set[Finding] = set()
    for unit, begun in cases:
        for day in sorted(begun):
            rules = charter.rules(unit=unit, on=day, among=rows)
            for section in sections.all:
                found = [one for one in section.agrees(rules) if one not in seen]
                seen.update(found)
                yield from found


def _exempted(unit: str, rows: Rows) -> set[date]:
    """Return the days from which on exemptions of a unit hold."""
    held = (each.exemptions.get(unit, ()) for row in rows.values() for each in row)
    return {one.since for exemptions in held for one in exemptions}


def _units(rows: Rows, days: set[date]) -> Iterator[tuple[str | None, set[date]]]:
    """Yield of the units that are treated alike one each, with its days."""
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
    alike = {}
    for unit in (*named, *exempted):
        spoken = tuple(layer.speaks_to(unit) for layer in layers.values())
        marks = exempted.get(unit, [])
        alike[spoken, tuple(marks)] = (unit, {mark[2] for mark in marks})
    yield from ((unit, days | begun) for unit, begun in alike.values())
