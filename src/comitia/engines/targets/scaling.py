"""Alternate scaling: rows and columns in turn get the multiplier that fits them."""

from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from comitia.engines.targets.network import Floats, Network, Whole

_SMOOTH: Final = 8
_STRIDES: Final = 6
_NEAR: Final = 2
# More seats than there are, and still exact as a float.
_HIGHEST: Final = 1e15
_LEVEL: Final = 1 + 1e-12
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
    best, least = None, inf
    while True:
        weights = network.weights * columns
        seats, rows = _fit(network, weights, network.row_seats, rows, across=False)
        flaw = float(np.abs(seats.sum(axis=0) - network.column_seats).sum())
        is_slow = flaw >= least * _BETTER
        if best is None or flaw < least:
            best, least = Start(seats.astype(np.int64), rows, columns), flaw
        if flaw == 0 or is_slow:
            return best
        weights = network.weights * rows[:, None]
        _, columns = _fit(network, weights, network.column_seats, columns, across=True)


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


def _fit(
    network: Network, weights: Floats, wanted: Whole, start: Floats, *, across: bool
) -> tuple[Floats, Floats]:
    """Return seats that sum to what is wanted along an axis, and the multipliers."""
    axis = 0 if across else 1
    least, most, posts = network.least, network.most, network.posts
    seats, start = _near(network, weights, wanted, start, across=across)
    safe = weights + (weights == 0)
    while True:
        up, down = posts(seats) / safe, posts(seats - 1.0) / safe
        up[seats >= most] = inf
        down[seats <= least] = 0.0
        high, low = up.min(axis=axis), down.max(axis=axis)
        gap = wanted - seats.sum(axis=axis)
        wrong = low > high * _LEVEL
        if not (gap.any() or wrong.any()):
            return seats, _between(low, high, start)
        wrong &= gap == 0
        rise = np.where(high < inf, np.maximum(gap, wrong), 0)
        fall = np.where(low > 0, np.maximum(-gap, wrong), 0)
        if not (rise.any() or fall.any()):
            return seats, _between(low, high, start)
        _step(seats, up, rise, axis, 1.0)
        _step(seats, -down, fall, axis, -1.0)


def _step(seats: Floats, costs: Floats, counts: Floats, axis: int, by: float) -> None:
    """Let so many of the cheapest cells of each line rise or fall by a seat."""
    most = counts.max(initial=0)
    if most == 1:
        lines = counts.nonzero()[0]
        picked = costs.argmin(axis=axis)[lines]
        seats[(picked, lines) if axis == 0 else (lines, picked)] += by
    elif most > 1:
        ranks = costs.argsort(axis=axis).argsort(axis=axis)
        can = costs < inf if by > 0 else costs < 0
        seats += ((ranks < np.expand_dims(counts, axis)) & can) * by


def _near(
    network: Network, weights: Floats, wanted: Whole, start: Floats, *, across: bool
) -> tuple[Floats, Floats]:
    """Return seats that nearly sum to what is wanted, and multipliers that fit them."""
    for _ in range(_STRIDES):
        shares = weights * (start if across else start[:, None])
        np.minimum(shares, _HIGHEST, out=shares)
        seats = np.floor(shares)
        seats += shares > network.posts(seats)
        np.maximum(seats, network.least, out=seats)
        np.minimum(seats, network.most, out=seats)
        sums = seats.sum(axis=0 if across else 1)
        if np.abs(sums - wanted).max(initial=0) <= _NEAR:
            break
        start = start * ((wanted + 1.0) / (sums + 1.0))
    return seats, start


def _between(low: Floats, high: Floats, start: Floats) -> Floats:
    """Return multipliers between the lowest and the highest that round the same."""
    if low.min(initial=inf) <= 0 or high.max(initial=0.0) == inf:
        high = np.where(high < inf, high, np.maximum(low * 2.0, start))
        low = np.where(low > 0, low, np.minimum(high / 2.0, start))
    found: Floats = np.sqrt(low) * np.sqrt(high)
    return found
