"""Numbers that an officer states beside the register, from a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from comitia.engines.table.headings import (
    Headings,
    cell_of,
    fields_of,
    shortened,
    strays,
)
from comitia.engines.table.numbers import missing, whole_numbers
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place, Refused

_UNIT: Final = ("unit", "单位", "单位编号", "编号")
_CELLS: Final[Headings] = MappingProxyType(
    {
        "unit": _UNIT,
        "value": ("value", "类别", "取值", "结构", "结构类别"),
        "weight": ("weight", "权重", "权数", "人数", "基数"),
    }
)


def stated_cells(
    sheet: Sheet, *, units: Sequence[str], values: Sequence[str]
) -> list[dict[str, Any]]:
    """Return what each unit weighs in each value, from columns unit, value, weight.

    Units and values are named by their ids. Raises ``Refused`` with every row that
    names another, stands twice, or holds no whole number.
    """
    fields = fields_of(sheet, _CELLS, ("unit", "value", "weight"))
    numbers, faults = whole_numbers(sheet, "weight", fields["weight"])
    faults += [*strays(sheet), *missing(sheet, "weight", fields["weight"])]
    known = {"unit": units, "value": values}
    cells: dict[tuple[str, str], dict[str, Any]] = {}
    for line, number in zip(sheet.lines, numbers, strict=True):
        named = {name: cell_of(line, fields[name]) for name in known}
        place = Place(sheet.name, line.number)
        faults += _unknown(named, known, place)
        unit, value = named["unit"], named["value"]
        if (unit, value) in cells:
            faults.append(
                Finding.of("propose.cell_twice", place=place, unit=unit, value=value)
            )
        cells[unit, value] = {**named, "weight": number}
    if faults:
        raise Refused(shortened(faults))
    return [*cells.values()]


def stated_terms(
    sheet: Sheet, *, units: Sequence[str], terms: Sequence[str], source: str
) -> list[dict[str, Any]]:
    """Return the terms that a sheet states, each a column beside that of the units.

    Raises ``Refused`` for a column that is no term of the charter's, and with every
    row that names no unit, names one twice, or holds no whole number.
    """
    headings = {**{term: (term,) for term in terms}, "unit": _UNIT}
    fields = fields_of(sheet, headings, ("unit",))
    held = [cell_of(line, fields["unit"]) for line in sheet.lines]
    faults = [*strays(sheet)]
    for at, (line, unit) in enumerate(zip(sheet.lines, held, strict=True)):
        place = Place(sheet.name, line.number)
        faults += _unknown({"unit": unit}, {"unit": units}, place)
        if unit in held[:at]:
            faults.append(Finding.of("propose.unit_twice", place=place, unit=unit))
    stated = []
    for term in (one for one in fields if one != "unit"):
        numbers, wrong = whole_numbers(sheet, term, fields[term])
        faults += [*wrong, *missing(sheet, term, fields[term])]
        column = dict(zip(held, numbers, strict=True))
        stated.append({"term": term, "source": source, "units": column})
    if faults:
        raise Refused(shortened(faults))
    return stated


def _unknown(
    named: Mapping[str, str], known: Mapping[str, Sequence[str]], place: Place
) -> Iterator[Finding]:
    for name, one in named.items():
        if one not in known[name]:
            code = f"propose.unknown_{name}"
            yield Finding.of(code, place=place, named=one, known=tuple(known[name]))
