"""A matrix of targets as plain text: numbered columns, and below what they are."""

from collections.abc import Iterator
from typing import Final

from comitia.engines.chart.matrix.shown import (
    Column,
    MatrixChart,
    cell_text,
    described,
    signs,
)
from comitia.engines.chart.sentences import above, opening, paragraph, set_in

_NAME: Final = 24
_SUM: Final = 7
_CELL: Final = 7
_BESIDE: Final = 6


def text_of_matrix(chart: MatrixChart) -> str:
    r"""Return the matrix as lines of at most 78 columns, six values beside each other.

    >>> from comitia.engines.chart.heading import Heading, Language
    >>> from comitia.engines.chart.matrix.shown import Cell, Row, Value
    >>> rows = (Row("North", 3, (Cell(1), Cell(2))),)
    >>> heading = Heading("T", Language.ENGLISH)
    >>> chart = MatrixChart(heading, rows, (Value("women", 1), Value("men", 2)))
    >>> [line.split() for line in text_of_matrix(chart).split("\n")[-3:-1]]
    [['North', '3', '1', '2'], ['all', 'units', '3', '1', '2']]
    """
    lines = [*above(chart.heading, described(chart)), ""]
    lines += (line for said in signs(chart) for line in paragraph(said))
    columns = chart.columns
    lines += (line for one in columns for line in _key(chart, one))
    for begin in range(0, len(columns), _BESIDE):
        lines += ["", *_block(chart, columns[begin : begin + _BESIDE])]
    return "\n".join((*lines, ""))


def _key(chart: MatrixChart, column: Column) -> tuple[str, ...]:
    said = f"[{column.place + 1}] {column.value.name}"
    if column.value.inside is not None:
        within = f"[{column.value.inside + 1}]"
        said = chart.heading.say("chart.matrix.inside", value=said, within=within)
    return paragraph(said, 2 * column.depth)


def _block(chart: MatrixChart, columns: tuple[Column, ...]) -> Iterator[str]:
    say = chart.heading.say
    heads = tuple(f"[{one.place + 1}]" for one in columns)
    yield from _line(say("chart.unit"), say("chart.seats.seats"), heads)
    for row in chart.rows:
        cells = tuple(cell_text(row.cells[one.place]) for one in columns)
        yield from _line(row.name, str(row.seats), cells)
    seats = str(sum(row.seats for row in chart.rows))
    sums = tuple(str(one.value.seats) for one in columns)
    yield from _line(say("chart.matrix.all"), seats, sums)


def _line(name: str, seats: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    long, column = opening(name, _NAME)
    numbers = "".join(set_in(one, _CELL, right=True) for one in cells)
    return (*long, f"{column}{set_in(seats, _SUM, right=True)}{numbers}")
