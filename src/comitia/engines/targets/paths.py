"""What alternate scaling leaves: seats that move along shortest paths."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from comitia.engines.targets.flow import Flow
from comitia.engines.targets.network import Floats, Network, Whole

# Where the way to a node came from: a column (0 and up), a limit, or nowhere.
_START: Final = -1


@dataclass(slots=True)
class Reach:
    """How far every node and column is from seats that have no place.

    `rows_from` is the column before a node, or -2 - k after limit k was followed down,
    or -2 - k - limits after it was followed up; `columns_from` the node before a
    column; -1 where a way starts.
    """

    rows: Floats
    columns: Floats
    rows_from: Whole
    columns_from: Whole


def settle(flow: Flow) -> Reach | None:
    """Move seats until every sum is right; return what could be reached if one is not.

    Each move goes the cheapest way, so that every cell stays right.
    """
    while True:
        nodes, columns = flow.excess()
        if not (nodes.any() or columns.any()):
            return None
        reach = reached(flow, nodes > 0, columns > 0)
        far = [
            float(distance)
            for sums, distances in ((nodes, reach.rows), (columns, reach.columns))
            for distance in distances[(sums < 0) & (distances < np.inf)]
        ]
        if not far:
            return reach
        longest = max(far)
        flow.rows = flow.rows - np.minimum(reach.rows, longest)
        flow.columns = flow.columns + np.minimum(reach.columns, longest)
        _move(flow, reach, nodes, columns)


def reached(flow: Flow, nodes: np.ndarray, columns: np.ndarray) -> Reach:
    """Return the cheapest ways from some nodes and columns to all others."""
    network = flow.network
    rise, fall = (np.maximum(one, 0.0) for one in flow.cell_slacks())
    limits = len(network.children)
    down, up = flow.limit_slacks() if limits else (rise[:0], fall[:0])
    found = Reach(
        np.where(nodes, 0.0, np.inf),
        np.where(columns, 0.0, np.inf),
        np.full(len(nodes), _START),
        np.full(len(columns), _START),
    )
    inner, outer = network.children, network.parents
    ways = (down, (outer, inner), -2), (up, (inner, outer), -2 - limits)
    while True:
        changed = _nearer(found.rows, found.rows_from, found.columns + fall, axis=1)
        changed |= _nearer(
            found.columns, found.columns_from, found.rows[:, None] + rise, axis=0
        )
        for costs, ends, mark in ways if limits else ():
            nearer = found.rows[ends[0]] + costs < found.rows[ends[1]]
            for limit in nearer.nonzero()[0].tolist():
                source, target = int(ends[0][limit]), int(ends[1][limit])
                changed |= _along(found, source, target, costs[limit], mark - limit)
        if not changed:
            return found


def _nearer(known: Floats, origin: Whole, ways: Floats, *, axis: int) -> bool:
    best = np.minimum.reduce(ways, axis)
    better = best < known
    if not better.any():
        return False
    np.minimum(known, best, out=known)
    np.copyto(origin, ways.argmin(axis), where=better)
    return True


def _along(found: Reach, source: int, target: int, cost: float, mark: int) -> bool:
    distance = found.rows[source] + cost
    if not distance < found.rows[target]:
        return False
    found.rows[target] = distance
    found.rows_from[target] = mark
    return True


def _move(flow: Flow, reach: Reach, nodes: Whole, columns: Whole) -> None:
    """Move a seat along each way that ends where one is missing, none twice."""
    used: set[tuple[int, int]] = set()
    ends = [
        (float(distances[place]), is_column, int(place))
        for is_column, sums, distances in (
            (True, columns, reach.columns),
            (False, nodes, reach.rows),
        )
        for place in np.nonzero((sums < 0) & (distances < np.inf))[0]
    ]
    for _, is_column, place in sorted(ends):
        way = _Way(flow.network, reach, is_column=is_column, place=place)
        sums = columns if way.from_column else nodes
        if sums[way.start] > 0 and not used.intersection(way.steps):
            sums[way.start] -= 1
            used.update(way.steps)
            way.take(flow)


class _Way:
    """A way back from where a seat is missing to where one has no place."""

    def __init__(
        self, network: Network, reach: Reach, *, is_column: bool, place: int
    ) -> None:
        self.rises: list[tuple[int, int]] = []
        self.falls: list[tuple[int, int]] = []
        self.handed: list[tuple[int, int]] = []
        limits = len(network.children)
        while True:
            origin = int((reach.columns_from if is_column else reach.rows_from)[place])
            if origin == _START:
                break
            if is_column:
                self.rises.append((origin, place))
                is_column, place = False, origin
            elif origin >= 0:
                self.falls.append((place, origin))
                is_column, place = True, origin
            else:
                goes_up, limit = divmod(-2 - origin, limits)
                self.handed.append((limit, -1 if goes_up else 1))
                ends = network.children if goes_up else network.parents
                place = int(ends[limit])
        self.from_column, self.start = is_column, place

    @property
    def steps(self) -> list[tuple[int, int]]:
        """Every cell and limit on the way."""
        return [*self.rises, *self.falls, *((-1, limit) for limit, _ in self.handed)]

    def take(self, flow: Flow) -> None:
        """Move one seat."""
        for cell in self.rises:
            flow.move(cell, 1)
        for cell in self.falls:
            flow.move(cell, -1)
        for limit, step in self.handed:
            flow.handed[limit] += step
