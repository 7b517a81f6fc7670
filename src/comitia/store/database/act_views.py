"""The views as one act reads them: what is asked for again and again is read once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from typing import Final

from comitia.kernel.views import Cell, R, Row, T
from comitia.ledger.views.memory import MemoryViews
from comitia.store.database.rows import DatabaseViews

# After so many questions about a unit all its rows of that kind are read at once.
FEW: Final = 8
_UNIT: Final = "unit"

_Place = tuple[type[Row], Cell]


@dataclass(slots=True)
class ActViews:
    """The rows in a database for the length of one transaction.

    A sheet of findings asks for thousands of rows of one unit, one by one. Nobody else
    changes a unit's rows meanwhile: whoever would, waits for the unit's head. Rows of
    `read` are those of the database, and all of them where a place is `whole`.
    """

    held: DatabaseViews
    asked: Counter[_Place] = field(default_factory=Counter)
    read: MemoryViews = field(default_factory=MemoryViews)
    whole: set[_Place] = field(default_factory=set)

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        if not _of_units(kind):
            return self.held.one(kind, *key)
        if _is_keyed_by_unit(kind) and self._is_whole(kind, key[0]):
            return self.read.one(kind, *key)
        row = self.read.one(kind, *key) or self.held.one(kind, *key)
        if row is not None and not _is_keyed_by_unit(kind):
            self._is_whole(kind, getattr(row, _UNIT))
        return row

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        if _UNIT not in fixed:
            return self.held.every(kind, **fixed)
        unit = fixed[_UNIT]
        if len(fixed) == 1 and (kind, unit) not in self.whole:
            return self._read(kind, unit)
        if self._is_whole(kind, unit):
            return self.read.every(kind, **fixed)
        return self.held.every(kind, **fixed)

    def derived(
        self, make: Callable[[tuple[R, ...]], T], kind: type[R], /, **fixed: Cell
    ) -> T:
        """Return what is made of the rows; an act asks once."""
        return make(self.every(kind, **fixed))

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        taken = tuple(rows)
        self.held.put(taken)
        self.read.put(taken)

    def all_rows(self) -> Iterator[Row]:
        """Return every row of every view."""
        return self.held.all_rows()

    def _is_whole(self, kind: type[Row], unit: Cell) -> bool:
        """Return whether all rows of a unit are read; many questions make it so."""
        place = (kind, unit)
        self.asked[place] += 1
        if place not in self.whole and self.asked[place] > FEW:
            self._read(kind, unit)
        return place in self.whole

    def _read(self, kind: type[R], unit: Cell) -> tuple[R, ...]:
        rows = self.held.every(kind, unit=unit)
        self.read.put(rows)
        self.whole.add((kind, unit))
        return rows


def _of_units(kind: type[Row]) -> bool:
    """Return whether rows of a kind belong to units."""
    return hasattr(kind, _UNIT)


def _is_keyed_by_unit(kind: type[Row]) -> bool:
    """Return whether the key of such a row says its unit."""
    return fields_of(kind)[0].name == _UNIT
