"""The few lines that prove a division by rows and columns right or wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from comitia.kernel.matrix.branches import NONE, Branches, branches_of
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.ties import Edge, Node, ties_of
from comitia.kernel.seats.divisors import Method, power, signpost

Seats = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong with a division: by which code, in which row and column.

    Codes: ``row``, ``column`` (its seats are others), ``least``, ``most`` (a limit is
    broken), ``low``, ``high`` (the cell's share is rounded to more, to fewer seats),
    ``divisor`` (is not above zero, or on the wrong side of 1).
    """

    code: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """What is wrong with a division, and which cells could be otherwise.

    With no breach the division is the method's. Each tie names, by their places, the
    cells among which seats could move with the same right: every one of them has
    another number of seats in some other division that these divisors prove as well.
    """

    breaches: tuple[Breach, ...]
    ties: tuple[tuple[tuple[int, int], ...], ...]


def examined(
    method: Method, grid: Grid, seats: Seats, divisors: Divisors
) -> Examination:
    """Return whether divisors prove a division: exact, and recomputable by hand.

    For each cell, weight / (row divisor x column divisor) lies between the signposts
    below and above its seats; at a limit it may lie beyond.

    >>> grid = Grid(("a", "b"), ("x", "y"), (2, 1), (2, 1), ((60, 20), (30, 40)))
    >>> tens = Divisors((Fraction(30),) * 2, (Fraction(1),) * 2)
    >>> examined(Method.SAINTE_LAGUE, grid, ((2, 0), (0, 1)), tens).breaches
    (Breach(code='low', row='a', column='y'), Breach(code='low', row='b', column='x'))
    """
    breaches, edges = ways(method, grid, seats, divisors)
    return Examination(breaches, () if breaches else ties_of(edges))


def ways(
    method: Method, grid: Grid, seats: Seats, divisors: Divisors
) -> tuple[tuple[Breach, ...], list[Edge]]:
    """Return what is wrong with a division, and each way a seat could take.

    >>> grid = Grid(("a",), ("x", "y"), (1,), (1, 0), ((1, 1),))
    >>> halves = Divisors((Fraction(2),), (Fraction(1),) * 2)
    >>> [way.cell for way in ways(Method.SAINTE_LAGUE, grid, ((1, 0),), halves)[1]]
    [(0, 0), (0, 1)]
    """
    factors = divisors.limits or (Fraction(1),) * len(grid.limits)
    given = (*divisors.rows, *divisors.columns, *factors)
    if min(given, default=Fraction(1)) <= 0:
        return (Breach("divisor"),), []
    trees = branches_of(grid)
    breaches = [*_wrong_sums(grid, seats)]
    edges: list[Edge] = []
    bounds = grid.bounds(method)
    posts = _Posts(method)
    plain = [one.as_integer_ratio() for one in divisors.columns]
    for row, limits in enumerate(bounds):
        tree = trees.get(row, NONE)
        scale = plain
        if tree.limits:
            around = [tree.around(column) for column in range(len(plain))]
            scale = [
                (one * prod(factors[place] for place in limits)).as_integer_ratio()
                for one, limits in zip(divisors.columns, around, strict=True)
            ]
        line = _Line(row, grid.weights[row], seats[row], limits, tree)
        for column, code in line.judged(posts, divisors.rows[row], scale, edges):
            breaches.append(Breach(code, grid.rows[row], grid.columns[column]))
        breaches += _wrong_limits(grid, seats[row], factors, tree, edges)
    return tuple(breaches), edges


def _wrong_sums(grid: Grid, seats: Seats) -> Iterator[Breach]:
    for row, wanted, got in zip(grid.rows, grid.row_seats, seats, strict=True):
        if sum(got) != wanted:
            yield Breach("row", row)
    sums = [sum(one) for one in zip(*seats, strict=True)]
    for column, wanted, held in zip(grid.columns, grid.column_seats, sums, strict=True):
        if held != wanted:
            yield Breach("column", "", column)


class _Posts(dict[int, tuple[int, int]]):
    """The signposts of a method as whole numbers, each looked up once."""

    __slots__ = ("_method", "power")

    def __init__(self, method: Method) -> None:
        super().__init__()
        self._method = method
        self.power = power(method)

    def __missing__(self, seats: int) -> tuple[int, int]:
        post = signpost(self._method, seats)
        found = self[seats] = (post.numerator, post.denominator)
        return found


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a division, with what its cells may hold."""

    row: int
    weights: Sequence[int]
    seats: Sequence[int]
    bounds: Sequence[tuple[int, int | None]]
    tree: Branches

    def judged(
        self,
        posts: _Posts,
        divisor: Fraction,
        scale: Sequence[tuple[int, int]],
        edges: list[Edge],
    ) -> Iterator[tuple[int, str]]:
        """Yield what is wrong in a row; keep the cells that stand on a signpost."""
        for column, code, slack in self._beyond(posts, divisor, scale):
            if slack < 0:
                yield column, code
            else:
                edges.append(self._edge(column, rises=code == "low"))

    def _beyond(
        self, posts: _Posts, divisor: Fraction, scale: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, str, int]]:
        """Yield what lies beyond a limit, or on a signpost (by 0) or beyond it."""
        over, under = divisor.numerator, divisor.denominator
        weights = [one**posts.power * under for one in self.weights]
        for column, (weight, held, (least, most), (above, below)) in enumerate(
            zip(weights, self.seats, self.bounds, scale, strict=True)
        ):
            share, unit = weight * below, over * above
            if most is None or held < most:
                post, part = posts[held]
                if post * unit <= share * part:
                    yield column, "low", post * unit - share * part
            elif held > most:
                yield column, "most", -1
            if held > least:
                post, part = posts[held - 1]
                if share * part <= post * unit:
                    yield column, "high", share * part - post * unit
            elif held < least:
                yield column, "least", -1

    def _edge(self, column: int, *, rises: bool) -> Edge:
        place = self.tree.home.get(column)
        here: Node = ("row", self.row) if place is None else ("limit", place)
        ends: tuple[Node, Node] = (here, ("column", column))
        return Edge(*(ends if rises else ends[::-1]), (self.row, column))


def _wrong_limits(
    grid: Grid,
    seats: Sequence[int],
    factors: Sequence[Fraction],
    tree: Branches,
    edges: list[Edge],
) -> Iterator[Breach]:
    """Yield what is wrong with the limits of a row; keep the ways that are open."""
    for place in tree.limits:
        limit, factor = grid.limits[place], factors[place]
        held = sum(seats[column] for column in limit.columns)
        inner, parent = ("limit", place), tree.parent[place]
        outer = ("row", limit.row) if parent is None else ("limit", parent)
        most = grid.row_seats[limit.row] if limit.most is None else limit.most
        can_fall = held > limit.least
        can_rise = limit.most is None or held < limit.most
        if held < limit.least or not (can_rise or held == limit.most):
            code = "least" if held < limit.least else "most"
            yield Breach(code, grid.rows[limit.row], limit.name)
        elif (factor < 1 and can_fall) or (factor > 1 and can_rise):
            yield Breach("divisor", grid.rows[limit.row], limit.name)
        elif factor == 1:
            into = Edge(outer, inner, room=most - held)
            back = Edge(inner, outer, room=held - limit.least)
            edges += [one for one in (into, back) if one.room > 0]
