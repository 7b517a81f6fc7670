"""Alternate scaling: rows and columns in turn get the multiplier that fits them."""

from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from comitia.engines.targets.network import Floats, Network, Whole

_SMOOTH: Final = 12
_STRIDES: Final = 6
_NEAR: Final = 2
# More seats than there are, and still exact as a float.
_HIGHEST: Final = 1e15
_LEVEL: Final = 1 + 1e-12
# A round that leaves more than this part of what was wrong is the last.
_BETTER: Final = 0.5


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
            best, least = Start(seats, rows, columns), flaw
        if flaw == 0 or is_slow:
            return best
        weights = network.weights * rows[:, None]
        _, columns = _fit(network, weights, network.column_seats, columns, across=True)


def _smooth(network: Network) -> tuple[Floats, Floats]:
    """Return multipliers that fit rows and columns before anything is rounded."""
    weights = network.weights
    row_seats = np.maximum(network.row_seats, 0.1)
    column_seats = np.maximum(network.column_seats, 0.1)
    columns = np.ones(weights.shape[1])
    rows = np.ones(weights.shape[0])
    for _ in range(_SMOOTH):
        rows = _over(row_seats, weights @ columns)
        columns = _over(column_seats, rows @ weights)
    return rows, columns


def _over(seats: Floats, weights: Floats) -> Floats:
    """Return seats over weights, and 1 where nothing weighs anything."""
    return np.where(weights > 0, seats, 1.0) / np.where(weights > 0, weights, 1.0)


def _fit(
    network: Network, weights: Floats, wanted: Whole, start: Floats, *, across: bool
) -> tuple[Whole, Floats]:
    """Return seats that sum to what is wanted along an axis, and the multipliers."""
    axis = 0 if across else 1
    least, most = network.least, network.most
    seats, start = _near(network, weights, wanted, start, across=across)
    safe = np.where(weights > 0, weights, 1.0)
    while True:
        up = np.where(seats < most, network.posts(seats) / safe, np.inf)
        down = np.where(seats > least, network.posts(seats - 1) / safe, 0.0)
        high, low = up.min(axis=axis), down.max(axis=axis)
        gap = wanted - seats.sum(axis=axis)
        wrong = (gap == 0) & (low > high * _LEVEL)
        rise = np.where((gap > 0) & (high < np.inf), gap, 0) + wrong
        fall = np.where((gap < 0) & (low > 0), -gap, 0) + wrong
        if not (rise.any() or fall.any()):
            return seats, _between(low, high, start)
        seats = seats + _first(up, rise, axis) - _first(-down, fall, axis)


def _first(costs: Floats, counts: Whole, axis: int) -> Whole:
    """Return 1 for so many of the cheapest cells of each line, 0 for all others."""
    most = counts.max()
    if most == 0:
        return np.zeros(1, np.int64)
    counts = np.expand_dims(counts, axis)
    if most == 1:
        place = np.expand_dims(costs.argmin(axis=axis), axis)
        found = np.zeros(costs.shape, np.int64)
        np.put_along_axis(found, place, counts, axis)
        return found
    ranks = costs.argsort(axis=axis).argsort(axis=axis)
    return ((ranks < counts) & (costs < 0 if costs.min() < 0 else costs < np.inf)) * 1


def _near(
    network: Network, weights: Floats, wanted: Whole, start: Floats, *, across: bool
) -> tuple[Whole, Floats]:
    """Return seats that nearly sum to what is wanted, and multipliers that fit them."""
    for _ in range(_STRIDES):
        shares = weights * (start if across else start[:, None])
        shares = np.minimum(shares, _HIGHEST)
        floors = np.floor(shares)
        seats = (floors + (shares > network.posts(floors))).astype(np.int64)
        seats = np.minimum(np.maximum(seats, network.least), network.most)
        sums = seats.sum(axis=0 if across else 1)
        if np.abs(sums - wanted).max(initial=0) <= _NEAR:
            break
        start = start * ((wanted + 1.0) / (sums + 1.0))
    return seats, start


def _between(low: Floats, high: Floats, start: Floats) -> Floats:
    """Return multipliers between the lowest and the highest that round the same."""
    top = np.where(high < np.inf, high, np.maximum(low * 2.0, start))
    bottom = np.where(low > 0, low, np.minimum(top / 2.0, start))
    found: Floats = np.sqrt(bottom) * np.sqrt(top)
    return found
