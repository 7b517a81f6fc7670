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
    parent: dict[int, int | None] = dict.fromkeys(places)
    home: dict[int, int] = {}
    outermost: dict[int, int] = {}
    for place in places:
        for column in grid.limits[place].columns:
            home.setdefault(column, place)
            if column in outermost:
                parent[outermost[column]] = place
        outermost.update(dict.fromkeys(grid.limits[place].columns, place))
    return Branches(tuple(places), parent, home)
