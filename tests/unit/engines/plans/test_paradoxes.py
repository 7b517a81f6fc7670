"""The textbook cases that tell one method from another.

Sources: M. L. Balinski and H. P. Young, Fair Representation, 2nd ed. 2001; the numbers
of 1880 and 1907 also on georgeszpiro.com (chapters 7 and 9). "The others" are the rest
of the country in one row, so that its population and its share are right.
"""

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.engines.seats.dividing import Claims, divide
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method

DIVISORS = tuple(method for method in Method if method is not Method.HAMILTON)
# From the one that is kindest to small units to the one that is kindest to large ones.
KINDEST_TO_SMALL_FIRST = (
    Method.ADAMS,
    Method.DEAN,
    Method.HUNTINGTON_HILL,
    Method.SAINTE_LAGUE,
    Method.DHONDT,
)

OF_1880 = {"Alabama": 1262505, "Texas": 1591749, "Illinois": 3077871}
OF_1880["the others"] = 49371340 - sum(OF_1880.values())

OF_1900 = {"Maine": 694466, "New York": 7264183}
OF_1900["the others"] = 74562608 - sum(OF_1900.values())
WITH_OKLAHOMA = {**OF_1900, "Oklahoma": 1000000}

VIRGINIA_1900 = {"Virginia": 1854184, "Maine": 694466}
VIRGINIA_1900["the others"] = 74562608 - sum(VIRGINIA_1900.values())
VIRGINIA_1901 = {"Virginia": 1873951, "Maine": 699114}
VIRGINIA_1901["the others"] = 76069522 - sum(VIRGINIA_1901.values())

# Apportionment populations of 1940.
OF_1940 = {"Michigan": 5256106, "Arkansas": 1949387}


def divided(weights: dict[str, int], seats: int, method: Method) -> dict[str, int]:
    claims = Claims(tuple(weights), tuple(weights.values()))
    division = divide(claims, seats=seats, method=method, lot="2026")
    return dict(zip(weights, division.seats, strict=True))


def test_by_largest_remainders_alabama_loses_a_seat_when_there_is_one_more() -> None:
    assert divided(OF_1880, 299, Method.HAMILTON)["Alabama"] == 8
    assert divided(OF_1880, 300, Method.HAMILTON)["Alabama"] == 7


def test_by_largest_remainders_a_new_state_moves_a_seat_between_two_others() -> None:
    before = divided(OF_1900, 386, Method.HAMILTON)
    after = divided(WITH_OKLAHOMA, 391, Method.HAMILTON)

    assert after["Oklahoma"] == 5
    assert (before["New York"], before["Maine"]) == (38, 3)
    assert (after["New York"], after["Maine"]) == (37, 4)


def test_by_largest_remainders_the_state_that_grows_faster_loses_to_the_slower() -> (
    None
):
    grown = {
        state: Fraction(VIRGINIA_1901[state], VIRGINIA_1900[state])
        for state in VIRGINIA_1900
    }
    before = divided(VIRGINIA_1900, 386, Method.HAMILTON)
    after = divided(VIRGINIA_1901, 386, Method.HAMILTON)

    assert grown["Virginia"] > grown["Maine"]
    assert (before["Virginia"], before["Maine"]) == (10, 3)
    assert (after["Virginia"], after["Maine"]) == (9, 4)


@pytest.mark.parametrize("method", DIVISORS)
def test_by_divisors_none_of_the_three_happens_with_the_same_numbers(
    method: Method,
) -> None:
    fewer, more = divided(OF_1880, 299, method), divided(OF_1880, 300, method)
    assert all(more[state] >= fewer[state] for state in OF_1880)

    new = divided(WITH_OKLAHOMA, 391, method)
    old = divided(OF_1900, 391 - new.pop("Oklahoma"), method)
    assert new == old

    before = divided(VIRGINIA_1900, 386, method)
    after = divided(VIRGINIA_1901, 386, method)
    gained = {state for state in before if after[state] > before[state]}
    assert not ("Maine" in gained and after["Virginia"] < before["Virginia"])


weighty = st.lists(st.integers(1, 10**6), min_size=2, max_size=8, unique=True)
by_divisors = st.sampled_from(DIVISORS)


def named(weights: list[int]) -> dict[str, int]:
    return {f"unit {at}": weight for at, weight in enumerate(weights)}


@given(weighty, st.integers(8, 60), by_divisors)
def test_by_divisors_one_more_seat_takes_none_from_anybody(
    weights: list[int], seats: int, method: Method
) -> None:
    fewer = divided(named(weights), seats, method)
    more = divided(named(weights), seats + 1, method)

    assert all(more[unit] >= fewer[unit] for unit in fewer)


@given(weighty, st.integers(9, 60), by_divisors)
def test_by_divisors_who_leaves_with_its_seats_changes_nothing_for_the_others(
    weights: list[int], seats: int, method: Method
) -> None:
    """Balinski and Young call it uniformity; ties are drawn by the same lot."""
    units = named(weights)
    whole = divided(units, seats, method)
    left = {unit: weight for unit, weight in units.items() if unit != "unit 0"}

    part = divided(left, seats - whole["unit 0"], method)

    assert part == {unit: whole[unit] for unit in left}


@pytest.mark.parametrize(
    ("method", "large", "small", "seats"),
    [
        (Method.DHONDT, 846, (22,) * 7, 10),
        (Method.SAINTE_LAGUE, 846, (22,) * 7, 10),
        (Method.HUNTINGTON_HILL, 900, (20,) * 5, 10),
        (Method.DEAN, 900, (20,) * 5, 10),
        (Method.ADAMS, 900, (20,) * 5, 10),
    ],
)
def test_every_divisor_method_can_be_a_whole_seat_away_from_a_share(
    method: Method, large: int, small: tuple[int, ...], seats: int
) -> None:
    """A share of 8.46 becomes 10, one of 9 becomes 5: quota is not kept."""
    weights = named([large, *small])
    share = Fraction(large * seats, sum(weights.values()))

    got = divided(weights, seats, method)["unit 0"]

    assert not floor(share) <= got <= ceil(share)


@given(weighty, st.integers(0, 60))
def test_by_largest_remainders_nobody_is_a_whole_seat_away_from_a_share(
    weights: list[int], seats: int
) -> None:
    got = divided(named(weights), seats, Method.HAMILTON)

    for unit, weight in named(weights).items():
        share = Fraction(weight * seats, sum(weights))
        assert floor(share) <= got[unit] <= ceil(share)


@given(weighty, st.integers(8, 60))
def test_from_adams_to_dhondt_the_larger_units_never_lose_to_the_smaller(
    weights: list[int], seats: int
) -> None:
    """Each method leans to large units at least as much as the one before it.

    A. W. Marshall, I. Olkin and F. Pukelsheim, "A majorization comparison of
    apportionment methods", Social Choice and Welfare 19 (2002).
    """
    ordered = named(sorted(weights, reverse=True))

    sums = [
        [sum([*got.values()][: at + 1]) for at in range(len(got))]
        for got in (divided(ordered, seats, one) for one in KINDEST_TO_SMALL_FIRST)
    ]

    for kinder, harder in pairwise(sums):
        assert all(low <= high for low, high in zip(kinder, harder, strict=True))


def test_adams_helps_the_small_and_dhondt_the_large() -> None:
    weights = {"large": 8700, "middle": 950, "small": 350}

    got = {one: divided(weights, 10, one)["large"] for one in KINDEST_TO_SMALL_FIRST}

    assert [*got.values()] == sorted(got.values())
    assert got[Method.ADAMS] < got[Method.DHONDT]


@pytest.mark.parametrize(
    ("method", "seats"),
    [
        (Method.SAINTE_LAGUE, {"Michigan": 18, "Arkansas": 6}),
        (Method.HUNTINGTON_HILL, {"Michigan": 17, "Arkansas": 7}),
        (Method.DEAN, {"Michigan": 17, "Arkansas": 7}),
    ],
)
def test_in_1941_the_last_seat_hung_on_the_method(
    method: Method, seats: dict[str, int]
) -> None:
    """Congress chose the one that gave it to Arkansas (2 U.S.C. § 2a)."""
    assert divided(OF_1940, 24, method) == seats


def test_a_first_seat_comes_to_everybody_by_three_methods_only() -> None:
    weights = {"large": 10**6, "small": 1}

    assert {
        method for method in DIVISORS if divided(weights, 5, method)["small"]
    } == FIRST_SEAT_TO_ALL
