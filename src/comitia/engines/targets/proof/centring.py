"""Multipliers in the middle of what is possible, so that short numbers will do."""

from typing import Final

import numpy as np

from comitia.engines.targets.flow import Flow
from comitia.engines.targets.network import Floats
from comitia.engines.targets.paths import reached

_AT_ONCE: Final = 2_000_000
# Where only one side bounds a row: half of what would be a seat more.
_HALF: Final = 0.7


def centre(flow: Flow) -> None:
    """Put the multipliers of a settled flow where every cell that can has room.

    The average of the cheapest ways from all columns leaves room on every cell, but
    for those on a closed way that costs nothing: a tie.
    """
    if len(flow.network.children):
        _centre_by_ways(flow)
    else:
        _centre_columns(flow)
    _centre_rows(flow)


def _centre_columns(flow: Flow) -> None:
    rise, fall = (np.maximum(one, 0.0) for one in flow.cell_slacks())
    costs = _between_columns(rise, fall)
    finite = costs[costs < np.inf]
    costs[costs == np.inf] = finite.max(initial=0.0) + 1.0
    np.fill_diagonal(costs, 0.0)
    for middle in range(len(costs)):
        np.minimum(costs, costs[:, middle, None] + costs[middle], out=costs)
    flow.columns = flow.columns + costs.mean(axis=0)


def _between_columns(rise: Floats, fall: Floats) -> Floats:
    """Return what it costs to move a seat from a column to another, in any row."""
    rows, columns = rise.shape
    if rows * columns * columns <= _AT_ONCE:
        costs: Floats = fall[:, :, None] + rise[:, None, :]
        return np.asarray(costs.min(axis=0, initial=np.inf))
    return np.array([(fall[:, one, None] + rise).min(axis=0) for one in range(columns)])


def _centre_by_ways(flow: Flow) -> None:
    """Do the same where limits bind rows: their nodes are starts as well."""
    nodes, columns = flow.seats.shape
    hung = sorted({*flow.network.children.tolist(), *flow.network.parents.tolist()})
    starts = [(None, one) for one in range(columns)] + [(one, None) for one in hung]
    rows_sum, columns_sum = np.zeros(nodes), np.zeros(columns)
    for node, column in starts:
        reach = reached(flow, np.arange(nodes) == node, np.arange(columns) == column)
        ways = np.concatenate((reach.rows, reach.columns))
        far = ways[ways < np.inf].max(initial=0.0) + 1.0
        rows_sum += np.minimum(reach.rows, far)
        columns_sum += np.minimum(reach.columns, far)
    flow.rows = flow.rows - rows_sum / len(starts)
    flow.columns = flow.columns + columns_sum / len(starts)


def _centre_rows(flow: Flow) -> None:
    """Put every row that no limit hangs on between its nearest signposts."""
    rise, fall = flow.cell_slacks()
    up, down = rise.min(axis=1, initial=np.inf), fall.min(axis=1, initial=np.inf)
    is_low, is_high = up < np.inf, down < np.inf
    if not (is_low & is_high).all():
        up, down = (
            np.where(is_low, up, np.where(is_high, 2 * _HALF - down, 0.0)),
            np.where(is_high, down, np.where(is_low, 2 * _HALF - up, 0.0)),
        )
    shift = (up - down) / 2
    shift[flow.network.children] = 0.0
    shift[flow.network.parents] = 0.0
    flow.rows = flow.rows + shift
