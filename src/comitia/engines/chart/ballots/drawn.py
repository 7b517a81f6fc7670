"""Votes against the bar as a drawing: stacked bars, a line that has to be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from comitia.engines.chart.ballots.shown import (
    BallotsChart,
    BallotVotes,
    Mark,
    NameVotes,
    Outcome,
    account,
    bar_text,
    described,
    name_text,
    outcome_text,
)
from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    LETTER,
    QUIET,
    WHITE,
    Box,
    Letters,
    line,
    lines_of,
    rectangle,
    text,
    width_of,
)
from comitia.engines.chart.sheet import DOTS, STRIPES, Sheet, Sign, Width

# Told apart without colour: dark, striped, empty, dotted.
_FILLS: Final = {
    Mark.FOR: BLUE,
    Mark.AGAINST: STRIPES,
    Mark.ABSTAIN: WHITE,
    Mark.UNCLEAR: DOTS,
}
_DENSE: Final = 30
_SMALL: Final = Letters(12, QUIET)
_HEADS: Final = Letters(11, QUIET, anchor="end")
_BOLD: Final = Letters(LETTER, bold=True)
_COLUMN: Final = 52
_WORD: Final = 104


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of a ballot stand, and what its bars are measured by."""

    width: Width
    marks: tuple[Mark, ...]
    scale: int
    needed: int
    size: int
    pitch: int

    @property
    def is_wide(self) -> bool:
        return self.width is Width.WIDE

    @property
    def name(self) -> int:
        """Where a name begins, after the sign of what came of it."""
        return self.width.edge + 20

    @property
    def start(self) -> int:
        return 344 if self.is_wide else self.name

    @property
    def length(self) -> int:
        numbers = len(self.marks) * _COLUMN + 8 if self.is_wide else 0
        return self.width - self.width.edge - numbers - self.start

    def at(self, votes: int) -> int:
        return self.start + votes * self.length // self.scale

    def number(self, place: int) -> int:
        """Return where the numbers of a kind of mark end."""
        return self.width - self.width.edge - (len(self.marks) - 1 - place) * _COLUMN


def svg_of_ballots(chart: BallotsChart, width: Width = Width.WIDE) -> str:
    """Return the result sheet as one SVG document; a narrow one suits a telephone.

    >>> from comitia.engines.chart.heading import Heading, Language
    >>> ballots = (BallotVotes("First ballot", (NameVotes("Li", 9),), 1),)
    >>> drawn = svg_of_ballots(BallotsChart(Heading("T", Language.ENGLISH), ballots))
    >>> drawn.count(">Li</text>")
    1
    """
    told = described(chart)
    sheet = Sheet(chart.heading, width)
    sheet.head(told)
    sheet.legend(_signs(chart))
    for ballot in chart.ballots:
        sheet.top += 16
        _draw_ballot(sheet, ballot, _grid(chart, ballot, width))
    sheet.in_full()
    return sheet.document(told)


def _grid(chart: BallotsChart, ballot: BallotVotes, width: Width) -> _Grid:
    sizes = [sum(one.marks.values()) for one in ballot.names]
    needed = ballot.bar.votes if ballot.bar else 0
    scale = max([1, needed, *sizes])
    is_dense = len(ballot.names) > _DENSE and width is Width.WIDE
    size, pitch = (12, 18) if is_dense else (LETTER, 26)
    return _Grid(width, chart.marks, scale, needed, size, pitch)


def _draw_ballot(sheet: Sheet, ballot: BallotVotes, grid: _Grid) -> None:
    heading = sheet.heading
    sheet.paragraph(ballot.title, Letters(16, bold=True))
    if ballot.account:
        sheet.paragraph(account(heading, ballot))
    for note in ballot.notes:
        sheet.paragraph(note, _BOLD)
    if ballot.bar:
        _draw_label(sheet, bar_text(heading, ballot.bar), grid.at(ballot.bar.votes))
    if grid.is_wide:
        _draw_heads(sheet, grid)
    sheet.top += 6
    begun = sheet.top
    for place, one in enumerate(ballot.ranked):
        if ballot.has_cut and place == ballot.seats:
            said = ballot.say(heading, "chart.ballots.cut", seats=ballot.seats)
            _draw_cut(sheet, said)
        _draw(sheet, ballot, one, grid)
    if ballot.bar and grid.is_wide:
        sheet.put(_bar_line(grid.at(ballot.bar.votes), begun - 4, sheet.top + 2))


def _draw_label(sheet: Sheet, said: str, x: int) -> None:
    """Draw what the bar is, as near above its line as the edges allow."""
    sheet.top += 6
    letters = Letters(13, bold=True)
    lines = lines_of(said, sheet.inner, letters.size)
    longest = max(width_of(one, letters.size) for one in lines)
    begin = max(sheet.left, min(x - longest // 2, sheet.right - longest))
    for one in lines:
        sheet.top += 20
        sheet.put(text(begin, sheet.top, one, letters))
    sheet.top += 4
    sheet.put(f'<path d="M{x - 5} {sheet.top}H{x + 5}L{x} {sheet.top + 7}z"/>')
    sheet.top += 4


def _draw_heads(sheet: Sheet, grid: _Grid) -> None:
    sheet.top += 16
    for place, mark in enumerate(grid.marks):
        head = sheet.heading.say(f"chart.mark.{mark}")
        sheet.put(text(grid.number(place), sheet.top, head, _HEADS))


def _draw_cut(sheet: Sheet, said: str) -> None:
    sheet.top += 16
    end = sheet.left + width_of(said, _SMALL.size) + 8
    sheet.put(text(sheet.left, sheet.top, said, _SMALL))
    sheet.put(line(f"M{end} {sheet.top - 4}H{sheet.right}", dashed=True))
    sheet.top += 2


def _draw(sheet: Sheet, ballot: BallotVotes, one: NameVotes, grid: _Grid) -> None:
    """Draw a name: on paper in one line, on a telephone with its bar below."""
    foot = sheet.top + grid.pitch - (grid.pitch - grid.size) // 2 - 1
    letters = Letters(grid.size)
    room = 184 if grid.is_wide else sheet.right - grid.name - _WORD - 8
    names = sheet.fitted(name_text(sheet.heading, one), room, grid.size, 2)
    sheet.put(*_sign(one.outcome, sheet.left, foot - 11))
    leading = grid.size + 6
    for at, said in enumerate(names):
        sheet.put(text(grid.name, foot + at * leading, said, letters))
    said = outcome_text(sheet.heading, ballot, one.outcome)
    lines = _draw_word(sheet, one, said, grid, foot)
    more = max(lines, len(names)) - 1
    if grid.is_wide:
        sheet.put(*_stack(one, foot - grid.size + 1, grid))
        for place, mark in enumerate(grid.marks):
            sheet.put(_number(one, mark, grid.number(place), foot))
        sheet.top += grid.pitch + more * leading
        return
    sheet.top = foot + more * leading + 8
    sheet.put(*_stack(one, sheet.top, grid))
    if grid.needed:
        x = grid.at(grid.needed)
        sheet.put(_bar_line(x, sheet.top - 3, sheet.top + grid.size + 3))
    sheet.top += grid.size + 2
    _draw_counts(sheet, one, grid)
    sheet.top += 8


def _draw_word(sheet: Sheet, one: NameVotes, said: str, grid: _Grid, foot: int) -> int:
    """Draw what came of a name beside it; return how many lines that takes."""
    begin = 236 if grid.is_wide else sheet.right - _WORD
    lines = lines_of(said, _WORD, 12)
    bold = one.outcome in {Outcome.ELECTED, Outcome.LISTED}
    for at, part in enumerate(lines):
        y = foot + at * (grid.size + 6)
        sheet.put(text(begin, y, part, Letters(12, bold=bold)))
    return len(lines)


def _draw_counts(sheet: Sheet, one: NameVotes, grid: _Grid) -> None:
    say = sheet.heading.say
    said = " · ".join(
        say(
            "chart.ballots.count", what=say(f"chart.mark.{mark}"), count=one.marks[mark]
        )
        for mark in grid.marks
        if _is_said(one, mark)
    )
    for part in lines_of(said, sheet.right - grid.name, _SMALL.size):
        sheet.top += 18
        sheet.put(text(grid.name, sheet.top, part, _SMALL))


def _number(one: NameVotes, mark: Mark, x: int, y: int) -> str:
    said = str(one.marks[mark]) if _is_said(one, mark) else "–"
    return text(x, y, said, Letters(12, bold=mark is Mark.FOR, anchor="end"))


def _is_said(one: NameVotes, mark: Mark) -> bool:
    """Return whether a count means something: who is written in has votes only."""
    return mark is Mark.FOR or not one.is_written_in or one.marks[mark] > 0


def _stack(one: NameVotes, y: int, grid: _Grid) -> Iterator[str]:
    """Yield the marks of a name end to end."""
    before = 0
    for mark, count in one.marks.items():
        begin, end = grid.at(before), grid.at(before + count)
        if count:
            box = Box(begin, y, end - begin, grid.size)
            yield rectangle(box, _FILLS[mark], stroke=DARK)
        before += count


def _bar_line(x: int, begin: int, end: int) -> str:
    path = f"M{x} {begin}V{end}"
    return line(path, stroke=WHITE, width=5) + line(path, width=2)


def _sign(outcome: Outcome, x: int, y: int) -> Iterator[str]:
    """Yield the sign of an outcome: a tick, two strokes, a circle, a short stroke."""
    match outcome:
        case Outcome.ELECTED | Outcome.LISTED:
            yield f'<circle cx="{x + 6}" cy="{y + 6}" r="7" fill="{DARK}"/>'
            path = f"M{x + 2} {y + 6}l3 3l5 -6"
            yield line(path, stroke=WHITE, width=2)
        case Outcome.TIED:
            yield line(f"M{x} {y + 4}h12M{x} {y + 9}h12", width=2)
        case Outcome.OVER:
            circle = f'cx="{x + 6}" cy="{y + 6}" r="5.5"'
            yield f'<circle {circle} fill="none" stroke="{DARK}" stroke-width="1.5"/>'
        case Outcome.BELOW:
            yield line(f"M{x + 1} {y + 6}h10", width=2)
        case Outcome.UNSAID:
            return


def _signs(chart: BallotsChart) -> Iterator[tuple[Sign, str]]:
    """Yield the fills and the line that this sheet uses, each with its meaning."""
    say = chart.heading.say
    for mark in chart.marks:
        yield partial(_swatch, _FILLS[mark]), say(f"chart.mark.{mark}")
    if any(ballot.bar for ballot in chart.ballots):
        yield lambda x, y: _bar_line(x + 7, y - 2, y + 13), say("chart.ballots.needed")


def _swatch(fill: str, x: int, y: int) -> str:
    return rectangle(Box(x, y, 14, 11), fill, stroke=DARK)
