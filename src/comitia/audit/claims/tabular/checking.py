"""Tables recomputed: shares beside counts, rows that add up, columns that do."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from comitia.audit.claims.arithmetic import (
    Interval,
    Printed,
    fitting_counts,
    percent,
    plain,
)
from comitia.audit.claims.tabular.reading import FEWEST_ROWS, TOTAL, Cell, Row, Table
from comitia.audit.claims.verdicts import Checked, Fit, Outcome

_NO_SUM_HEAD: Final = re.compile(
    r"average|mean|rate|year|age|rank|no\.|平均|率|年|龄|序号|名次|排名", re.IGNORECASE
)
_NAMED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{2,9}")
_CHANGE_HEAD: Final = re.compile(
    r"change|differ|increase|\+/-|±|增减|增加|增长数|变化|净增|比上", re.IGNORECASE
)
Rule = Callable[[Row], Interval | None]


@dataclass(frozen=True, slots=True)
class _Always:
    """The same base for every row."""

    cell: Cell | None

    def __call__(self, _: Row) -> Cell | None:
        """Return the base of a row."""
        return self.cell


@dataclass(frozen=True, slots=True)
class _Beside:
    """Another column of the same row as the base."""

    column: int

    def __call__(self, row: Row) -> Cell | None:
        """Return the base of a row."""
        return row.cells[self.column]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a column: what each of its cells should be."""

    kind: str
    rule: Rule
    base: str
    bases: Callable[[Row], Cell | None]
    count_column: int


def check_table(table: Table, wholes: Sequence[Fraction] = ()) -> Iterator[Checked]:
    """Yield the verdicts on a table: its sums, then every share and difference.

    A column is read in the way that most of its rows support; without such a way
    it is not doubted. `wholes` are counts of the text that shares may refer to.
    """
    yield from _column_sums(table)
    for place in range(1, len(table.head)):
        column = [cell for cell in table.column(place) if cell is not None]
        if not column:
            continue
        if column[0].is_share:
            ways = list(_share_ways(table, place, wholes))
        else:
            ways = list(_count_ways(table, place))
        yield from _by_the_best(table, place, ways)


def _total_row(table: Table) -> Row | None:
    totals = [row for row in table.rows if row.is_total and not row.is_within]
    return totals[-1] if totals else None


def _share_ways(
    table: Table, place: int, wholes: Sequence[Fraction]
) -> Iterator[_Reading]:
    """Yield each share of the column's whole, then of another column of its row."""
    counts = [p for p in range(1, len(table.head)) if _is_count(table, p)]
    sums = _total_row(table)
    for count in sorted(counts, key=lambda p: (p > place, abs(place - p))):
        whole = sums.cells[count] if sums else None
        if whole is not None and whole.printed.value > 0:
            yield _share_way(count, _Always(whole))
        for base in counts:
            if base != count:
                yield _share_way(count, _Beside(base))
    if sums is None:
        yield from _share_of_sum(table, counts)
    named = [Fraction(f.replace(",", "")) for f in _NAMED.findall(table.head[place])]
    for value in (*named, *wholes):
        for count in counts:
            whole = Cell(Printed(value), plain(value), 0, is_share=False)
            yield _share_way(count, _Always(whole))


def _share_of_sum(table: Table, counts: list[int]) -> Iterator[_Reading]:
    for count in counts:
        cells = [c for c in table.column(count) if c is not None]
        summed = sum((c.printed.value for c in cells), Fraction(0))
        if summed > 0 and len(cells) > FEWEST_ROWS:
            whole = Cell(Printed(summed), plain(summed), 0, is_share=False)
            yield _share_way(count, _Always(whole))


def _share_way(count: int, base: Callable[[Row], Cell | None]) -> _Reading:
    def rule(row: Row) -> Interval | None:
        cell, whole = row.cells[count], base(row)
        if cell is None or whole is None or whole.printed.value <= 0:
            return None
        return cell.printed.interval().over(whole.printed.interval())

    return _Reading("share", rule, "", base, count)


def _count_ways(table: Table, place: int) -> Iterator[_Reading]:
    """Yield the sum of the other counts, and the differences of two of them."""
    others = [
        p for p in range(1, len(table.head)) if p != place and _is_count(table, p)
    ]
    if len(others) < 2:  # noqa: PLR2004  a sum of two at least
        return

    head = table.head[place]
    sums = TOTAL.fullmatch(head) is not None or place == len(table.head) - 1
    for columns in (others, others[:2], others[-2:]) if sums else ():
        yield _Reading("sum", partial(_summed, tuple(columns)), "", _Always(None), -1)
    for new, old in ((1, 0), (0, 1)) if _CHANGE_HEAD.search(head) else ():

        def moved(
            row: Row, new: int = others[new], old: int = others[old]
        ) -> Interval | None:
            one, other = row.cells[new], row.cells[old]
            if one is None or other is None:
                return None
            return one.printed.interval().minus(other.printed.interval())

        yield _Reading("difference", moved, "", _Always(None), -1)


def _summed(columns: Sequence[int], row: Row) -> Interval | None:
    cells = [row.cells[p] for p in columns]
    if any(cell is None for cell in cells):
        return None
    spans = [cell.printed.interval() for cell in cells if cell]
    return sum(spans[1:], spans[0])


def _is_count(table: Table, place: int) -> bool:
    cells = [cell for cell in table.column(place) if cell is not None]
    return bool(cells) and not cells[0].is_share


def _by_the_best(table: Table, place: int, ways: list[_Reading]) -> Iterator[Checked]:
    """Check a column in the way that most rows support, if more than half do."""
    best, most = None, 0
    for way in ways:
        fitting = sum(_fits(row, place, way) is True for row in _telling(table, place))
        if fitting > most:
            best, most = way, fitting
    rows = [row for row in table.rows if row.cells[place] is not None]
    telling = [row for row in _telling(table, place) if row.cells[place] is not None]
    proven = best is not None and most * 2 >= len(telling) and most >= _needed(best)
    for row in rows:
        cell = row.cells[place]
        if best is not None and proven:
            fits = _fits(row, place, best)
            if fits is False:
                fits = _sums_rounded(table, row, place)
            if cell is not None and (fits or (fits is False and not row.is_within)):
                yield _verdict(row, cell, best, fits=fits)
        elif cell is not None and cell.is_share:
            yield _unchecked(row, cell)


def _needed(way: _Reading) -> int:
    """Return how many rows must support a way to read a column of counts."""
    return 1 if way.kind == "share" else 2


def _telling(table: Table, place: int) -> list[Row]:
    """Return the rows whose agreement says something: not 100 % of itself."""
    return [
        row
        for row in table.rows
        if (cell := row.cells[place]) is not None and cell.printed.value not in {0, 1}
    ]


def _fits(row: Row, place: int, way: _Reading) -> bool | None:
    cell, exact = row.cells[place], way.rule(row)
    if cell is None or exact is None:
        return None
    if cell.is_share:
        return cell.printed.agreement(exact) is not None
    return cell.printed.interval().overlaps(exact)


def _sums_rounded(table: Table, row: Row, place: int) -> bool:
    """Whether a total is the sum of its rows, which are rounded each."""
    cell = row.cells[place]
    if cell is None or not (cell.is_share and row.is_total):
        return False
    rows = [one for one in table.rows if not (one.is_total or one.is_within)]
    parts = [part.printed for one in rows if (part := one.cells[place])]
    summed = sum((part.value for part in parts), Fraction(0))
    leeway = sum((part.step for part in parts), Fraction(0)) / 2
    return cell.printed.value == summed and abs(summed - 1) <= leeway


def _verdict(row: Row, cell: Cell, way: _Reading, *, fits: bool) -> Checked:
    exact = way.rule(row)
    low = exact.low if exact else Fraction(0)
    right = percent(low, cell.decimals) if cell.is_share else plain(low, cell.decimals)
    base, count = way.bases(row), row.cells[way.count_column]
    would = [Fit(right, cell.text)]
    if base is not None and count is not None:
        counts = fitting_counts(cell.printed, base.printed.interval())
        would += [Fit(figure, count.text) for figure in counts]
    return Checked(
        Outcome.AGREE if fits else Outcome.FLAGGED,
        way.kind,
        " ".join(row.line.text.split()),
        row.line.number,
        cell.text,
        right,
        count.text if count and base else row.label,
        base_value=base.text if base else "",
        base_is_assumed=True,
        why="rounded" if fits else "",
        fits=() if fits else tuple(would),
    )


def _unchecked(row: Row, cell: Cell) -> Checked:
    return Checked(
        Outcome.NOT_CHECKABLE,
        "share",
        " ".join(row.line.text.split()),
        row.line.number,
        cell.text,
        why="figures.no_base",
    )


def _column_sums(table: Table) -> Iterator[Checked]:
    whole = _total_row(table)
    if whole is None:
        return
    parts = [row for row in table.rows if not (row.is_total or row.is_within)]
    sums = [_sum_of(table, place, whole, parts) for place in range(1, len(table.head))]
    known = [found for found in sums if found is not None]
    overlap = _overlap(table, parts)
    proven = overlap is False or any(right for _, _, right in known)
    for cell, summed, right in known:
        off = abs(cell.printed.value - summed.low)
        likely = proven or (overlap is None and off * 4 <= cell.printed.value)
        if right or likely:
            yield _sum_verdict(whole, cell, summed, right=right)


def _overlap(table: Table, parts: list[Row]) -> bool | None:
    """Return whether the rows count somebody twice, by their shares, if any."""
    for place in range(1, len(table.head)):
        cells = [cell for row in parts if (cell := row.cells[place]) is not None]
        if cells and cells[0].is_share and len(cells) == len(parts):
            leeway = sum((c.printed.step for c in cells), Fraction(0)) / 2
            summed = sum((c.printed.value for c in cells), Fraction(0))
            return abs(summed - 1) > leeway
    return None


def _sum_of(
    table: Table, place: int, whole: Row, parts: list[Row]
) -> tuple[Cell, Interval, bool] | None:
    cell = whole.cells[place]
    cells = [row.cells[place] for row in parts]
    figures = [one for one in cells if one is not None]
    if cell is None or len(figures) < FEWEST_ROWS or len(figures) < len(cells):
        return None
    if not cell.is_share and _NO_SUM_HEAD.search(table.head[place]):
        return None
    spans = [one.printed.interval() for one in figures]
    summed = sum(spans[1:], spans[0])
    if cell.is_share:
        return None
    return cell, summed, summed.overlaps(cell.printed.interval())


def _sum_verdict(row: Row, cell: Cell, summed: Interval, *, right: bool) -> Checked:
    text = plain(summed.low, cell.decimals)
    return Checked(
        Outcome.AGREE if right else Outcome.FLAGGED,
        "sum",
        " ".join(row.line.text.split()),
        row.line.number,
        cell.text,
        text,
        row.label,
        why="rounded" if right else "",
        fits=() if right else (Fit(text, cell.text),),
    )
