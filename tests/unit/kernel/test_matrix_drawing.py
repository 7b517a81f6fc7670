"""Lots between divisions that are as right as one another: one seed, one division."""

from fractions import Fraction
from itertools import permutations, product

import pytest

from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import examined
from comitia.kernel.matrix.drawing import drawn_division
from comitia.kernel.matrix.grid import Divisors, Grid, Limit
from comitia.kernel.seats.divisors import Method

LAGUE = Method.SAINTE_LAGUE
THREE = Grid(("a", "b", "c"), ("x", "y", "z"), (1, 1, 1), (1, 1, 1), ((1, 1, 1),) * 3)
HALVES = Divisors((Fraction(2),) * 3, (Fraction(1),) * 3)


def all_right(grid: Grid, divisors: Divisors) -> list[tuple[tuple[int, ...], ...]]:
    """Return every division that the divisors prove, found by trying all."""
    rows = [one for one in product(range(2), repeat=len(grid.columns)) if sum(one) == 1]
    tried = product(rows, repeat=len(grid.rows))
    return [one for one in tried if not examined(LAGUE, grid, one, divisors).breaches]


def best(grid: Grid, divisors: Divisors, seed: str) -> tuple[tuple[int, ...], ...]:
    """Return the division that gives the cells the most, in the order of the lots."""
    right = all_right(grid, divisors)
    ties = examined(LAGUE, grid, right[0], divisors).ties
    lots = {
        cell: lot_of(seed, f"{grid.rows[cell[0]]}\n{grid.columns[cell[1]]}")
        for tie in ties
        for cell in tie
    }
    order = sorted(lots, key=lambda cell: lots[cell])
    return max(right, key=lambda one: [one[row][column] for row, column in order])


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_the_first_drawn_cell_has_what_it_can_have_whatever_was_given(
    seed: str,
) -> None:
    expected = best(THREE, HALVES, seed)

    for places in permutations(range(3)):
        seats = tuple(tuple(int(one == place) for one in range(3)) for place in places)
        drawn = drawn_division(LAGUE, THREE, seats, HALVES, seed)
        assert drawn.seats == expected
        assert len(drawn.order) == 9


@pytest.mark.parametrize("seed", [str(number) for number in range(10)])
def test_lots_move_no_seat_beyond_a_limit_of_several_columns(seed: str) -> None:
    limit = Limit(0, "xy", (0, 1), least=1, most=1)
    grid = Grid(THREE.rows, THREE.columns, (1, 1, 1), (1, 1, 1), THREE.weights,
                limits=(limit,))  # fmt: skip
    divisors = Divisors(HALVES.rows, HALVES.columns, (Fraction(1),))

    drawn = drawn_division(
        LAGUE, grid, ((1, 0, 0), (0, 1, 0), (0, 0, 1)), divisors, seed
    )

    assert drawn.seats == best(grid, divisors, seed)
    assert drawn.seats[0][2] == 0


@pytest.mark.parametrize("seed", [str(number) for number in range(10)])
def test_lots_move_seats_through_a_limit_that_leaves_room(seed: str) -> None:
    limit = Limit(0, "xy", (0, 1), least=0, most=1)
    grid = Grid(THREE.rows, THREE.columns, (1, 1, 1), (1, 1, 1), THREE.weights,
                limits=(limit,))  # fmt: skip
    divisors = Divisors(HALVES.rows, HALVES.columns, (Fraction(1),))

    drawn = drawn_division(
        LAGUE, grid, ((1, 0, 0), (0, 1, 0), (0, 0, 1)), divisors, seed
    )

    assert drawn.seats == best(grid, divisors, seed)


@pytest.mark.parametrize("seed", [str(number) for number in range(10)])
def test_lots_move_seats_through_a_limit_that_leaves_room_for_several(
    seed: str,
) -> None:
    limit = Limit(0, "xy", (0, 1), least=0, most=3)
    grid = Grid(THREE.rows, THREE.columns, (1, 1, 1), (1, 1, 1), THREE.weights,
                limits=(limit,))  # fmt: skip
    divisors = Divisors(HALVES.rows, HALVES.columns, (Fraction(1),))
    outside = ((0, 0, 1), (0, 1, 0), (1, 0, 0))

    drawn = drawn_division(LAGUE, grid, outside, divisors, seed)

    assert drawn.seats == best(grid, divisors, seed)


def test_without_a_tie_nothing_is_drawn() -> None:
    grid = Grid(("a",), ("x", "y"), (1,), (1, 0), ((5, 1),))
    divisors = Divisors((Fraction(5),), (Fraction(1),) * 2)

    drawn = drawn_division(LAGUE, grid, ((1, 0),), divisors, "7")

    assert (drawn.seats, drawn.order) == (((1, 0),), ())


def test_a_division_that_is_not_the_methods_is_not_drawn_from() -> None:
    grid = Grid(("a",), ("x", "y"), (1,), (1, 0), ((5, 1),))
    divisors = Divisors((Fraction(5),), (Fraction(1),) * 2)

    with pytest.raises(ValueError, match="column"):
        drawn_division(LAGUE, grid, ((0, 1),), divisors, "7")
