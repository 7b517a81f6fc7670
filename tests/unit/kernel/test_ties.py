"""Ties at the edge of a division: who could have the seat just as well."""

from fractions import Fraction

import pytest

from comitia.kernel.seats.division import Share
from comitia.kernel.seats.divisors import Method
from comitia.kernel.seats.ties import Tie, tie_of


def shares(*given: tuple[str, int, int]) -> list[Share]:
    return [Share(*one) for one in given]


def test_units_that_stand_for_the_same_are_tied_and_no_others() -> None:
    held = shares(("a", 50, 2), ("b", 50, 1), ("c", 25, 1), ("d", 9, 0))

    assert tie_of(Method.DHONDT, held) == Tie(("a", "b", "c"), ("a", "c"))


def test_a_division_whose_edge_is_clear_has_no_tie() -> None:
    assert tie_of(Method.DHONDT, shares(("a", 50, 1), ("b", 49, 0))) is None


def test_a_seat_that_is_guaranteed_is_not_drawn_for() -> None:
    held = [Share("a", 50, 1, least=1), Share("b", 50, 1), Share("c", 50, 0)]

    assert tie_of(Method.DHONDT, held) == Tie(("b", "c"), ("b",))


def test_a_seat_beyond_the_most_is_not_drawn_for() -> None:
    held = [Share("a", 50, 1), Share("b", 50, 0, most=0)]

    assert tie_of(Method.DHONDT, held) is None


def test_first_seats_that_all_should_get_are_tied_where_there_are_too_few() -> None:
    tie = tie_of(Method.ADAMS, shares(("a", 900, 1), ("b", 5, 1), ("c", 1, 0)))

    assert tie == Tie(("a", "b", "c"), ("a", "b"))
    assert tie.seats == 2


def test_equal_remainders_are_tied() -> None:
    third = Fraction(1, 3)
    held = shares(("a", 4, 2), ("b", 4, 1), ("c", 1, 0))

    assert tie_of(Method.HAMILTON, held, third) == Tie(("a", "b", "c"), ("a",))


def test_hamilton_needs_the_multiplier() -> None:
    with pytest.raises(ValueError, match="hamilton"):
        tie_of(Method.HAMILTON, shares(("a", 4, 2)))
