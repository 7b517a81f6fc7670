"""What a matrix of targets shows, before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.engines.chart.heading import Heading

# Beyond this, a matrix cannot be read on one page.
MOST_UNITS: Final = 40
MOST_VALUES: Final = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A column: its name, its seats, and the place of the value it is a part of."""

    name: str
    seats: int
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The seats of a unit for a value, their limits, and whether they could differ."""

    seats: int
    least: int = 0
    most: int | None = None
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its seats, and a cell for each value."""

    name: str
    seats: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A value in its place: how deep inside others, and how many parts follow it."""

    place: int
    value: Value
    depth: int
    parts: int


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """Targets: units and values in the order in which they were given."""

    heading: Heading
    rows: tuple[Row, ...]
    values: tuple[Value, ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """The units that a drawing has room for."""
        return self.rows[:MOST_UNITS]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All values, each followed by its parts.

        Raises ``ValueError`` when a value is inside itself.
        """
        found = tuple(self._under(None, 0))
        if len(found) != len(self.values):
            raise ValueError(len(found))
        return found

    def _under(self, parent: int | None, depth: int) -> Iterator[Column]:
        for place, value in enumerate(self.values):
            if value.inside == parent:
                below = tuple(self._under(place, depth + 1))
                yield Column(place, value, depth, len(below))
                yield from below


def described(chart: MatrixChart) -> str:
    """Return what the chart says in a sentence or two, for who cannot see it."""
    say = chart.heading.say
    seats = sum(one.seats for one in chart.rows)
    units, values = len(chart.rows), len(chart.values)
    told = [say("chart.matrix.desc", units=units, values=values, seats=seats)]
    ties = sum(cell.is_tied for row in chart.rows for cell in row.cells)
    if ties:
        told.append(say("chart.matrix.ties", count=ties))
    return chart.heading.sentences(told)


def cell_text(cell: Cell) -> str:
    """Return the seats of a cell with the sign of the limit they stand at.

    >>> [cell_text(Cell(3, least)) for least in (2, 3)], cell_text(Cell(3, 0, 3))
    (['3', '≥3'], '≤3')
    >>> cell_text(Cell(2, 2, 2)), cell_text(Cell(2, is_tied=True))
    ('=2', '2*')
    """
    at_least = cell.least > 0 and cell.seats == cell.least
    at_most = cell.seats == cell.most
    sign = "=" if at_least and at_most else "≥" if at_least else "≤" if at_most else ""
    return f"{sign}{cell.seats}{'*' if cell.is_tied else ''}"


def signs(chart: MatrixChart) -> Iterator[str]:
    """Yield what the signs beside the numbers mean, of those that the chart has."""
    texts = {cell_text(cell) for row in chart.rows for cell in row.cells}
    used = {one for said in texts for one in said}
    names = {"≥": "least", "≤": "most", "=": "fixed", "*": "tie"}
    for sign, name in names.items():
        if sign in used:
            yield chart.heading.say(f"chart.matrix.sign_{name}")
