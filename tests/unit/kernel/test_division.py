from fractions import Fraction

import pytest

from comitia.kernel.seats.division import (
    Certificate,
    Edge,
    Share,
    breaches,
    certificate_of,
    share_of,
)
from comitia.kernel.seats.divisors import Method

SOUND = [Share("a", 60, 3), Share("b", 40, 2)]


def codes(
    shares: list[Share],
    seats: int,
    method: Method = Method.DHONDT,
    multiplier: Fraction | None = None,
) -> list[tuple[str, str]]:
    found = breaches(method, shares, seats=seats, multiplier=multiplier)
    return [(one.code, one.unit) for one in found]


def test_a_sound_division_has_no_breach() -> None:
    assert codes(SOUND, 5) == []


def test_another_number_of_seats_is_a_breach() -> None:
    assert codes(SOUND, 6) == [("sum", "")]


def test_a_unit_that_stands_twice_is_a_breach() -> None:
    assert codes([*SOUND, Share("a", 60, 3)], 8) == [("twice", "a")]


def test_fewer_than_the_least_is_a_breach_and_the_least_is_none() -> None:
    assert codes([Share("a", 60, 3), Share("b", 40, 2, least=3)], 5) == [("least", "b")]
    assert codes([Share("a", 60, 3), Share("b", 40, 2, least=2)], 5) == []


def test_more_than_the_most_is_a_breach_and_the_most_is_none() -> None:
    assert codes([Share("a", 60, 3, most=2), Share("b", 40, 2)], 5) == [("most", "a")]
    assert codes([Share("a", 60, 3, most=3), Share("b", 40, 2)], 5) == []


def test_a_seat_for_no_weight_is_a_breach_unless_it_has_to_be() -> None:
    assert ("weightless", "b") in codes([Share("a", 60, 3), Share("b", 0, 1)], 4)
    assert codes([Share("a", 60, 3), Share("b", 0, 1, least=1)], 4) == []


def test_a_seat_left_that_stands_for_more_than_one_given_is_a_breach() -> None:
    assert codes([Share("a", 60, 2), Share("b", 40, 3)], 5) == [("order", "a")]


def test_seats_that_have_to_be_given_or_may_not_be_are_not_compared() -> None:
    forced = [Share("a", 60, 2, most=2), Share("b", 40, 3, least=3)]

    certificate = certificate_of(Method.DHONDT, forced)

    kept = Edge("a", 2, Fraction(30))
    assert certificate == Certificate(kept, Edge("b", 4, Fraction(10)))
    assert certificate.is_proof
    assert codes(forced, 5) == []


def test_where_nothing_could_be_otherwise_there_is_nothing_to_compare() -> None:
    fixed = [Share("a", 60, 2, 2, 2), Share("b", 0, 0)]

    certificate = certificate_of(Method.ADAMS, fixed)

    assert certificate == Certificate(None, None)
    assert certificate.is_proof
    assert not certificate.is_tie


def test_the_certificate_names_the_unit_whose_name_comes_first() -> None:
    level = [Share(name, 10, 1) for name in "cab"]

    certificate = certificate_of(Method.DHONDT, level)

    assert certificate.last_kept == Edge("a", 1, Fraction(10))
    assert certificate.first_left == Edge("a", 2, Fraction(5))


def test_a_seat_beyond_every_number_is_the_highest() -> None:
    first = [Share("a", 60, 1), Share("b", 40, 0)]

    certificate = certificate_of(Method.ADAMS, first)

    assert certificate == Certificate(Edge("a", 1, None), Edge("b", 1, None))
    assert certificate.is_proof
    assert certificate.is_tie
    assert codes([Share("a", 60, 2), Share("b", 40, 0)], 2, Method.ADAMS) == [
        ("order", "b")
    ]


def test_equal_quotients_at_the_cut_are_a_tie() -> None:
    level = [Share("a", 10, 1), Share("b", 10, 0)]

    assert certificate_of(Method.SAINTE_LAGUE, level).is_tie
    assert not certificate_of(Method.DHONDT, SOUND).is_tie


def test_hamilton_compares_remainders_of_shares_within_limits() -> None:
    shares = [Share("a", 53, 5), Share("b", 37, 4), Share("c", 20, 1, most=1)]
    multiplier = Fraction(9, 90)

    certificate = certificate_of(Method.HAMILTON, shares, multiplier)

    assert certificate.last_kept == Edge("b", 4, Fraction(7, 10))
    assert certificate.first_left == Edge("a", 6, Fraction(3, 10))
    assert codes(shares, 10, Method.HAMILTON, multiplier) == []


def test_a_share_stops_at_its_limits() -> None:
    assert share_of(Share("a", 70, 0, least=2), Fraction(1, 100)) == 2
    assert share_of(Share("a", 70, 0, most=2), Fraction(1)) == 2
    assert share_of(Share("a", 70, 0), Fraction(1, 100)) == Fraction(7, 10)


@pytest.mark.parametrize("seats", [(7, 3), (3, 7)])
def test_a_unit_a_whole_seat_from_its_share_is_a_breach(seats: tuple[int, int]) -> None:
    shares = [Share("a", 52, seats[0]), Share("b", 48, seats[1])]

    found = codes(shares, 10, Method.HAMILTON, Fraction(1, 10))

    assert {("share", "a"), ("share", "b")} <= set(found)


def test_a_whole_share_leaves_nothing_to_round() -> None:
    whole = [Share("a", 50, 6), Share("b", 50, 4)]
    sound = [Share("a", 50, 5), Share("b", 50, 5)]

    assert ("share", "a") in codes(whole, 10, Method.HAMILTON, Fraction(1, 10))
    assert codes(sound, 10, Method.HAMILTON, Fraction(1, 10)) == []


def test_a_whole_share_is_not_rounded_down_for_others_to_gain() -> None:
    taken = [Share("a", 50, 4), Share("b", 25, 3), Share("c", 25, 3)]

    found = codes(taken, 10, Method.HAMILTON, Fraction(1, 10))

    assert found == [("share", "a")]


def test_shares_that_do_not_add_up_are_a_breach() -> None:
    shares = [Share("a", 52, 5), Share("b", 48, 5)]

    assert codes(shares, 10, Method.HAMILTON, Fraction(1, 11)) == [("share", "")]
    assert codes(shares, 10, Method.HAMILTON, Fraction(1, 10)) == []


def test_a_smaller_remainder_before_a_larger_is_a_breach() -> None:
    shares = [Share("a", 53, 6), Share("b", 47, 4)]

    assert codes(shares, 10, Method.HAMILTON, Fraction(1, 10)) == [("order", "b")]


def test_hamilton_needs_its_multiplier() -> None:
    with pytest.raises(ValueError, match="hamilton"):
        certificate_of(Method.HAMILTON, SOUND)
    with pytest.raises(ValueError, match="hamilton"):
        codes(SOUND, 5, Method.HAMILTON)
