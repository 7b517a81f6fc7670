"""Rows and columns by name, so that their order in a file decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from comitia.engines.targets.division import Cell, Division, Draw
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.impossible import Shortfall

Cells = tuple[Cell, ...]
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Order:
    """Which row, column and limit stands where when they are sorted by name."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    limits: tuple[int, ...]

    def grid(self, grid: Grid) -> Grid:
        """Return the same grid with rows, columns and limits sorted."""
        if self._is_plain:
            return grid
        rows, columns = _places(self.rows), _places(self.columns)
        return Grid(
            rows=_taken(grid.rows, self.rows),
            columns=_taken(grid.columns, self.columns),
            row_seats=_taken(grid.row_seats, self.rows),
            column_seats=_taken(grid.column_seats, self.columns),
            weights=self._lines(grid.weights),
            least=self._lines(grid.least),
            most=self._lines(grid.most),
            limits=tuple(
                replace(
                    one,
                    row=rows[one.row],
                    columns=tuple(sorted(columns[at] for at in one.columns)),
                )
                for one in _taken(grid.limits, self.limits)
            ),
        )

    @property
    def _is_plain(self) -> bool:
        given = (self.rows, self.columns, self.limits)
        return all(one == tuple(range(len(one))) for one in given)

    def _lines(
        self, lines: tuple[tuple[Given, ...], ...]
    ) -> tuple[tuple[Given, ...], ...]:
        return tuple(_taken(line, self.columns) for line in _taken(lines, self.rows))

    def given(self, division: Division) -> Division:
        """Return a division of the sorted grid as one of the grid that was given."""
        if self._is_plain:
            return division
        rows, columns = _places(self.rows), _places(self.columns)
        seats = (_taken(line, columns) for line in _taken(division.seats, rows))
        divisors = division.divisors
        return replace(
            division,
            seats=tuple(seats),
            divisors=Divisors(
                _taken(divisors.rows, rows),
                _taken(divisors.columns, columns),
                _taken(divisors.limits, _places(self.limits)),
            ),
            ties=tuple(self._cells(one) for one in division.ties),
            draws=tuple(self._draw(one) for one in division.draws),
        )

    def _draw(self, draw: Draw) -> Draw:
        return replace(draw, cells=self._cells(draw.cells), got=self._cells(draw.got))

    def _cells(self, cells: Cells) -> Cells:
        return tuple((self.rows[row], self.columns[column]) for row, column in cells)

    def proof(self, proof: Shortfall) -> Shortfall:
        """Return a proof for the sorted grid as one for the grid that was given."""
        return replace(
            proof,
            rows=tuple(sorted(self.rows[one] for one in proof.rows)),
            columns=tuple(sorted(self.columns[one] for one in proof.columns)),
        )


def order_of(grid: Grid) -> Order:
    """Return where the rows, columns and limits of a grid stand by name."""
    rows = sorted(range(len(grid.rows)), key=grid.rows.__getitem__)
    columns = sorted(range(len(grid.columns)), key=grid.columns.__getitem__)
    limits = sorted(
        range(len(grid.limits)),
        key=lambda one: (grid.rows[grid.limits[one].row], grid.limits[one].name),
    )
    return Order(tuple(rows), tuple(columns), tuple(limits))


def _places(order: Sequence[int]) -> tuple[int, ...]:
    """Return where each place of an order came to stand."""
    found = [0] * len(order)
    for place, one in enumerate(order):
        found[one] = place
    return tuple(found)


def _taken(values: tuple[Given, ...], order: Sequence[int]) -> tuple[Given, ...]:
    return tuple(values[one] for one in order) if values else ()
