"""Bounds on a whole number, as a share of a named base: strict or not."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from comitia.kernel.bases import Base
from comitia.kernel.shares import percent_text


class Relation(StrEnum):
    """How a bound compares: ``more_than`` is not ``at_least``.

    >>> Relation("more_than").is_floor
    True
    """

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"

    @property
    def is_floor(self) -> bool:
        """Whether the bound limits from below."""
        return self is Relation.MORE_THAN or self is Relation.AT_LEAST

    @property
    def is_strict(self) -> bool:
        """Whether the exact value of the bound is itself outside."""
        return self is Relation.MORE_THAN or self is Relation.LESS_THAN


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on a count: ``relation share`` of ``of``.

    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> half.limit(2296)
    1149
    """

    relation: Relation
    share: Fraction
    of: Base

    def limit(self, size: int) -> int:
        """Return the last whole number that the bound allows for a base of `size`.

        For a floor that is the smallest count allowed, for a ceiling the largest,
        which is -1 when ``less_than`` nothing is asked. The edge decides: half of
        100 is not "more than half", 51 is.

        >>> Bound(Relation.AT_LEAST, Fraction(1, 2), Base.PRESENT).limit(100)
        50
        >>> Bound(Relation.LESS_THAN, Fraction(1, 2), Base.PRESENT).limit(100)
        49
        """
        # In whole numbers: every vote of every meeting asks.
        exact, parts = self.share.numerator * size, self.share.denominator
        floor, ceil = exact // parts, -(-exact // parts)
        if self.relation.is_floor:
            return floor + 1 if self.relation.is_strict else ceil
        return ceil - 1 if self.relation.is_strict else floor

    def allows(self, count: int, size: int) -> bool:
        """Return whether `count` out of a base of `size` keeps the bound.

        >>> Bound(Relation.MORE_THAN, Fraction(1, 2), Base.PRESENT).allows(50, 100)
        False
        """
        limit = self.limit(size)
        return count >= limit if self.relation.is_floor else count <= limit

    def is_within(self, other: "Bound") -> bool:
        """Return whether every count this bound allows is allowed by `other` too.

        That must hold for every size of the base from one on, so "at least 20 %"
        lies within "more than 15 %", and "at least 15 %" does not (of 100: 15
        against 16). Bounds of different bases, or a floor and a ceiling, cannot be
        compared and are never within each other.

        >>> fifteen = Bound(Relation.MORE_THAN, Fraction(15, 100), Base.SEATS)
        >>> Bound(Relation.AT_LEAST, Fraction(1, 5), Base.SEATS).is_within(fifteen)
        True
        """
        if self.of != other.of or self.relation.is_floor != other.relation.is_floor:
            return False
        if self.share != other.share:
            return (self.share > other.share) == self.relation.is_floor
        return self.relation.is_strict or not other.relation.is_strict

    @property
    def is_more_than_half(self) -> bool:
        """Whether this asks for more than one half.

        >>> Bound(Relation.MORE_THAN, Fraction(1, 2), Base.VALID).is_more_than_half
        True
        """
        return self.relation is Relation.MORE_THAN and self.share == Fraction(1, 2)

    def __str__(self) -> str:
        """Return the bound as a charter writes it, with its base."""
        words = self.relation.value.replace("_", " ")
        return f"{words} {percent_text(self.share)} of {self.of.value}"
