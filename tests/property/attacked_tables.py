"""What somebody can work out from published numbers, by a linear program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy


@dataclass
class Table:
    """Unknown numbers, none below zero, and what was published of their sums."""

    names: list[str] = field(default_factory=list)
    sums: list[tuple[dict[str, float], float]] = field(default_factory=list)
    least: dict[str, float] = field(default_factory=dict)

    def knows(self, names: Iterable[str], number: int) -> None:
        """Add that these together are a number."""
        parts = dict.fromkeys(names, 1.0)
        self.names += [one for one in parts if one not in self.names]
        self.sums.append((parts, float(number)))

    def range_of(self, name: str) -> tuple[float, float]:
        """Return the smallest and the largest that a number can be."""
        return self._best(name, 1.0), self._best(name, -1.0)

    def _best(self, name: str, sign: float) -> float:
        model = highspy.Highs()
        model.silent()
        index = {one: place for place, one in enumerate(self.names)}
        for one in self.names:
            model.addVar(self.least.get(one, 0.0), highspy.kHighsInf)
        for parts, number in self.sums:
            places = [index[one] for one in parts]
            model.addRow(number, number, len(places), places, [*parts.values()])
        model.changeColCost(index[name], sign)
        model.run()
        assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(model.getSolution().col_value[index[name]])


def published(
    cells: Mapping[str, int], hidden: Iterable[str], *, at_least_one: bool
) -> Table:
    """Return what a reader has of a table: its sum, and the cells that are told.

    Who knows how cells are left out knows that none of these is empty, unless all are.
    """
    table = Table()
    table.knows(cells, sum(cells.values()))
    for one in sorted({*cells} - {*hidden}):
        table.knows([one], cells[one])
    if at_least_one:
        table.least = dict.fromkeys(hidden, 1.0)
    return table


def recovered(table: Table, names: Sequence[str], within: int) -> list[str]:
    """Return the numbers that can be told to within so much, up and down."""
    found = []
    for one in names:
        low, high = table.range_of(one)
        if high - low <= 2 * within:
            found.append(one)
    return found
