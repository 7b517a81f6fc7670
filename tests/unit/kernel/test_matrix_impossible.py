from dataclasses import replace

import pytest

from comitia.kernel.matrix.grid import Grid, Limit
from comitia.kernel.matrix.impossible import Why, shortfall
from comitia.kernel.seats.divisors import Method

WEBSTER = Method.SAINTE_LAGUE
GRID = Grid(("a", "b"), ("x", "y"), (3, 1), (2, 2), ((5, 5), (5, 5)))


def test_rows_with_more_seats_than_columns_can_take_are_a_proof() -> None:
    closed = replace(GRID, weights=((5, 0), (5, 5)))
    one_let = replace(closed, least=((0, 1), (0, 0)))

    found = shortfall(WEBSTER, closed, [0], [0])

    assert found is not None
    assert (found.why, found.row_seats, found.column_seats) == (Why.TOO_MANY, 3, 2)
    assert (found.most, found.least) == (0, 0)
    assert shortfall(WEBSTER, one_let, [0], [0]) is None


def test_what_other_rows_must_hold_counts_against_rows() -> None:
    held = replace(GRID, most=((None, 1),) * 2, least=((0, 0), (1, 0)))

    found = shortfall(WEBSTER, held, [0], [0])

    assert found is not None
    assert (found.most, found.least) == (1, 1)
    assert shortfall(WEBSTER, replace(held, least=()), [0], [0]) is None


def test_columns_with_more_seats_than_rows_may_give_are_a_proof() -> None:
    narrow = replace(GRID, most=((None, 1), (None, 0)))
    wide = replace(GRID, most=((None, 1), (None, 1)))

    found = shortfall(WEBSTER, narrow, [], [1])

    assert found is not None
    assert (found.why, found.column_seats, found.most) == (Why.TOO_FEW, 2, 1)
    assert shortfall(WEBSTER, wide, [], [1]) is None


def test_rows_that_must_hold_more_than_they_have_are_a_proof() -> None:
    found = shortfall(WEBSTER, replace(GRID, least=((2, 2), (0, 0))), [0], [])

    assert found is not None
    assert (found.why, found.row_seats, found.least) == (Why.TOO_FEW, 3, 4)
    assert shortfall(WEBSTER, replace(GRID, least=((1, 2), (0, 0))), [0], []) is None


def test_different_sums_are_a_proof_by_themselves() -> None:
    found = shortfall(WEBSTER, replace(GRID, column_seats=(2, 3)), [], [])

    assert found is not None
    assert (found.why, found.rows, found.columns) == (Why.TOTALS, (0, 1), (0, 1))


def test_first_seats_are_seats_that_rows_must_hold() -> None:
    found = shortfall(Method.ADAMS, GRID, [1], [])

    assert found is not None
    assert (found.why, found.row_seats, found.least) == (Why.TOO_FEW, 1, 2)


def test_limits_on_columns_together_count() -> None:
    above = replace(GRID, limits=(Limit(0, "xy", (0, 1), 0, 2),))
    below = replace(GRID, limits=(Limit(0, "xy", (0, 1), 4),))
    inner = replace(
        GRID, limits=(Limit(0, "all", (0, 1), 0, 9), Limit(0, "x", (0,), 0, 0))
    )

    assert shortfall(WEBSTER, above, [0], []) is not None
    assert shortfall(WEBSTER, below, [0], []) is not None
    found = shortfall(WEBSTER, inner, [0], [1])
    assert found is not None
    assert (found.why, found.row_seats, found.most) == (Why.TOO_MANY, 3, 0)
    assert shortfall(WEBSTER, inner, [1], []) is None


def test_limits_that_contradict_each_other_are_a_proof() -> None:
    against = replace(
        GRID, most=((1, 1), (None, None)), limits=(Limit(0, "xy", (0, 1), 3),)
    )
    fitting = replace(against, most=((1, 2), (None, None)))

    found = shortfall(WEBSTER, against, [0], [0, 1])

    assert found is not None
    assert (found.why, found.least, found.most) == (Why.LIMITS, 3, 2)
    assert shortfall(WEBSTER, fitting, [0], [0, 1]) is None


@pytest.mark.parametrize(("rows", "columns"), [([-1], []), ([2], []), ([], [-1])])
def test_places_outside_a_grid_are_no_proof(
    rows: list[int], columns: list[int]
) -> None:
    with pytest.raises(ValueError, match=str([*rows, *columns][0])):
        shortfall(WEBSTER, GRID, rows, columns)

    assert shortfall(WEBSTER, GRID, [0, 1], [0, 1]) is None


def _of_three(column_seats: tuple[int, ...], limit: Limit, **bounds: object) -> Grid:
    grid = Grid(("a",), ("x", "y", "z"), (4,), column_seats, ((5, 5, 5),))
    return replace(grid, limits=(limit,), **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rows", "columns"), [([], [0]), ([0], [1])])
def test_what_some_columns_of_a_limit_must_hold_is_taken_from_the_others(
    rows: list[int], columns: list[int]
) -> None:
    # 1 seat at least in y: of 2 at most in x and y together, 1 at most is in x.
    bounds = {"least": ((0, 1, 0),), "most": ((None, None, 1),)}
    tight = _of_three((2, 1, 1), Limit(0, "xy", (0, 1), 0, 2), **bounds)
    wider = _of_three((2, 1, 1), Limit(0, "xy", (0, 1), 0, 3), **bounds)

    assert shortfall(WEBSTER, tight, rows, columns) is not None
    assert shortfall(WEBSTER, wider, rows, columns) is None


@pytest.mark.parametrize(("rows", "columns"), [([], [0]), ([0], [1])])
def test_what_some_columns_of_a_limit_cannot_hold_is_left_to_the_others(
    rows: list[int], columns: list[int]
) -> None:
    # 1 seat at most in y: of 3 at least in x and y together, 2 at least are in x.
    bounds = {"least": ((0, 0, 2),), "most": ((None, 1, None),)}
    tight = _of_three((1, 1, 2), Limit(0, "xy", (0, 1), 3), **bounds)
    wider = _of_three((1, 1, 2), Limit(0, "xy", (0, 1), 2), **bounds)

    assert shortfall(WEBSTER, tight, rows, columns) is not None
    assert shortfall(WEBSTER, wider, rows, columns) is None
