"""In which direction a lower layer may move a value: tighten, never loosen."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from comitia.charter.kinds import Value
from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span

# What may be departed from with reasons, and what binds: soft becomes hard, never back.
HARD: Final = "hard"
SOFT: Final = "soft"


class Direction(StrEnum):
    """What a layer may do with a value that a layer above it has set."""

    FIXED = "fixed"
    FREE = "free"
    OPEN_ONCE = "open_once"
    AT_LEAST_AS_HIGH = "at_least_as_high"
    AT_LEAST_AS_LOW = "at_least_as_low"
    LONGER = "longer"
    SHORTER = "shorter"
    EARLIER = "earlier"
    SUPERSET = "superset"
    IN_ORDER = "in_order"
    SUBSET = "subset"
    STRICTER_BOUND = "stricter_bound"
    HARDER = "harder"


def may_follow(direction: Direction, *, above: Sequence[Value], lower: Value) -> bool:
    """Return whether a layer may set `lower` where the layers above set `above`.

    The last of `above` binds. Repeating it is always allowed, so that a lower
    layer can quote its superior. ``open_once`` lets one layer replace what the
    first one proposed; after that it is settled.

    >>> may_follow(Direction.AT_LEAST_AS_HIGH, above=[2], lower=3)
    True
    >>> may_follow(Direction.FIXED, above=[2], lower=3)
    False
    """
    if direction is Direction.FREE or lower == above[-1]:
        return True
    if direction is Direction.HARDER:
        return lower == HARD
    if direction is Direction.OPEN_ONCE:
        return all(value == above[0] for value in above)
    return _tightens(direction, above[-1], lower)


def _tightens(direction: Direction, upper: Value, lower: Value) -> bool:
    match upper, lower:
        case Bound(), Bound():
            return direction is Direction.STRICTER_BOUND and lower.is_within(upper)
        case Span(), Span():
            return _lasts(direction, upper, lower)
        case int(), int():
            return _moves(direction, upper, lower)
        case date(), date():
            return direction is Direction.EARLIER and lower <= upper
        case tuple(), tuple():
            return _grows(direction, upper, lower)
    return False


def _lasts(direction: Direction, upper: Span, lower: Span) -> bool:
    if direction is Direction.SHORTER:
        return upper.is_at_least(lower)
    return direction is Direction.LONGER and lower.is_at_least(upper)


def _moves(direction: Direction, upper: int, lower: int) -> bool:
    if direction is Direction.AT_LEAST_AS_HIGH:
        return lower >= upper
    return direction is Direction.AT_LEAST_AS_LOW and lower <= upper


def _grows(
    direction: Direction, upper: tuple[str, ...], lower: tuple[str, ...]
) -> bool:
    if direction is Direction.IN_ORDER:
        return _stands_in(upper, lower)
    if direction is Direction.SUPERSET:
        return set(lower) >= set(upper)
    return direction is Direction.SUBSET and set(lower) <= set(upper)


def _stands_in(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    """Return whether all of one list stand in another, in the same order."""
    left = iter(lower)
    return all(one in left for one in upper)
