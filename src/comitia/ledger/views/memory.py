"""Views in memory: for replay, tests and generators."""

import hashlib
import zlib
from collections.abc import Iterable
from typing import cast

from comitia.kernel.views import Cell, R, Row
from comitia.ledger.views.dump import dump_lines

_Cells = tuple[Cell, ...]
_Names = tuple[str, ...]
_Index = dict[_Cells, dict[_Cells, Row]]


class MemoryViews:
    """All rows by view and key; what a database keeps, without one.

    >>> MemoryViews().every(Row)
    ()
    """

    def __init__(self) -> None:
        """Start without rows."""
        self._rows: dict[type[Row], dict[_Cells, Row]] = {}
        self._indexes: dict[type[Row], dict[_Names, _Index]] = {}
        # What each view's lines come to; views that changed since are left out.
        self._dumped: dict[type[Row], bytes] = {}

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        return cast("R | None", self._rows.get(kind, {}).get(key))

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        held = self._rows.get(kind, {})
        if fixed and held:
            names = tuple(sorted(fixed))
            index = self._index(kind, names)
            held = index.get(tuple(fixed[name] for name in names), {})
        return cast("tuple[R, ...]", tuple(held[key] for key in sorted(held)))

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        for row in rows:
            key, held = row.key(), self._rows.setdefault(type(row), {})
            self._dumped.pop(type(row), None)
            before, held[key] = held.get(key), row
            for names, index in self._indexes.get(type(row), {}).items():
                if before is not None:
                    index[_cells(before, names)].pop(key)
                index.setdefault(_cells(row, names), {})[key] = row

    def _index(self, kind: type[Row], names: _Names) -> _Index:
        """Return the rows of a kind by some of their cells; made when first asked."""
        made = self._indexes.setdefault(kind, {})
        if names not in made:
            index: _Index = {}
            for key, row in self._rows.get(kind, {}).items():
                index.setdefault(_cells(row, names), {})[key] = row
            made[names] = index
        return made[names]

    def all_rows(self) -> list[Row]:
        """Return every row of every view, in no order."""
        return [row for held in self._rows.values() for row in held.values()]

    def digest(self) -> str:
        """Return what ``views_digest`` of all rows would; views are dumped once.

        A line begins with the name of its view, so the lines of all views in order
        are those of each view, one view after the other.
        """
        hashed = hashlib.sha256()
        for kind in sorted(self._rows, key=lambda one: f'{one.view}"'):
            if kind not in self._dumped:
                lines = dump_lines(self._rows[kind].values())
                # Most views never change again once their step is over.
                self._dumped[kind] = zlib.compress(b"\n".join([*lines, b""]), 1)
            hashed.update(zlib.decompress(self._dumped[kind]))
        return hashed.hexdigest()

    def copy(self) -> "MemoryViews":
        """Return views with the same rows that can go another way."""
        twin = MemoryViews()
        twin._rows = {kind: dict(held) for kind, held in self._rows.items()}
        return twin


def _cells(row: Row, names: _Names) -> _Cells:
    return tuple([getattr(row, name) for name in names])
