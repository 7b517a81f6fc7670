"""What a plan says: terms, base seats, blocks, rounding, added seats, a cascade."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from comitia.kernel.findings import Place
from comitia.kernel.seats.divisors import Method

WEIGHT: Final = "weight"


class Rounding(StrEnum):
    """How a share becomes a whole number of seats.

    ``EXACT`` refuses a share that is none.
    """

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Term:
    """Columns of the table, added up, and their share of the weight that they make."""

    columns: tuple[str, ...]
    share: Fraction
    place: Place


@dataclass(frozen=True, slots=True)
class Base:
    """Seats that units have before anything is divided: all alike, some otherwise."""

    seats: int
    units: Mapping[str, int]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Block:
    """Seats that are divided by themselves; without a number, those that are left."""

    name: str
    seats: int | None
    terms: tuple[Term, ...]
    method: Method | None
    place: Place


@dataclass(frozen=True, slots=True)
class Output:
    """Seats by rounding alone, so that their sum is an outcome.

    Each unit gets its share `of` so many seats, or one seat `per` so much weight, and
    at least `least`.
    """

    of: int | None
    per: int | None
    rounding: Rounding
    least: int
    terms: tuple[Term, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Added:
    """Seats on top of what a unit has: a share of it, the same or from a column."""

    name: str
    share: Fraction | None
    column: str
    rounding: Rounding
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a unit has before anything is added; without a share, the rest."""

    name: str
    share: Fraction | None
    rounding: Rounding
    place: Place


@dataclass(frozen=True, slots=True)
class Cascade:
    """How seats become names to be found by units, and by the bodies under them.

    The first enlargement makes names of seats; further ones enlarge once more on each
    level below. `is_strict` asks for more than the enlargement, not just as many.
    """

    enlargements: tuple[Fraction, ...]
    is_strict: bool
    terms: tuple[Term, ...]
    method: Method | None
    place: Place


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as its file states it; what is left out is empty."""

    file: str
    seats: int | None = None
    method: Method | None = None
    terms: tuple[Term, ...] = ()
    base: Base | None = None
    blocks: tuple[Block, ...] = ()
    output: Output | None = None
    added: tuple[Added, ...] = ()
    parts: tuple[Part, ...] = ()
    cascade: Cascade | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, key: str) -> Place:
        """Return where a key of the plan itself stands, or the file.

        >>> str(Plan("rule.toml").place("seats"))
        'rule.toml'
        """
        return self.places.get(key, Place(self.file))
