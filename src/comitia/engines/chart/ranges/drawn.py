"""A chart of ranges as a drawing: a line from fewest to most, a bar within it."""

from dataclasses import dataclass
from typing import Final

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    FAINT,
    GREY,
    QUIET,
    WHITE,
    Box,
    Letters,
    line,
    lines_of,
    rectangle,
    text,
)
from comitia.engines.chart.sheet import Sheet, Sign, Width

_NAME: Final = 240
_GAP: Final = 14
_LENGTH: Final = 380
_LINE: Final = 18
_HIGH: Final = 12
_SMALL: Final = Letters(12, QUIET)
_NUMBER: Final = Letters(12, QUIET, anchor="middle")


@dataclass(frozen=True, slots=True)
class Range:
    """One group: the line, the bar, the limits that are asked, and a word.

    `asked` says the limits in words.
    """

    name: str
    asked: str
    fewest: int
    most: int
    low: int
    high: int
    limits: tuple[int, ...]
    said: str


@dataclass(frozen=True, slots=True)
class RangesChart:
    """Ranges below each other, all to one scale from nothing to `whole`.

    `line`, `bar` and `limit` are the words of the legend.
    """

    heading: Heading
    described: str
    ranges: tuple[Range, ...]
    whole: int
    line: str
    bar: str
    limit: str


def svg_of_ranges(chart: RangesChart) -> str:
    """Return the chart as one SVG document.

    >>> from comitia.kernel.catalogue import Language
    >>> women = Range("Women", "at least 4", 2, 6, 3, 5, (4,), "at risk")
    >>> said = ("Said.", (women,), 10, "possible", "likely", "asked")
    >>> svg_of_ranges(RangesChart(Heading("After", Language.ENGLISH), *said)).count(
    ...     ">Women</text>")
    1
    """
    sheet = Sheet(chart.heading, Width.WIDE)
    sheet.head(chart.described)
    signs: list[tuple[Sign, str]] = [
        (lambda x, y: _thin(x, x + 14, y + 6), chart.line),
        (lambda x, y: rectangle(Box(x, y + 1, 14, 10), BLUE), chart.bar),
        (lambda x, y: _mark(x + 7, y), chart.limit),
    ]
    sheet.legend(signs)
    sheet.top += 8
    for one in chart.ranges:
        _draw(sheet, one, max(1, chart.whole))
    return sheet.document(chart.described)


def _draw(sheet: Sheet, one: Range, whole: int) -> None:
    names = lines_of(one.name, _NAME - _GAP, 14)
    for at, part in enumerate(names):
        sheet.put(text(sheet.left, sheet.top + at * _LINE + 20, part))
    below = sheet.top + len(names) * _LINE + 18
    sheet.put(text(sheet.left, below, one.asked, _SMALL))
    start, middle = sheet.left + _NAME, sheet.top + 15

    def at_of(number: int) -> int:
        return start + number * _LENGTH // whole

    sheet.put(_thin(start, start + _LENGTH, middle, FAINT))
    sheet.put(_thin(at_of(one.fewest), at_of(one.most), middle))
    width = max(3, at_of(one.high) - at_of(one.low))
    box = Box(at_of(one.low), middle - _HIGH // 2, width, _HIGH)
    sheet.put(rectangle(box, BLUE))
    for limit in one.limits:
        sheet.put(_mark(at_of(limit), middle - _HIGH // 2))
    for number in sorted({one.fewest, one.most}):
        sheet.put(text(at_of(number), middle + 22, str(number), _NUMBER))
    sheet.put(text(start + _LENGTH + _GAP, middle + 5, one.said, Letters(bold=True)))
    sheet.top = below + 12


def _thin(start: int, end: int, y: int, colour: str = GREY) -> str:
    return line(f"M{start} {y}H{max(end, start + 1)}", stroke=colour, width=3)


def _mark(x: int, y: int) -> str:
    """Return a mark that is seen on a dark bar and on white paper."""
    path = f"M{x} {y - 4}V{y + _HIGH + 4}"
    return line(path, stroke=WHITE, width=5) + line(path, stroke=DARK, width=2)
