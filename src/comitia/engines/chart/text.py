"""A chart as plain text, for a terminal, a letter or a reader without a screen."""

from typing import Final

from comitia.engines.chart.steps import Chart, Line, Step
from comitia.engines.chart.widths import broken, cells

WIDTH: Final = 78
_LABEL: Final = 24
_CITED: Final = 16
_VALUE: Final = WIDTH - _LABEL - _CITED - 4


def text_of(chart: Chart) -> str:
    """Return the chart as lines of at most 78 columns.

    >>> steps = (Step("Vote", (Line("quorum", "2"),), 1),)
    >>> print(text_of(Chart("T", "d", "en", steps)))
    T
    d
    <BLANKLINE>
    1. Vote
       quorum                  2
    <BLANKLINE>
    """
    head = [
        line
        for said in (chart.title, chart.described)
        for line in broken(said, width=WIDTH, measure=cells)
    ]
    body = [line for step in chart.steps for line in ("", *_step(step))]
    return "\n".join((*head, *body, ""))


def _step(step: Step) -> list[str]:
    number = f"{step.number}. " if step.number else ""
    lines = [*broken(number + step.title, width=WIDTH, measure=cells)]
    for line in step.lines:
        lines += _line(line)
    return lines


def _line(line: Line) -> list[str]:
    columns = [
        broken(line.label, width=_LABEL - 1, measure=cells),
        broken(line.value, width=_VALUE - 1, measure=cells),
        broken(line.cited, width=_CITED, measure=cells),
    ]
    height = max(len(column) for column in columns)
    rows = [[*column, *[""] * (height - len(column))] for column in columns]
    return [
        f"   {_filled(label, _LABEL)}{_filled(value, _VALUE)}{cited}".rstrip()
        for label, value, cited in zip(*rows, strict=True)
    ]


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
