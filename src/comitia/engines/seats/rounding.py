"""Shares rounded for a multiplier, and the multipliers between which a cut lies."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from comitia.engines.seats.claims import Whole
from comitia.engines.seats.columns import Floats
from comitia.kernel.seats.divisors import Method

_NARROW: Final = 1e-13
_FEW: Final = 1000
_WIDEST: Final = 1e30
# By how many seats per unit the sum of rounded shares differs from that of shares.
_DRIFT: Final = {Method.DHONDT: 0.5, Method.ADAMS: -0.5}


@dataclass(frozen=True, slots=True)
class Rounded:
    """What units get for a multiplier: shares rounded by a method, within limits.

    `room` are three columns to compute in: new ones would take more time than the
    arithmetic does.
    """

    weights: Floats
    least: Floats
    most: Floats
    method: Method
    room: tuple[Floats, Floats, Floats]

    @classmethod
    def of(cls, weights: Floats, least: Whole, most: Whole, method: Method) -> Self:
        """Return the rounding of weights within limits."""
        room = (np.empty_like(weights), np.empty_like(weights), np.empty_like(weights))
        limits = (least.astype(np.float64), most.astype(np.float64))
        return cls(weights, *limits, method, room)

    def at(self, multiplier: float) -> Floats:
        """Return the seats of each unit as whole floats, until the next call."""
        shares = self.room[0]
        np.multiply(self.weights, multiplier, out=shares)
        np.minimum(shares, self.most, out=shares)
        seats = _ROUND[self.method](*self.room)
        np.maximum(seats, self.least, out=seats)
        return np.minimum(seats, self.most, out=seats)

    def sum_at(self, multiplier: float) -> float:
        """Return how many seats that are."""
        return float(self.at(multiplier).sum())


def _down(shares: Floats, _: Floats, __: Floats) -> Floats:
    return np.floor(shares, out=shares)


def _up(shares: Floats, _: Floats, __: Floats) -> Floats:
    return np.ceil(shares, out=shares)


def _half_up(shares: Floats, _: Floats, __: Floats) -> Floats:
    np.add(shares, 0.5, out=shares)
    return np.floor(shares, out=shares)


def _harmonic(shares: Floats, floor: Floats, post: Floats) -> Floats:
    """Compare a share times 2n + 1 with 2n (n + 1), n being its whole part."""
    np.floor(shares, out=floor)
    np.add(floor, floor, out=post)
    np.add(post, 1, out=post)
    np.multiply(shares, post, out=shares)
    np.add(post, 1, out=post)
    np.multiply(post, floor, out=post)
    return np.add(floor, shares >= post, out=floor)


def _geometric(shares: Floats, floor: Floats, post: Floats) -> Floats:
    """Compare the square of a share with n (n + 1), n being its whole part."""
    np.floor(shares, out=floor)
    np.multiply(shares, shares, out=shares)
    np.add(floor, 1, out=post)
    np.multiply(post, floor, out=post)
    return np.add(floor, shares >= post, out=floor)


_ROUND: Final[dict[Method, Callable[[Floats, Floats, Floats], Floats]]] = {
    Method.DHONDT: _down,
    Method.SAINTE_LAGUE: _half_up,
    Method.ADAMS: _up,
    Method.DEAN: _harmonic,
    Method.HUNTINGTON_HILL: _geometric,
}


def bracket_of(rounded: Rounded, seats: int) -> tuple[float, float]:
    """Return two multipliers, for not more and not fewer seats, near each other.

    About as many seats as there are units lie between them, or else the two can
    hardly be told apart. All of it is in floats: what comes of it is a proposal.
    """
    weights, units = float(rounded.weights.sum()), len(rounded.weights)
    drift = _DRIFT.get(rounded.method, 0.0) * units
    start = max(seats + drift, seats / 2) / weights
    low, less, high, more = _opened(rounded, seats, start)
    side = 1
    while more - less > max(units, _FEW) and high > low * (1 + _NARROW):
        aim = (seats - less) / (more - less)
        aim = min(max(aim + side * 0.01, 0.02), 0.98)
        wide = high > 4 * low > 0
        middle = (low * high) ** 0.5 if wide else low + (high - low) * aim
        sums = rounded.sum_at(middle)
        if sums > seats:
            high, more = middle, sums
        else:
            low, less = middle, sums
        side = -side
    return low, high


def _opened(
    rounded: Rounded, seats: int, start: float
) -> tuple[float, float, float, float]:
    """Return a bracket around the number of seats, with the sums at both ends."""
    low = high = start
    less = more = rounded.sum_at(start)
    factor = 1.02
    while less > seats:
        low, high, more = low / factor, low, less
        less, factor = rounded.sum_at(low), min(factor**3, _WIDEST)
    while more < seats:
        low, less, high = high, more, high * factor
        more, factor = rounded.sum_at(high), min(factor**3, _WIDEST)
    return low, less, high, more
