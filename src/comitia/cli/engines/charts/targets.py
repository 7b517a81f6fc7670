"""A division by units and values as a chart."""

from collections.abc import Collection, Mapping
from functools import partial

from comitia.cli.engines.charts.writing import Forms
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.matrix.drawn import svg_of_matrix
from comitia.engines.chart.matrix.shown import Cell, MatrixChart, Row, Value
from comitia.engines.chart.matrix.written import text_of_matrix
from comitia.kernel.catalogue import Language, message
from comitia.kernel.matrix.nesting import Cell as Given
from comitia.kernel.matrix.nesting import Table

# A unit and a value, by their names.
Pair = tuple[str, str]


def forms_of(chart: MatrixChart) -> Forms:
    """Return the drawing of targets and the same as plain text."""
    return Forms(partial(svg_of_matrix, chart), partial(text_of_matrix, chart))


def targets_chart(
    table: Table, seats: Mapping[Pair, int], tied: Collection[Pair], lang: Language
) -> MatrixChart:
    """Return what a chart shows of targets: units and values as the table has them.

    `seats` has every value that was asked for, those that contain others too; what
    is left out has none. `tied` are the cells that could hold another number.

    >>> from comitia.kernel.matrix.nesting import Column
    >>> from comitia.kernel.matrix.nesting import Row as Unit
    >>> table = Table((Unit("a", 2),), (Column("x", 2), Column("y", 1, "x")), ())
    >>> found = {("a", "x"): 2, ("a", "y"): 1}
    >>> chart = targets_chart(table, found, (), Language.ENGLISH)
    >>> [cell.seats for cell in chart.rows[0].cells], chart.values[1].inside
    ([2, 1], 0)
    """
    places = {one.name: place for place, one in enumerate(table.columns)}
    limits = {(one.row, one.column): one for one in table.cells}
    rows = tuple(
        Row(
            unit.name,
            unit.seats,
            tuple(
                _cell((unit.name, value), seats, tied, limits.get((unit.name, value)))
                for value in places
            ),
        )
        for unit in table.rows
    )
    values = tuple(
        Value(one.name, one.seats, places.get(one.inside)) for one in table.columns
    )
    return MatrixChart(
        Heading(message("chart.matrix.title", lang, {}), lang), rows, values
    )


def _cell(
    pair: Pair, seats: Mapping[Pair, int], tied: Collection[Pair], given: Given | None
) -> Cell:
    least, most = (given.least, given.most) if given else (0, None)
    return Cell(seats.get(pair, 0), least, most, pair in tied)
