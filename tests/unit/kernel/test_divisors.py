from fractions import Fraction

import pytest

from comitia.kernel.seats.divisors import (
    FIRST_SEAT_TO_ALL,
    Method,
    power,
    quotient,
    signpost,
)


@pytest.mark.parametrize(
    ("method", "posts"),
    [
        (Method.DHONDT, ["1", "2", "3", "4"]),
        (Method.SAINTE_LAGUE, ["1/2", "3/2", "5/2", "7/2"]),
        (Method.HUNTINGTON_HILL, ["0", "2", "6", "12"]),
        (Method.ADAMS, ["0", "1", "2", "3"]),
        (Method.DEAN, ["0", "4/3", "12/5", "24/7"]),
    ],
)
def test_each_method_rounds_up_at_its_own_signposts(
    method: Method, posts: list[str]
) -> None:
    assert [str(signpost(method, seats)) for seats in range(4)] == posts


@pytest.mark.parametrize(
    "method", [one for one in Method if one is not Method.HAMILTON]
)
def test_a_signpost_lies_between_its_seats_and_one_more(method: Method) -> None:
    for seats in range(50):
        post = signpost(method, seats)

        assert seats ** power(method) <= post <= (seats + 1) ** power(method)


def test_hamilton_has_no_signposts() -> None:
    with pytest.raises(ValueError, match="hamilton"):
        signpost(Method.HAMILTON, 1)


def test_methods_whose_first_signpost_is_zero_give_everybody_a_first_seat() -> None:
    divisors = {one for one in Method if one is not Method.HAMILTON}

    zero = {one for one in divisors if signpost(one, 0) == 0}

    assert zero == FIRST_SEAT_TO_ALL


def test_a_quotient_is_the_weight_by_the_signpost_before_the_seat() -> None:
    assert quotient(Method.SAINTE_LAGUE, 90, 2) == 60
    assert quotient(Method.HUNTINGTON_HILL, 6, 2) == Fraction(36, 2)
    assert quotient(Method.DEAN, 8, 2) == 6


def test_the_first_seat_of_all_is_beyond_every_number_but_for_weight_zero() -> None:
    assert quotient(Method.DEAN, 1, 1) is None
    assert quotient(Method.DEAN, 0, 1) == 0


@pytest.mark.parametrize("method", [Method.DHONDT, Method.ADAMS])
def test_there_is_no_seat_below_the_first(method: Method) -> None:
    with pytest.raises(ValueError, match="0"):
        quotient(method, 10, 0)

    quotient(method, 10, 1)
