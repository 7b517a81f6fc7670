"""The sums that prove that no division by rows and columns exists."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comitia.kernel.matrix.branches import NONE, Branches, branches_of
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.seats.divisors import Method


class Why(StrEnum):
    """By which sums the seats of rows and columns cannot be met."""

    TOTALS = "totals"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why some rows and some columns cannot all get their seats.

    A row's seats stand in these columns or in others. ``TOO_MANY``: the rows' seats
    are more than the columns' seats and the `most` that the rows may hold in other
    columns, less the `least` that other rows have to hold in these columns.
    ``TOO_FEW``: the columns' seats are more than the rows' seats and the `most` that
    other rows may hold in these columns, less the `least` that these rows have to hold
    in other columns. ``LIMITS``: a row has to hold more in these columns (`least`) than
    it may (`most`). ``TOTALS``: all rows and all columns have not the same seats.
    """

    why: Why
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    row_seats: int
    column_seats: int
    most: int = 0
    least: int = 0


def shortfall(
    method: Method, grid: Grid, rows: Collection[int], columns: Collection[int]
) -> Shortfall | None:
    """Return the proof that these rows and columns are, or ``None`` if they are none.

    Raises ``ValueError`` for a place that the grid does not have.

    >>> grid = Grid(("a", "b"), ("x", "y"), (3, 1), (2, 2), ((5, 0), (5, 5)))
    >>> proof = shortfall(Method.SAINTE_LAGUE, grid, [0], [0])
    >>> proof.why.value, proof.row_seats, proof.column_seats, proof.most
    ('too_many', 3, 2, 0)
    >>> shortfall(Method.SAINTE_LAGUE, grid, [1], [0]) is None
    True
    """
    _check_places(rows, len(grid.rows))
    _check_places(columns, len(grid.columns))
    proofs = (
        _totals(grid),
        *_sums(method, grid, sorted(set(rows)), sorted(set(columns))),
    )
    return next((one for one in proofs if one is not None), None)


def _check_places(places: Collection[int], count: int) -> None:
    # A negative one would stand for a place counted from the end, a second time.
    for one in places:
        if not 0 <= one < count:
            raise ValueError(one)


def _totals(grid: Grid) -> Shortfall | None:
    row_seats, column_seats = sum(grid.row_seats), sum(grid.column_seats)
    if row_seats == column_seats:
        return None
    rows, columns = range(len(grid.rows)), range(len(grid.columns))
    return Shortfall(Why.TOTALS, tuple(rows), tuple(columns), row_seats, column_seats)


def _sums(
    method: Method, grid: Grid, rows: list[int], columns: list[int]
) -> Iterator[Shortfall | None]:
    holds = _holds(method, grid, frozenset(columns))
    row_seats = sum(grid.row_seats[one] for one in rows)
    column_seats = sum(grid.column_seats[one] for one in columns)
    here = [holds[one] for one in rows]
    there = [one for row, one in enumerate(holds) if row not in set(rows)]

    def proof(why: Why, most: int, least: int, excess: int) -> Shortfall | None:
        seats = row_seats, column_seats
        sides = tuple(rows), tuple(columns)
        return Shortfall(why, *sides, *seats, most, least) if excess > 0 else None

    for one in here:
        most, least = one.most_in, one.least_in
        yield proof(Why.LIMITS, most, least, least - most)
    most, least = sum(one.most_out for one in here), sum(one.least_in for one in there)
    yield proof(Why.TOO_MANY, most, least, row_seats - column_seats - most + least)
    most, least = sum(one.most_in for one in there), sum(one.least_out for one in here)
    yield proof(Why.TOO_FEW, most, least, column_seats - row_seats - most + least)


@dataclass(frozen=True, slots=True)
class _Hold:
    """The fewest and most seats that cells may hold in chosen columns and in others."""

    least_in: int = 0
    most_in: int = 0
    least_out: int = 0
    most_out: int = 0

    def __add__(self, other: "_Hold") -> "_Hold":
        return _Hold(
            self.least_in + other.least_in,
            self.most_in + other.most_in,
            self.least_out + other.least_out,
            self.most_out + other.most_out,
        )

    def within(self, least: int, most: int) -> "_Hold":
        """Return the same for cells that together hold so many seats."""
        return _Hold(
            max(self.least_in, least - self.most_out),
            min(self.most_in, most - self.least_out),
            max(self.least_out, least - self.most_in),
            min(self.most_out, most - self.least_in),
        )


def _holds(method: Method, grid: Grid, chosen: frozenset[int]) -> list[_Hold]:
    trees = branches_of(grid)
    return [
        _hold(grid, grid.row_seats[row], bounds, trees.get(row, NONE), chosen)
        for row, bounds in enumerate(grid.bounds(method))
    ]


def _hold(
    grid: Grid,
    seats: int,
    bounds: Sequence[tuple[int, int | None]],
    tree: Branches,
    chosen: frozenset[int],
) -> _Hold:
    """Return what a row may hold: the sums of its cells, limit by limit."""
    sums: dict[int | None, list[int]] = {one: [0] * 4 for one in (None, *tree.limits)}
    for column, (least, most) in enumerate(bounds):
        own, side = sums[tree.home.get(column)], 0 if column in chosen else 2
        own[side] += least
        own[side + 1] += seats if most is None else most
    held = {place: _Hold(*one) for place, one in sums.items()}
    for place in tree.limits:
        limit, around = grid.limits[place], tree.parent[place]
        most = seats if limit.most is None else limit.most
        held[around] += held[place].within(limit.least, most)
    return held[None]
