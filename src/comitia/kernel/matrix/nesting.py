"""Values that contain one another, taken apart into columns that do not overlap."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from comitia.kernel.matrix.grid import Grid, Limit


@dataclass(frozen=True, slots=True)
class Row:
    """A unit and the seats that it has to get."""

    name: str
    seats: int


@dataclass(frozen=True, slots=True)
class Column:
    """A value, the seats that it has to get, and the value that it is `inside` of.

    Whoever has a value has the value that contains it too: the seats of parts are
    among those of the whole.
    """

    name: str
    seats: int
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit weighs in one value, its seats there, and the fewest and most.

    `most` is ``None`` where there is no such limit. A weight counts the parts of a
    value too. A cell that is left out weighs nothing.
    """

    row: str
    column: str
    weight: int
    seats: int = 0
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps rows, columns and cells from being a table: a code, and where.

    Codes: ``twice``, ``negative``, ``limits`` (fewest above most), ``unknown_row``,
    ``unknown_column``, ``unknown_inside``, ``circle``, ``heavy_parts`` (parts weigh
    more than the whole), ``many_parts`` (parts have more seats than the whole).
    """

    code: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, columns that may contain one another, and cells, as people give them."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]

    def faults(self) -> tuple[Fault, ...]:
        """Return everything that keeps these from being a table; nothing if one is.

        >>> Table((Row("a", 1),), (Column("x", 1, "y"),), ()).faults()
        (Fault(code='unknown_inside', row='', column='x'),)
        """
        shape = (*self._wrong_rows(), *self._wrong_columns(), *self._wrong_cells())
        return shape or tuple(self._heavy_parts())

    def _wrong_rows(self) -> Iterator[Fault]:
        for name, count in Counter(one.name for one in self.rows).items():
            if count > 1:
                yield Fault("twice", name)
        yield from (Fault("negative", one.name) for one in self.rows if one.seats < 0)

    def _wrong_columns(self) -> Iterator[Fault]:
        inside = {one.name: one.inside for one in self.columns}
        counts = Counter(one.name for one in self.columns)
        parts = Counter[str]()
        for one in self.columns:
            parts[one.inside] += one.seats
        for one in {one.name: one for one in self.columns}.values():
            if counts[one.name] > 1:
                yield Fault("twice", "", one.name)
            if one.seats < 0:
                yield Fault("negative", "", one.name)
            if one.inside and one.inside not in inside:
                yield Fault("unknown_inside", "", one.name)
            if one.name in _around(one.name, inside):
                yield Fault("circle", "", one.name)
            if parts[one.name] > one.seats >= 0:
                yield Fault("many_parts", "", one.name)

    def _wrong_cells(self) -> Iterator[Fault]:
        rows = {one.name for one in self.rows}
        columns = {one.name for one in self.columns}
        counts = Counter((one.row, one.column) for one in self.cells)
        for (row, column), count in counts.items():
            if count > 1:
                yield Fault("twice", row, column)
            if row not in rows:
                yield Fault("unknown_row", row, column)
            if column not in columns:
                yield Fault("unknown_column", row, column)
        for one in self.cells:
            if min(one.weight, one.least, one.seats) < 0:
                yield Fault("negative", one.row, one.column)
            if one.most is not None and one.most < one.least:
                yield Fault("limits", one.row, one.column)

    def _heavy_parts(self) -> Iterator[Fault]:
        plain = _Plain(self)
        for row in self.rows:
            for column in plain.wholes:
                if plain.rest(row.name, column, "weight") < 0:
                    yield Fault("heavy_parts", row.name, column)

    def grid(self) -> Grid:
        """Return the same without overlap: parts, and what of a whole is in no part.

        That rest has the name of the whole. It is left out where it has neither
        weight nor seats nor limits. Limits of a whole become limits on its columns
        together. Raises ``ValueError`` where there are faults.

        >>> columns = Column("all", 3), Column("some", 1, "all")
        >>> cells = Cell("a", "all", 9), Cell("a", "some", 4)
        >>> grid = Table((Row("a", 3),), columns, cells).grid()
        >>> grid.columns, grid.column_seats, grid.weights
        (('all', 'some'), (2, 1), ((5, 4),))
        """
        if self.faults():
            raise ValueError(", ".join(one.code for one in self.faults()))
        return _Plain(self).grid()

    def seats(self) -> tuple[tuple[int, ...], ...]:
        """Return the seats of the cells as the rows of :meth:`grid`."""
        plain = _Plain(self)
        return tuple(
            tuple(plain.rest(row.name, column, "seats") for column in plain.names)
            for row in self.rows
        )


def _around(name: str, inside: dict[str, str]) -> dict[str, None]:
    """Return the values that contain one, the nearest first, each once."""
    found: dict[str, None] = {}
    outer = inside.get(name, "")
    while outer and outer not in found:
        found[outer] = None
        outer = inside.get(outer, "")
    return found


class _Plain:
    """A table without faults, by names."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells = {(one.row, one.column): one for one in table.cells}
        self.parts: dict[str, list[str]] = {}
        for one in table.columns:
            self.parts.setdefault(one.inside, []).append(one.name)
        self.own = {one.name: one.seats for one in table.columns}
        self.wholes = [one.name for one in table.columns if one.name in self.parts]
        self.names = tuple(one.name for one in table.columns if self._is_held(one))

    def rest(self, row: str, column: str, what: str) -> int:
        """Return what a cell has beside its parts."""
        own, *parts = [
            getattr(self.cells.get((row, one)), what, 0)
            for one in (column, *self.parts.get(column, ()))
        ]
        return int(own - sum(parts))

    def rest_seats(self, column: str) -> int:
        """Return the seats of a value that none of its parts has."""
        return self.own[column] - sum(
            self.own[one] for one in self.parts.get(column, ())
        )

    def _is_held(self, column: Column) -> bool:
        name = column.name
        return (
            name not in self.parts
            or self.rest_seats(name) > 0
            or any(
                self.rest(row.name, name, what)
                for row in self.table.rows
                for what in ("weight", "seats")
            )
        )

    def grid(self) -> Grid:
        """Return the table as numbers."""
        rows = self.table.rows
        leaf = {name: place for place, name in enumerate(self.names)}
        under = self._under()
        limits = tuple(
            Limit(place, name, tuple(under[name]), cell.least, cell.most)
            for place, row in enumerate(rows)
            for name in self.wholes
            if (cell := self.cells.get((row.name, name))) is not None
            and (cell.least > 0 or cell.most is not None)
        )
        kept = [
            [
                None if one in self.parts else self.cells.get((row.name, one))
                for one in leaf
            ]
            for row in rows
        ]
        return Grid(
            rows=tuple(one.name for one in rows),
            columns=self.names,
            row_seats=tuple(one.seats for one in rows),
            column_seats=tuple(self.rest_seats(one) for one in self.names),
            weights=tuple(
                tuple(self.rest(row.name, one, "weight") for one in self.names)
                for row in rows
            ),
            least=tuple(
                tuple(one.least if one else 0 for one in line) for line in kept
            ),
            most=tuple(
                tuple(one.most if one else None for one in line) for line in kept
            ),
            limits=limits,
        )

    def _under(self) -> dict[str, list[int]]:
        """Return the columns that each value is made of."""
        inside = {one.name: one.inside for one in self.table.columns}
        found: dict[str, list[int]] = {name: [] for name in inside}
        for place, name in enumerate(self.names):
            for one in (name, *_around(name, inside)):
                found[one].append(place)
        return found
