"""Seats by rounding: each unit by itself, so that their sum is an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from comitia.engines.seats.plans.plan import Rounding


def rounded(share: Fraction, rounding: Rounding) -> int:
    """Return the whole number that a share from 0 is rounded to.

    Raises ``ValueError`` for one that should be whole already and is not.

    >>> half = Fraction(5, 2)
    >>> [rounded(half, way) for way in Rounding if way is not Rounding.EXACT]
    [3, 2, 3, 2]
    """
    match rounding:
        case Rounding.HALF_UP:
            return floor(share + Fraction(1, 2))
        case Rounding.HALF_EVEN:
            return round(share)
        case Rounding.UP:
            return ceil(share)
        case Rounding.DOWN:
            return floor(share)
        case Rounding.EXACT:
            if share.denominator != 1:
                raise ValueError(str(share))
            return share.numerator


@dataclass(frozen=True, slots=True)
class Nearest:
    """A unit whose share came near to being rounded the other way, and by what rest.

    `seat` is the one that it got by being rounded up, or missed by being rounded down.
    """

    unit: str
    seat: int
    rest: Fraction


def nearest(
    units: Sequence[str], shares: Sequence[Fraction], rounding: Rounding
) -> tuple[Nearest | None, Nearest | None]:
    """Return the lowest rest that was rounded up and the highest rounded down.

    >>> up, down = nearest(["a", "b"], [Fraction(5, 2), Fraction(9, 4)], Rounding.UP)
    >>> up and up.unit, down
    ('b', None)
    """
    kept: list[Nearest] = []
    left: list[Nearest] = []
    for unit, share in zip(units, shares, strict=True):
        rest, whole = share - floor(share), floor(share)
        if rest:
            is_up = rounded(share, rounding) > whole
            (kept if is_up else left).append(Nearest(unit, whole + 1, rest))
    return (
        min(kept, key=lambda one: (one.rest, one.unit), default=None),
        min(left, key=lambda one: (-one.rest, one.unit), default=None),
    )
