"""How the limits of a row lie in one another, as a tree."""

from dataclasses import dataclass

from comitia.kernel.matrix.grid import Grid


@dataclass(frozen=True, slots=True)
class Branches:
    """The limits of one row: which lies in which, and where each column hangs.

    Limits are places in the grid's limits, the innermost first; ``None`` stands for
    the row itself.
    """

    limits: tuple[int, ...]
    parent: dict[int, int | None]
    home: dict[int, int]

    def around(self, column: int) -> list[int]:
        """Return every limit that a column lies in, the innermost first."""
        found: list[int] = []
        place = self.home.get(column)
        while place is not None:
            found.append(place)
            place = self.parent[place]
        return found


NONE = Branches((), {}, {})


def branches_of(grid: Grid) -> dict[int, Branches]:
    """Return the tree of limits of each row that has any.

    >>> from comitia.kernel.matrix.grid import Limit
    >>> inner, outer = Limit(0, "in", (0,)), Limit(0, "out", (0, 1))
    >>> grid = Grid(("a",), ("x", "y"), (1,), (1, 0), ((1, 1),), limits=(outer, inner))
    >>> branches_of(grid)[0].parent
    {1: 0, 0: None}
    """
    by_row: dict[int, list[int]] = {}
    for place, limit in enumerate(grid.limits):
        by_row.setdefault(limit.row, []).append(place)
    return {row: _branches(grid, places) for row, places in by_row.items()}


def _branches(grid: Grid, places: list[int]) -> Branches:
    places = sorted(places, key=lambda one: (len(grid.limits[one].columns), -one))
    parent: dict[int, int | None] = {}
    home: dict[int, int] = {}
    for rank, place in enumerate(places):
        columns = grid.limits[place].columns
        around = (
            one
            for one in places[rank + 1 :]
            if set(columns) <= set(grid.limits[one].columns)
        )
        parent[place] = next(around, None)
        for column in columns:
            home.setdefault(column, place)
    return Branches(tuple(places), parent, home)
