from fractions import Fraction

import pytest

from comitia.kernel.matrix.grid import Divisors, Limit
from comitia.kernel.matrix.nesting import Cell, Column, Fault, Row, Table

ROWS = (Row("a", 3), Row("b", 2))
COLUMNS = (Column("all", 4), Column("some", 2, "all"), Column("other", 1))
CELLS = (
    Cell("a", "all", 9, seats=2, least=1),
    Cell("a", "some", 4, seats=1, most=2),
    Cell("a", "other", 5, seats=1),
    Cell("b", "all", 6, seats=2, most=3),
    Cell("b", "some", 6, seats=1),
)


def test_parts_are_taken_out_of_the_whole() -> None:
    table = Table(ROWS, COLUMNS, CELLS)

    grid = table.grid()

    assert grid.columns == ("all", "some", "other")
    assert (grid.row_seats, grid.column_seats) == ((3, 2), (2, 2, 1))
    assert grid.weights == ((5, 4, 5), (0, 6, 0))
    assert grid.most == ((None, 2, None), (None, None, None))
    assert grid.limits == (Limit(0, "all", (0, 1), 1), Limit(1, "all", (0, 1), 0, 3))
    assert table.seats() == ((1, 1, 1), (1, 1, 0))


def test_a_whole_that_is_all_parts_has_no_column_of_its_own() -> None:
    rows, cell = (Row("a", 3),), Cell("a", "x", 4)
    columns = Column("all", 3), Column("x", 3, "all")

    assert Table(rows, columns, (cell, Cell("a", "all", 4))).grid().columns == ("x",)
    for odd in (Cell("a", "all", 5), Cell("a", "all", 4, seats=1)):
        assert len(Table(rows, columns, (cell, odd)).grid().columns) == 2
    more = Column("all", 4), Column("x", 3, "all")
    assert len(Table(rows, more, (cell, Cell("a", "all", 4))).grid().columns) == 2


def test_values_may_lie_three_deep() -> None:
    columns = Column("all", 3), Column("in", 2, "all"), Column("inmost", 1, "in")
    cells = (
        Cell("a", "all", 9, least=1),
        Cell("a", "in", 5, most=2),
        Cell("a", "inmost", 2),
    )

    grid = Table((Row("a", 3),), columns, cells).grid()

    assert grid.column_seats == (1, 1, 1)
    assert grid.weights == ((4, 3, 2),)
    assert [one.columns for one in grid.limits] == [(0, 1, 2), (1, 2)]


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        (Table((*ROWS, Row("a", 1)), COLUMNS, CELLS), [Fault("twice", "a")]),
        (Table((Row("a", -1),), COLUMNS, ()), [Fault("negative", "a")]),
        (
            Table(ROWS, (*COLUMNS, Column("other", 2)), CELLS),
            [Fault("twice", "", "other")],
        ),
        (Table(ROWS, (Column("x", -1),), ()), [Fault("negative", "", "x")]),
        (
            Table(ROWS, (Column("x", 1, "z"),), ()),
            [Fault("unknown_inside", "", "x")],
        ),
        (
            Table(ROWS, (Column("x", 1, "y"), Column("y", 1, "x")), ()),
            [Fault("circle", "", "x"), Fault("circle", "", "y")],
        ),
        (
            Table(ROWS, (Column("x", 1), Column("y", 2, "x")), ()),
            [Fault("many_parts", "", "x")],
        ),
        (
            Table(ROWS, COLUMNS, (CELLS[2], CELLS[2])),
            [Fault("twice", "a", "other")],
        ),
        (
            Table(ROWS, COLUMNS, (Cell("q", "z", 1),)),
            [Fault("unknown_row", "q", "z"), Fault("unknown_column", "q", "z")],
        ),
        (
            Table(ROWS, COLUMNS, (Cell("a", "other", -1),)),
            [Fault("negative", "a", "other")],
        ),
        (
            Table(ROWS, COLUMNS, (Cell("a", "other", 1, least=2, most=1),)),
            [Fault("limits", "a", "other")],
        ),
        (
            Table(ROWS, COLUMNS, (CELLS[0], Cell("a", "some", 10))),
            [Fault("heavy_parts", "a", "all")],
        ),
    ],
)
def test_what_is_no_table_is_told_and_not_taken(
    table: Table, faults: list[Fault]
) -> None:
    assert list(table.faults()) == faults
    with pytest.raises(ValueError, match=faults[0].code):
        table.grid()


def test_a_table_without_fault_says_so() -> None:
    assert Table(ROWS, COLUMNS, CELLS).faults() == ()


def test_divisors_are_found_by_name() -> None:
    grid = Table(ROWS, COLUMNS, CELLS).grid()
    one, two = Fraction(1), Fraction(2)
    columns = {"other": two, "all": one, "some": one}

    found = Divisors.named(grid, {"b": two, "a": one}, columns, {("a", "all"): two})

    assert found == Divisors((one, two), (one, one, two), (two, one))
    with pytest.raises(KeyError):
        Divisors.named(grid, {"b": two}, columns, {})
