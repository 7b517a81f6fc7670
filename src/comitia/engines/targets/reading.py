"""Three sheets as one table of targets, or every row that keeps them from being one."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

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
from comitia.kernel.findings import Fact, Finding, Place, Refused
from comitia.kernel.matrix.nesting import Cell, Column, Fault, Row, Table

_UNIT: Final = ("unit", "id", "单位", "单位编号", "编号", "名称", "单位名称")
_VALUE: Final = ("value", "类别", "取值", "结构", "结构类别", "构成", "构成类别")
_SEATS: Final = ("seats", "名额", "名额数", "席位")
CELLS: Final[Headings] = MappingProxyType(
    {
        "unit": _UNIT,
        "value": _VALUE,
        "weight": ("weight", "权重", "权数", "人数", "基数"),
        "min": ("min", "minimum", "最低", "最少", "最低名额", "最少名额", "下限"),
        "max": ("max", "maximum", "最高", "最多", "最高名额", "最多名额", "上限"),
    }
)
ROWS: Final[Headings] = MappingProxyType({"unit": _UNIT, "seats": _SEATS})
COLUMNS: Final[Headings] = MappingProxyType(
    {
        "value": _VALUE,
        "seats": _SEATS,
        "inside": (
            "inside",
            "所属",
            "所属类别",
            "上级",
            "上级类别",
            "包含于",
            "属于",
            "其中",
        ),
    }
)
# The headings of each sheet, and which of them are needed.
SHEETS: Final = (
    (CELLS, ("unit", "value", "weight")),
    (ROWS, ("unit", "seats")),
    (COLUMNS, ("value", "seats")),
)
# A table beyond this is another kind of question, and would take minutes.
_MOST_SEATS: Final = 10**9
_MOST_VALUES: Final = 1_000
_MOST_CELLS: Final = 2_000_000
_DEEPEST: Final = 50
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Targets:
    """A table that has no fault, and what is doubtful in it."""

    table: Table
    warnings: tuple[Finding, ...]


@dataclass(slots=True)
class _Lines:
    """In which lines of a sheet something stands: first, and last."""

    sheet: Sheet
    first: dict[Hashable, int] = field(default_factory=dict)
    last: dict[Hashable, int] = field(default_factory=dict)

    def note(self, what: Sequence[Hashable]) -> None:
        for line, one in zip(self.sheet.lines, what, strict=True):
            self.first.setdefault(one, line.number)
            self.last[one] = line.number

    def at(self, what: Hashable) -> Place:
        return Place(self.sheet.name, self.last.get(what))


def targets_of(cells: Sheet, rows: Sheet, columns: Sheet) -> Targets:
    """Return the table of targets in three sheets.

    A cell that is in no row weighs nothing, which is told. Raises ``Refused`` with
    every fault: of headings, or of rows, or of what the sheets say together.
    """
    fields = _fields((cells, rows, columns))
    given = _Given(_Lines(cells), _Lines(rows), _Lines(columns))
    faults: list[Finding] = []
    table = Table(
        tuple(_rows(given.rows, fields[1], faults)),
        tuple(_columns(given.columns, fields[2], faults)),
        tuple(_cells(given.cells, fields[0], faults)),
    )
    faults += _too_large(table, given)
    if not faults:
        faults += [given.finding(one, table) for one in table.faults()]
        faults += [] if faults else _too_deep(table, given.columns)
    if faults:
        raise Refused(shortened(faults))
    seats = [(given.rows.first[one.name], one.name, one.seats) for one in table.rows]
    doubts = doubtful_sums(rows.name, "seats", seats)
    return Targets(table, (*doubts, *_left_out(table, cells)))


def _fields(sheets: tuple[Sheet, Sheet, Sheet]) -> list[dict[str, int]]:
    found: list[dict[str, int]] = []
    faults: list[Finding] = []
    for sheet, (headings, names) in zip(sheets, SHEETS, strict=True):
        try:
            found.append(fields_of(sheet, headings, names))
        except Refused as refused:
            faults += refused.findings
    if faults:
        raise Refused(faults)
    return found


def _rows(
    lines: _Lines, fields: Mapping[str, int], faults: list[Finding]
) -> Iterator[Row]:
    units = _names(lines.sheet, "unit", fields, faults)
    lines.note(units)
    for unit, seats in zip(units, _seats(lines.sheet, fields, faults), strict=True):
        yield Row(unit, seats)


def _columns(
    lines: _Lines, fields: Mapping[str, int], faults: list[Finding]
) -> Iterator[Column]:
    values = _names(lines.sheet, "value", fields, faults)
    lines.note(values)
    at = fields.get("inside")
    inside = ["" if at is None else cell_of(line, at) for line in lines.sheet.lines]
    seats = _seats(lines.sheet, fields, faults)
    for value, number, around in zip(values, seats, inside, strict=True):
        yield Column(value, number, around)


def _cells(
    lines: _Lines, fields: Mapping[str, int], faults: list[Finding]
) -> Iterator[Cell]:
    sheet = lines.sheet
    units = _names(sheet, "unit", fields, faults)
    values = _names(sheet, "value", fields, faults, checked=False)
    lines.note([*zip(units, values, strict=True)])
    weights, wrong = whole_numbers(sheet, "weight", fields["weight"])
    faults += [*wrong, *missing(sheet, "weight", fields["weight"])]
    least, wrong = whole_numbers(sheet, "min", fields.get("min"))
    most, more = whole_numbers(sheet, "max", fields.get("max"))
    faults += [*wrong, *more]
    for unit, value, weight, low, high in zip(
        units, values, weights, least, most, strict=True
    ):
        yield Cell(unit, value, weight or 0, 0, low or 0, high)


def _names(
    sheet: Sheet,
    name: str,
    fields: Mapping[str, int],
    faults: list[Finding],
    *,
    checked: bool = True,
) -> list[str]:
    """Return the names in a column; keep a fault for each row without a fit one."""
    names = [cell_of(line, fields[name]) for line in sheet.lines]
    faults += missing(sheet, name, fields[name])
    if name == "unit":
        faults += sums_named(sheet, name, names)
    if checked:
        faults += strays(sheet)
        if not names:
            place = Place(sheet.name, sheet.heading.number)
            faults.append(Finding.of("targets.no_rows", place=place))
    for line, one in zip(sheet.lines, names, strict=True):
        if not is_plain(one):
            place = Place(sheet.name, line.number)
            faults.append(
                Finding.of("seats.unit_form", key=name, place=place, unit=one)
            )
    return names


def _seats(sheet: Sheet, fields: Mapping[str, int], faults: list[Finding]) -> list[int]:
    numbers, wrong = whole_numbers(sheet, "seats", fields["seats"])
    faults += [*wrong, *missing(sheet, "seats", fields["seats"])]
    for line, number in zip(sheet.lines, numbers, strict=True):
        if number is not None and number > _MOST_SEATS:
            place = Place(sheet.name, line.number)
            faults.append(
                Finding.of(
                    "targets.many_seats", key="seats", place=place, most=_MOST_SEATS
                )
            )
    return [one or 0 for one in numbers]


def _too_large(table: Table, given: "_Given") -> Iterator[Finding]:
    values, cells = len(table.columns), len(table.rows) * len(table.columns)
    if values > _MOST_VALUES or cells > _MOST_CELLS:
        yield Finding.of(
            "targets.too_large",
            place=Place(given.columns.sheet.name),
            units=len(table.rows),
            values=values,
            most=_MOST_VALUES,
            cells=_MOST_CELLS,
        )


def _too_deep(table: Table, lines: _Lines) -> Iterator[Finding]:
    inside = {one.name: one.inside for one in table.columns}
    for one in table.columns:
        depth, outer = 0, one.inside
        while outer and depth <= _DEEPEST:
            depth, outer = depth + 1, inside[outer]
        if depth > _DEEPEST:
            place = lines.at(one.name)
            yield Finding.of("targets.too_deep", place=place, most=_DEEPEST)
            return


@dataclass(frozen=True, slots=True)
class _Given:
    """Where everything stands in the three sheets."""

    cells: _Lines
    rows: _Lines
    columns: _Lines

    def finding(self, fault: Fault, table: Table) -> Finding:
        """Return a fault of a table with its file, its row and its facts."""
        facts: dict[str, Fact] = {"unit": fault.row, "value": fault.column}
        if fault.row and fault.column:
            lines = self.cells
            what: Hashable = (fault.row, fault.column)
            names = {
                "twice": "targets.cell_twice",
                "unknown_row": "targets.unknown_unit",
                "unknown_column": "targets.unknown_value",
            }
        elif fault.row:
            lines, what = self.rows, fault.row
            names = {"twice": "seats.unit_twice"}
        else:
            lines, what = self.columns, fault.column
            names = {"twice": "targets.value_twice"}
            facts |= _inside(fault.column, table)
        facts["row"] = lines.first.get(what, 0)
        facts["rows"] = self.rows.sheet.name
        facts["columns"] = self.columns.sheet.name
        if fault.code == "heavy_parts":
            facts |= _weights(fault, table)
        code = names.get(fault.code, f"targets.{fault.code}")
        return Finding(code, tuple(sorted(facts.items())), place=lines.at(what))


def _inside(value: str, table: Table) -> dict[str, Fact]:
    columns = {one.name: one for one in table.columns}
    parts = [one for one in table.columns if one.inside == value]
    return {
        "inside": columns[value].inside,
        "seats": columns[value].seats,
        "parts": sum(one.seats for one in parts),
    }


def _weights(fault: Fault, table: Table) -> dict[str, Fact]:
    weights = {one.column: one.weight for one in table.cells if one.row == fault.row}
    parts = [one.name for one in table.columns if one.inside == fault.column]
    return {
        "weight": weights.get(fault.column, 0),
        "parts": sum(weights.get(one, 0) for one in parts),
        "names": tuple(parts),
    }


def _left_out(table: Table, cells: Sheet) -> Iterator[Finding]:
    """Return a warning if combinations of a unit and a value are in no row."""
    there = {(one.row, one.column) for one in table.cells}
    missed = len(table.rows) * len(table.columns) - len(there)
    if missed:
        first = (
            f"{row.name} / {column.name}"
            for row in table.rows
            for column in table.columns
            if (row.name, column.name) not in there
        )
        shown = tuple(one for one, _ in zip(first, range(_SHOWN), strict=False))
        yield Finding.of(
            "targets.left_out", place=Place(cells.name), count=missed, first=shown
        )
