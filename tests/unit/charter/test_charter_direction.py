from datetime import date
from fractions import Fraction

import pytest

from comitia.charter.direction import Direction, may_follow
from comitia.charter.kinds import Value
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.catalogue import Language, sentence
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding

HALF = Bound(Relation.AT_LEAST, Fraction(1, 2), Base.PRESENT)
MORE = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.PRESENT)
OTHER = Bound(Relation.MORE_THAN, Fraction(2, 3), Base.ENTITLED)
FIVE, SEVEN = Span(5, SpanUnit.DAY), Span(7, SpanUnit.DAY)
MAY, JUNE = date(2022, 5, 1), date(2022, 6, 1)


@pytest.mark.parametrize(
    ("direction", "upper", "lower", "tightens", "returns"),
    [
        (Direction.FIXED, 2, 3, False, False),
        (Direction.FREE, 2, 3, True, True),
        (Direction.AT_LEAST_AS_HIGH, 2, 3, True, False),
        (Direction.AT_LEAST_AS_LOW, 2, 3, False, True),
        (Direction.LONGER, FIVE, SEVEN, True, False),
        (Direction.SHORTER, SEVEN, FIVE, True, False),
        (Direction.HARDER, "soft", "hard", True, False),
        (Direction.HARDER, "soft", "softer", False, False),
        (Direction.EARLIER, JUNE, MAY, True, False),
        (Direction.SUPERSET, ("a",), ("b", "a"), True, False),
        (Direction.SUBSET, ("a",), ("b", "a"), False, True),
        (Direction.STRICTER_BOUND, HALF, MORE, True, False),
        (Direction.STRICTER_BOUND, HALF, OTHER, False, False),
        (Direction.SUPERSET, ("a", "b"), ("b", "a"), True, True),
        (Direction.IN_ORDER, ("a", "b"), ("a", "c", "b"), True, False),
        (Direction.IN_ORDER, ("a", "b"), ("b", "a"), False, False),
        (Direction.SUBSET, ("a", "b"), ("b", "a"), True, True),
        (Direction.LONGER, 5, 7, False, False),
        (Direction.AT_LEAST_AS_HIGH, FIVE, SEVEN, False, False),
        (Direction.EARLIER, HALF, MORE, False, False),
        (Direction.SUPERSET, JUNE, MAY, False, False),
        (Direction.EARLIER, ("a",), ("b", "a"), False, False),
        (Direction.SUPERSET, "a", "b", False, False),
    ],
)
def test_a_direction_lets_a_value_move_one_way(
    direction: Direction, upper: Value, lower: Value, *, tightens: bool, returns: bool
) -> None:
    assert may_follow(direction, above=[upper], lower=lower) is tightens
    assert may_follow(direction, above=[lower], lower=upper) is returns


@pytest.mark.parametrize("direction", list(Direction))
def test_every_direction_lets_a_layer_repeat_its_superior(
    direction: Direction,
) -> None:
    assert may_follow(direction, above=["a"], lower="a")


@pytest.mark.parametrize(
    "direction", [one for one in Direction if one is not Direction.FREE]
)
def test_every_loosening_can_be_said(direction: Direction) -> None:
    finding = Finding.of(
        f"charter.loosens.{direction}",
        key="a.b",
        clause="1",
        upper=2,
        lower=3,
        layer="Rules",
        above="x:1",
    )

    for language in Language:
        assert "a.b" in sentence(finding, language)


def test_open_once_is_settled_by_the_first_layer_that_replaces_it() -> None:
    assert may_follow(Direction.OPEN_ONCE, above=["a"], lower="b")
    assert may_follow(Direction.OPEN_ONCE, above=["a", "a"], lower="b")
    assert may_follow(Direction.OPEN_ONCE, above=["a", "b"], lower="b")
    assert not may_follow(Direction.OPEN_ONCE, above=["a", "b"], lower="c")
    assert not may_follow(Direction.OPEN_ONCE, above=["a", "b"], lower="a")
