"""The cells of a sheet, column by column, as numbers and shares."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from comitia.charter.text.source import shown
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Fact, Finding, Place
from comitia.kernel.shares import parse_share

MOST_WEIGHT: Final = 10**15
# The columns that have a meaning of their own, by the names that they may have.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "unit": ("unit", "单位", "单位编号", "编号"),
        "weight": ("weight", "权重", "基数"),
        "min": ("min", "最少", "下限"),
        "max": ("max", "最多", "上限"),
        "fixed": ("fixed", "固定"),
        "parent": ("parent", "上级", "上级编号", "上级单位"),
    }
)
_WHOLE: Final = re.compile(r"[0-9]+")
_NEGATIVE: Final = re.compile(r"[-−][0-9.]+")


@dataclass(slots=True)
class Cells:
    """A sheet whose columns are found by their headings; `faults` gathers faults."""

    sheet: Sheet
    faults: list[Finding] = field(default_factory=list)
    _at: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find where each column stands; two of one name are a fault."""
        known = {one: name for name, names in HEADINGS.items() for one in names}
        for at, cell in enumerate(self.sheet.heading.cells):
            names = {cell, known.get(cell.casefold(), cell)} - {""}
            if any(name in self._at for name in names):
                place = Place(self.sheet.name, self.sheet.heading.number)
                fault = Finding.of("plan.column_twice", place=place, column=shown(cell))
                self.faults.append(fault)
            self._at |= dict.fromkeys(names, at)

    def has(self, column: str) -> bool:
        """Return whether the sheet has a column of that name."""
        return column in self._at

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column as it stands; an absent one is empty everywhere."""
        return tuple(text for _, text in self._column(column))

    def numbers(self, column: str, needed: Collection[int]) -> tuple[int, ...]:
        """Return a column of whole numbers from 0; the rows needed must have one."""
        return tuple(
            self._number(column, at, text) if text or at in needed else 0
            for at, text in self._column(column)
        )

    def optional(self, column: str) -> tuple[int | None, ...]:
        """Return a column of whole numbers from 0, ``None`` for an empty cell."""
        return tuple(
            self._number(column, at, text) if text else None
            for at, text in self._column(column)
        )

    def shares(self, column: str) -> tuple[Fraction, ...]:
        """Return a column of shares such as ``15 %``; an empty cell is none at all."""
        return tuple(self._share(column, at, text) for at, text in self._column(column))

    def blame(self, code: str, at: int, **facts: Fact) -> None:
        """Keep a fault of a row."""
        place = Place(self.sheet.name, self.sheet.lines[at].number)
        given = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, given, place=place))

    def _column(self, column: str) -> Iterator[tuple[int, str]]:
        place = self._at.get(column, -1)
        for at, line in enumerate(self.sheet.lines):
            yield at, line.cells[place] if 0 <= place < len(line.cells) else ""

    def _number(self, column: str, at: int, text: str) -> int:
        if _WHOLE.fullmatch(text) and len(text.lstrip("0")) <= _MOST_DIGITS:
            number = int(text)
            if number <= MOST_WEIGHT:
                return number
        self.blame(
            _code_of(text), at, column=column, near=shown(text), most=MOST_WEIGHT
        )
        return 0

    def _share(self, column: str, at: int, text: str) -> Fraction:
        try:
            return parse_share(text) if text else Fraction(0)
        except ValueError:
            self.blame("plan.cell_no_share", at, column=column, near=shown(text))
            return Fraction(0)


_MOST_DIGITS: Final = 16


def _code_of(text: str) -> str:
    """Return what is wrong with a cell that is no whole number from 0 to the most."""
    if not text:
        return "plan.cell_empty"
    if _WHOLE.fullmatch(text):
        return "plan.cell_too_large"
    return "plan.cell_negative" if _NEGATIVE.fullmatch(text) else "plan.cell_no_number"
