"""The views in a database: what ``MemoryViews`` is without one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from django.db import connections

from comitia.kernel.views import Cell, R, Row, T
from comitia.stages.rulebook import ROWS
from comitia.store.database.columns import (
    columns_of,
    kept,
    quoted,
    row_of,
    select,
    table_of,
    upsert,
)


@dataclass(frozen=True, slots=True)
class DatabaseViews:
    """The rows that follow from the record, in the database of an alias."""

    alias: str

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        names = [column.name for column in columns_of(kind)][: kind.keys]
        return next(self._found(kind, dict(zip(names, key, strict=True))), None)

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        return tuple(self._found(kind, fixed))

    def derived(
        self, make: Callable[[tuple[R, ...]], T], kind: type[R], /, **fixed: Cell
    ) -> T:
        """Return what is made of the rows; a database keeps nothing of it."""
        return make(self.every(kind, **fixed))

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        # Invariants ask of the views that come earlier by name.
        by_view = sorted(rows, key=lambda row: row.view)
        with connections[self.alias].cursor() as cursor:
            for _, group in groupby(by_view, key=lambda row: row.view):
                held = list(group)
                cells = [tuple(map(kept, row.cells())) for row in held]
                cursor.executemany(upsert(type(held[0])), cells)

    def all_rows(self) -> Iterator[Row]:
        """Return every row of every view."""
        for kind in ROWS:
            yield from self.every(kind)

    def clear(self) -> None:
        """Remove every row, so that a replay can put them anew."""
        with connections[self.alias].cursor() as cursor:
            for kind in ROWS:
                cursor.execute(f"DELETE FROM {quoted([table_of(kind)])}")  # noqa: S608

    def _found(self, kind: type[R], fixed: dict[str, Cell]) -> Iterator[R]:
        asked = tuple((name, cell is None) for name, cell in fixed.items())
        given = [kept(cell) for cell in fixed.values() if cell is not None]
        with connections[self.alias].cursor() as cursor:
            cursor.execute(select(kind, asked), given)
            for held in cursor.fetchall():
                yield cast("R", row_of(kind, held))
