"""The columns of a division twice: as floats that propose, as integers that decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from comitia.engines.seats.claims import UNLIMITED, Claims, Column, Whole

Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

# Two floats nearer than this, relatively, are compared as exact numbers. Every one
# of them is within a few units of 2**-53 of what it stands for.
CLOSE: Final = 1e-12
# Beyond this a number of seats is not exact as a float.
MOST_SEATS: Final = 10**15
# Beyond this the ratio of two weights might leave what a float can hold.
MOST_WEIGHT: Final = 10**100
_EXACT_AS_FLOAT: Final = 2**53


@dataclass(frozen=True, slots=True)
class Columns:
    """The claims as arrays; `exact` holds the weights as integers, of any size.

    `floats` are the weights, or their ratios to the highest when they are too large.
    A unit of weight 0 has its least as its most; without a limit that is
    ``UNLIMITED``.
    """

    units: Sequence[str]
    exact: Whole | tuple[int, ...]
    floats: Floats
    least: Whole
    most: Whole
    is_limited: bool

    def weight(self, place: int) -> int:
        """Return the weight of a unit exactly."""
        return int(self.exact[place])

    def weight_of(self, marks: Marks) -> int:
        """Return the exact sum of the weights that are marked."""
        if isinstance(self.exact, tuple):
            return sum(self.exact[one] for one in np.nonzero(marks)[0])
        return exact_sum(self.exact[marks])

    def first_named(self, places: Places) -> str:
        """Return the unit whose name comes first, so that no order of rows counts."""
        names: Iterator[str] = (self.units[place] for place in places.tolist())
        return min(names)


def columns_of(claims: Claims) -> Columns:
    """Return the columns of claims.

    Raises ``ValueError`` where a number is negative or a weight above 10^100, and
    ``TypeError`` where one is no integer.
    """
    units = len(claims.units)
    exact, floats = _weights(claims.weights)
    zeros = np.zeros(units, np.int64)
    least = zeros if claims.least is None else _whole(claims.least)
    most = _most(claims.most, units)
    for column in (floats, least, most):
        if units and column.min() < 0:
            raise ValueError(column.min())
    is_limited = bool(least.any() or (most != UNLIMITED).any())
    most = np.where(floats == 0, np.minimum(least, most), most)
    return Columns(claims.units, exact, floats, least, most, is_limited)


def exact_sum(numbers: Whole) -> int:
    """Return the sum of integers from 0, without the overflow of 64 bits.

    >>> exact_sum(np.array([2**62, 2**62, 2**62])) == 3 * 2**62
    True
    """
    high, low = numbers >> 32, numbers & 0xFFFFFFFF
    return (int(high.sum()) << 32) + int(low.sum())


def _weights(weights: Column) -> tuple[Whole | tuple[int, ...], Floats]:
    try:
        whole = _whole(weights)
    except OverflowError:
        exact = tuple(map(int, weights))
        highest = max(exact)
        if highest > MOST_WEIGHT:
            raise ValueError(highest) from None
        return exact, np.array([one / highest for one in exact])
    if len(whole) and whole.max() > _EXACT_AS_FLOAT:
        return whole, whole / whole.max()
    return whole, whole.astype(np.float64)


def _whole(column: Column) -> Whole:
    """Return a column as integers; what is no integer raises ``TypeError``."""
    array = np.asarray(column)
    if array.dtype.kind in "iu" and array.dtype != np.uint64:
        return array.astype(np.int64, copy=False)
    if not all(type(one) is int for one in column):
        raise TypeError(column)
    return np.array(column, np.int64)


def _most(most: Sequence[int | None] | Whole | None, units: int) -> Whole:
    if most is None:
        return np.full(units, UNLIMITED)
    if isinstance(most, np.ndarray):
        return _whole(most)
    return _whole([UNLIMITED if one is None else min(one, UNLIMITED) for one in most])
