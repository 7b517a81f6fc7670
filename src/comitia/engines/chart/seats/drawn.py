"""A chart of seats as a drawing: a bar for each unit, the exact share across it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    FAINT,
    LETTER,
    QUIET,
    WHITE,
    Box,
    Letters,
    line,
    lines_of,
    rectangle,
    text,
)
from comitia.engines.chart.seats.shown import (
    SeatsChart,
    UnitBar,
    bands,
    deciding,
    described,
    notes,
    rest,
    share_text,
    share_word,
)
from comitia.engines.chart.sheet import STRIPES, Sheet, Sign, Width

_DENSE: Final = 30
_DENSEST: Final = 50


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with its words, and which of its seats are marked."""

    bar: UnitBar
    notes: tuple[str, ...] = ()
    is_tied: bool = False
    is_kept: bool = False
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand, how high a row is, how many seats a bar may show."""

    width: Width
    scale: Fraction
    size: int
    pitch: int
    has_shares: bool

    @property
    def name(self) -> int:
        return 196 if self.is_wide else 250

    @property
    def is_wide(self) -> bool:
        return self.width is Width.WIDE

    @property
    def seats(self) -> int:
        """Where the number of seats ends."""
        return 268 if self.is_wide else self.width - self.width.edge

    @property
    def start(self) -> int:
        return 282 if self.is_wide else self.width.edge

    @property
    def length(self) -> int:
        return 290 if self.is_wide else self.width - 2 * self.width.edge - 12

    @property
    def share(self) -> int:
        return 650

    @property
    def said(self) -> int:
        return 664 if self.has_shares else 590

    def at(self, seats: Fraction | int) -> int:
        """Return how far from its beginning a bar of so many seats reaches."""
        return int(seats * self.length / self.scale)


def svg_of_seats(chart: SeatsChart, width: Width = Width.WIDE) -> str:
    """Return the chart as one SVG document; a narrow one suits a telephone.

    >>> from comitia.engines.chart.heading import Heading, Language
    >>> chart = SeatsChart(Heading("Seats", Language.ENGLISH), (UnitBar("North", 3),))
    >>> svg_of_seats(chart).count(">North</text>")
    1
    """
    told = described(chart)
    sheet = Sheet(chart.heading, width)
    sheet.head(told)
    if not chart.is_whole:
        _draw_bands(sheet, chart)
    sheet.legend(_signs(chart))
    sheet.top += 8
    rows = tuple(_row(chart, place) for place in range(len(chart.shown)))
    grid = _grid(rows, width)
    if grid.is_wide:
        _draw_heads(sheet, chart, grid)
    for row in rows:
        _draw(sheet, row, grid)
    if not chart.is_whole:
        sheet.paragraph(rest(chart), Letters(LETTER, bold=True))
    sheet.top += 8
    for said in deciding(chart):
        sheet.paragraph(said, Letters(LETTER))
    sheet.in_full()
    return sheet.document(told)


def _row(chart: SeatsChart, place: int) -> _Row:
    kept, left = chart.last_kept, chart.first_left
    return _Row(
        chart.units[place],
        notes(chart, place),
        is_tied=place in chart.tied,
        is_kept=kept is not None and kept.unit == place,
        is_left=left is not None and left.unit == place,
    )


def _grid(rows: tuple[_Row, ...], width: Width) -> _Grid:
    shares = [row.bar.share for row in rows if row.bar.share is not None]
    # A seat that was not given is drawn beyond the bar, so there is room for it.
    reach = [row.bar.seats + (row.is_tied or row.is_left) for row in rows]
    most = max([1, *reach, *(row.bar.least for row in rows)])
    scale = max([Fraction(most), *shares])
    pitch, size = 26, LETTER
    if len(rows) > _DENSE and width is Width.WIDE:
        pitch, size = (18, 12) if len(rows) <= _DENSEST else (17, 12)
    return _Grid(width, scale, size, pitch, bool(shares))


def _draw_heads(sheet: Sheet, chart: SeatsChart, grid: _Grid) -> None:
    say, soft = chart.heading.say, Letters(12, QUIET)
    sheet.top += 20
    sheet.put(
        text(sheet.left, sheet.top, say("chart.unit"), soft),
        text(grid.seats, sheet.top, say("chart.seats.seats"), _ending(soft)),
    )
    if grid.has_shares:
        share = share_word(chart)
        sheet.put(text(grid.share, sheet.top, share, _ending(soft)))
    sheet.put(line(f"M{sheet.left} {sheet.top + 6}H{sheet.right}", stroke=FAINT))
    sheet.top += 8


def _draw(sheet: Sheet, row: _Row, grid: _Grid) -> None:
    """Draw a row: on paper in one line, on a telephone with its bar below."""
    letters = Letters(grid.size)
    number = Letters(grid.size, bold=True, anchor="end")
    leading = min(grid.pitch, grid.size + 6)
    names = sheet.fitted(row.bar.name, grid.name, grid.size, 2)
    foot = sheet.top + grid.pitch - (grid.pitch - grid.size) // 2 - 1
    for at, one in enumerate(names):
        sheet.put(text(sheet.left, foot + at * leading, one, letters))
    sheet.put(text(grid.seats, foot, str(row.bar.seats), number))
    lines = len(names) - 1
    if grid.is_wide:
        sheet.put(*_bar(row, foot - grid.size + 1, grid))
        lines = max(lines, _draw_words(sheet, row, grid, foot))
        sheet.top += grid.pitch + lines * leading
        return
    sheet.top = foot + lines * leading
    sheet.put(*_bar(row, sheet.top + 8, grid))
    sheet.top += 8 + grid.size
    said = " · ".join((*_share(row, sheet), *row.notes))
    if said:
        sheet.paragraph(said, Letters(12, QUIET))
    sheet.top += 8


def _draw_words(sheet: Sheet, row: _Row, grid: _Grid, foot: int) -> int:
    """Draw the share and the notes of a row; return how many lines more they take."""
    soft = Letters(12, QUIET)
    if row.bar.share is not None:
        sheet.put(text(grid.share, foot, share_text(row.bar.share), _ending(soft)))
    if not row.notes:
        return 0
    lines = lines_of(" · ".join(row.notes), sheet.right - grid.said, soft.size)
    leading = min(grid.pitch, grid.size + 6)
    for at, one in enumerate(lines):
        sheet.put(text(grid.said, foot + at * leading, one, soft))
    return len(lines) - 1


def _share(row: _Row, sheet: Sheet) -> Iterator[str]:
    if row.bar.share is not None:
        share = share_text(row.bar.share)
        yield sheet.heading.say("chart.seats.share_is", share=share)


def _bar(row: _Row, y: int, grid: _Grid) -> Iterator[str]:
    """Yield the bar, the seats at its end that are marked, share and limits."""
    bar, high = row.bar, grid.size
    end = grid.start + grid.at(bar.seats)
    seat = max(grid.at(1), 4)
    yield rectangle(Box(grid.start, y, end - grid.start, high), BLUE)
    if row.is_kept and bar.seats:
        yield rectangle(Box(end - seat, y, seat, high), "#a9c4de", stroke=DARK)
    if row.is_tied or row.is_left:
        fill = STRIPES if row.is_tied else WHITE
        yield rectangle(Box(end, y, seat, high), fill, stroke=DARK, dashed=True)
    if bar.share is not None:
        yield _tick(grid.start + grid.at(bar.share), y, high)
    if bar.least:
        yield _bracket(grid.start + grid.at(bar.least), y, high, 4)
    if bar.most is not None and bar.most <= grid.scale:
        yield _bracket(grid.start + grid.at(bar.most), y, high, -4)


def _tick(x: int, y: int, high: int) -> str:
    """Return a mark that is seen on a dark bar and on white paper."""
    path = f"M{x} {y - 2}V{y + high + 2}"
    return line(path, stroke=WHITE, width=5) + line(path, width=2)


def _bracket(x: int, y: int, high: int, turned: int) -> str:
    path = f"M{x + turned} {y - 2}H{x}V{y + high + 2}H{x + turned}"
    return line(path, stroke=WHITE, width=4) + line(path, width=2)


def _signs(chart: SeatsChart) -> Iterator[tuple[Sign, str]]:
    """Yield the signs that this chart uses, each with its meaning."""
    say, units = chart.heading.say, chart.shown
    yield partial(_swatch, BLUE, ""), say("chart.seats.seats")
    if any(one.share is not None for one in units):
        yield lambda x, y: _tick(x + 7, y, 11), share_word(chart)
    if any(one.least for one in units):
        yield lambda x, y: _bracket(x + 5, y, 11, 4), say("chart.seats.legend_least")
    if any(one.most is not None for one in units):
        yield lambda x, y: _bracket(x + 9, y, 11, -4), say("chart.seats.legend_most")
    if chart.last_kept:
        yield partial(_swatch, "#a9c4de", DARK), say("chart.seats.legend_kept")
    if chart.first_left and chart.first_left.unit not in chart.tied:
        yield partial(_swatch, WHITE, DARK), say("chart.seats.legend_left")
    if chart.ties:
        yield partial(_swatch, STRIPES, DARK), say("chart.seats.legend_tie")


def _swatch(fill: str, stroke: str, x: int, y: int) -> str:
    dashed = bool(stroke) and not fill.startswith("#a")
    return rectangle(Box(x, y, 14, 11), fill, stroke=stroke, dashed=dashed)


def _draw_bands(sheet: Sheet, chart: SeatsChart) -> None:
    """Draw how many units got how many seats, above the first of them."""
    say = chart.heading.say
    sheet.top += 8
    sheet.paragraph(say("chart.seats.bands"), Letters(LETTER, bold=True))
    sheet.top += 6
    rows = tuple(_Row(UnitBar(band, count)) for band, count in bands(chart))
    grid = _grid(rows, sheet.width)
    for row in rows:
        _draw(sheet, row, grid)
    sheet.top += 16
    first = say("chart.seats.first", count=len(chart.shown))
    sheet.paragraph(first, Letters(LETTER, bold=True))


def _ending(letters: Letters) -> Letters:
    return Letters(letters.size, letters.colour, anchor="end")
