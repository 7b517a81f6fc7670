"""How large an invented organisation is: branches, members and bodies of each unit."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

UNITS_FILE: Final = "units.csv"
DEMO_FILE: Final = "demo.toml"
# Where no table says otherwise: two branches, of ten members and of twenty.
BRANCHES: Final = 2
BRANCH: Final = 10
# So many bodies stand under one body of the level above.
FAN: Final = 16


@dataclass(frozen=True, slots=True)
class UnitSize:
    """What a table says of a unit: its name, its kind, its branches and members."""

    name: str
    kind: str
    branches: int
    members: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of all units, and the part of them that is played; seats stay whole.

    >>> Sizes().branches("valley"), Sizes().members("valley", 1)
    (2, 20)
    """

    units: Mapping[str, UnitSize] = field(default_factory=dict)
    scale: Fraction = Fraction(1)

    def name(self, unit: str) -> str:
        """Return what a unit is called."""
        held = self.units.get(unit)
        return held.name if held else unit.title()

    def kind(self, unit: str) -> str:
        """Return the kind of a unit, empty where no table says it."""
        held = self.units.get(unit)
        return held.kind if held else ""

    def branches(self, unit: str) -> int:
        """Return how many bodies nominate in a unit: two at least."""
        held = self.units.get(unit)
        return max(BRANCHES, self._part(held.branches)) if held else BRANCHES

    def members(self, unit: str, number: int) -> int:
        """Return how many members the branch of a unit with a number has.

        All members of a unit are in its branches; the first ones have one more where
        they do not divide evenly.
        """
        held = self.units.get(unit)
        if held is None:
            return BRANCH * (number + 1)
        branches = self.branches(unit)
        least, more = divmod(max(branches, self._part(held.members)), branches)
        return least + (number < more)

    def _part(self, whole: int) -> int:
        """Return the part that is played, rounded up; asked of each branch."""
        return -(-whole * self.scale.numerator // self.scale.denominator)

    def above(self, below: int) -> int:
        """Return how many bodies a level has above so many.

        >>> [Sizes().above(below) for below in (1, 16, 17)]
        [1, 1, 2]
        """
        return -(-below // FAN)


def sizes_of(charter: Path, scale: Fraction) -> Sizes:
    """Return the sizes that a table beside a charter states; without one, small ones.

    The table ``units.csv`` has the columns unit, kind, name, branches and members;
    others are for people.
    """
    file = (charter if charter.is_dir() else charter.parent) / UNITS_FILE
    if not file.is_file():
        return Sizes(scale=scale)
    return Sizes(dict(_rows(file)), scale)


def opening_of(charter: Path) -> datetime | None:
    """Return when a play begins: `opens` in the charter's ``demo.toml``, if any.

    A charter whose dates lie in the past is played in the past.
    """
    file = (charter if charter.is_dir() else charter.parent) / DEMO_FILE
    if not file.is_file():
        return None
    opens = tomllib.loads(file.read_text(encoding="utf-8")).get("opens")
    return opens if isinstance(opens, datetime) else None


def _rows(file: Path) -> Iterator[tuple[str, UnitSize]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            numbers = int(row["branches"]), int(row["members"])
            yield row["unit"], UnitSize(row["name"], row["kind"], *numbers)
