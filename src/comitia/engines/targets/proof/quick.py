"""The kernel's check on whole arrays at once, for what nothing can be said against."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import numpy as np

from comitia.engines.targets.network import Network, Whole
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.seats.divisors import Method, power

# Products below this are exact in 64 bits, and so are their differences.
_EXACT: Final = 1 << 62
_AS_FLOATS: Final = 1 << 53
_Posts = Callable[[Whole], tuple[Whole | int, Whole | int]]
# Signposts above seats: whole numbers, and what they are divided by.
_POSTS: Final[Mapping[Method, _Posts]] = MappingProxyType(
    {
        Method.DHONDT: lambda seats: (seats + 1, 1),
        Method.SAINTE_LAGUE: lambda seats: (2 * seats + 1, 2),
        Method.HUNTINGTON_HILL: lambda seats: (seats * (seats + 1), 1),
        Method.ADAMS: lambda seats: (seats, 1),
        Method.DEAN: lambda seats: (2 * seats * (seats + 1), 2 * seats + 1),
    }
)


def is_beyond_doubt(
    network: Network, grid: Grid, seats: Whole, divisors: Divisors
) -> bool:
    """Return whether divisors prove a division with no cell on a signpost: no tie.

    Exact, in whole numbers. False says nothing: numbers may be too large for arrays, or
    limits in the way; then ask the kernel's ``examined``, which this agrees with.
    """
    rows, row_parts = _ratios(divisors.rows)
    columns, column_parts = _ratios(divisors.columns)
    if grid.limits or not seats.size or min(rows) <= 0 or min(columns) <= 0:
        return False
    # Whole numbers up to there are themselves as floats.
    largest = int(network.weights.max())
    if largest >= _AS_FLOATS:
        return False
    times = power(network.method)
    most = int(seats.max()) + 1
    share = largest**times * max(row_parts) * max(column_parts) * 2 * most
    post = 2 * most * most * max(rows) * max(columns)
    if max(share, post) >= _EXACT:
        return False
    weights = network.weights.astype(np.int64) ** times
    shares = weights * np.outer(row_parts, column_parts)
    units = np.outer(rows, columns)
    above, above_part = _POSTS[network.method](seats)
    below, below_part = _POSTS[network.method](seats - 1)
    is_low = (above * units <= shares * above_part) & (seats < network.most)
    is_high = (below * units >= shares * below_part) & (seats > network.least)
    is_out = (seats < network.least) | (seats > network.most)
    return bool(
        not (is_low | is_high | is_out).any()
        and (seats.sum(axis=1) == network.row_seats).all()
        and (seats.sum(axis=0) == network.column_seats).all()
    )


def _ratios(divisors: tuple[Fraction, ...]) -> tuple[list[int], list[int]]:
    return [one.numerator for one in divisors], [one.denominator for one in divisors]
