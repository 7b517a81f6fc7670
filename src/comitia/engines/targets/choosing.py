"""Which of equally right divisions is given: the lowest names first, or a lot."""

from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from comitia.engines.targets.division import Cell
from comitia.kernel.matrix.branches import NONE, branches_of
from comitia.kernel.matrix.grid import Divisors, Grid, Numbers
from comitia.kernel.matrix.ties import Node
from comitia.kernel.seats.divisors import Method, power, signpost


def chosen(
    method: Method,
    grid: Grid,
    division: tuple[Numbers, Divisors],
    cells: Sequence[Cell],
) -> tuple[Numbers, frozenset[Cell]]:
    """Return the division in which the first of the tied cells hold the most.

    Each cell in turn gets its higher number if that leaves a division that the same
    divisors prove, with what went before. Second, the cells that got it.
    """
    ways = _Ways(method, grid, *division)
    ways.add(cells)
    for cell in cells:
        ways.decide(cell)
    seats = tuple(tuple(line) for line in ways.seats)
    return seats, frozenset(ways.raised)


class _Ways:
    """The moves that are open between nodes, and what they would move."""

    def __init__(
        self, method: Method, grid: Grid, seats: Numbers, divisors: Divisors
    ) -> None:
        self.method, self.grid, self.divisors = method, grid, divisors
        self.seats = [list(line) for line in seats]
        self.raised: set[Cell] = set()
        self.ahead: dict[Node, dict[Node, Cell | int]] = {}
        self.trees = branches_of(grid)
        self.handed: dict[int, int] = {}
        factors = divisors.limits or (Fraction(1),) * len(grid.limits)
        self.factors = factors
        for place, limit in enumerate(grid.limits):
            if factors[place] == 1:
                line = self.seats[limit.row]
                self.handed[place] = sum(line[one] for one in limit.columns)
                self._open_limit(place)

    def add(self, cells: Sequence[Cell]) -> None:
        """Open the way of each tied cell: up where it stands low, else down."""
        for cell in cells:
            if self._stands_low(cell):
                self._link(self._node(cell), ("column", cell[1]), cell)
            else:
                self.raised.add(cell)
                self._link(("column", cell[1]), self._node(cell), cell)

    def _stands_low(self, cell: Cell) -> bool:
        row, column = cell
        tree = self.trees.get(row, NONE)
        by = self.divisors.rows[row] * self.divisors.columns[column]
        for place in tree.around(column):
            by *= self.factors[place]
        share = self.grid.weights[row][column] ** power(self.method) / by
        return bool(share == signpost(self.method, self.seats[row][column]))

    def _node(self, cell: Cell) -> Node:
        place = self.trees.get(cell[0], NONE).home.get(cell[1])
        return ("row", cell[0]) if place is None else ("limit", place)

    def _link(self, source: Node, target: Node, what: Cell | int) -> None:
        self.ahead.setdefault(source, {})[target] = what

    def _unlink(self, source: Node, target: Node) -> None:
        self.ahead.get(source, {}).pop(target, None)

    def _open_limit(self, place: int) -> None:
        limit, held = self.grid.limits[place], self.handed[place]
        around = self.trees[limit.row].parent[place]
        outer: Node = ("row", limit.row) if around is None else ("limit", around)
        inner: Node = ("limit", place)
        self._unlink(outer, inner)
        self._unlink(inner, outer)
        if limit.most is None or held < limit.most:
            self._link(outer, inner, place)
        if held > limit.least:
            self._link(inner, outer, place)

    def decide(self, cell: Cell) -> None:
        """Let a cell have its higher number if it can, and keep it so."""
        node: Node = self._node(cell)
        column: Node = ("column", cell[1])
        if cell not in self.raised:
            self._unlink(node, column)
            path = self._path(column, node)
            if path is not None:
                self.raised.add(cell)
                self.seats[cell[0]][cell[1]] += 1
                for source, target in pairwise(path):
                    self._move(source, target)
        self._unlink(column, node)

    def _path(self, source: Node, target: Node) -> list[Node] | None:
        """Return the nodes of a shortest open way, or nothing."""
        origin: dict[Node, Node | None] = {source: None}
        unseen = set(self.ahead) - {source}
        waiting = deque([source])
        while waiting:
            node = waiting.popleft()
            ahead = self.ahead.get(node, {})
            if target in ahead:
                return [*_back(origin, node), target]
            found = ahead.keys() & unseen
            unseen -= found
            origin.update(dict.fromkeys(found, node))
            waiting.extend(found)
        return None

    def _move(self, source: Node, target: Node) -> None:
        """Move a seat, and open the way back."""
        what = self.ahead[source][target]
        if isinstance(what, int):
            self.handed[what] += 1 if target == ("limit", what) else -1
            self._open_limit(what)
            return
        rises = target[0] == "column"
        self.seats[what[0]][what[1]] += 1 if rises else -1
        (self.raised.add if rises else self.raised.discard)(what)
        self._unlink(source, target)
        self._link(target, source, what)


def _back(origin: dict[Node, Node | None], last: Node) -> list[Node]:
    path = []
    node: Node | None = last
    while node is not None:
        path.append(node)
        node = origin[node]
    return path[::-1]
