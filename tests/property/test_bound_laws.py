"""Bounds and shares against counting on one's fingers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.shares import exact_text, parse_share, percent_text

STEPS = 6
relations = st.sampled_from(Relation)
small_shares = st.integers(1, STEPS).flatmap(
    lambda below: st.builds(Fraction, st.integers(0, 2 * STEPS), st.just(below))
)
shares = st.builds(Fraction, st.integers(0, 10**9 - 1), st.integers(1, 10**9 - 1))
bounds = st.builds(Bound, relations, small_shares, st.just(Base.SEATS))


def holds(relation: Relation, count: int, *, share: Fraction, size: int) -> bool:
    """Compare whole numbers only: count * b against a * size."""
    left, right = count * share.denominator, share.numerator * size
    return {
        Relation.MORE_THAN: left > right,
        Relation.AT_LEAST: left >= right,
        Relation.LESS_THAN: left < right,
        Relation.AT_MOST: left <= right,
    }[relation]


@given(relation=relations, share=shares, size=st.integers(0, 10**7))
def test_the_limit_is_the_tipping_point(
    relation: Relation, share: Fraction, size: int
) -> None:
    limit = Bound(relation, share, Base.PRESENT).limit(size)

    beyond = limit - 1 if relation.is_floor else limit + 1
    assert holds(relation, limit, share=share, size=size)
    assert not holds(relation, beyond, share=share, size=size)


@given(bound=bounds, count=st.integers(-1, 40), size=st.integers(0, 20))
def test_allowing_is_comparing_without_division(
    bound: Bound, count: int, size: int
) -> None:
    allowed = bound.allows(count, size)

    assert allowed == holds(bound.relation, count, share=bound.share, size=size)


@given(bound=bounds, other=bounds)
def test_being_within_is_allowing_no_count_more_for_any_base(
    bound: Bound, other: Bound
) -> None:
    """Shares of up to sixths differ by 1/30: a base of 60 shows every difference."""
    largest = 2 * STEPS * 60 + 2
    subset = all(
        other.allows(count, size)
        for size in range(1, 61)
        for count in {bound.limit(size), bound.limit(size) + 1, 0, largest}
        if bound.allows(count, size)
    )

    same_direction = bound.relation.is_floor == other.relation.is_floor
    assert bound.is_within(other) == (subset and same_direction)


@given(bound=bounds)
def test_a_bound_is_within_itself_and_never_within_another_base(bound: Bound) -> None:
    elsewhere = Bound(bound.relation, bound.share, Base.PRESENT)

    assert bound.is_within(bound)
    assert not bound.is_within(elsewhere)
    assert not elsewhere.is_within(bound)


@given(share=shares)
def test_a_share_is_read_back_as_it_was_written(share: Fraction) -> None:
    assert parse_share(percent_text(share)) == share
    assert parse_share(exact_text(share)) == share


@given(share=shares)
def test_a_share_below_zero_is_its_mirror_with_a_sign(share: Fraction) -> None:
    written = percent_text(-share)

    assert written == (f"-{percent_text(share)}" if share else "0 %")


@given(whole=st.integers(0, 10**6), tenths=st.integers(0, 9))
def test_a_percentage_is_what_its_digits_say(whole: int, tenths: int) -> None:
    share = parse_share(f"{whole}.{tenths} %")

    assert share * 1000 == 10 * whole + tenths


@given(text=st.text(max_size=12))
def test_any_other_text_is_no_share(text: str) -> None:
    try:
        share = parse_share(text)
    except ValueError:
        return

    assert isinstance(share, Fraction)
    assert share >= 0
