"""The views as one act reads them: what is asked for again and again is read once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from typing import Final, cast

from comitia.kernel.views import Cell, R, Row
from comitia.store.database.rows import DatabaseViews

# After so many single rows of a unit all rows of their kind are read at once.
FEW: Final = 8

_Rows = dict[tuple[Cell, ...], Row]


@dataclass(slots=True)
class ActViews:
    """The rows in a database for the length of one transaction.

    A sheet of findings asks for thousands of rows of one unit, one by one. Nobody else
    changes a unit's rows meanwhile: whoever would, waits for the unit's head.
    """

    held: DatabaseViews
    asked: Counter[tuple[type[Row], Cell]] = field(default_factory=Counter)
    read: dict[tuple[type[Row], Cell], _Rows] = field(default_factory=dict)

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        if kind.keys == 1 or fields_of(kind)[0].name != "unit":
            return self.held.one(kind, *key)
        place = (kind, key[0])
        self.asked[place] += 1
        if place not in self.read:
            if self.asked[place] <= FEW:
                return self.held.one(kind, *key)
            rows = self.held.every(kind, unit=key[0])
            self.read[place] = {row.key(): row for row in rows}
        return cast("R | None", self.read[place].get(key))

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        return self.held.every(kind, **fixed)

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        taken = tuple(rows)
        self.held.put(taken)
        for row in taken:
            read = self.read.get((type(row), row.key()[0]))
            if read is not None:
                read[row.key()] = row

    def all_rows(self) -> Iterator[Row]:
        """Return every row of every view."""
        return self.held.all_rows()
