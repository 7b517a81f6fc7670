"""The table that a plan is applied to: units and bodies, and their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm
from operator import mul

from comitia.engines.seats.plans.plan import Term
from comitia.kernel.findings import Finding, Place, Refused


@dataclass(frozen=True, slots=True)
class Rows:
    """Units, and bodies below them, each with its row in the file.

    `whole` holds the columns of whole numbers that a plan names, `shares` those of
    percentages. A row without a parent is a unit; without a `most` (``None``) there is
    no such limit.
    """

    file: str
    names: tuple[str, ...]
    lines: tuple[int, ...]
    whole: Mapping[str, tuple[int, ...]]
    shares: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    least: tuple[int, ...] = ()
    most: tuple[int | None, ...] = ()
    parents: tuple[str, ...] = ()

    def place(self, at: int) -> Place:
        """Return where a row stands."""
        return Place(self.file, self.lines[at])

    @property
    def tops(self) -> tuple[int, ...]:
        """The rows that have no parent: the units that get seats."""
        if not self.parents:
            return tuple(range(len(self.names)))
        return tuple(at for at, parent in enumerate(self.parents) if not parent)

    def under(self) -> dict[str, tuple[int, ...]]:
        """Return the rows below each name, in the order of the table."""
        found: dict[str, list[int]] = {}
        for at, parent in enumerate(self.parents):
            if parent:
                found.setdefault(parent, []).append(at)
        return {parent: tuple(rows) for parent, rows in found.items()}

    def limits(self, at: int) -> tuple[int, int | None]:
        """Return the fewest and the most seats of a row."""
        return self.least[at] if self.least else 0, self.most[at] if self.most else None


def weights_of(rows: Rows, terms: Sequence[Term], among: Sequence[int]) -> list[int]:
    """Return the weights of some rows as whole numbers in exact proportion.

    One term is taken as it stands: a column, or the sum of several. Of more terms, each
    makes its share of the whole: the sum over the terms of share × number ÷ sum of all
    numbers, brought to the smallest whole numbers. Raises ``Refused`` for a term that
    is all zeros, since nothing can be in proportion to it.

    >>> from comitia.kernel.findings import Place
    >>> half = [Term((name,), Fraction(1, 2), Place("x")) for name in ("a", "b")]
    >>> rows = Rows("x", ("n", "s"), (2, 3), {"a": (30, 10), "b": (1, 1)})
    >>> weights_of(rows, half, (0, 1))
    [5, 3]
    """
    columns = [
        [sum(rows.whole[one][at] for one in term.columns) for at in among]
        for term in terms
    ]
    empty = [
        Finding.of("plan.empty_column", place=term.place, column=term.columns)
        for term, column in zip(terms, columns, strict=True)
        if not any(column)
    ]
    if empty:
        raise Refused(empty)
    if len(terms) == 1:
        return columns[0]
    factors = [
        term.share / sum(column) for term, column in zip(terms, columns, strict=True)
    ]
    common = lcm(*(factor.denominator for factor in factors))
    times = [int(factor * common) for factor in factors]
    scaled = [sum(map(mul, times, cells)) for cells in zip(*columns, strict=True)]
    factor = gcd(*scaled)
    return [one // factor for one in scaled]
