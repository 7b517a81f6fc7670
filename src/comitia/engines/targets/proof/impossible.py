"""Finds few rows and columns that prove that there is no division."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from comitia.engines.targets.flow import Flow
from comitia.engines.targets.network import Flags, Whole
from comitia.engines.targets.paths import reached
from comitia.kernel.matrix.branches import NONE, branches_of
from comitia.kernel.matrix.grid import Grid, Limit
from comitia.kernel.matrix.impossible import Shortfall, shortfall
from comitia.kernel.seats.divisors import Method

# How much is tried to shorten a proof: it has to be short, not the shortest.
_MOST_TRIED: Final = 60
_MOST_CELLS: Final = 500_000


def at_once(method: Method, grid: Grid) -> Shortfall | None:
    """Return the proof that sums or limits by themselves give, if they do."""
    if sum(grid.row_seats) != sum(grid.column_seats):
        return shortfall(method, grid, (), ())
    for row, bounds in enumerate(grid.bounds(method) if grid.most else ()):
        for column, (least, most) in enumerate(bounds):
            if most is not None and least > most:
                return shortfall(method, grid, (row,), (column,))
    torn = _torn(method, grid) if grid.limits else None
    return shortfall(method, grid, (torn.row,), torn.columns) if torn else None


def _torn(method: Method, grid: Grid) -> Limit | None:
    """Return a limit that what lies within it keeps a row from meeting."""
    trees = branches_of(grid)
    for row, bounds in enumerate(grid.bounds(method)):
        tree, seats = trees.get(row, NONE), grid.row_seats[row]
        fewest, highest = Counter[int | None](), Counter[int | None]()
        for column, home in tree.home.items():
            least, most = bounds[column]
            fewest[home] += least
            highest[home] += seats if most is None else most
        for place in tree.limits:
            limit, around = grid.limits[place], tree.parent[place]
            least = max(fewest[place], limit.least)
            most = min(highest[place], seats if limit.most is None else limit.most)
            if least > most:
                return limit
            fewest[around] += least
            highest[around] += most
    return None


def proof_of(method: Method, grid: Grid, flow: Flow) -> Shortfall:
    """Return the shortest proof found from what seats without a place can reach."""
    tries = max(1, min(_MOST_TRIED, _MOST_CELLS // flow.seats.size))
    proofs = [
        found
        for rows, columns in _cuts(flow, grid, tries)
        if (found := shortfall(method, grid, rows, columns)) is not None
    ]
    return _shorter(method, grid, min(proofs, key=_size), tries)


def _cuts(flow: Flow, grid: Grid, tries: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield rows and columns that can be reached, and all others."""
    nodes, columns = flow.excess()
    none = np.zeros(len(nodes), np.bool_), np.zeros(len(columns), np.bool_)
    starts = [(nodes > 0, columns > 0)]
    starts += [
        (_only(nodes, one), none[1]) for one in np.nonzero(nodes > 0)[0].tolist()
    ]
    starts += [
        (none[0], _only(columns, one)) for one in np.nonzero(columns > 0)[0].tolist()
    ]
    for node, column in starts[: tries + 1]:
        reach = reached(flow, node, column)
        for inside in (True, False):
            rows = (reach.rows[: len(grid.rows)] < np.inf) == inside
            held = (reach.columns < np.inf) == inside
            yield np.nonzero(rows)[0].tolist(), np.nonzero(held)[0].tolist()


def _only(places: Whole, one: int) -> Flags:
    found = np.zeros(len(places), np.bool_)
    found[one] = True
    return found


def _size(proof: Shortfall) -> int:
    return len(proof.rows) + len(proof.columns)


def _shorter(method: Method, grid: Grid, proof: Shortfall, tries: int) -> Shortfall:
    """Return a proof from which none of the rows and columns tried can be left out."""
    for one in proof.rows[:tries]:
        rest = [row for row in proof.rows if row != one]
        proof = shortfall(method, grid, rest, proof.columns) or proof
    for one in proof.columns[:tries]:
        rest = [column for column in proof.columns if column != one]
        proof = shortfall(method, grid, proof.rows, rest) or proof
    return proof
