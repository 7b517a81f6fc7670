"""What is asked of a slate: places in each unit, and targets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Of(StrEnum):
    """Whom a target counts: the names of the list, or those the voters leave."""

    LIST = "list"
    ELECTED = "elected"


class Strength(StrEnum):
    """What a target may give up: nothing, as little as can be, or all but one name."""

    HARD = "hard"
    SOFT = "soft"
    NONZERO = "nonzero"


@dataclass(frozen=True, slots=True)
class Places:
    """How many names a unit's list has, and how many of them are elected.

    >>> Places(24, 20).struck
    4
    """

    names: int
    seats: int

    @property
    def struck(self) -> int:
        """How many of the names the voters strike."""
        return self.names - self.seats


@dataclass(frozen=True, slots=True)
class Target:
    """A floor, a ceiling or both on how many have one of some values.

    `unit` is the unit whose names count; in all units together where it is empty.
    """

    label: str
    attribute: str
    values: frozenset[str]
    at_least: int | None = None
    at_most: int | None = None
    of: Of = Of.LIST
    strength: Strength = Strength.HARD
    unit: str = ""

    def holds(self, count: int) -> bool:
        """Return whether a count is within both limits.

        >>> Target("women", "sex", frozenset({"F"}), at_least=8).holds(7)
        False
        """
        return self.short(count) == self.over(count) == 0

    def short(self, count: int) -> int:
        """Return how many the floor lacks."""
        return 0 if self.at_least is None else max(0, self.at_least - count)

    def over(self, count: int) -> int:
        """Return how many are above the ceiling."""
        return 0 if self.at_most is None else max(0, count - self.at_most)

    def must(self) -> "Target | None":
        """Return the part that no slate may miss, if there is one.

        >>> Target("q", "sex", frozenset({"F"}), 8, strength=Strength.SOFT).must()
        >>> kept = Target("q", "sex", frozenset({"F"}), 8, strength=Strength.NONZERO)
        >>> kept.must().at_least
        1
        """
        if self.strength is Strength.HARD:
            return self
        if self.strength is Strength.NONZERO:
            return replace(self, at_least=1, at_most=None, strength=Strength.HARD)
        return None


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that is asked of a slate; one unit of the name "" where there is one.

    `keep` are on every slate; `drop` on none.
    """

    units: Mapping[str, Places]
    targets: tuple[Target, ...] = ()
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()

    def units_of(self, target: Target) -> tuple[str, ...]:
        """Return the units whose names a target counts."""
        return (target.unit,) if target.unit else tuple(self.units)
