"""Divisions by units and values, on tables small enough to be done by hand."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import examined
from comitia.kernel.matrix.grid import Grid, Limit
from comitia.kernel.matrix.impossible import Shortfall, Why
from comitia.kernel.seats.divisors import Method

WEBSTER = Method.SAINTE_LAGUE
# Three units of 7, 5 and 8 seats, two values of 11 and 9: in docs/explanation.
HAND = Grid(
    ("north", "south", "west"),
    ("women", "men"),
    (7, 5, 8),
    (11, 9),
    ((123, 45), (90, 60), (40, 180)),
)


def division(grid: Grid, method: Method = WEBSTER, lot: str | None = None) -> Division:
    found = divide(grid, method, lot=lot)
    assert isinstance(found, Division)
    assert found.certified
    return found


def refused(grid: Grid, method: Method = WEBSTER) -> Shortfall:
    found = divide(grid, method)
    assert isinstance(found, Shortfall)
    return found


def invented(rows: int, columns: int, most: int, seed: int) -> Grid:
    random = Random(seed)
    seats = [[random.randint(0, 6) for _ in range(columns)] for _ in range(rows)]
    return Grid(
        tuple(f"{one:04}" for one in range(rows)),
        tuple(f"{one:04}" for one in range(columns)),
        tuple(map(sum, seats)),
        tuple(map(sum, zip(*seats, strict=True))),
        tuple(
            tuple(random.randint(1, most) for _ in range(columns)) for _ in range(rows)
        ),
    )


def test_both_sums_come_out_and_every_share_is_rounded() -> None:
    found = division(HAND)

    assert [sum(line) for line in found.seats] == [7, 5, 8]
    assert [sum(line) for line in zip(*found.seats, strict=True)] == [11, 9]
    for weights, seats, row in zip(
        HAND.weights, found.seats, found.divisors.rows, strict=True
    ):
        for weight, held, column in zip(
            weights, seats, found.divisors.columns, strict=True
        ):
            assert abs(Fraction(weight) / (row * column) - held) <= Fraction(1, 2)


def test_divisors_are_numbers_with_few_digits() -> None:
    found = division(HAND)

    assert all(
        len(str(one.numerator)) <= 4
        for one in (*found.divisors.rows, *found.divisors.columns)
    )


@pytest.mark.parametrize("method", [one for one in Method if one.value != "hamilton"])
@pytest.mark.parametrize("most", [3, 1_000, 10**15])
def test_every_method_divides_tables_of_every_size(method: Method, most: int) -> None:
    grid = invented(30, 8, most, seed=most)
    if method in {Method.ADAMS, Method.DEAN, Method.HUNTINGTON_HILL}:
        grid = replace(
            grid,
            row_seats=tuple(one + 8 for one in grid.row_seats),
            column_seats=tuple(one + 30 for one in grid.column_seats),
        )

    found = division(grid, method)

    assert examined(method, grid, found.seats, found.divisors).breaches == ()


def test_hamilton_is_no_divisor_method() -> None:
    with pytest.raises(ValueError, match="hamilton"):
        divide(HAND, Method.HAMILTON)


def test_weights_that_all_but_tie_are_told_apart_exactly() -> None:
    great = 10**15
    weights = ((great, great), (great, great - 1))
    grid = Grid(("a", "b"), ("x", "y"), (1, 1), (1, 1), weights)

    apart, level = division(grid), division(replace(grid, weights=((great,) * 2,) * 2))

    assert (apart.seats, apart.ties) == (((0, 1), (1, 0)), ())
    assert len(level.ties[0]) == 4
    assert level.seats == ((1, 0), (0, 1))


def test_a_table_of_all_but_ties_is_divided_exactly() -> None:
    random = Random(7)
    grid = invented(12, 6, 5, seed=1)
    near = replace(
        grid,
        weights=tuple(
            tuple(10**15 - random.randint(0, 2) for _ in line) for line in grid.weights
        ),
    )

    found = division(near)

    assert examined(WEBSTER, near, found.seats, found.divisors).breaches == ()


def test_a_lot_serves_the_cells_it_draws_first() -> None:
    grid = Grid(("a", "b"), ("x", "y"), (1, 1), (1, 1), ((5, 5), (5, 5)))

    for seed in ("1", "2", "3", "4"):
        found = division(grid, lot=seed)
        lots = {
            cell: lot_of(seed, f"{grid.rows[cell[0]]}\n{grid.columns[cell[1]]}")
            for cell in found.ties[0]
        }

        assert list(found.draws[0].cells) == sorted(lots, key=lambda one: lots[one])
        first = found.draws[0].cells[0]
        assert found.seats[first[0]][first[1]] == 1
        assert first in found.draws[0].got
        assert len(found.draws[0].got) == 2
        assert found.is_answer
    assert not division(grid).is_answer


def test_a_table_that_is_tied_everywhere_is_decided() -> None:
    grid = invented(20, 10, 1, seed=3)

    found = division(grid)

    assert sum(map(len, found.ties)) > 100


def test_limits_of_cells_are_kept() -> None:
    free = division(HAND).seats[2][0]
    least = ((0, 0), (0, 0), (free + 2, 0))
    most = ((None, None), (None, None), (free - 1, None))

    assert division(replace(HAND, least=least)).seats[2][0] == free + 2
    assert division(replace(HAND, most=most)).seats[2][0] == free - 1


def test_a_limit_on_columns_together_gets_a_divisor_of_its_own() -> None:
    grid = Grid(
        ("a", "b"),
        ("x", "y", "z"),
        (6, 6),
        (4, 4, 4),
        ((10, 10, 10), (10, 10, 10)),
    )
    higher = replace(grid, limits=(Limit(0, "xy", (0, 1), 5),))
    lower = replace(grid, limits=(Limit(0, "xy", (0, 1), 0, 2),))
    slack = replace(grid, limits=(Limit(0, "xy", (0, 1), 1, 6),))

    assert sum(division(higher).seats[0][:2]) == 5
    assert division(higher).divisors.limits[0] < 1
    assert sum(division(lower).seats[0][:2]) == 2
    assert division(lower).divisors.limits[0] > 1
    assert division(slack).divisors.limits[0] == 1


def test_seats_that_do_not_add_up_are_impossible() -> None:
    found = refused(replace(HAND, row_seats=(7, 5, 9)))

    assert found.why is Why.TOTALS


def test_the_proof_names_few_rows_and_columns() -> None:
    grid = invented(20, 6, 50, seed=5)
    weights = list(grid.weights)
    weights[4] = (0, 0, 7, 0, 0, 0)
    starved = replace(
        grid,
        weights=tuple(weights),
        row_seats=(*grid.row_seats[:4], grid.row_seats[4], *grid.row_seats[5:]),
        column_seats=tuple(grid.column_seats),
        most=tuple((None, None, 2, None, None, None) for _ in weights),
    )

    found = refused(starved)

    assert (len(found.rows), len(found.columns)) in {(1, 0), (0, 1)}


def test_too_few_seats_for_a_method_of_first_seats_is_impossible() -> None:
    grid = replace(HAND, row_seats=(1, 9, 10))

    assert refused(grid, Method.ADAMS).rows == (0,)
    assert division(grid, Method.DHONDT).seats[0] in {(1, 0), (0, 1)}


def test_limits_that_contradict_each_other_are_impossible() -> None:
    against = replace(HAND, limits=(Limit(1, "all", (0, 1), 0, 4),))
    crossed = replace(HAND, least=((9, 0),) * 3, most=((8, None),) * 3)

    assert refused(against).rows == (1,)
    assert refused(crossed).why is Why.LIMITS


def test_a_large_table_is_divided_and_proved() -> None:
    grid = invented(150, 20, 10**6, seed=9)

    found = division(grid, Method.DHONDT)

    assert examined(Method.DHONDT, grid, found.seats, found.divisors).breaches == ()


def test_tables_of_one_row_or_one_column_are_divided() -> None:
    assert division(Grid(("a",), ("x",), (3,), (3,), ((1,),))).seats == ((3,),)
    assert division(Grid(("a",), ("x",), (0,), (0,), ((0,),))).seats == ((0,),)
    line = Grid(("a",), ("x", "y"), (3,), (2, 1), ((5, 4),))
    assert division(line).seats == ((2, 1),)
