"""Divisors with few digits, within what keeps every cell right."""

from fractions import Fraction
from math import exp, floor, isfinite, log, log10
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
    columns = [
        1 / values["column", place]
        if ("column", place) in values
        else _short(exp(-times * at), min(free, _WIDEST))
        for place, (at, free) in enumerate(
            zip(flow.columns.tolist(), room.tolist(), strict=True)
        )
    ]
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
        factor = _short(exp(sum(at) / len(at)), min(free, _WIDEST))
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
    near = np.minimum(up, down)
    hung = {*flow.network.parents.tolist(), *flow.network.children.tolist()}
    for slack in flow.limit_slacks() if hung else ():
        for ends in (flow.network.parents, flow.network.children):
            np.minimum.at(near, ends, slack)
    found = []
    ups, downs = up.tolist(), down.tolist()
    for place, at in enumerate(flow.rows.tolist()):
        value = values.get(("row", place))
        if value is None and place in hung:
            value = _short(
                exp(-times * at), min(float(near[place]) * times / 2, _WIDEST)
            )
        elif value is None:
            high = at + min(ups[place], 2.0)
            low = at - min(downs[place], 2.0)
            value = _shortest(exp(-times * high), exp(-times * low))
        found.append(value)
    return found


def _short(value: float, room: float) -> Fraction:
    return _shortest(value * (1 - room), value * (1 + room))


def _shortest(low: float, high: float) -> Fraction:
    """Return the number with the fewest digits well between two others.

    >>> str(_shortest(3.1, 3.2)), str(_shortest(18_990.0, 19_200.0))
    ('63/20', '19000')
    """
    middle = (low + high) / 2
    low, high = low + (high - low) * _SAFETY, high - (high - low) * _SAFETY
    if not (isfinite(middle) and middle > 0):
        return Fraction(1)
    place = floor(log10(middle))
    # One digit fewer than the room is wide would be chance.
    fewest = max(0, floor(-log10((high - low) / middle))) if high > low else 0
    for digits in range(max(0, fewest - 1), _MOST_DIGITS):
        power_of_ten = 10 ** abs(place - digits)
        if place >= digits:
            whole = round(middle / power_of_ten)
            if low <= whole * power_of_ten <= high:
                return Fraction(whole * power_of_ten)
        else:
            whole = round(middle * power_of_ten)
            if low <= whole / power_of_ten <= high and whole:
                return Fraction(whole, power_of_ten)
    return Fraction(middle)
