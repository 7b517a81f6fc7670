"""Bounds: where a vote falls over."""

from fractions import Fraction

import pytest

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation

HALF = Fraction(1, 2)


def a_bound(relation: Relation, share: Fraction, of: Base = Base.PRESENT) -> Bound:
    return Bound(relation, share, of)


def test_half_of_those_present_is_not_more_than_half() -> None:
    majority = a_bound(Relation.MORE_THAN, HALF)

    assert not majority.allows(50, 100)
    assert majority.allows(51, 100)


def test_half_of_those_present_is_at_least_half() -> None:
    half = a_bound(Relation.AT_LEAST, HALF)

    assert half.allows(50, 100)
    assert not half.allows(49, 100)


def test_half_is_at_most_half_and_not_less_than_half() -> None:
    assert a_bound(Relation.AT_MOST, HALF).allows(50, 100)
    assert not a_bound(Relation.AT_MOST, HALF).allows(51, 100)
    assert not a_bound(Relation.LESS_THAN, HALF).allows(50, 100)
    assert a_bound(Relation.LESS_THAN, HALF).allows(49, 100)


@pytest.mark.parametrize(
    ("relation", "limit"),
    [
        (Relation.MORE_THAN, 51),
        (Relation.AT_LEAST, 51),
        (Relation.LESS_THAN, 50),
        (Relation.AT_MOST, 50),
    ],
)
def test_an_odd_base_has_no_count_at_its_half(relation: Relation, limit: int) -> None:
    assert a_bound(relation, HALF).limit(101) == limit


def test_two_thirds_are_counted_exactly() -> None:
    two_thirds = a_bound(Relation.AT_LEAST, Fraction(2, 3))

    assert two_thirds.limit(2999999999999999999) == 2000000000000000000
    assert two_thirds.limit(3) == 2


def test_less_than_a_part_of_nothing_allows_no_count() -> None:
    assert a_bound(Relation.LESS_THAN, HALF).limit(0) == -1


@pytest.mark.parametrize("relation", Relation)
def test_a_relation_is_a_floor_or_a_ceiling_and_strict_or_not(
    relation: Relation,
) -> None:
    expected = {
        Relation.MORE_THAN: (True, True),
        Relation.AT_LEAST: (True, False),
        Relation.LESS_THAN: (False, True),
        Relation.AT_MOST: (False, False),
    }

    assert (relation.is_floor, relation.is_strict) == expected[relation]


def test_a_higher_floor_is_within_a_lower_one() -> None:
    lower = a_bound(Relation.MORE_THAN, Fraction(15, 100))
    higher = a_bound(Relation.AT_LEAST, Fraction(20, 100))

    assert higher.is_within(lower)
    assert not lower.is_within(higher)


def test_a_lower_ceiling_is_within_a_higher_one() -> None:
    lower = a_bound(Relation.AT_MOST, Fraction(15, 100))
    higher = a_bound(Relation.LESS_THAN, Fraction(20, 100))

    assert lower.is_within(higher)
    assert not higher.is_within(lower)


def test_at_the_same_share_the_strict_bound_is_within_the_other() -> None:
    strict = a_bound(Relation.MORE_THAN, HALF)
    loose = a_bound(Relation.AT_LEAST, HALF)

    assert strict.is_within(loose)
    assert not loose.is_within(strict)
    assert strict.is_within(strict)


def test_bounds_of_different_bases_are_never_within_each_other() -> None:
    entitled = a_bound(Relation.MORE_THAN, HALF, Base.ENTITLED)
    present = a_bound(Relation.MORE_THAN, HALF, Base.PRESENT)

    assert not entitled.is_within(present)
    assert not present.is_within(entitled)


def test_a_floor_and_a_ceiling_are_never_within_each_other() -> None:
    floor, ceiling = a_bound(Relation.AT_LEAST, HALF), a_bound(Relation.AT_MOST, HALF)

    assert not floor.is_within(ceiling)
    assert not ceiling.is_within(floor)


def test_a_bound_is_written_with_its_base() -> None:
    bound = a_bound(Relation.MORE_THAN, Fraction(15, 100), Base.SEATS)

    assert str(bound) == "more than 15 % of seats"
