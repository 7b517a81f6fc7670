"""Exact comparison of printed figures: intervals, two roundings, what would fit."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Final

HALF: Final = Fraction(1, 2)
# How far below the figure "nearly" may reach, and how far "about" may stray.
NEARLY: Final = Fraction(4, 5)
ABOUT: Final = Fraction(1, 10)
# Beyond this many counts a list tells less than its two ends.
MOST_LISTED: Final = 3
FAR: Final = Fraction(10**30)


class Qualifier(StrEnum):
    """A word beside a figure that makes it a bound or a looser statement."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    UNDER = "under"
    AT_MOST = "at_most"
    OVER = "over"
    ODD = "odd"
    AT_LEAST = "at_least"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a printed figure can stand for, both ends included.

    An upper end of None means that nothing is said: "more than 300".

    >>> Interval(Fraction(1), Fraction(2)).overlaps(Interval(Fraction(2), None))
    True
    """

    low: Fraction
    high: Fraction | None

    @property
    def is_point(self) -> bool:
        """Whether the figure stands for one value only."""
        return self.low == self.high

    def overlaps(self, other: "Interval") -> bool:
        """Return whether some value lies in both."""
        below = self.high is None or other.low <= self.high
        return below and (other.high is None or self.low <= other.high)

    def __add__(self, other: "Interval") -> "Interval":
        """Return all sums of a value of each."""
        open_ended = self.high is None or other.high is None
        ends = (self.high or Fraction(0)) + (other.high or Fraction(0))
        high = None if open_ended else ends
        return Interval(self.low + other.low, high)

    def minus(self, other: "Interval") -> "Interval":
        """Return all differences, an open end counting as far away."""
        low = -FAR if other.high is None else self.low - other.high
        high = None if self.high is None else self.high - other.low
        return Interval(low, high)

    def over(self, base: "Interval") -> "Interval":
        """Return all shares of a positive base.

        >>> Interval(Fraction(1), Fraction(1)).over(Interval(Fraction(2), None))
        Interval(low=Fraction(0, 1), high=Fraction(1, 2))
        """
        low = Fraction(0) if base.high is None else self.low / base.high
        unbounded = self.high is None or base.low == 0
        return Interval(low, None if unbounded else (self.high or self.low) / base.low)


@dataclass(frozen=True)
class Printed:
    """A figure as it stands: its value, its last printed digit, its qualifier.

    `step` is the worth of the last printed digit, so 33.6 % has a step of 1/1000
    and a plain count has none. `slack` is what a word such as "a third" leaves
    open on either side.

    >>> Printed(Fraction(42, 125), Fraction(1, 1000)).agrees(Fraction(771, 2296))
    True
    """

    value: Fraction
    step: Fraction = Fraction(0)
    qualifier: Qualifier = Qualifier.EXACT
    slack: Fraction = Fraction(0)

    def interval(self) -> Interval:
        """Return all values that the figure can stand for.

        8.07万 stands for everything from 80,650 to 80,750; 20多 for 20 to 30.

        >>> Printed(Fraction(20), qualifier=Qualifier.ODD).interval().high
        Fraction(30, 1)
        """
        return self._interval

    @cached_property
    def _interval(self) -> Interval:
        if self.qualifier is Qualifier.EXACT and not (self.step or self.slack):
            return Interval(self.value, self.value)
        value, half = self.value, max(self.step / 2, self.slack)
        wide = max(half, self.step, value * ABOUT)
        odd = max(last_digit(value), self.step)
        low, high = {
            Qualifier.EXACT: (value - half, value + half),
            Qualifier.ABOUT: (value - wide, value + wide),
            Qualifier.NEARLY: (value * NEARLY, value + self.slack),
            Qualifier.UNDER: (Fraction(0), value),
            Qualifier.AT_MOST: (Fraction(0), value),
            Qualifier.ODD: (value, value + odd),
            Qualifier.TRUNCATED: (value, value + self.step),
        }.get(self.qualifier, (value, None))
        return Interval(low, high)

    @cached_property
    def bounds(self) -> tuple[int, int | None]:
        """The whole numbers at or just below both ends, for a quick comparison."""
        span = self._interval
        return floor(span.low), None if span.high is None else floor(span.high)

    def agrees(self, exact: Fraction) -> bool:
        """Return whether the exact value rounds to the figure, or keeps its bound."""
        return self.agreement(Interval(exact, exact)) is not None

    def agreement(self, exact: Interval) -> str | None:
        """Return how the figure agrees with what was recomputed, or None.

        The answer is the rounding that was needed: "exact", "rounded" when both
        roundings give it, "half-up" or "half-even" when only that one does.

        >>> half = Fraction(1, 2000)
        >>> Printed(Fraction(2, 1000), Fraction(1, 1000)).agreement(
        ...     Interval(Fraction(2, 1000) + half, Fraction(2, 1000) + half)
        ... )
        'half-even'
        """
        if self.qualifier is not Qualifier.EXACT or not exact.is_point or self.slack:
            return self._loosely(exact)
        if exact.low == self.value:
            return "exact"
        up = rounded(exact.low, self.step) == self.value
        even = rounded(exact.low, self.step, to_even=True) == self.value
        if up and even:
            return "rounded"
        return "half-up" if up else "half-even" if even else None

    def _loosely(self, exact: Interval) -> str | None:
        if not self.interval().overlaps(exact):
            return None
        outside = {
            Qualifier.OVER: exact.high == self.value,
            Qualifier.UNDER: exact.low == self.value,
            Qualifier.TRUNCATED: exact.low == self.value + self.step,
        }
        if outside.get(self.qualifier, False):
            return None
        exactly = self.qualifier is Qualifier.EXACT
        return "rounded" if exactly else self.qualifier.value


def rounded(exact: Fraction, step: Fraction, *, to_even: bool = False) -> Fraction:
    """Return the multiple of `step` nearest to a value; a step of 0 rounds nothing.

    A value exactly between two goes up, or, when asked, to the even one.

    >>> tenth = Fraction(1, 10)
    >>> rounded(Fraction(25, 100), tenth), rounded(Fraction(25, 100), tenth, to_even=True)
    (Fraction(3, 10), Fraction(1, 5))
    """  # noqa: E501  one example on one line
    if step == 0:
        return exact
    steps = exact / step
    whole = floor(steps + HALF)
    if to_even and steps + HALF == whole and whole % 2:
        whole -= 1
    return whole * step


def last_digit(value: Fraction) -> Fraction:
    """Return the worth of the last digit of a whole number that is not nought."""
    worth = 1
    while value and value % (worth * 10) == 0:
        worth *= 10
    return Fraction(worth)


def plain(value: Fraction, decimals: int = 0) -> str:
    """Return a value with that many decimals, rounded half-up, without grouping.

    >>> plain(Fraction(921, 10), 1), plain(Fraction(-5, 2), 1)
    ('92.1', '-2.5')
    """
    scaled = floor(abs(value) * 10**decimals + HALF)
    whole, rest = divmod(scaled, 10**decimals)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def percent(share: Fraction, decimals: int) -> str:
    """Return a share as a percentage with that many decimals.

    >>> percent(Fraction(710, 771), 1)
    '92.1 %'
    """
    return f"{plain(share * 100, decimals)} %"


def spread(values: Interval, write: Callable[[Fraction], str]) -> str:
    """Return an interval in words that a reader takes in at once: one end or two.

    >>> spread(Interval(Fraction(3), Fraction(4)), plain)
    '3–4'
    """
    low = write(values.low)
    high = "" if values.high is None else write(values.high)
    return low if low == high else f"{low}–{high}"


def fitting_counts(share: Printed, base: Interval) -> tuple[str, ...]:
    """Return the counts that a printed share of a base gives, as texts.

    >>> nine = Printed(Fraction(92, 1000), Fraction(1, 1000))
    >>> fitting_counts(nine, Interval(Fraction(771), Fraction(771)))
    ('71',)
    """
    span = share.interval()
    if span.high is None or base.high is None:
        return ()
    low, high = ceil(span.low * base.low), floor(span.high * base.high)
    if base.is_point:
        low += not share.agrees(low / base.low) if low <= high else 0
        high -= not share.agrees(high / base.low) if low <= high else 0
    if high < low:
        return ()
    if high - low < MOST_LISTED:
        return tuple(str(count) for count in range(low, high + 1))
    return (f"{low}–{high}",)
