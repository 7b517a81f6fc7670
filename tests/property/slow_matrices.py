"""Every division of a tiny grid, and the right ones among them, the slow plain way."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from comitia.kernel.matrix.grid import Grid
from comitia.kernel.seats.divisors import Method, power, signpost

Matrix = tuple[tuple[int, ...], ...]


def right_divisions(method: Method, grid: Grid) -> list[Matrix]:
    """Return the divisions that keep sums and limits at the least product of costs.

    Each seat beyond a cell's fewest costs signpost / weight. That these, and no
    others, are the divisions for which divisors exist is a theorem: Balinski and
    Demange, Algorithms for proportional matrices in reals and integers, 1989.
    """
    found: dict[Matrix, Fraction] = {
        matrix: cost(method, grid, matrix) for matrix in divisions(method, grid)
    }
    least = min(found.values(), default=Fraction(0))
    return [matrix for matrix, at in found.items() if at == least]


def cost(method: Method, grid: Grid, matrix: Matrix) -> Fraction:
    whole = Fraction(1)
    for weights, bounds, line in zip(
        grid.weights, grid.bounds(method), matrix, strict=True
    ):
        for weight, (least, _), seats in zip(weights, bounds, line, strict=True):
            for seat in range(least, seats):
                whole *= signpost(method, seat) / Fraction(weight) ** power(method)
    return whole


def divisions(method: Method, grid: Grid) -> Iterator[Matrix]:
    """Return every matrix with the right sums within its limits."""
    lines = [
        list(_lines(grid, row, bounds))
        for row, bounds in enumerate(grid.bounds(method))
    ]
    for matrix in product(*lines):
        sums = tuple(sum(one) for one in zip(*matrix, strict=True))
        if sums == grid.column_seats:
            yield matrix


def _lines(
    grid: Grid, row: int, bounds: tuple[tuple[int, int | None], ...]
) -> Iterator[tuple[int, ...]]:
    seats = grid.row_seats[row]
    for line in product(
        *(
            range(least, (seats if most is None else min(most, seats)) + 1)
            for least, most in bounds
        )
    ):
        if sum(line) == seats and all(
            limit.least <= held and (limit.most is None or held <= limit.most)
            for limit in grid.limits
            if limit.row == row
            for held in [sum(line[one] for one in limit.columns)]
        ):
            yield line
