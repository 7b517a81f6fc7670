"""A process as plain text, for a terminal, a letter or a reader without a screen."""

from collections.abc import Iterator

from comitia.engines.chart.process.shown import Process, Stage, letter
from comitia.engines.chart.steps import Chart, Line, Step
from comitia.engines.chart.text import text_of as chart_text


def text_of(process: Process) -> str:
    """Return the process as lines of at most 78 columns: ways back, then each step.

    >>> print(text_of(Process("T", "d", (Stage("Vote", (), 1),))))
    T
    d
    <BLANKLINE>
    1. Vote
    <BLANKLINE>
    """
    backs = tuple(
        Line(
            f"{letter(at)}  {', '.join(map(str, back.sources))} → {back.to}", back.said
        )
        for at, back in enumerate(process.backs)
    )
    ways = [Step(process.back_title, backs)] if backs else []
    steps = [Step(one.title, tuple(_lines(one)), one.number) for one in process.stages]
    return chart_text(Chart(process.title, process.described, "", (*ways, *steps)))


def _lines(stage: Stage) -> Iterator[Line]:
    """Yield a line for each thing said; label and citation stand once for all."""
    for entry in stage.entries:
        label = entry.label
        for part in entry.parts:
            cited = part.cited
            for said in part.said:
                yield Line(label, said, cited)
                label = cited = ""
