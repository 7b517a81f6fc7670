"""A grid as arrays: rows, and the limits within them, by columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from comitia.kernel.matrix.branches import branches_of
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Number = TypeVar("Number", np.float64, np.int64)

# More seats than any cell can hold: no limit.
UNLIMITED: Final = 1 << 60
_POSTS: Final[Mapping[Method, Callable[[Floats], Floats]]] = MappingProxyType(
    {
        Method.DHONDT: lambda seats: seats + 1.0,
        Method.SAINTE_LAGUE: lambda seats: seats + 0.5,
        Method.HUNTINGTON_HILL: lambda seats: np.sqrt(seats * (seats + 1.0)),
        Method.ADAMS: lambda seats: seats + 0.0,
        Method.DEAN: lambda seats: seats * (seats + 1.0) / (seats + 0.5),
    }
)


def _none() -> Whole:
    return np.array([], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by columns: a node is a row or, after all rows, a limit of the grid.

    A cell belongs to the innermost limit around it: `owner` has its node, by row and
    column. Node `parents[k]` hands from `fewest[k]` to `highest[k]` seats to the limit
    whose node is `children[k]`. Signposts are floats: near enough to propose.
    """

    method: Method
    weights: Floats
    least: Whole
    most: Whole
    row_seats: Whole
    column_seats: Whole
    owner: Whole | None = None
    parents: Whole = field(default_factory=_none)
    children: Whole = field(default_factory=_none)
    fewest: Whole = field(default_factory=_none)
    highest: Whole = field(default_factory=_none)

    def posts(self, seats: Floats | Whole) -> Floats:
        """Return the signposts above seats."""
        return _POSTS[self.method](np.asarray(seats, np.float64))

    def spread(self, seats: Whole) -> Whole:
        """Return the seats of rows as seats of the nodes they belong to."""
        if self.owner is None:
            return seats
        found = np.zeros(self.weights.shape, dtype=np.int64)
        found[self.owner, np.arange(seats.shape[1])] = seats
        return found

    def joined(self, seats: Whole) -> Whole:
        """Return the seats of nodes as seats of the rows they belong to."""
        if self.owner is None:
            return seats
        return seats[self.owner, np.arange(seats.shape[1])]


def network_of(method: Method, grid: Grid) -> Network:
    """Return a grid as arrays, without its limits on several columns together."""
    shape = len(grid.rows), len(grid.columns)
    weights = np.array(grid.weights, dtype=np.float64).reshape(shape)
    if grid.least or grid.most:
        bounds = list(grid.bounds(method))
        least = np.array([[one for one, _ in line] for line in bounds], np.int64)
        most = np.array(
            [[UNLIMITED if one is None else one for _, one in line] for line in bounds],
            np.int64,
        )
    else:
        held = weights > 0
        least = held * np.int64(method in FIRST_SEAT_TO_ALL)
        most = held * np.int64(UNLIMITED)
    row_seats = np.array(grid.row_seats, np.int64)
    return Network(
        method, weights, least, most, row_seats, np.array(grid.column_seats, np.int64)
    )


def with_limits(network: Network, grid: Grid) -> Network:
    """Return a network with a node for each limit of the grid."""
    if not grid.limits:
        return network
    rows, columns = network.weights.shape
    owner = np.tile(np.arange(rows)[:, None], (1, columns))
    parents = np.zeros(len(grid.limits), np.int64)
    for row, tree in branches_of(grid).items():
        for column, place in tree.home.items():
            owner[row, column] = rows + place
        for place, around in tree.parent.items():
            parents[place] = row if around is None else rows + around
    nodes = rows + len(grid.limits)

    def own(cells: NDArray[Number]) -> NDArray[Number]:
        found = np.zeros((nodes, columns), cells.dtype)
        found[owner, np.arange(columns)] = cells
        return found

    highs = [UNLIMITED if one.most is None else one.most for one in grid.limits]
    return replace(
        network,
        weights=own(network.weights),
        least=own(network.least),
        most=own(network.most),
        owner=owner,
        parents=parents,
        children=rows + np.arange(len(grid.limits)),
        fewest=np.array([one.least for one in grid.limits], np.int64),
        highest=np.array(highs, np.int64),
    )
