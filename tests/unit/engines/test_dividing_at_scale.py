"""Divisions that floats alone would get wrong, or that plain code would not finish."""

import random
from fractions import Fraction

import numpy as np
import pytest

from comitia.engines.seats.claims import UNLIMITED
from comitia.engines.seats.dividing import Claims, Division, Tie, divide
from comitia.kernel.seats.division import Share, breaches, certificate_of
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method


def sound(claims: Claims, division: Division, seats: int, method: Method) -> bool:
    least, most = claims.limits
    columns = (claims.units, claims.weights, division.seats, least, most)
    shares = [Share(*row) for row in zip(*columns, strict=True)]
    rate = division.certificate.multiplier
    found = [*breaches(method, shares, seats=seats, multiplier=rate)]
    return not found and division.certificate == certificate_of(method, shares, rate)


def names(count: int) -> tuple[str, ...]:
    return tuple(f"u{place}" for place in range(count))


@pytest.mark.parametrize("method", Method)
def test_weights_of_ten_to_the_fifteenth_and_a_million_seats(method: Method) -> None:
    chance = random.Random(5)
    weights = [chance.randint(1, 10**15) for _ in range(2000)]
    claims = Claims(names(2000), weights)

    division = divide(claims, seats=1_000_000, method=method)

    assert sound(claims, division, 1_000_000, method)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_one_in_ten_to_the_fifteenth_decides_a_seat(method: Method, off: int) -> None:
    """Two weights that share one seat: equal is a tie, one more is none."""
    claims = Claims(("a", "b"), (10**15 - 1, 10**15 - 1 + off))

    division = divide(claims, seats=3, method=method)

    expected = {-1: (2, 1), 0: (1, 1), 1: (1, 2)}[off]
    assert division.seats == expected
    assert division.ties == ((Tie(("a", "b"), 1),) if off == 0 else ())


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_quotients_that_are_one_float_are_told_apart(off: int) -> None:
    """Weights 3w and 5w + off: the second and the third seat stand for about 2w."""
    weight = 10**14 + 1
    claims = Claims(("a", "b"), (3 * weight, 5 * weight + off))

    division = divide(claims, seats=4, method=Method.SAINTE_LAGUE)

    assert division.seats == {-1: (2, 2), 0: (1, 2), 1: (1, 3)}[off]
    assert division.ties == ((Tie(("a", "b"), 1),) if off == 0 else ())


@pytest.mark.parametrize(
    ("method", "ratio", "kept"),
    [
        (Method.SAINTE_LAGUE, (3, 5), (1, 2)),
        (Method.DHONDT, (2, 3), (1, 2)),
        (Method.ADAMS, (1, 3), (1, 3)),
        (Method.DEAN, (20, 36), (1, 2)),
        (Method.HUNTINGTON_HILL, (1, 6), (1, 8)),
        (Method.HAMILTON, (3, 5), (1, 2)),
    ],
)
@pytest.mark.parametrize("size", [10**3, 10**13, 10**17, 10**25])
def test_a_tie_of_unequal_weights_is_found_whatever_their_floats_are(
    method: Method, ratio: tuple[int, int], kept: tuple[int, int], size: int
) -> None:
    chance = random.Random(size)

    for _ in range(100):
        weight = chance.randint(1, size)
        claims = Claims(("a", "b"), [one * weight for one in ratio])
        division = divide(claims, seats=sum(kept) + 1, method=method)

        assert division.seats == kept
        assert division.ties == (Tie(("a", "b"), 1),)


@pytest.mark.parametrize("method", Method)
def test_a_hundred_thousand_equal_weights_are_one_tie(method: Method) -> None:
    claims = Claims(names(100_000), np.full(100_000, 10**15))

    division = divide(claims, seats=300_001, method=method)

    assert set(division.seats) == {3}
    assert [(len(tie.units), tie.seats) for tie in division.ties] == [(100_000, 1)]


def test_a_hundred_thousand_equal_weights_can_be_drawn() -> None:
    claims = Claims(names(100_000), np.full(100_000, 7))

    division = divide(claims, seats=300_005, method=Method.SAINTE_LAGUE, lot="seed")

    assert sorted(division.seats)[-6:] == [3, 4, 4, 4, 4, 4]
    assert len(division.draws[0].got) == 5


@pytest.mark.parametrize("method", Method)
def test_weights_beyond_64_bits_are_divided(method: Method) -> None:
    claims = Claims(tuple("abcd"), (10**40, 3 * 10**40 + 1, 10**39, 1))

    division = divide(claims, seats=60, method=method)

    assert sound(claims, division, 60, method)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("highest", [9, 2**53, 2**62])
def test_the_same_columns_as_arrays_and_as_tuples_divide_alike(
    method: Method, highest: int
) -> None:
    weights, least, most = (highest, 5, 3, 1), (0, 1, 0, 1), (8, None, 3, None)
    arrays = Claims(
        tuple("abcd"),
        np.array(weights),
        np.array(least),
        np.array([UNLIMITED if one is None else one for one in most]),
    )
    tuples = Claims(tuple("abcd"), weights, least, most)

    assert arrays.limits == tuples.limits
    assert divide(arrays, seats=15, method=method, lot="s") == divide(
        tuples, seats=15, method=method, lot="s"
    )


@pytest.mark.parametrize("method", Method)
def test_limits_that_nearly_all_bind_are_kept(method: Method) -> None:
    chance = random.Random(6)
    weights = [int(1.7 ** chance.uniform(0, 60)) for _ in range(1000)]
    least = [chance.choice([0, 0, 1, 3]) for _ in weights]
    most = [chance.choice([None, 4, 9]) for _ in weights]
    claims = Claims(names(1000), weights, least, most)

    division = divide(claims, seats=5000, method=method)

    assert sound(claims, division, 5000, method)


def test_a_small_unit_takes_what_limits_keep_from_large_ones() -> None:
    claims = Claims(("a", "b"), (10**15, 1), None, (3, None))

    for method in Method:
        assert divide(claims, seats=10**9, method=method).seats == (3, 10**9 - 3)


def test_a_line_without_slope_does_not_stop_hamilton() -> None:
    """Between 2 / 1000 and 5 seats per weight nobody's share grows."""
    claims = Claims(("a", "b"), (1000, 1), (0, 5), (2, None))

    division = divide(claims, seats=9, method=Method.HAMILTON)

    assert division.seats == (2, 7)
    assert division.certificate.multiplier == 7
    flat = divide(claims, seats=7, method=Method.HAMILTON)
    assert flat.seats == (2, 5)
    assert flat.certificate.multiplier == Fraction(2, 1000)


def test_limits_far_beyond_the_seats_are_added_exactly() -> None:
    weights = (320747819728, 879472768434721, 290, 335, 9889108081)
    least = (79637451734, 0, 0, 20475375446, 54955817682)
    most = (None, 484372659086, None, 1174842879855, None)
    claims = Claims(names(5), weights, least, most)

    division = divide(claims, seats=10**12, method=Method.HAMILTON)

    assert sound(claims, division, 10**12, Method.HAMILTON)


def test_nobody_to_divide_among_takes_no_seat() -> None:
    for method in Method:
        assert divide(Claims((), ()), seats=0, method=method).seats == ()
        assert divide(Claims(("a",), (0,)), seats=0, method=method).seats == (0,)


@pytest.mark.parametrize("method", sorted(FIRST_SEAT_TO_ALL))
def test_no_seat_beside_the_minima_leaves_nobody_tied(method: Method) -> None:
    claims = Claims(("a", "b"), (5, 4), (3, 0))

    division = divide(claims, seats=3, method=method, lot="seed")

    assert division.seats == (3, 0)
    assert not division.draws


@pytest.mark.parametrize("weights", [(1.5, 2), ("3", 2)])
def test_weights_that_are_no_integers_raise(weights: tuple[int, int]) -> None:
    with pytest.raises(TypeError):
        divide(Claims(("a", "b"), weights), seats=3, method=Method.DHONDT)


@pytest.mark.parametrize("seats", [-1, 10**15 + 1])
def test_numbers_of_seats_that_cannot_be_raise(seats: int) -> None:
    with pytest.raises(ValueError, match=str(seats)):
        divide(Claims(("a",), (1,)), seats=seats, method=Method.DHONDT)


def test_negative_columns_raise() -> None:
    for claims in (Claims(("a",), (-1,)), Claims(("a",), (1,), (-1,))):
        with pytest.raises(ValueError, match="-1"):
            divide(claims, seats=3, method=Method.DHONDT)


def test_weights_up_to_ten_to_the_hundredth_are_divided() -> None:
    claims = Claims(("a", "b"), (10**100, 1), None, (3, None))

    assert divide(claims, seats=9, method=Method.DEAN).seats == (3, 6)
    with pytest.raises(ValueError, match="0001"):
        divide(Claims(("a",), (10**100 + 1,)), seats=9, method=Method.DEAN)
