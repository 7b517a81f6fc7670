"""All steps below each other on one screen, and the ways back beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from comitia.engines.chart.pen import (
    BLUE,
    DARK,
    LETTER,
    QUIET,
    Box,
    Letters,
    line,
    lines_of,
    rectangle,
    text,
)
from comitia.engines.chart.process.shown import Back, Process, Stage, letter
from comitia.engines.chart.sheet import Sheet

_STEP: Final = 560
_LANE: Final = 30
_PORT: Final = 13
_LINE: Final = 19
_GAP: Final = 22
_GROUND: Final = "#eef3f8"
_TITLE: Final = Letters(15, BLUE, bold=True)
_GIST: Final = Letters(LETTER, DARK)
_RED: Final = "#9a3412"
_MARK: Final = Letters(12, _RED, bold=True, anchor="middle")
_HEAD: Final = Letters(LETTER, DARK, bold=True)
_SAID: Final = Letters(13, QUIET)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step with its box and its gist in lines."""

    stage: Stage
    box: Box
    gist: tuple[str, ...]


@dataclass(slots=True)
class _Ports:
    """How far down the right side of each step the next way touches it."""

    taken: dict[int, int]
    boxes: dict[int, Box]

    def next(self, step: int) -> int:
        """Return where the next way touches a step."""
        self.taken[step] = self.taken.get(step, 0) + 1
        return self.boxes[step].y + 8 + (self.taken[step] - 1) * _PORT


def draw_overview(process: Process, sheet: Sheet) -> None:
    """Draw the steps with their ways on and back; nothing where there are no steps."""
    if not process.steps:
        return
    top = sheet.top + 20
    placed = list(_placed(process, sheet.left, top))
    for one in placed:
        sheet.put(*_step(one))
    for above, below in pairwise(placed):
        sheet.put(_arrow(above.box, below.box))
    boxes = {one.stage.number or 0: one.box for one in placed}
    lanes = _lanes(process.backs)
    ports = _Ports({}, boxes)
    for at, back in enumerate(process.backs):
        x = sheet.left + _STEP + 24 + lanes[at] * _LANE
        sheet.put(*_back(back, letter(at), x, ports))
    end = placed[-1].box.y + placed[-1].box.height
    x = sheet.left + _STEP + 30 + (max(lanes, default=-1) + 1) * _LANE
    sheet.top = max(end, _legend(process, x, top, sheet))


def _placed(process: Process, left: int, top: int) -> Iterator[_Placed]:
    """Yield each step under the one before, high enough for all ways that touch it."""
    for stage in process.steps:
        gist = tuple(
            one for said in stage.gist for one in lines_of(said, _STEP - 40, LETTER)
        )
        touching = sum(
            (back.to == stage.number) + back.sources.count(stage.number or 0)
            for back in process.backs
        )
        height = max(34 + len(gist) * _LINE, 12 + touching * _PORT)
        yield _Placed(stage, Box(left, top, _STEP, height), gist)
        top += height + _GAP


def _step(one: _Placed) -> Iterator[str]:
    box = one.box
    yield rectangle(box, _GROUND, stroke=BLUE)
    (title, *_) = lines_of(one.stage.heading, box.width - 32, _TITLE.size)
    yield text(box.x + 16, box.y + 22, title, _TITLE)
    for at, said in enumerate(one.gist):
        yield text(box.x + 32, box.y + 22 + (at + 1) * _LINE, said, _GIST)


def _arrow(above: Box, below: Box) -> str:
    x, start, end = above.x + 40, above.y + above.height, below.y
    return line(
        f"M{x} {start}V{end - 1}M{x - 5} {end - 8}L{x} {end - 1}L{x + 5} {end - 8}",
        stroke=BLUE,
        width=2,
    )


def _lanes(backs: tuple[Back, ...]) -> list[int]:
    """Return how far from the steps each way back runs, so that none hides another.

    Short ways run near the steps, long ones farther out.
    """
    taken: list[list[tuple[int, int]]] = []
    lanes = [0] * len(backs)
    spans = [(back.last - back.first, at) for at, back in enumerate(backs)]
    for _, at in sorted(spans):
        first, last = backs[at].first, backs[at].last
        free = [
            number
            for number, spans in enumerate(taken)
            if all(last < begun or ended < first for begun, ended in spans)
        ]
        lanes[at] = free[0] if free else len(taken)
        if not free:
            taken.append([])
        taken[lanes[at]].append((first, last))
    return lanes


def _back(back: Back, mark: str, x: int, ports: _Ports) -> Iterator[str]:
    """Yield the lines of a way back: out of each step, along its lane, into its aim."""
    box = ports.boxes[back.to]
    side = box.x + box.width
    into = ports.next(back.to)
    outs = [ports.next(source) for source in back.sources]
    path = "".join(f"M{side} {out}H{x}" for out in outs)
    path += f"M{x} {min(into, *outs)}V{max(into, *outs)}M{x} {into}H{side + 1}"
    path += f"M{side + 8} {into - 4}L{side + 1} {into}L{side + 8} {into + 4}"
    yield line(path, stroke=_RED)
    yield from (f'<circle cx="{x}" cy="{out}" r="3" fill="{_RED}"/>' for out in outs)
    yield text(x + 10, (into + max(outs)) // 2 + 4, mark, _MARK)


def _legend(process: Process, x: int, top: int, sheet: Sheet) -> int:
    """Write out what each way back is for, and return how far down that goes."""
    if not process.backs:
        return top
    y = top + 14
    sheet.put(text(x + 16, y, process.back_title, _HEAD))
    for at, back in enumerate(process.backs):
        y += 10
        sheet.put(text(x + 24, y + _LINE, letter(at), _MARK))
        for said in lines_of(back.said, sheet.right - x - 48, _SAID.size):
            y += _LINE
            sheet.put(text(x + 44, y, said, _SAID))
    return y
