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
    text,
)
from comitia.engines.chart.process.shown import Entry, Stage
from comitia.engines.chart.sheet import Sheet

_COLUMNS: Final = 3
_PAD: Final = 16
_GAP: Final = 28
_LINE: Final = 19
_APART: Final = 12
_BEFORE: Final = 24
_GROUND: Final = "#f6f8fa"
_LABEL: Final = Letters(LETTER, DARK, bold=True)
_SAID: Final = Letters(LETTER, DARK)
_CITED: Final = Letters(12, QUIET)
_TITLE: Final = Letters(16, "#ffffff", bold=True)


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A line of a column and how it is set."""

    said: str
    letters: Letters


def draw_card(stage: Stage, sheet: Sheet) -> None:
    """Draw a step's card below what has been drawn; nothing where it says nothing."""
    if not stage.entries:
        return
    width = (sheet.inner - 2 * _PAD - (_COLUMNS - 1) * _GAP) // _COLUMNS
    blocks = [tuple(_lines(entry, width)) for entry in stage.entries]
    columns = _columns(blocks)
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
    said = [(entry.label, _LABEL)]
    for part in entry.parts:
        said += [(one, _SAID) for one in part.said]
        said += [(part.cited, _CITED)] if part.cited else []
    for one, letters in said:
        for line in lines_of(one, width, letters.size):
            yield _Lettered(line, letters)


def _columns(blocks: list[tuple[_Lettered, ...]]) -> list[list[tuple[_Lettered, ...]]]:
    """Return the blocks one after another in columns of the least height."""
    least = max(len(block) * _LINE + _APART for block in blocks)
    total = sum(len(block) * _LINE + _APART for block in blocks)
    limit = max(least, -(-total // _COLUMNS))
    while len(filled := _filled(blocks, limit)) > _COLUMNS:
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
            yield text(x, y, line.said, line.letters)
        y += _APART
