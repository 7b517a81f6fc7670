"""Views in memory: for replay, tests and generators."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from comitia.kernel.views import Cell, R, Row, T
from comitia.ledger.views.dump import dump_lines

_Cells = tuple[Cell, ...]
_Names = tuple[str, ...]


@dataclass(slots=True)
class _Held:
    """Rows by their keys; in order once somebody asked, until a row is put."""

    rows: dict[_Cells, Row] = field(default_factory=dict)
    ordered: tuple[Row, ...] | None = None
    made: dict[object, object] | None = None

    def put(self, key: _Cells, row: Row) -> Row | None:
        """Take a row in, and return the one that had its key."""
        before = self.rows.get(key)
        self.rows[key] = row
        self.ordered = self.made = None
        return before

    def remove(self, key: _Cells) -> None:
        """Take a row out that belongs elsewhere now."""
        del self.rows[key]
        self.ordered = self.made = None

    def in_order(self) -> tuple[Row, ...]:
        """Return the rows in order of their keys."""
        if self.ordered is None:
            self.ordered = tuple([self.rows[key] for key in sorted(self.rows)])
        return self.ordered


_Index = dict[_Cells, _Held]


class MemoryViews:
    """All rows by view and key; what a database keeps, without one.

    >>> MemoryViews().every(Row)
    ()
    """

    def __init__(self) -> None:
        """Start without rows."""
        self._rows: dict[type[Row], _Held] = {}
        self._indexes: dict[type[Row], dict[_Names, _Index]] = {}
        # What each view's lines come to; views that changed since are left out.
        self._dumped: dict[type[Row], bytes] = {}

    def one(self, kind: type[R], *key: Cell) -> R | None:
        """Return the row with this key, or nothing."""
        held = self._rows.get(kind)
        return None if held is None else cast("R | None", held.rows.get(key))

    def every(self, kind: type[R], /, **fixed: Cell) -> tuple[R, ...]:
        """Return the rows whose fields have these values, in order of their keys."""
        return cast("tuple[R, ...]", self._held(kind, fixed).in_order())

    def derived(
        self, make: Callable[[tuple[R, ...]], T], kind: type[R], /, **fixed: Cell
    ) -> T:
        """Return what is made of the rows; it is kept until one of them changes."""
        held = self._held(kind, fixed)
        if held.made is None:
            held.made = {}
        if make not in held.made:
            held.made[make] = make(cast("tuple[R, ...]", held.in_order()))
        return cast("T", held.made[make])

    def _held(self, kind: type[Row], fixed: Mapping[str, Cell]) -> _Held:
        held = self._rows.get(kind)
        if held is None:
            return _Held()
        if not fixed:
            return held
        names = tuple(sorted(fixed))
        found = self._index(kind, names).get(tuple([fixed[name] for name in names]))
        return _Held() if found is None else found

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in; what had one of their keys is replaced."""
        for row in rows:
            kind, key = type(row), row.key()
            self._dumped.pop(kind, None)
            before = self._rows.setdefault(kind, _Held()).put(key, row)
            for names, index in self._indexes.get(kind, {}).items():
                _reindex(index, names, key, before, row)

    def _index(self, kind: type[Row], names: _Names) -> _Index:
        """Return the rows of a kind by some of their cells; made when first asked."""
        made = self._indexes.setdefault(kind, {})
        if names not in made:
            index: _Index = {}
            for key, row in self._rows[kind].rows.items():
                index.setdefault(_cells(row, names), _Held()).put(key, row)
            made[names] = index
        return made[names]

    def all_rows(self) -> list[Row]:
        """Return every row of every view, in no order."""
        return [row for held in self._rows.values() for row in held.rows.values()]

    def digest(self) -> str:
        """Return what ``views_digest`` of all rows would; views are dumped once.

        A line begins with the name of its view, so the lines of all views in order
        are those of each view, one view after the other.
        """
        hashed = hashlib.sha256()
        for kind in sorted(self._rows, key=lambda one: f'{one.view}"'):
            hashed.update(self._dump(kind))
        return hashed.hexdigest()

    def digest_of(self, kind: type[Row]) -> str:
        """Return what ``views_digest`` of the rows of one view would."""
        return hashlib.sha256(self._dump(kind)).hexdigest()

    def _dump(self, kind: type[Row]) -> bytes:
        """Return the lines of a view, each ended."""
        if kind not in self._dumped:
            lines = dump_lines(self._held(kind, {}).rows.values())
            # Most views never change again once their step is over.
            self._dumped[kind] = zlib.compress(b"\n".join([*lines, b""]), 1)
        return zlib.decompress(self._dumped[kind])

    def copy(self) -> "MemoryViews":
        """Return views with the same rows that can go another way."""
        twin = MemoryViews()
        twin._rows = {kind: _Held(dict(held.rows)) for kind, held in self._rows.items()}
        return twin


def _cells(row: Row, names: _Names) -> _Cells:
    return tuple([getattr(row, name) for name in names])


def _reindex(
    index: _Index, names: _Names, key: _Cells, before: Row | None, row: Row
) -> None:
    """Put a row where its cells belong, and take the one before from where it was."""
    cells = _cells(row, names)
    if before is not None and (was := _cells(before, names)) != cells:
        index[was].remove(key)
    index.setdefault(cells, _Held()).put(key, row)
