import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property import slow_division as slow

from comitia.engines.seats.dividing import Claims, Division, divide
from comitia.kernel.findings import Refused
from comitia.kernel.seats.division import Share, breaches, certificate_of
from comitia.kernel.seats.divisors import Method

# Small numbers make ties; very large ones leave what floats hold.
WEIGHTS = st.one_of(
    st.integers(0, 12),
    st.integers(1, 10**15),
    st.integers(10**15 - 3, 10**15),
    st.sampled_from([1, 10**15, 2**53 + 1, 10**30, 3 * 10**30]),
)
DIVISORS = [one for one in Method if one is not Method.HAMILTON]


@st.composite
def problems(
    draw: st.DrawFn, *, most_units: int = 7, most_seats: int = 40
) -> tuple[list[slow.Claim], int]:
    weights = draw(st.lists(WEIGHTS, min_size=1, max_size=most_units))
    limits = draw(st.booleans())
    low = st.integers(0, 5) if limits else st.just(0)
    high = st.none() | st.integers(0, 12) if limits else st.none()
    claims = [
        slow.Claim(f"u{at}", weight, draw(low), draw(high))
        for at, weight in enumerate(weights)
    ]
    return claims, draw(st.integers(0, most_seats))


def asked(claims: list[slow.Claim]) -> Claims:
    return Claims(
        tuple(one.unit for one in claims),
        tuple(one.weight for one in claims),
        tuple(one.least for one in claims),
        tuple(one.most for one in claims),
    )


def shares(claims: list[slow.Claim], seats: tuple[int, ...]) -> list[Share]:
    return [
        Share(one.unit, one.weight, number, one.least, one.most)
        for one, number in zip(claims, seats, strict=True)
    ]


def attempt(
    claims: list[slow.Claim], seats: int, method: Method, lot: str | None = "lot"
) -> Division | None:
    try:
        return divide(asked(claims), seats=seats, method=method, lot=lot)
    except Refused:
        return None


@pytest.mark.parametrize("method", Method)
@given(problem=problems())
def test_the_engine_divides_as_the_slow_model_does(
    method: Method, problem: tuple[list[slow.Claim], int]
) -> None:
    claims, seats = problem

    expected = slow.divided(method, claims, seats)
    division = attempt(claims, seats, method)

    assert (division is None) == (expected is None)
    if division and expected:
        tied = {claims[at].unit for at in expected.tied}
        assert division.seats in slow.ways_of(expected)
        assert {one for draw in division.draws for one in draw.units} == tied


@pytest.mark.parametrize("method", Method)
@given(problem=problems())
def test_what_leaves_the_engine_has_no_breach_and_the_plain_certificate(
    method: Method, problem: tuple[list[slow.Claim], int]
) -> None:
    claims, seats = problem

    division = attempt(claims, seats, method)

    if division:
        found = shares(claims, division.seats)
        rate = division.certificate.multiplier
        assert not [*breaches(method, found, seats=seats, multiplier=rate)]
        assert division.certificate == certificate_of(method, found, rate)


@pytest.mark.parametrize("method", Method)
@given(problem=problems())
def test_an_open_tie_is_exactly_what_the_slow_model_leaves_open(
    method: Method, problem: tuple[list[slow.Claim], int]
) -> None:
    claims, seats = problem

    expected = slow.divided(method, claims, seats)
    division = attempt(claims, seats, method, lot=None)

    if division and expected:
        assert division.seats == expected.seats
        assert [(set(tie.units), tie.seats) for tie in division.ties] == [
            ({claims[at].unit for at in expected.tied}, expected.left)
            for _ in expected.tied[:1]
        ]


@pytest.mark.parametrize("method", Method)
@given(problem=problems(most_units=4, most_seats=6))
@settings(max_examples=60)
def test_of_all_divisions_those_without_breach_are_the_method_s(
    method: Method, problem: tuple[list[slow.Claim], int]
) -> None:
    claims, seats = problem
    expected = slow.divided(method, claims, seats)
    rate = slow.rate_of(claims, seats) if method is Method.HAMILTON else None

    sound = {
        way
        for way in slow.every_division(claims, seats)
        if (method is not Method.HAMILTON or rate is not None)
        and not [*breaches(method, shares(claims, way), seats=seats, multiplier=rate)]
    }

    assert sound == (slow.ways_of(expected) if expected else set())


@pytest.mark.parametrize("method", Method)
@given(problem=problems(), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    method: Method, problem: tuple[list[slow.Claim], int], order: st.DataObject
) -> None:
    claims, seats = problem
    turned = claims.copy()
    order.shuffle(turned)  # type: ignore[attr-defined]

    one, other = attempt(claims, seats, method), attempt(turned, seats, method)

    assert (one is None) == (other is None)
    if one and other:
        here = dict(zip((c.unit for c in claims), one.seats, strict=True))
        there = dict(zip((c.unit for c in turned), other.seats, strict=True))
        assert here == there
        assert one.certificate == other.certificate
        assert one.draws == other.draws


@pytest.mark.parametrize("method", DIVISORS)
@given(problem=problems())
def test_with_a_seat_more_nobody_has_fewer(
    method: Method, problem: tuple[list[slow.Claim], int]
) -> None:
    claims, seats = problem

    fewer, more = (attempt(claims, one, method) for one in (seats, seats + 1))

    if fewer and more and not fewer.draws:
        pairs = zip(fewer.seats, more.seats, strict=True)
        assert all(before <= after for before, after in pairs)
