"""A spread: how often each number comes up, as whole weights."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from math import comb, gcd
from typing import Final

from comitia.kernel.slates.asked import Places
from comitia.kernel.slates.counting import Span, elected

SURE: Final = Fraction(19, 20)


@dataclass(frozen=True, slots=True)
class Spread:
    """Weights of `first`, `first` + 1 and so on: ways to choose, or draws.

    >>> coin_twice = Spread(0, (1, 2, 1))
    >>> coin_twice.chance(lambda heads: heads >= 1)
    Fraction(3, 4)
    """

    first: int
    weights: tuple[int, ...]

    @property
    def whole(self) -> int:
        """The sum of all weights, the base of every chance."""
        return sum(self.weights)

    def chance(self, holds: Callable[[int], bool]) -> Fraction:
        """Return the share of the weights whose number has a property."""
        held = sum(
            weight for at, weight in enumerate(self.weights, self.first) if holds(at)
        )
        return Fraction(held, self.whole)

    def mean(self) -> Fraction:
        """Return the number that comes up on average, exactly.

        >>> Spread(2, (1, 1)).mean()
        Fraction(5, 2)
        """
        added = sum(at * one for at, one in enumerate(self.weights, self.first))
        return Fraction(added, self.whole)

    def joined(self, other: "Spread") -> "Spread":
        """Return the spread of the sum of two numbers that do not know each other.

        >>> Spread(0, (1, 1)).joined(Spread(3, (1, 1)))
        Spread(first=3, weights=(1, 2, 1))
        """
        sums = [0] * (len(self.weights) + len(other.weights) - 1)
        for at, one in enumerate(self.weights):
            for further, two in enumerate(other.weights):
                sums[at + further] += one * two
        return Spread(self.first + other.first, tuple(sums))

    def shortest(self, share: Fraction = SURE) -> Span:
        """Return the narrowest numbers from-to with at least a share of the weight.

        Of several as narrow it is the heaviest, and of these the lowest. None that is
        narrower by one has the share.

        >>> Spread(0, (1, 18, 1)).shortest(), Spread(0, (1, 2, 1)).shortest()
        (Span(fewest=0, most=1), Span(fewest=0, most=2))
        >>> Spread(0, (1, 38, 1)).shortest()
        Span(fewest=1, most=1)
        """
        sums = [0, *accumulate(self.weights)]

        def held(wide: int) -> list[int]:
            pairs = zip(sums, sums[wide:], strict=False)
            return [after - before for before, after in pairs]

        widths = range(1, len(sums))
        at = bisect_left(
            widths, share * self.whole, key=lambda one: Fraction(max(held(one)))
        )
        parts = held(widths[at])
        start = self.first + parts.index(max(parts))
        return Span(start, start + at)


def alike(group: int, places: Places) -> Spread:
    """Return the ways to elect so many of a group, if every choice is as likely.

    The hypergeometric law in whole numbers: of all names of a unit's list the voters
    strike some, and no name more readily than another.

    >>> alike(2, Places(4, 3))
    Spread(first=1, weights=(1, 1))
    """
    span, others = elected(group, places), places.names - group
    ways = [
        comb(group, one) * comb(others, places.seats - one)
        for one in range(span.fewest, span.most + 1)
    ]
    smallest = gcd(*ways)
    return Spread(span.fewest, tuple(one // smallest for one in ways))


def together(spreads: tuple[Spread, ...]) -> Spread:
    """Return the spread of a sum over units that vote apart.

    >>> together(())
    Spread(first=0, weights=(1,))
    """
    return reduce(Spread.joined, spreads, Spread(0, (1,)))
