"""A chart of figures as a drawing: a bar for each, a mark where something is asked."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    WHITE,
    Box,
    Letters,
    line,
    lines_of,
    rectangle,
    text,
)
from comitia.engines.chart.sheet import Sheet, Sign, Width

_NAME: Final = 250
_GAP: Final = 12
_LONGEST: Final = 380
_PITCH: Final = 26
_DENSE: Final = 19
_MANY: Final = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One number with its words; `asked` is where it should have come to.

    What joins several of the others is drawn as an outline.
    """

    name: str
    value: Fraction
    said: str
    asked: Fraction | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Bars in groups, each with its title; all of them to one scale.

    `asked` is what the marks mean, `joined` what the outlines do, where there are any.
    """

    heading: Heading
    described: str
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    asked: str = ""
    joined: str = ""

    @property
    def most(self) -> Fraction:
        """The longest that a bar or a mark reaches; never nothing."""
        reach = [
            number
            for _, bars in self.groups
            for bar in bars
            for number in (bar.value, bar.asked or Fraction(0))
        ]
        return max(reach, default=Fraction(0)) or Fraction(1)


def svg_of_bars(chart: BarsChart) -> str:
    """Return the chart as one SVG document.

    >>> from comitia.kernel.catalogue import Language
    >>> bars = (("", (Bar("Women", Fraction(619), "619"),)),)
    >>> chart = BarsChart(Heading("Elected", Language.ENGLISH), "Said.", bars)
    >>> svg_of_bars(chart).count(">Women</text>")
    1
    """
    sheet = Sheet(chart.heading, Width.WIDE)
    sheet.head(chart.described)
    signs: list[tuple[Sign, str]] = [
        (lambda x, y: _mark(x + 7, y, 11), chart.asked),
        (lambda x, y: _outline(Box(x, y + 1, 14, 10)), chart.joined),
    ]
    if meant := [one for one in signs if one[1]]:
        sheet.legend(meant)
    for title, bars in chart.groups:
        sheet.top += 8
        sheet.paragraph(title, Letters(bold=True))
        sheet.top += 4
        pitch = _DENSE if len(bars) > _MANY else _PITCH
        for bar in bars:
            _draw(sheet, bar, chart.most, pitch)
    return sheet.document(chart.described)


def _draw(sheet: Sheet, bar: Bar, most: Fraction, pitch: int) -> None:
    size = 12 if pitch == _DENSE else 14
    names = lines_of(bar.name, _NAME - _GAP, size)
    start, high = sheet.left + _NAME, size
    end = start + int(bar.value * _LONGEST / most)
    for at, one in enumerate(names):
        foot = sheet.top + (at + 1) * pitch - (pitch - size) // 2
        sheet.put(text(sheet.left, foot, one, Letters(size)))
    top = sheet.top + (pitch - high) // 2 + 1
    box = Box(start, top, end - start, high)
    sheet.put(_outline(box) if bar.joins else rectangle(box, BLUE))
    reach = end
    if bar.asked is not None:
        at = start + int(bar.asked * _LONGEST / most)
        sheet.put(_mark(at, top, high))
        reach = max(end, at)
    foot = sheet.top + pitch - (pitch - size) // 2
    sheet.put(text(reach + 8, foot, bar.said, Letters(size)))
    sheet.top += len(names) * pitch


def _outline(box: Box) -> str:
    return rectangle(box, WHITE, stroke=BLUE)


def _mark(x: int, y: int, high: int) -> str:
    """Return a mark that is seen on a dark bar and on white paper."""
    path = f"M{x} {y - 3}V{y + high + 3}"
    return line(path, stroke=WHITE, width=5) + line(path, stroke=DARK, width=2)
