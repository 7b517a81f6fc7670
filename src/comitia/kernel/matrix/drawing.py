"""Lots between divisions by rows and columns that are as right as one another.

The tied cells are drawn one after another. A cell that is drawn holds the more seats
that it can hold, as long as every cell drawn before keeps what it has. So a seed leads
to one division, and anybody can see whether another was taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import Seats, examined, ways
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.ties import Edge, Node
from comitia.kernel.seats.divisors import Method

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A division as lots have it, and the tied cells in the order they were drawn."""

    seats: tuple[tuple[int, ...], ...]
    order: tuple[Cell, ...]


def drawn_division(
    method: Method, grid: Grid, seats: Seats, divisors: Divisors, seed: str
) -> Drawing:
    """Return the division that lots choose among those which the divisors prove.

    A cell's lot is that of its row and its column with a line feed between. `seats` is
    any division that the divisors prove; the answer does not depend on which. Raises
    ``ValueError`` for one that they do not prove.

    >>> from fractions import Fraction
    >>> grid = Grid(("a", "b"), ("x", "y"), (1, 1), (1, 1), ((1, 1), (1, 1)))
    >>> halves = Divisors((Fraction(2),) * 2, (Fraction(1),) * 2)
    >>> one = drawn_division(Method.SAINTE_LAGUE, grid, ((0, 1), (1, 0)), halves, "7")
    >>> one.seats, one.order
    (((1, 0), (0, 1)), ((1, 1), (0, 0), (1, 0), (0, 1)))
    """
    found = examined(method, grid, seats, divisors)
    if found.breaches:
        raise ValueError(found.breaches[0].code)
    order = _order(grid, found.ties, seed)
    held = [list(row) for row in seats]
    settled: set[Cell] = set()
    for cell in order:
        _, edges = ways(method, grid, held, divisors)
        free = [one for one in edges if one.cell not in settled]
        for moved in _round(free, cell):
            if moved.cell is not None:
                row, column = moved.cell
                held[row][column] += 1 if moved.target[0] == "column" else -1
        settled.add(cell)
    return Drawing(tuple(tuple(row) for row in held), order)


def _order(grid: Grid, ties: Sequence[Sequence[Cell]], seed: str) -> tuple[Cell, ...]:
    cells = [cell for tie in ties for cell in tie]
    lots = {
        cell: lot_of(seed, f"{grid.rows[cell[0]]}\n{grid.columns[cell[1]]}")
        for cell in cells
    }
    return tuple(sorted(cells, key=lambda cell: (lots[cell], cell)))


def _round(edges: Sequence[Edge], cell: Cell) -> Iterator[Edge]:
    """Yield a closed way by which a cell rises; nothing where there is none."""
    first = next((one for one in edges if one.cell == cell and _rises(one)), None)
    if first is None:
        return
    ahead: dict[Node, list[Edge]] = {}
    for edge in edges:
        ahead.setdefault(edge.source, []).append(edge)
    came: dict[Node, Edge] = {}
    line = [first.target]
    for node in line:
        for edge in ahead.get(node, ()):
            if edge.target not in came:
                came[edge.target] = edge
                line.append(edge.target)
    if first.source not in came:
        return
    yield first
    node = first.source
    while node != first.target:
        yield came[node]
        node = came[node].source


def _rises(edge: Edge) -> bool:
    return edge.target[0] == "column"
