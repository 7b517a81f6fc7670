"""A table of weights as claims to seats, or every row that keeps it from being one."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from comitia.engines.seats.claims import Claims
from comitia.engines.table.around.sums import doubtful_sums, sums_named
from comitia.engines.table.headings import (
    Headings,
    cell_of,
    fields_of,
    shortened,
    strays,
)
from comitia.engines.table.numbers import missing, whole_numbers
from comitia.engines.table.sheet import Sheet, is_plain
from comitia.kernel.findings import Finding, Place, Refused

NEEDED: Final = ("unit", "weight")
# The first name of a field is the one that people are told.
HEADINGS: Final[Headings] = MappingProxyType(
    {
        "unit": ("unit", "id", "单位", "单位编号", "编号", "名称", "单位名称"),
        "weight": ("weight", "权重", "权数", "人数", "基数"),
        "min": ("min", "minimum", "最低", "最少", "最低名额", "最少名额", "下限"),
        "max": ("max", "maximum", "最高", "最多", "最高名额", "最多名额", "上限"),
        "fixed": ("fixed", "固定", "固定名额", "定额"),
    }
)
Limits = tuple[list[int], list[int | None]]


def claims_of(sheet: Sheet) -> Claims:
    """Return the claims of a table, in the order of its rows.

    Columns: unit, weight, and where used min, max, fixed; an empty cell is no limit.
    Raises ``Refused`` with every fault: of headings, or of rows.
    """
    fields = fields_of(sheet, HEADINGS, NEEDED)
    units, faults = units_of(sheet, fields["unit"])
    weights, wrong = whole_numbers(sheet, "weight", fields["weight"])
    faults += [*wrong, *missing(sheet, "weight", fields["weight"]), *strays(sheet)]
    (least, most), wrong = limits_of(sheet, fields)
    faults += wrong
    if faults:
        raise Refused(shortened(faults))
    return Claims(units, [one or 0 for one in weights], least, most)


def doubts_of(sheet: Sheet, claims: Claims) -> Iterator[Finding]:
    """Yield a warning for each row that weighs as much as all others together."""
    rows = zip(sheet.lines, claims.units, claims.weights, strict=True)
    given = [(line.number, unit, int(weight)) for line, unit, weight in rows]
    yield from doubtful_sums(sheet.name, "weight", given)


def units_of(sheet: Sheet, at: int) -> tuple[list[str], list[Finding]]:
    """Return the names of the units, and a fault for each that cannot be one."""
    units = [cell_of(line, at) for line in sheet.lines]
    faults = list(missing(sheet, "unit", at))
    if not sheet.lines:
        place = Place(sheet.name, sheet.heading.number)
        faults.append(Finding.of("seats.no_rows", place=place))
    faults += [*_unfit(sheet, units), *sums_named(sheet, "unit", units)]
    if len(set(units)) < len(units):
        faults += _doubled(sheet, units)
    return units, faults


def _unfit(sheet: Sheet, units: list[str]) -> Iterator[Finding]:
    """Return units whose names could not be shown, nor put into a lot by hand."""
    for line, unit in zip(sheet.lines, units, strict=True):
        if not is_plain(unit):
            place = Place(sheet.name, line.number)
            yield Finding.of("seats.unit_form", key="unit", place=place, unit=unit)


def _doubled(sheet: Sheet, units: list[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for line, unit in zip(sheet.lines, units, strict=True):
        row = first.setdefault(unit, line.number)
        if unit and row != line.number:
            place = Place(sheet.name, line.number)
            yield Finding.of(
                "seats.unit_twice", key="unit", place=place, unit=unit, row=row
            )


def limits_of(sheet: Sheet, fields: Mapping[str, int]) -> tuple[Limits, list[Finding]]:
    """Return the fewest and the most seats of each row, and what is wrong there.

    A fixed number may stand beside limits that it keeps.
    """
    if not fields.keys() & {"min", "max", "fixed"}:
        rows = len(sheet.lines)
        return ([0] * rows, [None] * rows), []
    low, faults = whole_numbers(sheet, "min", fields.get("min"))
    high, wrong = whole_numbers(sheet, "max", fields.get("max"))
    fixed, more = whole_numbers(sheet, "fixed", fields.get("fixed"))
    faults += [*wrong, *more]
    for line, all_of, *limits in zip(sheet.lines, fixed, low, high, strict=True):
        if all_of is not None and not _is_within(all_of, *limits):
            place = Place(sheet.name, line.number)
            faults.append(
                Finding.of(
                    "seats.fixed_outside", key="fixed", place=place, seats=all_of
                )
            )
    least = [
        (one or 0) if all_of is None else all_of
        for one, all_of in zip(low, fixed, strict=True)
    ]
    most = [
        one if all_of is None else all_of
        for one, all_of in zip(high, fixed, strict=True)
    ]
    return (least, most), faults


def _is_within(number: int, least: int | None, most: int | None) -> bool:
    return (least or 0) <= number and (most is None or number <= most)
