"""Seats on their way: what stands where, and what each move would cost."""

from dataclasses import dataclass

import numpy as np

from comitia.engines.targets.division import Cell
from comitia.engines.targets.network import Floats, Network, Whole
from comitia.engines.targets.scaling import Start
from comitia.kernel.matrix.grid import Grid


@dataclass(slots=True)
class Flow:
    """Seats of nodes by columns, what limits are handed, and logs of multipliers.

    Every cell and every limit is right by the multipliers; sums may be wrong.
    """

    network: Network
    seats: Whole
    handed: Whole
    rows: Floats
    columns: Floats
    log_weights: Floats
    _levels: tuple[Floats, Floats] | None = None

    def move(self, cell: Cell, step: int) -> None:
        """Let a cell hold so many seats more."""
        self.seats[cell] += step
        self._levels = None

    def cell_slacks(self) -> tuple[Floats, Floats]:
        """Return what a seat more, and a seat fewer, would cost in each cell.

        Costs are logarithms, zero on a signpost, infinite where a cell may not move;
        negative where the multipliers do not fit.
        """
        above, below = self._levels or self._found_levels()
        scale = self.rows[:, None] + self.columns
        return above - scale, scale - below

    def _found_levels(self) -> tuple[Floats, Floats]:
        """Return at which multiplier each cell would hold a seat more, and fewer."""
        network, seats = self.network, self.seats
        stays, holds = seats >= network.most, seats <= network.least
        above = np.log(network.posts(seats + stays)) - self.log_weights
        below = np.log(network.posts(seats - 1 + 2 * holds)) - self.log_weights
        above[stays] = np.inf
        below[holds] = -np.inf
        self._levels = above, below
        return self._levels

    def limit_slacks(self) -> tuple[Floats, Floats]:
        """Return what a seat more, and a seat fewer, would cost each limit."""
        network, handed = self.network, self.handed
        slack = self.rows[network.children] - self.rows[network.parents]
        rise = np.where(handed < network.highest, np.maximum(slack, 0.0), np.inf)
        fall = np.where(handed > network.fewest, np.maximum(-slack, 0.0), np.inf)
        return rise, fall

    def excess(self) -> tuple[Whole, Whole]:
        """Return the seats that nodes have still to place, and columns to give up."""
        network = self.network
        nodes = np.zeros(len(self.seats), np.int64)
        nodes[: len(network.row_seats)] = network.row_seats
        np.subtract.at(nodes, network.parents, self.handed)
        nodes[network.children] += self.handed
        nodes -= self.seats.sum(axis=1)
        return nodes, self.seats.sum(axis=0) - network.column_seats


def flow_of(network: Network, grid: Grid, start: Start) -> Flow:
    """Return the flow with which to begin, on a network with limits or without."""
    sums = [int(start.seats[one.row, list(one.columns)].sum()) for one in grid.limits]
    handed = np.clip(np.array(sums, np.int64), network.fewest, network.highest)
    limited = [one.row for one in grid.limits]
    rows = np.log(np.concatenate((start.rows, start.rows[limited])))
    seats = network.spread(start.seats)
    columns = np.log(start.columns)
    weights = np.log(network.weights + (network.weights == 0))
    return Flow(network, seats, handed, rows, columns, weights)
