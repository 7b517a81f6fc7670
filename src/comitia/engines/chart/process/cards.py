"""The card of a step: its title on a band, and what it says in columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    GREY,
    LETTER,
    QUIET,
    Box,
    Letters,
    lines_of,
    rectangle,
    safe,
    text,
    width_of,
)
from comitia.engines.chart.process.shown import Entry, Part, Stage
from comitia.engines.chart.sheet import Sheet

# No column is narrower than this.
_COLUMN: Final = 360
_PAD: Final = 16
_GAP: Final = 28
_LINE: Final = 18
_APART: Final = 9
# What is said stands in a little, so that it is told apart from its title in letters
# that have no bold ones, as Chinese often has none.
_IN: Final = 12
_BESIDE: Final = 10
_BEFORE: Final = 24
_GROUND: Final = "#f6f8fa"
_LABEL: Final = Letters(LETTER, BLUE, bold=True)
_SAID: Final = Letters(LETTER, DARK)
_CITED: Final = Letters(12, QUIET)
_TITLE: Final = Letters(16, "#ffffff", bold=True)


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A line of a column and how it is set; what is cited may stand beside it."""

    said: str
    letters: Letters
    cited: str = ""

    @property
    def inward(self) -> int:
        """How far in the line begins."""
        return 0 if self.letters is _LABEL else _IN


def draw_card(stage: Stage, sheet: Sheet) -> None:
    """Draw a step's card below what has been drawn; nothing where it says nothing."""
    if not stage.entries:
        return
    inner = sheet.inner - 2 * _PAD + _GAP
    most = inner // (_COLUMN + _GAP)
    width = inner // most - _GAP
    blocks = [tuple(_lines(entry, width)) for entry in stage.entries]
    columns = _columns(blocks, most)
    title = lines_of(stage.heading, sheet.inner - 2 * _PAD, _TITLE.size)
    band = 14 + len(title) * 22
    height = max(map(_height, columns)) + band + _PAD
    top = sheet.top + _BEFORE
    colour = BLUE if stage.number else GREY
    sheet.put(
        rectangle(
            Box(sheet.left, top, sheet.inner, height + 8), _GROUND, stroke=colour
        ),
        rectangle(Box(sheet.left, top, sheet.inner, band), colour),
        *(
            text(sheet.left + _PAD, top + 25 + at * 22, one, _TITLE)
            for at, one in enumerate(title)
        ),
    )
    for at, column in enumerate(columns):
        x = sheet.left + _PAD + at * (width + _GAP)
        sheet.put(*_drawn(column, x, top + band))
    sheet.top = top + height + 8


def _lines(entry: Entry, width: int) -> Iterator[_Lettered]:
    for one in lines_of(entry.label, width, _LABEL.size):
        yield _Lettered(one, _LABEL)
    for part in entry.parts:
        yield from _part(part, width - _IN)


def _part(part: Part, width: int) -> Iterator[_Lettered]:
    """Yield what is said, with what is cited beside the last line or below it."""
    said = [one for each in part.said for one in lines_of(each, width, _SAID.size)]
    beside = _BESIDE + width_of(part.cited, _CITED.size)
    is_beside = bool(said) and width_of(said[-1], _SAID.size) + beside <= width
    for at, one in enumerate(said, start=1):
        cited = part.cited if is_beside and at == len(said) else ""
        yield _Lettered(one, _SAID, cited)
    if part.cited and not is_beside:
        for one in lines_of(part.cited, width, _CITED.size):
            yield _Lettered(one, _CITED)


def _columns(
    blocks: list[tuple[_Lettered, ...]], most: int
) -> list[list[tuple[_Lettered, ...]]]:
    """Return the blocks one after another in columns of the least height."""
    least = max(len(block) * _LINE + _APART for block in blocks)
    total = sum(len(block) * _LINE + _APART for block in blocks)
    limit = max(least, -(-total // most))
    while len(filled := _filled(blocks, limit)) > most:
        limit += _LINE
    return filled


def _filled(
    blocks: list[tuple[_Lettered, ...]], limit: int
) -> list[list[tuple[_Lettered, ...]]]:
    columns: list[list[tuple[_Lettered, ...]]] = [[]]
    for block in blocks:
        if columns[-1] and _height([*columns[-1], block]) > limit:
            columns.append([])
        columns[-1].append(block)
    return columns


def _height(column: list[tuple[_Lettered, ...]]) -> int:
    return sum(len(block) * _LINE + _APART for block in column)


def _drawn(column: list[tuple[_Lettered, ...]], x: int, top: int) -> Iterator[str]:
    y = top + 8
    for block in column:
        for line in block:
            y += _LINE
            yield _set(line, x + line.inward, y)
        y += _APART


def _set(line: _Lettered, x: int, y: int) -> str:
    """Return a line with what is cited behind it, in smaller letters."""
    said = text(x, y, line.said, line.letters)
    if not line.cited:
        return said
    behind = (
        f'<tspan dx="{_BESIDE}" font-size="{_CITED.size}" fill="{_CITED.colour}">'
        f"{safe(line.cited)}</tspan></text>"
    )
    return said.replace("</text>", behind)
