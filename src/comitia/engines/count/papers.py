"""Papers as they were read: a row of marks each, names written in, reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from comitia.engines.count.columns import Columns, title_row
from comitia.engines.count.marks import ABSTAIN, mark_of
from comitia.engines.count.written_in import alike, names_in
from comitia.engines.table.sheet import cell_text
from comitia.kernel.findings import Finding, Place, Refused

Marks = npt.NDArray[np.int8]

_MOST_FAULTS: Final = 20
# Whoever sees as many has another file in hand; the rest is not read.
_MOST_HIDDEN: Final = 10_000
_LONGEST: Final = 60
# Words that say in the column of reasons that there is none.
_NO_REASON: Final = frozenset(
    (
        *("无", "否", "没有", "不是", "有效", "有效票", "正常"),
        *("0", "no", "none", "nil", "n/a", "na", "valid", "false", "ok"),
        *("-", "--", "–", "—", "/"),
    )
)


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a ballot; a paper is its place in `marks`, which means nothing.

    `marks` has a row for each paper and a column for each of `names`. `written`
    holds the names that were written in, `invalid` why a paper was set aside.
    """

    names: tuple[str, ...]
    marks: Marks
    written: Mapping[int, tuple[str, ...]]
    invalid: Mapping[int, str]
    warnings: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        """Return how many papers there are."""
        return len(self.marks)


@dataclass(slots=True)
class Gathering:
    """Takes in rows, one by one or in blocks; what is wrong is said at the end."""

    columns: Columns
    name: str
    papers: int = 0
    written: dict[int, tuple[str, ...]] = field(default_factory=dict)
    invalid: dict[int, str] = field(default_factory=dict)
    _blocks: list[Marks] = field(default_factory=list)
    _rows: list[list[int]] = field(default_factory=list)
    _faults: list[Finding] = field(default_factory=list)
    _hidden: int = 0

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Take in one paper; a row without any cell is none, but for a single name."""
        width = self.columns.width
        if not any(cells) and len(cells) <= 1:
            if width > 1:
                return
            cells = ("",)
        if width == 1 < len(cells) and not self.papers and not self._faults:
            heading = Place(self.name, self.columns.line)
            raise Refused([title_row(self.columns.heading[0], heading)])
        if len(cells) != width:
            self.fault("count.cells", line, cells=len(cells), width=width)
            return
        places = zip(self.columns.names, self.columns.places, strict=True)
        self._rows.append([self.mark(line, name, cells[at]) for name, at in places])
        for place in (self.columns.write_in, self.columns.invalid):
            if place is not None:
                self.text(place, line, self.papers, cells[place])
        self.papers += 1

    def block(self, marks: Marks) -> None:
        """Take in papers whose marks are read."""
        self._settle()
        self._blocks.append(marks)
        self.papers += len(marks)

    def mark(self, line: int, name: str, cell: str) -> int:
        """Return the mark of a cell; another word is a fault with row and column."""
        mark = mark_of(cell)
        if mark is None:
            shown = cell[:_LONGEST]
            self.fault("count.unknown_word", line, column=name[:_LONGEST], word=shown)
            return ABSTAIN
        return mark

    def text(self, place: int, line: int, paper: int, cell: str) -> None:
        """Take in what stands in one of the two columns that are no name's."""
        shown = cell[:_LONGEST]
        if place == self.columns.invalid:
            reason = cell_text(" ".join(cell.split()))
            if alike(reason) in _NO_REASON:
                name = self.columns.heading[place]
                self.fault("count.no_reason", line, column=name, word=shown)
            elif reason:
                self.invalid[paper] = reason
            return
        names = names_in(cell)
        if names is None:
            self.fault("count.unparted", line, text=shown)
        elif names:
            self.written[paper] = names

    def fault(self, code: str, line: int, **facts: int | str) -> None:
        """Add a fault of a row; after many of them, only how many more."""
        if len(self._faults) < _MOST_FAULTS:
            place = Place(self.name, line)
            named = tuple(sorted(facts.items()))
            self._faults.append(Finding(code, named, place=place))
            return
        self._hidden += 1
        if self._hidden > _MOST_HIDDEN:
            raise Refused([*self._faults, *self._more()])

    def gathered(self, warnings: tuple[Finding, ...] = ()) -> Papers:
        """Return the papers; ``Refused`` names what is wrong with their rows."""
        if self._faults:
            raise Refused([*self._faults, *self._more()])
        self._settle()
        empty = np.zeros((0, len(self.columns.names)), np.int8)
        marks = np.concatenate([empty, *self._blocks])
        if self.columns.ignored:
            place = Place(self.name, self.columns.line)
            names = self.columns.ignored
            ignored = Finding.of("count.ignored_columns", place=place, names=names)
            warnings = (*warnings, ignored)
        return Papers(self.columns.names, marks, self.written, self.invalid, warnings)

    def _more(self) -> list[Finding]:
        if not self._hidden:
            return []
        many = self._hidden > _MOST_HIDDEN
        code = "count.many_more_faults" if many else "count.more_faults"
        more = min(self._hidden, _MOST_HIDDEN)
        return [Finding.of(code, place=Place(self.name), more=more)]

    def _settle(self) -> None:
        if self._rows:
            self._blocks.append(np.array(self._rows, np.int8))
            self._rows = []
