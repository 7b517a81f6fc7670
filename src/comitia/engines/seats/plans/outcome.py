"""What a plan comes to: base, blocks, sums, parts and levels, each with its proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comitia.engines.seats.dividing import Division
from comitia.engines.seats.plans.plan import Rounding
from comitia.engines.seats.plans.rounding import Nearest
from comitia.kernel.findings import Refused
from comitia.kernel.seats.divisors import Method


class Impossible(Refused):
    """No division is possible: the answer is no, though everything was understood."""


@dataclass(frozen=True, slots=True)
class Step:
    """A division that is to be made: its name, how many seats, by what, which lot."""

    name: str
    seats: int
    method: Method
    lot: str | None


@dataclass(frozen=True, slots=True)
class BlockOutcome:
    """A block as it was divided; `division` is ``None`` while it has to wait.

    It waits where limits hold for sums, and an earlier block has a tie. `weights` are
    those that were divided by, `least` and `most` what was left of a unit's limits.
    """

    step: Step
    weights: tuple[int, ...]
    least: tuple[int, ...]
    most: tuple[int | None, ...]
    division: Division | None

    @property
    def is_settled(self) -> bool:
        """Whether it was divided without a tie."""
        return self.division is not None and not self.division.ties


@dataclass(frozen=True, slots=True)
class RoundedOutcome:
    """Seats by rounding: each exact share, and those nearest to another seat."""

    divisor: Fraction
    rounding: Rounding
    shares: tuple[Fraction, ...]
    seats: tuple[int, ...]
    last_up: Nearest | None
    last_down: Nearest | None


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one unit or body, divided among those directly below it.

    `weights` are its own, column by column, and equal to the sums of those below.
    """

    above: str
    names: int
    divided: int
    weights: Mapping[str, int]
    units: tuple[str, ...]
    block: BlockOutcome

    @property
    def given(self) -> dict[str, int]:
        """The names of each body, once none is tied."""
        division = self.block.division
        return dict(zip(self.units, division.seats, strict=True)) if division else {}


@dataclass(frozen=True, slots=True)
class Level:
    """One step down: everybody above, each with its own division."""

    number: int
    names: int
    divided: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan comes to, unit by unit in the order of the table.

    `seats` has everything a unit gets; seats that are tied are not in it. Levels
    below a tie are missing, since nobody knows yet how many names they divide.
    """

    units: tuple[str, ...]
    seats: tuple[int, ...]
    base: tuple[int, ...] | None = None
    blocks: tuple[BlockOutcome, ...] = ()
    output: RoundedOutcome | None = None
    added: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    names: tuple[int, ...] | None = None
    levels: tuple[Level, ...] = ()

    @property
    def total(self) -> int:
        """How many seats there are in all, also those that are still tied."""
        given = [sum(one.division.seats) for one in self.blocks if one.division]
        return sum(self.seats) + sum(one.step.seats for one in self.blocks) - sum(given)

    @property
    def divisions(self) -> tuple[BlockOutcome, ...]:
        """Every division there is, from the blocks down."""
        below = (group.block for level in self.levels for group in level.groups)
        return (*self.blocks, *below)

    @property
    def is_settled(self) -> bool:
        """Whether no seat and no name is tied, and nothing waits for one that is."""
        return all(one.is_settled for one in self.divisions)
