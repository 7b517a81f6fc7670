"""A table of weights with the seats of its rows and columns, all of them numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat

from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method

Numbers = tuple[tuple[int, ...], ...]
Mosts = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The fewest and most seats that a row may have in several columns together.

    `name` is that of the value which contains them; `row` and `columns` are places
    in the grid. The columns of two limits of a row lie apart or one in the other.
    """

    row: int
    name: str
    columns: tuple[int, ...]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Weights by row and column, with the seats that each row and column has to get.

    Rows and columns are parts that do not overlap. `least` and `most` are what a cell
    may hold; empty where no cell has such a limit, ``None`` where this one has none.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row_seats: tuple[int, ...]
    column_seats: tuple[int, ...]
    weights: Numbers
    least: Numbers = ()
    most: Mosts = ()
    limits: tuple[Limit, ...] = ()

    def bounds(self, method: Method) -> Iterator[tuple[tuple[int, int | None], ...]]:
        """Return for each row the fewest and the most seats of its cells.

        A weight of zero gets only what it has to get, and a method that gives every
        unit its first seat gives one to each weight that may have any.

        >>> grid = Grid(("a",), ("x", "y"), (2,), (1, 1), ((0, 3),))
        >>> list(grid.bounds(Method.ADAMS))
        [((0, 0), (1, None))]
        """
        first = method in FIRST_SEAT_TO_ALL
        if not (first or self.least or self.most):
            free, shut = (0, None), (0, 0)
            for weights in self.weights:
                yield tuple([free if one else shut for one in weights])
            return
        for weights, leasts, mosts in zip(
            self.weights,
            self.least or repeat(repeat(0)),
            self.most or repeat(repeat(None)),
            strict=False,
        ):
            yield tuple(
                (least, least)
                if weight == 0
                else (1 if first and least == 0 and most != 0 else least, most)
                for weight, least, most in zip(weights, leasts, mosts, strict=False)
            )


@dataclass(frozen=True, slots=True)
class Divisors:
    """What the weights of a row and of a column are divided by, to be rounded.

    A weight divided by its row's and its column's divisor is rounded as the method
    rounds; for Huntington-Hill weights and divisors are squared. `limits` has one
    divisor for each limit of the grid (empty: all are 1), which the cells within that
    limit are divided by too: below 1 only where a row holds the fewest seats allowed
    there, above 1 only where it holds the most.
    """

    rows: tuple[Fraction, ...]
    columns: tuple[Fraction, ...]
    limits: tuple[Fraction, ...] = ()

    @classmethod
    def named(
        cls,
        grid: Grid,
        rows: Mapping[str, Fraction],
        columns: Mapping[str, Fraction],
        limits: Mapping[tuple[str, str], Fraction],
    ) -> "Divisors":
        """Return divisors given by name, in the order of a grid.

        Those of limits go by row and value, and are 1 where not given. Raises
        ``KeyError`` for a row or a column without a divisor.
        """
        return cls(
            tuple(rows[one] for one in grid.rows),
            tuple(columns[one] for one in grid.columns),
            tuple(
                limits.get((grid.rows[one.row], one.name), Fraction(1))
                for one in grid.limits
            ),
        )
