"""Lots between divisions by rows and columns that are as right as one another.

The tied cells are drawn one after another. A cell that is drawn holds the more seats
that it can hold, as long as every cell drawn before keeps what it has. So a seed leads
to one division, and anybody can see whether another was taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import Seats, ways
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.ties import Edge, Node, circles, ties_of
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
    breaches, edges = ways(method, grid, seats, divisors)
    if breaches:
        raise ValueError(breaches[0].code)
    order = drawn_order(grid, ties_of(edges), seed)
    ends = {one.cell: one for one in edges if one.cell}
    held = [list(row) for row in seats]
    still_open = _Ways(edges)
    for row, column in order:
        way = ends[row, column]
        lower = seats[row][column] - (way.source[0] == "column")
        held[row][column] = lower + still_open.settle(way)
    return Drawing(tuple(tuple(row) for row in held), order)


def drawn_order(
    grid: Grid, ties: Iterable[Iterable[Cell]], seed: str
) -> tuple[Cell, ...]:
    """Return the cells of ties in the order in which their lots are drawn.

    >>> grid = Grid(("a", "b"), ("x",), (1, 0), (1,), ((1,), (1,)))
    >>> drawn_order(grid, [[(0, 0), (1, 0)]], "7")
    ((0, 0), (1, 0))
    """
    lots = {
        cell: lot_of(seed, f"{grid.rows[cell[0]]}\n{grid.columns[cell[1]]}")
        for tie in ties
        for cell in tie
    }
    return tuple(sorted(lots, key=lambda cell: (lots[cell], cell)))


class _Ways:
    """The ways that seats could go, as far as cells drawn before leave them open.

    A seat only ever goes round: between nodes of two parts, of which one cannot be
    reached from the other, no way opens again.
    """

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.part = circles(edges)
        self.nodes: dict[int, set[Node]] = {}
        for node, part in self.part.items():
            self.nodes.setdefault(part, set()).add(node)
        self.room: dict[Node, dict[Node, int]] = {node: {} for node in self.part}
        for one in edges:
            self.room[one.source][one.target] = one.room

    def settle(self, way: Edge) -> bool:
        """Return whether a cell holds the more seats that it can hold, from now on."""
        node, column = sorted((way.source, way.target), key=_is_column)
        stands_low = self.room[node].pop(column, 0) > 0
        risen = not stands_low or self._went(column, node)
        self.room[column].pop(node, None)
        return risen

    def _went(self, source: Node, target: Node) -> bool:
        """Move a seat along a shortest way, if there is one."""
        part = self.part[source]
        if self.part[target] != part:
            return False
        came: dict[Node, Node] = {}
        unseen = self.nodes[part] - {source}
        line = [source]
        for node in line:
            found = self.room[node].keys() & unseen
            unseen -= found
            came.update(dict.fromkeys(found, node))
            line += found
            if target in found:
                self._move(came, source, target)
                return True
        self.nodes[part] = unseen
        self._part_off(line)
        return False

    def _move(self, came: Mapping[Node, Node], source: Node, target: Node) -> None:
        """Take up the room of a way that a seat went, and make room for its return."""
        node = target
        while node != source:
            before = came[node]
            self.room[node][before] = self.room[node].get(before, 0) + 1
            self.room[before][node] -= 1
            if not self.room[before][node]:
                del self.room[before][node]
            node = before

    def _part_off(self, nodes: Sequence[Node]) -> None:
        part = len(self.part) + len(self.nodes)
        self.nodes[part] = set(nodes)
        self.part.update(dict.fromkeys(nodes, part))


def _is_column(node: Node) -> bool:
    return node[0] == "column"
