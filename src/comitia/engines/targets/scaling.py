"""Alternate scaling: rows and columns in turn get the multiplier that fits them."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from comitia.engines.targets.network import UNLIMITED, Flags, Floats, Network, Whole

_SMOOTH: Final = 8
_STRIDES: Final = 6
_NEAR: Final = 2
# The seats of a cell that are weighed against those of others: how many from here.
_AROUND: Final = 2
_RUNGS: Final = np.arange(-_AROUND, _AROUND, dtype=np.float64)
# More seats than there are, and still exact as a float.
_HIGHEST: Final = 1e15
# A round that leaves more than this part of what was wrong is the last.
_BETTER: Final = 0.25


@dataclass(slots=True)
class Start:
    """Seats by rows and columns with the multipliers by which they were rounded."""

    seats: Whole
    rows: Floats
    columns: Floats


def scaled(network: Network) -> Start:
    """Return seats that fit the rows, or the columns, or mostly both.

    Every cell is rounded rightly by the multipliers: what is missing can be mended by
    moving seats along shortest paths.
    """
    rows, columns = _smooth(network)
    by_rows = _lines(network, 0)
    by_columns = _lines(network, 1)
    best, least = None, inf
    while True:
        _, columns = by_columns.fit(rows, columns)
        seats, rows = by_rows.fit(columns, rows)
        flaw = float(np.abs(seats.sum(axis=0) - network.column_seats).sum())
        is_slow = flaw >= least * _BETTER
        if best is None or flaw < least:
            best, least = Start(seats.astype(np.int64), rows, columns), flaw
        if flaw == 0 or is_slow:
            return best


def _smooth(network: Network) -> tuple[Floats, Floats]:
    """Return multipliers that fit rows and columns before anything is rounded."""
    weights = network.weights
    row_seats = np.maximum(network.row_seats, 0.1)
    column_seats = np.maximum(network.column_seats, 0.1)
    # Where nothing weighs anything, any multiplier fits.
    no_rows = (weights.max(axis=1) == 0) * 1.0
    no_columns = (weights.max(axis=0) == 0) * 1.0
    columns = np.ones(weights.shape[1])
    rows = np.ones(weights.shape[0])
    for _ in range(_SMOOTH):
        rows = row_seats / (weights @ columns + no_rows)
        columns = column_seats / (rows @ weights + no_columns)
    return rows, columns


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows of a table as lines, or its columns.

    `least` and `most` are there only where a cell has such a limit.
    """

    posts: Callable[[Floats], Floats]
    weights: Floats
    wanted: Floats
    least: Floats | None
    most: Floats | None

    def fit(self, across: Floats, start: Floats) -> tuple[Floats, Floats]:
        """Return seats that sum to what is wanted in each line, and the multipliers.

        `across` are the multipliers of the other side, `start` some to begin with. A
        line that cannot have as many gets as near as it can.
        """
        weights = self.weights * across
        seats, start = self._near(weights, start)
        safe = (weights + (weights == 0))[:, :, None]
        lines, length = weights.shape[0], weights.shape[1] * 2 * _AROUND
        while True:
            rungs = seats[:, :, None] + _RUNGS
            costs = self.posts(rungs) / safe
            if self.least is not None:
                costs[rungs < self.least[:, :, None]] = 0.0
            if self.most is not None:
                costs[rungs >= self.most[:, :, None]] = inf
            counts = self.wanted - seats.sum(axis=1) + length / 2
            taken, low, high = _cheapest(costs.reshape(lines, length), counts)
            moves = taken.reshape(costs.shape).sum(axis=2) - float(_AROUND)
            seats += moves
            if np.abs(moves).max(initial=0) < _AROUND:
                return seats, _between(low, high, start)

    def _near(self, weights: Floats, start: Floats) -> tuple[Floats, Floats]:
        """Return seats that nearly sum to what is wanted, and their multipliers."""
        for _ in range(_STRIDES):
            seats = np.rint(weights * start[:, None])
            np.minimum(seats, _HIGHEST if self.most is None else self.most, out=seats)
            if self.least is not None:
                np.maximum(seats, self.least, out=seats)
            sums = seats.sum(axis=1)
            if np.abs(sums - self.wanted).max(initial=0) <= _NEAR:
                break
            start = start * ((self.wanted + 1.0) / (sums + 1.0))
        return seats, start


def _lines(network: Network, axis: int) -> _Lines:
    """Return the rows of a table (axis 0) or its columns (axis 1) as lines."""
    wanted = network.column_seats if axis else network.row_seats
    weights, least, most = network.weights, network.least, network.most
    if axis:
        weights, least, most = weights.T, least.T, most.T
    return _Lines(
        network.posts,
        weights,
        wanted.astype(np.float64),
        least.astype(np.float64) if least.any() else None,
        np.minimum(most, _HIGHEST) if most.min(initial=UNLIMITED) < UNLIMITED else None,
    )


def _cheapest(costs: Floats, counts: Floats) -> tuple[Flags, Floats, Floats]:
    """Return so many of the cheapest of each line, the dearest of them and the next.

    What costs nothing or less is always taken, what is infinite never.
    """
    lines, length = np.arange(len(costs)), costs.shape[1]
    ordered = np.sort(costs, axis=1)
    at = np.minimum(np.maximum(counts, 1), length - 1).astype(np.int64)
    low, high = ordered[lines, at - 1], ordered[lines, at]
    taken = costs <= low[:, None]
    if (taken.sum(axis=1) != counts).any() or low.max(initial=0) == inf:
        taken = costs.argsort(axis=1, kind="stable").argsort(axis=1) < counts[:, None]
        taken |= costs <= 0
        taken &= costs < inf
        low = np.where(taken, costs, 0.0).max(axis=1, initial=0.0)
        high = np.where(taken, inf, costs).min(axis=1, initial=inf)
    return taken, low, high


def _between(low: Floats, high: Floats, start: Floats) -> Floats:
    """Return multipliers between the lowest and the highest that round the same."""
    if low.min(initial=inf) <= 0 or high.max(initial=0.0) == inf:
        high = np.where(high < inf, high, np.maximum(low * 2.0, start))
        low = np.where(low > 0, low, np.minimum(high / 2.0, start))
    found: Floats = np.sqrt(low) * np.sqrt(high)
    return found
