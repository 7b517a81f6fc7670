from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.slow_matrices import Matrix, divisions, right_divisions

from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import examined
from comitia.kernel.matrix.drawing import drawn_division
from comitia.kernel.matrix.grid import Grid, Limit
from comitia.kernel.matrix.impossible import Shortfall, shortfall
from comitia.kernel.seats.divisors import Method

T = TypeVar("T")
METHODS = st.sampled_from([one for one in Method if one is not Method.HAMILTON])
# Few small numbers, so that ties come often; great ones, so that all but ties do.
WEIGHTS = st.one_of(
    st.integers(0, 4), st.sampled_from([10**15, 10**15 - 1, 10**15 // 3, 3 * 10**14])
)
LIMITS = st.tuples(st.integers(0, 2), st.one_of(st.none(), st.integers(0, 3)))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    held = _matrix(draw, st.integers(0, 2), rows, columns)
    limits = draw(st.booleans())
    bounds = _matrix(draw, LIMITS if limits else st.just((0, None)), rows, columns)
    shift = draw(st.integers(0, rows - 1)) if draw(st.booleans()) else 0
    row_seats = [sum(line) for line in held]
    return Grid(
        rows=tuple("abc"[:rows]),
        columns=tuple("xyz"[:columns]),
        row_seats=(*row_seats[shift:], *row_seats[:shift]),
        column_seats=tuple(sum(line) for line in zip(*held, strict=True)),
        weights=_matrix(draw, WEIGHTS, rows, columns),
        least=tuple(tuple(least for least, _ in line) for line in bounds),
        most=tuple(tuple(most for _, most in line) for line in bounds),
        limits=_limits(draw, rows, columns) if draw(st.booleans()) else (),
    )


def _matrix(
    draw: st.DrawFn, cell: st.SearchStrategy[T], rows: int, columns: int
) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(draw(cell) for _ in range(columns)) for _ in range(rows))


def _limits(draw: st.DrawFn, rows: int, columns: int) -> tuple[Limit, ...]:
    found = []
    for row in range(rows):
        for last in sorted(draw(st.sets(st.integers(1, columns)))):
            least, most = draw(LIMITS)
            found.append(Limit(row, f"to {last}", tuple(range(last)), least, most))
    return tuple(found)


def tied_cells(division: Division) -> set[tuple[int, int]]:
    return {cell for one in division.ties for cell in one}


@given(grids(), METHODS, st.text("0123456789", min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_lots_serve_the_cells_in_the_order_drawn(
    grid: Grid, method: Method, seed: str
) -> None:
    right = right_divisions(method, grid)
    plain = divide(grid, method)
    drawn = divide(grid, method, lot=seed)

    if isinstance(plain, Division) and isinstance(drawn, Division):
        order = sorted(
            tied_cells(plain),
            key=lambda at: lot_of(seed, f"{grid.rows[at[0]]}\n{grid.columns[at[1]]}"),
        )
        best = max(right, key=lambda one: [one[row][column] for row, column in order])
        assert drawn.seats == best
        for start in right:
            found = drawn_division(method, grid, start, plain.divisors, seed)
            assert (found.seats, found.order) == (best, tuple(order))


def varying(matrices: list[Matrix]) -> set[tuple[int, int]]:
    first = matrices[0]
    return {
        (row, column)
        for matrix in matrices
        for row, line in enumerate(matrix)
        for column, seats in enumerate(line)
        if seats != first[row][column]
    }


@given(grids(), METHODS)
@settings(max_examples=300, deadline=None)
def test_the_engine_finds_what_enumeration_finds(grid: Grid, method: Method) -> None:
    right = right_divisions(method, grid)

    found = divide(grid, method)

    if isinstance(found, Shortfall):
        assert right == []
        assert shortfall(method, grid, found.rows, found.columns) == found
    else:
        assert found.certified
        # Of equal divisions it is that which serves the lowest names first.
        assert found.seats == max(right)
        assert tied_cells(found) == varying(right)
        assert examined(method, grid, found.seats, found.divisors).breaches == ()


@given(grids(), METHODS)
@settings(max_examples=100, deadline=None)
def test_whatever_proves_a_grid_impossible_is_true(grid: Grid, method: Method) -> None:
    exists = any(True for _ in divisions(method, grid))
    sides = range(1 << len(grid.rows)), range(1 << len(grid.columns))

    proofs = [
        shortfall(method, grid, _picked(rows), _picked(columns))
        for rows in sides[0]
        for columns in sides[1]
    ]

    assert (proofs == [None] * len(proofs)) == exists


def _picked(bits: int) -> list[int]:
    return [place for place in range(3) if bits >> place & 1]


@given(grids(), METHODS, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_order_of_rows_and_columns_changes_an_answer(
    grid: Grid,
    method: Method,
    random: Random,
    by_lot: bool,  # noqa: FBT001
) -> None:
    lot = "seed" if by_lot else None
    rows, columns = list(range(len(grid.rows))), list(range(len(grid.columns)))
    random.shuffle(rows)
    random.shuffle(columns)
    turned = replace(
        grid,
        rows=tuple(grid.rows[one] for one in rows),
        columns=tuple(grid.columns[one] for one in columns),
        row_seats=tuple(grid.row_seats[one] for one in rows),
        column_seats=tuple(grid.column_seats[one] for one in columns),
        weights=_turned(grid.weights, rows, columns),
        least=_turned(grid.least, rows, columns),
        most=_turned(grid.most, rows, columns),
        limits=tuple(
            replace(
                one,
                row=rows.index(one.row),
                columns=tuple(columns.index(at) for at in one.columns),
            )
            for one in grid.limits
        ),
    )

    first, second = divide(grid, method, lot=lot), divide(turned, method, lot=lot)

    assert isinstance(first, Shortfall) == isinstance(second, Shortfall)
    if isinstance(first, Division) and isinstance(second, Division):
        assert second.seats == _turned(first.seats, rows, columns)
        assert second.divisors.rows == tuple(first.divisors.rows[one] for one in rows)


def _turned(
    lines: Sequence[Sequence[T]], rows: list[int], columns: list[int]
) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(lines[row][column] for column in columns) for row in rows)
