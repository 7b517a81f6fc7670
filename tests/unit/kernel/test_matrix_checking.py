from dataclasses import replace
from fractions import Fraction

from comitia.kernel.matrix.checking import Breach, Seats, examined
from comitia.kernel.matrix.grid import Divisors, Grid, Limit
from comitia.kernel.matrix.ties import Cells
from comitia.kernel.seats.divisors import Method

WEBSTER = Method.SAINTE_LAGUE
# By hand: 61/30 = 2.03 and 9/30 = 0.3, 29/30 = 0.97 and 41/30 = 1.37.
GRID = Grid(("a", "b"), ("x", "y"), (2, 2), (3, 1), ((61, 9), (29, 41)))
SEATS = ((2, 0), (1, 1))
TENS = Divisors((Fraction(30), Fraction(30)), (Fraction(1), Fraction(1)))


def codes(
    grid: Grid = GRID,
    seats: tuple[tuple[int, ...], ...] = SEATS,
    divisors: Divisors = TENS,
    method: Method = WEBSTER,
) -> list[str]:
    return [one.code for one in examined(method, grid, seats, divisors).breaches]


def test_divisors_that_round_every_share_to_its_seats_prove_a_division() -> None:
    found = examined(WEBSTER, GRID, SEATS, TENS)

    assert (found.breaches, found.ties) == ((), ())


def test_a_share_rounded_to_another_number_is_told_with_its_cell() -> None:
    sevens = replace(TENS, rows=(Fraction(17), Fraction(30)))
    forties = replace(TENS, rows=(Fraction(42), Fraction(30)))

    assert examined(WEBSTER, GRID, SEATS, sevens).breaches == (
        Breach("low", "a", "x"),
        Breach("low", "a", "y"),
    )
    assert codes(divisors=forties) == ["high"]


def test_a_share_on_the_signpost_may_be_rounded_either_way() -> None:
    grid = Grid(("a",), ("x", "y"), (3,), (2, 1), ((50, 30),))
    on_it = Divisors((Fraction(20),), (Fraction(1), Fraction(1)))

    up = examined(WEBSTER, grid, ((2, 1),), replace(on_it, rows=(Fraction(30),)))
    at = examined(WEBSTER, grid, ((2, 1),), on_it)

    assert (up.breaches, at.breaches) == ((), ())
    assert codes(grid, ((2, 1),), replace(on_it, rows=(Fraction(199, 10),))) == [
        "low",
        "low",
    ]


def test_sums_of_rows_and_columns_are_compared() -> None:
    assert codes(replace(GRID, row_seats=(2, 3))) == ["row"]
    assert codes(replace(GRID, column_seats=(3, 2))) == ["column"]


def test_a_cell_at_its_limit_may_stand_beyond_its_signpost() -> None:
    grid = Grid(("a", "b"), ("x", "y"), (2, 2), (2, 2), ((61, 9), (29, 41)))
    seats = ((1, 1), (1, 1))

    assert codes(grid, seats) == ["low", "high"]
    assert codes(replace(grid, most=((1, None),) * 2), seats) == ["high"]
    limited = replace(grid, most=((1, None),) * 2, least=((0, 1), (0, 0)))
    assert codes(limited, seats) == []


def test_a_cell_beyond_its_limit_is_told() -> None:
    assert "least" in codes(replace(GRID, least=((3, 0), (0, 0))))
    assert "most" in codes(replace(GRID, most=((1, None), (None, None))))


def test_a_weight_of_zero_gets_no_more_than_it_must() -> None:
    grid = Grid(("a",), ("x", "y"), (2,), (1, 1), ((0, 61),))

    assert codes(grid, ((1, 1),)) == ["most", "high", "low"]
    assert codes(
        replace(grid, least=((1, 0),)), ((1, 1),), replace(TENS, rows=(Fraction(50),))
    ) == []  # fmt: skip


def test_a_method_of_first_seats_owes_one_to_every_weight_that_may_have_any() -> None:
    grid = Grid(("a",), ("x", "y"), (2,), (2, 0), ((61, 9),))
    forty = replace(TENS, rows=(Fraction(40),))

    assert "least" in codes(grid, ((2, 0),), forty, Method.ADAMS)
    closed = replace(grid, most=((None, 0),))
    assert codes(closed, ((2, 0),), forty, Method.ADAMS) == []


def test_huntington_hill_squares_weights_and_divisors() -> None:
    grid = Grid(("a",), ("x", "y"), (3,), (2, 1), ((20, 10),))

    assert codes(
        grid,
        ((2, 1),),
        replace(TENS, rows=(Fraction(100),)),
        Method.HUNTINGTON_HILL,
    ) == []  # fmt: skip


def test_a_divisor_is_above_zero() -> None:
    assert codes(divisors=replace(TENS, rows=(Fraction(0), Fraction(30)))) == [
        "divisor"
    ]
    assert codes(divisors=replace(TENS, columns=(Fraction(-1), Fraction(1)))) == [
        "divisor"
    ]


EQUAL = Grid(("a", "b"), ("x", "y"), (1, 1), (1, 1), ((5, 5), (5, 5)))


def test_equal_weights_are_a_tie_of_all_four_cells() -> None:
    found = examined(WEBSTER, EQUAL, ((1, 0), (0, 1)), TENS)
    tied = examined(
        WEBSTER, EQUAL, ((1, 0), (0, 1)), replace(TENS, rows=(Fraction(10),) * 2)
    )

    assert found.breaches == (Breach("high", "a", "x"), Breach("high", "b", "y"))
    assert tied.ties == (((0, 0), (0, 1), (1, 0), (1, 1)),)


def test_a_cell_on_its_signpost_alone_is_no_tie() -> None:
    found = examined(
        WEBSTER, GRID, SEATS, replace(TENS, rows=(Fraction(18), Fraction(30)))
    )
    edge = replace(TENS, rows=(Fraction(122, 5), Fraction(30)))

    assert found.ties == ()
    assert examined(WEBSTER, GRID, SEATS, edge).ties == ()
    assert examined(WEBSTER, GRID, SEATS, edge).breaches == ()


NESTED = Grid(
    ("a", "b"),
    ("x", "y", "z"),
    (3, 3),
    (2, 2, 2),
    ((10, 10, 10), (10, 10, 10)),
    limits=(Limit(0, "xy", (0, 1), 1, 2),),
)
NESTED_SEATS = ((1, 1, 1), (1, 1, 1))


def test_a_row_at_a_limit_may_have_a_divisor_of_its_own_there() -> None:
    eight = Divisors((Fraction(10),) * 2, (Fraction(1),) * 3, (Fraction(5, 4),))
    low = replace(eight, limits=(Fraction(4, 5),))
    at_least = replace(NESTED, limits=(Limit(0, "xy", (0, 1), 2, None),))

    assert codes(NESTED, NESTED_SEATS, eight) == []
    assert codes(NESTED, NESTED_SEATS, low) == ["divisor"]
    assert codes(at_least, NESTED_SEATS, low) == []
    assert codes(at_least, NESTED_SEATS, eight) == ["divisor"]


def test_a_row_beyond_a_limit_is_told() -> None:
    ones = Divisors((Fraction(10),) * 2, (Fraction(1),) * 3)

    for limit in (Limit(0, "xy", (0, 1), 3), Limit(0, "xy", (0, 1), 0, 1)):
        found = examined(
            WEBSTER, replace(NESTED, limits=(limit,)), NESTED_SEATS, ones
        ).breaches

        assert found == (Breach("least" if limit.least else "most", "a", "xy"),)


def test_a_tie_goes_through_a_limit_only_where_it_leaves_a_way() -> None:
    grid = Grid(
        ("a", "b"),
        ("x", "y", "z"),
        (2, 2),
        (1, 1, 2),
        ((5, 5, 9), (5, 5, 9)),
    )
    seats = ((1, 0, 1), (0, 1, 1))
    ten = Divisors((Fraction(10),) * 2, (Fraction(1),) * 3)
    inner = Limit(0, "xy", (0, 1), 1, 1)
    alone = Limit(0, "x", (0,), 1, 1)

    assert len(examined(WEBSTER, grid, seats, ten).ties[0]) == 4
    held = examined(WEBSTER, replace(grid, limits=(inner,)), seats, ten)
    assert len(held.ties[0]) == 4
    free = examined(WEBSTER, replace(grid, limits=(Limit(0, "x", (0,)),)), seats, ten)
    assert len(free.ties[0]) == 4
    both = replace(grid, limits=(alone, inner))
    assert examined(WEBSTER, both, seats, ten).ties == ()


def _ties_of(
    limit: Limit, factor: Fraction, tenths: tuple[int, int], seats: Seats
) -> tuple[Cells, ...]:
    """Return the ties where the shares of a are tenths of `tenths`, those of b 1/2."""
    first, second = tenths
    weights = (int(first * factor), second), (5, 5)
    sums = tuple(map(sum, zip(*seats, strict=True)))
    grid = Grid(("a", "b"), ("x", "z"), (2, 1), sums, weights, limits=(limit,))
    ten = Divisors((Fraction(10),) * 2, (Fraction(1),) * 2, (factor,))
    found = examined(WEBSTER, grid, seats, ten)
    assert found.breaches == ()
    return found.ties


ALL_FOUR = (((0, 0), (0, 1), (1, 0), (1, 1)),)


def test_no_seat_goes_into_a_limit_that_holds_a_row_at_its_least() -> None:
    # x of a may rise to 2, and z of a, x of b fall: all on their signposts.
    seats = ((1, 1), (1, 0))
    at_least = Limit(0, "x", (0,), 1)

    assert _ties_of(at_least, Fraction(1), (15, 5), seats) == ALL_FOUR
    assert _ties_of(at_least, Fraction(4, 5), (15, 5), seats) == ()


def test_no_seat_leaves_a_limit_that_holds_a_row_at_its_most() -> None:
    seats = ((1, 1), (0, 1))
    at_most = Limit(0, "x", (0,), 0, 1)

    assert _ties_of(at_most, Fraction(1), (5, 15), seats) == ALL_FOUR
    assert _ties_of(at_most, Fraction(6, 5), (5, 15), seats) == ()


def test_a_divisor_of_a_limit_that_has_room_both_ways_is_1() -> None:
    roomy = replace(NESTED, limits=(Limit(0, "xy", (0, 1), 1, 3),))
    eight = Divisors((Fraction(10),) * 2, (Fraction(1),) * 3, (Fraction(5, 4),))

    assert codes(roomy, NESTED_SEATS, eight) == ["divisor"]
    assert codes(roomy, NESTED_SEATS, replace(eight, limits=(Fraction(4, 5),))) == [
        "divisor"
    ]
    assert codes(roomy, NESTED_SEATS, replace(eight, limits=(Fraction(1),))) == []
