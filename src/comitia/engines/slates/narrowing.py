"""A large program made small: what cannot change any more in anything as good.

Weights of the rows give a bound on every sum, and for each column what it costs to
leave its limit. Weights come from the program without whole numbers, in doubles; what
follows from them is worked out here in whole numbers, so it holds whatever they are.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from comitia.engines.slates.program import Ending, Program, Solved

Clock = Callable[[], float]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Weights count in parts of this size; sums stay within 64 bits or nothing is narrowed.
_PARTS: Final = 1 << 20
_HIGHEST: Final = 1 << 61
_WHOLE: Final = 1e-6
# A prime: multiples of it meet all places before they come back.
_SPREAD: Final = 7919


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that a program's sum can be, and what it costs to move each column.

    Both in parts of one `_PARTS`th. `cost` is positive where a column stands at its
    upper limit, negative at its lower one, by what a move of one takes off the bound.
    """

    most: int
    cost: Ints

    @property
    def whole(self) -> int:
        """The most that the sum can be as a whole number."""
        return self.most // _PARTS


@dataclass(frozen=True, slots=True)
class Settled:
    """What a search came to, and the bound that it used."""

    solved: Solved
    bound: Bound | None = None


def bound_of(program: Program, weights: Floats) -> Bound | None:
    """Return the bound on the sum of a program that a weight for each row gives.

    Nothing comes back where that is no bound, or where numbers become too large.
    """
    matrix = program.matrix()
    largest = max(np.abs(weights).max(initial=0), np.abs(program.gain).max(initial=0))
    spread = np.abs(matrix.factors).max(initial=1) * (len(weights) + 1)
    if not largest * spread * _PARTS < _HIGHEST:
        return None
    scaled = np.rint(weights * _PARTS).astype(np.int64)
    scaled[(scaled > 0) & np.isinf(matrix.ceilings)] = 0
    scaled[(scaled < 0) & np.isinf(matrix.floors)] = 0
    cost = np.array(program.gain, np.int64) * _PARTS
    np.subtract.at(cost, matrix.places, scaled[matrix.rows] * matrix.factors)
    high = np.array(program.high, float)
    if np.isinf(high[cost > 0]).any():
        return None
    at_limits = _most(cost, np.array(program.low, float), high)
    return Bound(at_limits + _most(scaled, matrix.floors, matrix.ceilings), cost)


def _most(weights: Ints, low: Floats, high: Floats) -> int:
    """Return the most that weighted numbers can be within their limits."""
    some = np.flatnonzero(weights)
    best = np.where(weights[some] > 0, high[some], low[some])
    return sum(
        weight * int(value)
        for weight, value in zip(weights[some].tolist(), best.tolist(), strict=True)
    )


def narrowed(program: Program, bound: Bound, least: int) -> Program:
    """Return the program without what can be in no sum of at least so much."""
    slack = bound.most - least * _PARTS
    moves = np.maximum(slack, 0) // np.maximum(np.abs(bound.cost), 1)
    low, high = np.array(program.low, float), np.array(program.high, float)
    up, down = bound.cost > 0, bound.cost < 0
    low[up] = np.maximum(low[up], high[up] - moves[up])
    high[down] = np.minimum(high[down], low[down] + moves[down])
    return program.within(low.tolist(), high.tolist())


def best_of(
    program: Program, seconds: float, *, near: int = 400, clock: Clock = time.monotonic
) -> Settled:
    """Return the best values of a program, by way of the answer in parts.

    First only `near` columns may leave that answer. What they come to is best where it
    reaches the bound; else it settles most columns, and the rest is searched.
    """
    until = clock() + seconds
    parts = program.in_parts(seconds)
    if parts is None:
        return Settled(program.solve(until - clock()))
    if parts.values is None or parts.weights is None:
        return Settled(Solved(Ending.IMPOSSIBLE, None, None))
    bound = bound_of(program, parts.weights)
    if bound is None:
        return Settled(program.solve(until - clock()))
    while near < len(program.low):
        some = close_to(program, parts.values, bound, near)
        first = some.solve(until - clock())
        if first.ending is Ending.TIME:
            return Settled(replace(first, bound=bound.whole), bound)
        if first.bound is not None:
            return Settled(_searched(program, bound, first, until - clock()), bound)
        near *= 8
    return Settled(program.solve(until - clock()), bound)


def close_to(program: Program, values: Floats, bound: Bound, columns: int) -> Program:
    """Return the program where so many columns may leave the answer in parts.

    First come those that are parts, then those that cost least, from all over.
    """
    whole = np.rint(values)
    is_whole = np.abs(values - whole) < _WHOLE
    spread = np.arange(len(values)) * _SPREAD % len(values)
    order = np.lexsort((spread, np.abs(bound.cost), is_whole))
    settled = order[columns:][is_whole[order[columns:]]]
    low, high = np.array(program.low, float), np.array(program.high, float)
    low[settled] = high[settled] = whole[settled]
    return program.within(low.tolist(), high.tolist())


def _searched(program: Program, bound: Bound, first: Solved, seconds: float) -> Solved:
    """Return the best values, once some were found."""
    if first.bound is None or first.bound == bound.whole:
        return first
    best = narrowed(program, bound, first.bound).solve(seconds)
    if best.ending is Ending.TIME:
        return replace(best, values=best.values or first.values, bound=bound.whole)
    return best
