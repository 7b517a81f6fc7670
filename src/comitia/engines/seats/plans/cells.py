"""The columns of a sheet by their headings: those a plan names, and those known."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from comitia.charter.text.source import shown
from comitia.engines.seats.reading import HEADINGS as OF_SEATS
from comitia.engines.seats.reading import limits_of, units_of
from comitia.engines.table.headings import Headings, cell_of
from comitia.engines.table.numbers import whole_numbers
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place
from comitia.kernel.shares import parse_share

HEADINGS: Final[Headings] = MappingProxyType(
    {**OF_SEATS, "parent": ("parent", "上级", "上级编号", "上级单位")}
)
# A unit may stand under its own name in a column that a plan names too.
_BY_NAME: Final = {one: name for name, names in HEADINGS.items() for one in names}


@dataclass(slots=True)
class Cells:
    """A sheet whose columns are found by their headings; `faults` gathers faults."""

    sheet: Sheet
    faults: list[Finding] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find where each column stands; two of one name are a fault."""
        place = Place(self.sheet.name, self.sheet.heading.number)
        for at, cell in enumerate(self.sheet.heading.cells):
            names = {cell, _BY_NAME.get(cell.casefold(), cell)} - {""}
            if names & self.at.keys():
                fault = Finding.of("import.column_twice", place=place, column=cell)
                self.faults.append(fault)
            self.at |= dict.fromkeys(names, at)

    def units(self) -> tuple[str, ...]:
        """Return the names of the rows; one that is missing or doubled is a fault."""
        units, faults = units_of(self.sheet, self.at["unit"])
        self.faults += faults
        return tuple(units)

    def limits(self) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
        """Return the fewest and the most seats of each row."""
        (least, most), faults = limits_of(self.sheet, self.at)
        self.faults += faults
        for line, low, high in zip(self.sheet.lines, least, most, strict=True):
            if high is not None and low > high:
                place, code = Place(self.sheet.name, line.number), "plan.limits_crossed"
                self.faults.append(Finding.of(code, place=place, least=low, most=high))
        return tuple(least), tuple(most)

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column as it stands; an absent one is empty everywhere."""
        return tuple(text for _, text in self._column(column))

    def numbers(self, column: str, needed: Collection[int]) -> tuple[int, ...]:
        """Return a column of whole numbers from 0; the rows needed must have one."""
        numbers, faults = whole_numbers(self.sheet, column, self.at[column])
        self.faults += faults
        self.faults += [
            Finding.of("table.no_value", key=column, place=place)
            for at, (place, text) in enumerate(self._column(column))
            if not text and at in needed
        ]
        return tuple(number or 0 for number in numbers)

    def shares(self, column: str) -> tuple[Fraction, ...]:
        """Return a column of shares such as ``15 %``; an empty cell is none at all."""
        return tuple(
            self._share(column, place, text) for place, text in self._column(column)
        )

    def _column(self, column: str) -> Iterator[tuple[Place, str]]:
        at = self.at.get(column)
        for line in self.sheet.lines:
            text = "" if at is None else cell_of(line, at)
            yield Place(self.sheet.name, line.number), text

    def _share(self, column: str, place: Place, text: str) -> Fraction:
        try:
            return parse_share(text) if text else Fraction(0)
        except ValueError:
            code, near = "plan.cell_no_share", shown(text)
            fault = Finding.of(code, key=column, place=place, column=column, near=near)
            self.faults.append(fault)
            return Fraction(0)
