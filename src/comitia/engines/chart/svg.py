"""A chart as a drawing that any browser shows, with words a screen reader finds."""

from dataclasses import dataclass
from typing import Final

from comitia.engines.chart.pen import (
    BLUE,
    FONTS,
    GREY,
    LETTER,
    PLAIN,
    SOFT,
    WHITE,
    Letters,
    lines_of,
    safe,
    text,
)
from comitia.engines.chart.steps import Chart, Line, Stands, Step

_WIDTH: Final = 860
_EDGE: Final = 24
_LINE: Final = 20
_HEAD: Final = 34
_GAP: Final = 30
_TITLE: Final = 22
_HEADLINE: Final = Letters(_TITLE, bold=True)
_ON_BAND: Final = Letters(16, WHITE, bold=True)
# White letters stand on all of these in a contrast of more than 4.5 to 1.
_BANDS: Final = {Stands.DONE: "#2c6b45", Stands.NOW: BLUE, Stands.AHEAD: GREY}
# Left edge and width of the columns: what, value, where it stands.
_COLUMNS: Final = ((40, 196), (246, 364), (624, 196))


@dataclass(frozen=True, slots=True)
class _Box:
    """A step with its texts broken into lines, and its height."""

    step: Step
    heading: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def head(self) -> int:
        return _HEAD + (len(self.heading) - 1) * _LINE

    @property
    def height(self) -> int:
        return self.head + 12 + sum(_height(row) for row in self.rows)


def svg_of(chart: Chart) -> str:
    """Return the chart as one SVG document in UTF-8.

    Every text stands in the document as text, so that it can be searched, copied
    and read aloud; nothing is loaded from elsewhere.

    >>> svg_of(Chart("A & B", "d", "en", ())).count("A &amp; B")
    2
    """
    title = lines_of(chart.title, _WIDTH - 2 * _EDGE, _TITLE)
    described = lines_of(chart.described, _WIDTH - 2 * _EDGE, LETTER)
    drawn = [
        text(_EDGE, 42 + number * 30, line, _HEADLINE)
        for number, line in enumerate(title)
    ]
    top = 42 + (len(title) - 1) * 30 + 26
    drawn += [
        text(_EDGE, top + number * _LINE, line, SOFT)
        for number, line in enumerate(described)
    ]
    top += len(described) * _LINE
    boxes = [_box(step) for step in chart.steps]
    for number, box in enumerate(boxes):
        drawn += _drawn(box, top)
        top += box.height
        follows = number + 1 < len(boxes) and boxes[number + 1].step.number
        if box.step.number and follows:
            drawn.append(_arrow(top))
        top += _GAP
    return _document(chart, top, drawn)


def _document(chart: Chart, height: int, drawn: list[str]) -> str:
    body = "\n".join(drawn)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{safe(chart.language)}" '
        f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-labelledby="title desc" font-family="{FONTS}">\n'
        f'<title id="title">{safe(chart.title)}</title>\n'
        f'<desc id="desc">{safe(chart.described)}</desc>\n'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>\n'
        f"{body}\n</svg>\n"
    )


def _box(step: Step) -> _Box:
    number = f"{step.number}. " if step.number else ""
    heading = lines_of(number + step.title, _WIDTH - 4 * _EDGE, 16)
    return _Box(step, heading, tuple(_row(line) for line in step.lines))


def _row(line: Line) -> tuple[tuple[str, ...], ...]:
    said = (line.label, line.value, line.cited)
    return tuple(
        lines_of(one, width, LETTER)
        for one, (_, width) in zip(said, _COLUMNS, strict=True)
    )


def _height(row: tuple[tuple[str, ...], ...]) -> int:
    return max(len(column) for column in row) * _LINE + 4


def _drawn(box: _Box, top: int) -> list[str]:
    width = _WIDTH - 2 * _EDGE
    plain = BLUE if box.step.number else GREY
    dark = _BANDS.get(box.step.stands, plain)
    place = f'x="{_EDGE}" y="{top}" width="{width}"'
    band = f"M{_EDGE} {top + box.head}v-{box.head - 6}q0-6 6-6h{width - 12}q6 0 6 6"
    drawn = [
        f'<rect {place} height="{box.height}" rx="6" fill="#f6f8fa" stroke="{dark}"/>',
        f'<path d="{band}v{box.head - 6}z" fill="{dark}"/>',
    ]
    for number, line in enumerate(box.heading):
        y = top + 23 + number * _LINE
        drawn.append(text(40, y, line, _ON_BAND))
    y = top + box.head + 20
    for row in box.rows:
        for column, (lines, (x, _)) in enumerate(zip(row, _COLUMNS, strict=True)):
            for number, line in enumerate(lines):
                at = y + number * _LINE
                drawn.append(text(x, at, line, PLAIN if column == 1 else SOFT))
        y += _height(row)
    return drawn


def _arrow(top: int) -> str:
    x, end = _WIDTH // 2, top + _GAP - 4
    return (
        f'<path d="M{x} {top + 4}V{end}M{x - 6} {end - 8}L{x} {end}L{x + 6} {end - 8}" '
        f'stroke="{BLUE}" stroke-width="2" fill="none"/>'
    )
