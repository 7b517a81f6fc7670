"""Divisors with few digits, within what keeps every cell right."""

from fractions import Fraction
from math import log
from typing import Final

import numpy as np

from comitia.engines.targets.flow import Flow
from comitia.engines.targets.network import Floats
from comitia.engines.targets.proof.exact import Component
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.ties import Node
from comitia.kernel.seats.divisors import power

# How much of the room around a column its rounding may use; rows get the rest.
_PART: Final = 1 / 3
_WIDEST: Final = 0.05
_MOST_DIGITS: Final = 16
_SAFETY: Final = 1e-13
_NARROWEST: Final = 1e-17


def divisors_of(flow: Flow, grid: Grid, joint: list[Component]) -> Divisors:
    """Return exact divisors near the multipliers of a flow.

    The multipliers have to be centred; `joint` is what hangs together exactly.
    """
    times = power(flow.network.method)
    shift = float(np.median(flow.columns)) if len(flow.columns) else 0.0
    flow.columns = flow.columns - shift
    flow.rows = flow.rows + shift
    values = _joint_values(flow, joint, times)
    rise, fall = flow.cell_slacks()
    room = np.minimum(rise, fall).min(axis=0, initial=np.inf) * _PART * times
    columns = _short(-times * flow.columns, np.minimum(room, _WIDEST))
    for (kind, place), value in values.items():
        if kind == "column":
            columns[place] = 1 / value
    rows = _rows(flow, columns, values, times)
    return Divisors(
        tuple(rows[: len(grid.rows)]),
        tuple(columns),
        tuple(
            rows[child] / rows[parent]
            for parent, child in zip(
                flow.network.parents.tolist(),
                flow.network.children.tolist(),
                strict=True,
            )
        ),
    )


def _joint_values(
    flow: Flow, joint: list[Component], times: int
) -> dict[Node, Fraction]:
    """Return exact values of nodes that hang together, each group near its place."""
    found: dict[Node, Fraction] = {}
    if not joint:
        return found
    rise, fall = flow.cell_slacks()
    for one in joint:
        at = [
            (
                times * float(flow.columns[place])
                if kind == "column"
                else -times * float(flow.rows[place])
            )
            - _log(value)
            for (kind, place), value in one.values.items()
        ]
        free = _room(flow, one, np.minimum(rise, fall)) * _PART * times
        middle = np.array([sum(at) / len(at)])
        factor = _short(middle, np.array([min(free, _WIDEST)]))[0]
        found |= {node: value * factor for node, value in one.values.items()}
    return found


def _log(value: Fraction) -> float:
    """Return the logarithm of a fraction of any size."""
    return log(value.numerator) - log(value.denominator)


def _room(flow: Flow, joint: Component, slack: Floats) -> float:
    """Return how near the nearest signpost of a cell is that leads out of a group."""
    rows = np.zeros(len(flow.rows), dtype=np.bool_)
    columns = np.zeros(len(flow.columns), dtype=np.bool_)
    for kind, place in joint.values:
        (columns if kind == "column" else rows)[place] = True
    leading = rows[:, None] != columns
    limits = rows[flow.network.parents] != rows[flow.network.children]
    ways = [slack[leading], np.minimum(*flow.limit_slacks())[limits]]
    return float(np.concatenate(ways).min(initial=np.inf))


def _rows(
    flow: Flow, columns: list[Fraction], values: dict[Node, Fraction], times: int
) -> list[Fraction]:
    """Return the divisors of all nodes, given those of the columns."""
    flow.columns = np.array([-_log(one) / times for one in columns])
    rise, fall = flow.cell_slacks()
    up = rise.min(axis=1, initial=np.inf)
    down = fall.min(axis=1, initial=np.inf)
    high = np.exp(-times * (flow.rows - np.minimum(down, 2.0)))
    low = np.exp(-times * (flow.rows + np.minimum(up, 2.0)))
    hung = np.union1d(flow.network.parents, flow.network.children)
    if hung.size:
        near = np.minimum(up, down)
        for slack in flow.limit_slacks():
            for ends in (flow.network.parents, flow.network.children):
                np.minimum.at(near, ends, slack)
        room = np.minimum(near[hung] * times / 2, _WIDEST)
        low[hung], high[hung] = _around(-times * flow.rows[hung], room)
    found = _shortest(low, high)
    for (kind, place), value in values.items():
        if kind == "row":
            found[place] = value
    return found


def _short(logs: Floats, room: Floats) -> list[Fraction]:
    return _shortest(*_around(logs, room))


def _around(logs: Floats, room: Floats) -> tuple[Floats, Floats]:
    values = np.exp(logs)
    return values * (1 - room), values * (1 + room)


def _shortest(low: Floats, high: Floats) -> list[Fraction]:
    """Return the numbers with the fewest digits well between two others each.

    >>> found = _shortest(np.array([3.1, 18_990]), np.array([3.2, 19_200]))
    >>> [str(one) for one in found]
    ['63/20', '19000']
    """
    middle, width = (low + high) / 2, high - low
    low, high = low + width * _SAFETY, high - width * _SAFETY
    places = np.floor(np.log10(middle))
    # One digit fewer than the room is wide would be chance.
    digits = np.floor(-np.log10(np.maximum(width / middle, _NARROWEST))) - 1
    shifts = np.maximum(digits, 0) - places
    return [
        _rounded(*one)
        for one in zip(
            low.tolist(),
            middle.tolist(),
            high.tolist(),
            shifts.astype(np.int64).tolist(),
            strict=True,
        )
    ]


def _rounded(low: float, middle: float, high: float, shift: int) -> Fraction:
    """Return the number with the fewest decimal places, from so many on, between two.

    A `shift` below zero stands for places before the point.
    """
    for places in range(shift, shift + _MOST_DIGITS):
        if places <= 0:
            whole, part = round(middle / 10**-places) * 10**-places, 1
        else:
            part = 10**places
            whole = round(middle * part)
        if whole and low <= whole / part <= high:
            return Fraction(whole, part)
    return Fraction(middle)
