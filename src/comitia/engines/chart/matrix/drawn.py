"""A matrix of targets as a drawing: number and shade in each cell, sums at the edge."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from comitia.engines.chart.matrix.shown import (
    MOST_UNITS,
    MOST_VALUES,
    Cell,
    Column,
    MatrixChart,
    Row,
    cell_text,
    described,
    signs,
)
from comitia.engines.chart.pen import (
    DARK,
    FAINT,
    LETTER,
    QUIET,
    WHITE,
    Box,
    Letters,
    line,
    plain,
    rectangle,
    text,
    upright,
    width_of,
)
from comitia.engines.chart.sheet import Sheet, Sign, Width
from comitia.engines.chart.widths import thousandths, widest_piece

# Dark letters stand on all of these in a contrast of more than 4.5 to 1.
_SHADES: Final = (WHITE, "#e6eef6", "#cbdcec", "#aec8e0", "#8fb2d3")
_FIFTHS: Final = len(_SHADES)
_NAMES: Final = 180
_SUMS: Final = 56
_WIDEST: Final = 96
_DENSE: Final = 20
_LINES: Final = 6
_TALLEST: Final = 150
_HEAD: Final = 11
_LEADING: Final = 15


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand, and how high a row is."""

    left: int
    column: int
    pitch: int
    size: int

    @property
    def sums(self) -> int:
        """Where the column of the units' own seats begins."""
        return self.left + _NAMES

    def at(self, place: int) -> int:
        return self.sums + _SUMS + 6 + place * self.column


def svg_of_matrix(chart: MatrixChart) -> str:
    """Return the matrix as one SVG document, 40 units by 12 values at most.

    What has no room is named or counted below; the sums are those of all.

    >>> from comitia.engines.chart.heading import Heading, Language
    >>> from comitia.engines.chart.matrix.shown import Value
    >>> heading = Heading("T", Language.ENGLISH)
    >>> rows = (Row("North", 3, (Cell(3),)),)
    >>> chart = MatrixChart(heading, rows, (Value("women", 3),))
    >>> svg_of_matrix(chart).count(">women</text>")
    1
    """
    told = described(chart)
    sheet = Sheet(chart.heading, Width.WIDE)
    sheet.head(told)
    sheet.legend(_legend(chart))
    sheet.paragraph(" · ".join(signs(chart)), Letters(12))
    columns = chart.columns[:MOST_VALUES]
    grid = _grid(chart, sheet, len(columns))
    _draw_heads(sheet, columns, grid)
    for row in chart.shown:
        _draw_row(sheet, row, columns, grid)
    _draw_rest(sheet, chart, columns, grid)
    _draw_sums(sheet, chart, columns, grid)
    left_out = [one.value.name for one in chart.columns[MOST_VALUES:]]
    if left_out:
        names = chart.heading.listed(tuple(left_out), most=30)
        said = chart.heading.say("chart.matrix.more_values", names=names)
        sheet.paragraph(said, Letters(LETTER, bold=True))
    sheet.in_full()
    return sheet.document(told)


def _grid(chart: MatrixChart, sheet: Sheet, columns: int) -> _Grid:
    room = sheet.inner - _NAMES - _SUMS - 6
    column = min(_WIDEST, room // max(1, columns))
    pitch, size = (20, 12) if len(chart.rows) > _DENSE else (26, LETTER)
    return _Grid(sheet.left, column, pitch, size)


def _draw_heads(sheet: Sheet, columns: tuple[Column, ...], grid: _Grid) -> None:
    """Draw the names of the values, and over those with parts how far these reach."""
    depth = max((one.depth + (one.parts > 0) for one in columns), default=0)
    sheet.top += 16 + depth * 6
    _draw_reaches(sheet, columns, grid, depth)
    names = [plain(one.value.name) for one in columns]
    room = (grid.column - 6) * 1000 // _HEAD
    fits = all(widest_piece(one, measure=thousandths) <= room for one in names)
    draw = _draw_level if fits else _draw_upright
    draw(sheet, columns, grid)
    say, end = sheet.heading.say, Letters(_HEAD, QUIET, anchor="end")
    sheet.put(text(sheet.left, sheet.top, say("chart.unit"), Letters(_HEAD, QUIET)))
    seats = say("chart.seats.seats")
    sheet.put(text(grid.sums + _SUMS - 8, sheet.top, seats, end))
    sheet.top += 6


def _draw_reaches(
    sheet: Sheet, columns: tuple[Column, ...], grid: _Grid, depth: int
) -> None:
    for place, one in enumerate(columns):
        if one.parts:
            last = min(place + one.parts, len(columns) - 1)
            y = sheet.top - (depth - one.depth) * 6 + 2
            begin, end = grid.at(place) + 3, grid.at(last + 1) - 3
            sheet.put(line(f"M{begin} {y + 4}V{y}H{end}V{y + 4}"))


def _draw_level(sheet: Sheet, columns: tuple[Column, ...], grid: _Grid) -> None:
    heads = [
        sheet.fitted(one.value.name, grid.column - 6, _HEAD, _LINES) for one in columns
    ]
    sheet.top += max((len(lines) for lines in heads), default=1) * _LEADING
    for place, (one, lines) in enumerate(zip(columns, heads, strict=True)):
        middle = grid.at(place) + grid.column // 2
        letters = _head_letters(one, "middle")
        for at, said in enumerate(reversed(lines)):
            sheet.put(text(middle, sheet.top - at * _LEADING, said, letters))


def _draw_upright(sheet: Sheet, columns: tuple[Column, ...], grid: _Grid) -> None:
    """Draw names whose words are wider than their columns, read from below."""
    heads = [sheet.fitted(one.value.name, _TALLEST, _HEAD, 2) for one in columns]
    sheet.top += 8 + max(width_of(said, _HEAD) for lines in heads for said in lines)
    for place, (one, lines) in enumerate(zip(columns, heads, strict=True)):
        middle = grid.at(place) + grid.column // 2 + 4
        first = middle - (len(lines) - 1) * _LEADING // 2
        letters = _head_letters(one, "start")
        for at, said in enumerate(lines):
            sheet.put(upright(first + at * _LEADING, sheet.top, said, letters))


def _head_letters(column: Column, anchor: str) -> Letters:
    """Return the letters of a heading: a part is quieter than what contains it."""
    colour = QUIET if column.depth else DARK
    return Letters(_HEAD, colour, bold=not column.depth, anchor=anchor)


def _draw_row(sheet: Sheet, row: Row, columns: tuple[Column, ...], grid: _Grid) -> None:
    names = sheet.fitted(row.name, _NAMES - 4, grid.size, 2)
    leading = grid.size + 3
    high = grid.pitch + (len(names) - 1) * leading
    foot = sheet.top + (grid.pitch + grid.size) // 2 - 2
    for at, said in enumerate(names):
        sheet.put(text(sheet.left, foot + at * leading, said, Letters(grid.size)))
    number = Letters(grid.size, bold=True, anchor="end")
    sheet.put(text(grid.sums + _SUMS - 8, foot, str(row.seats), number))
    for place, one in enumerate(columns):
        box = Box(grid.at(place), sheet.top, grid.column, high)
        sheet.put(*_cell(row.cells[one.place], row.seats, box, foot))
    sheet.top += high


def _cell(cell: Cell, seats: int, box: Box, foot: int) -> Iterator[str]:
    """Yield a cell: its shade says which share of the unit's seats it holds."""
    yield rectangle(box, shade(cell.seats, seats), stroke=FAINT)
    if cell.is_tied:
        inside = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4)
        yield rectangle(inside, "none", stroke=DARK, dashed=True)
    colour = DARK if cell.seats else QUIET
    letters = Letters(12, colour, anchor="middle")
    yield text(box.x + box.width // 2, foot, cell_text(cell), letters)


def shade(seats: int, of: int) -> str:
    """Return the colour for a share of a unit's seats, in fifths.

    >>> shade(0, 10), shade(10, 10) == shade(9, 10), shade(5, 0)
    ('#ffffff', True, '#ffffff')
    """
    if of <= 0:
        return _SHADES[0]
    return _SHADES[min(seats * _FIFTHS // of, _FIFTHS - 1)]


def _draw_rest(
    sheet: Sheet, chart: MatrixChart, columns: tuple[Column, ...], grid: _Grid
) -> None:
    """Draw the units that have no room as one row, so that the sums add up."""
    rest = chart.rows[MOST_UNITS:]
    if not rest:
        return
    name = chart.heading.say("chart.matrix.more_units", count=len(rest))
    cells = tuple(
        Cell(sum(row.cells[place].seats for row in rest))
        for place in range(len(chart.values))
    )
    row = Row(name, sum(row.seats for row in rest), cells)
    _draw_row(sheet, row, columns, grid)


def _draw_sums(
    sheet: Sheet, chart: MatrixChart, columns: tuple[Column, ...], grid: _Grid
) -> None:
    sheet.top += 4
    sheet.put(line(f"M{sheet.left} {sheet.top}H{grid.at(len(columns))}", width=2))
    sheet.top += grid.pitch - 4
    bold = Letters(grid.size, bold=True)
    sheet.put(text(sheet.left, sheet.top, chart.heading.say("chart.matrix.all"), bold))
    seats = sum(row.seats for row in chart.rows)
    end = Letters(grid.size, bold=True, anchor="end")
    sheet.put(text(grid.sums + _SUMS - 8, sheet.top, str(seats), end))
    for place, one in enumerate(columns):
        letters = Letters(12, bold=True, anchor="middle")
        middle = grid.at(place) + grid.column // 2
        sheet.put(text(middle, sheet.top, str(one.value.seats), letters))
    sheet.top += 8


def _legend(chart: MatrixChart) -> Iterator[tuple[Sign, str]]:
    """Yield the shades with the shares that they stand for, and the mark of a tie."""
    step = 100 // _FIFTHS
    for at, fill in enumerate(_SHADES):
        said = f"{at * step}–{(at + 1) * step} %"
        if not at:
            said = chart.heading.say("chart.matrix.shade", share=said)
        yield partial(_swatch, fill), said


def _swatch(fill: str, x: int, y: int) -> str:
    return rectangle(Box(x, y, 14, 11), fill, stroke=QUIET)
