"""Views in memory: for replay, tests and generators."""

from collections.abc import Iterable
from typing import cast

from comitia.kernel.views import Cell, R, Row


class MemoryViews:
    """All rows by view and key; what a database keeps, without one.

    >>> MemoryViews().every(Row)
    ()
    """

    def __init__(self) -> None:
        """Start without rows."""
        self._rows: dict[type[Row], dict[tuple[Cell, ...], Row]] = {}

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        return cast("R | None", self._rows.get(kind, {}).get(key))

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        held = cast("dict[tuple[Cell, ...], R]", self._rows.get(kind, {}))
        found = [
            row
            for row in held.values()
            if all(getattr(row, name) == cell for name, cell in fixed.items())
        ]
        return tuple(sorted(found, key=Row.key))

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        for row in rows:
            self._rows.setdefault(type(row), {})[row.key()] = row

    def all_rows(self) -> list[Row]:
        """Return every row of every view, in no order."""
        return [row for held in self._rows.values() for row in held.values()]

    def copy(self) -> "MemoryViews":
        """Return views with the same rows that can go another way."""
        twin = MemoryViews()
        twin._rows = {kind: dict(held) for kind, held in self._rows.items()}
        return twin
