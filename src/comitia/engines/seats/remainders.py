"""Hamilton's method at speed: exact shares within limits, and largest remainders."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from comitia.engines.seats.claims import Whole
from comitia.engines.seats.columns import (
    CLOSE,
    Columns,
    Marks,
    Places,
    exact_sum,
)
from comitia.engines.seats.highest import Cut
from comitia.kernel.seats.division import Certificate, Edge

# A remainder that is at most a few of these off still fits 64 bits.
_SMALL: Final = 2**60
_WHOLE_FLOAT: Final = 2.0**50
_TURN: Final = 2**64


@dataclass(frozen=True, slots=True)
class Parts:
    """Each share as a whole number and the rest over it, in parts of a whole seat."""

    multiplier: Fraction
    whole: Whole
    rest: npt.NDArray[np.int64] | npt.NDArray[np.object_]

    def cut(self, seats: int) -> Cut:
        """Return who gets the largest remainders, and who is tied for the last."""
        none = np.zeros(0, np.intp)
        wanted = seats - int(self.whole.sum())
        if not wanted:
            return Cut(self.whole.copy(), none)
        place = len(self.rest) - wanted
        exact = self.rest.dtype == object
        level = (np.sort(self.rest) if exact else np.partition(self.rest, place))[place]
        sure = self.rest > level
        near = np.nonzero(self.rest == level)[0]
        given = self.whole + sure
        left = wanted - int(np.count_nonzero(sure))
        if left == len(near):
            given[near] += 1
            return Cut(given, none)
        return Cut(given, near, left)

    def proof_of(self, columns: Columns, given: Whole) -> Certificate:
        """Return the smallest remainder that got a seat and the largest without."""
        got = given > self.whole
        kept = self._edge(columns, given, got, highest=False)
        left = self._edge(columns, given + 1, ~got & (self.rest > 0), highest=True)
        certificate = Certificate(kept, left, self.multiplier)
        if not certificate.is_proof:
            raise ArithmeticError(certificate)
        return certificate

    def _edge(
        self, columns: Columns, seat: Whole, marks: Marks, *, highest: bool
    ) -> Edge | None:
        units = np.nonzero(marks)[0]
        if not len(units):
            return None
        rest = self.rest[units]
        extreme = max(rest) if highest else min(rest)
        level = units[rest == extreme]
        name = columns.first_named(level)
        place = next(one for one in level.tolist() if columns.units[one] == name)
        share = Fraction(int(extreme), self.multiplier.denominator)
        return Edge(name, int(seat[place]), share)


def parts_of(columns: Columns, seats: int) -> Parts:
    """Return the exact shares by the lowest multiplier at which they add up."""
    multiplier = _multiplier(columns, seats)
    below, above = _sides(columns, multiplier)
    whole, rest = _divided(columns, multiplier)
    rest[below | above] = 0
    whole = np.where(below, columns.least, np.where(above, columns.most, whole))
    return Parts(multiplier, whole, rest)


def _multiplier(columns: Columns, seats: int) -> Fraction:
    """Return the lowest seats per weight whose shares, within limits, add up.

    Newton's way on a sum that is a chain of straight lines; where it would leave the
    bracket, the bracket is halved. On the line of the solution it lands exactly.
    """
    all_weight = columns.weight_of(columns.floats > 0)
    if seats == int(columns.least.sum()) or not all_weight:
        return Fraction(0)
    low, high = Fraction(0), None
    guess = Fraction(seats, all_weight)
    while columns.is_limited:
        reached, slope = _sum_at(columns, guess)
        if reached == seats:
            return _lowest(columns, guess)
        low, high = (guess, high) if reached < seats else (low, guess)
        step = guess + (seats - reached) / slope if slope else Fraction(-1)
        guess = (
            step if low < step and (high is None or step < high) else _middle(low, high)
        )
    return guess


def _middle(low: Fraction, high: Fraction | None) -> Fraction:
    if high is None:
        return low * 2
    near = Fraction(float(low + high) / 2)
    return near if low < near < high else (low + high) / 2


def _sum_at(columns: Columns, multiplier: Fraction) -> tuple[Fraction, int]:
    """Return the sum of all shares within limits, and the weight that is free."""
    below, above = _sides(columns, multiplier)
    weight = columns.weight_of(~below & ~above)
    at_limits = exact_sum(columns.least[below]) + exact_sum(columns.most[above])
    return at_limits + multiplier * weight, weight


def _sides(columns: Columns, multiplier: Fraction) -> tuple[Marks, Marks]:
    """Return whose exact share is not above its least, or not below its most."""
    if not columns.is_limited:
        no = np.zeros(len(columns.floats), np.bool_)
        return no, no
    below = _not_above(columns, multiplier, columns.least)
    above = ~below & ~_not_above(columns, multiplier, columns.most, or_level=False)
    return below, above


def _not_above(
    columns: Columns, multiplier: Fraction, limit: Whole, *, or_level: bool = True
) -> Marks:
    """Return whose exact share is below a limit, or level with it."""
    scale = _scale(columns)
    shares = columns.floats * float(multiplier * scale)
    marks: Marks = shares <= limit
    near = abs(shares - limit) <= CLOSE * np.maximum(shares, limit)
    for place in np.nonzero(near)[0].tolist():
        gap = multiplier * columns.weight(place) - int(limit[place])
        marks[place] = gap <= 0 if or_level else gap < 0
    return marks


def _scale(columns: Columns) -> Fraction:
    """Return what one of the floats stands for."""
    if not columns.floats.any():
        return Fraction(1)
    place = int(columns.floats.argmax())
    highest = columns.floats[place]
    return Fraction(columns.weight(place)) / Fraction(float(highest))


def _lowest(columns: Columns, multiplier: Fraction) -> Fraction:
    """Return the lowest multiplier with the same sum, where others have it too."""
    rising = ~_not_above(columns, multiplier, columns.least)
    rising &= _not_above(columns, multiplier, columns.most)
    if rising.any():
        return multiplier
    full = np.nonzero(
        (columns.most > columns.least)
        & ~_not_above(columns, multiplier, columns.most, or_level=False)
    )[0]
    ends = columns.most[full] / columns.floats[full]
    near: Places = full[ends >= ends.max() * (1 - CLOSE)]
    return max(Fraction(int(columns.most[one]), columns.weight(one)) for one in near)


def _divided(
    columns: Columns, multiplier: Fraction
) -> tuple[Whole, npt.NDArray[np.int64] | npt.NDArray[np.object_]]:
    """Return every exact share as a whole number and its rest."""
    over, under = multiplier.numerator, multiplier.denominator
    exact, shares = columns.exact, columns.floats * float(multiplier * _scale(columns))
    if (
        isinstance(exact, tuple)
        or under > _SMALL
        or shares.max(initial=0) > _WHOLE_FLOAT
    ):
        both = [divmod(int(one) * over, under) for one in exact]
        rest = np.array([rest for _, rest in both], object)
        return np.array([min(whole, 2**62) for whole, _ in both], np.int64), rest
    whole = np.floor(shares).astype(np.int64)
    # The two products may be too large, and wrap around; their difference is not.
    product = exact.astype(np.uint64) * np.uint64(over % _TURN)
    rest = (product - whole.astype(np.uint64) * np.uint64(under)).view(np.int64)
    carry = (rest >= under).astype(np.int64) - (rest < 0)
    return whole + carry, rest - carry * under
