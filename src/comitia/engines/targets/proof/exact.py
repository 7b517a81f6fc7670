"""Exact multipliers where seats stand on their signposts, or all but do."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf

import numpy as np

from comitia.engines.targets.flow import Flow
from comitia.engines.targets.network import Floats
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.ties import Edge, Node, circles
from comitia.kernel.seats.divisors import power, signpost


@dataclass(frozen=True, slots=True)
class Way:
    """A move of a seat: a cell that rises or falls, or a limit that is handed one.

    The value of its target may at most be that of its source times `ratio`; values are
    the divisors of nodes and, of columns, one divided by the divisor.
    """

    edge: Edge
    ratio: Fraction
    limit: int | None
    step: int


@dataclass(frozen=True, slots=True)
class Component:
    """Nodes whose values hang together exactly, but for one common factor."""

    values: dict[Node, Fraction]


class Cheaper(Exception):  # noqa: N818  tells of a better way, not of a fault
    """A closed way that costs less than nothing: floats were misled."""

    def __init__(self, ways: list[Way]) -> None:
        """Keep the ways along which a seat each has to move."""
        super().__init__()
        self.ways = ways


def components(flow: Flow, grid: Grid, nearness: float) -> list[Component]:
    """Return what hangs together by cells nearer to a signpost than that.

    Raises ``Cheaper`` where exact numbers show that a seat has to move.
    """
    if min(one.min(initial=inf) for one in _slacks(flow)) >= nearness:
        return []
    near = _near_ways(flow, nearness)
    circle = circles([one.edge for one in near])
    groups: dict[int, list[Way]] = {}
    for one in near:
        if circle[one.edge.source] == circle[one.edge.target]:
            groups.setdefault(circle[one.edge.source], []).append(one)
    return [Component(_values(_exactly(flow, grid, one))) for one in groups.values()]


def _slacks(flow: Flow) -> Iterator[Floats]:
    yield from flow.cell_slacks()
    if len(flow.network.children):
        yield from flow.limit_slacks()


def _near_ways(flow: Flow, nearness: float) -> list[Way]:
    one = Fraction(1)
    ways = []
    for step, slack in zip((1, -1), flow.cell_slacks(), strict=True):
        for node, column in np.argwhere(slack < nearness).tolist():
            ends: tuple[Node, Node] = ("row", node), ("column", column)
            source, target = ends[::step]
            edge = Edge(source, target, (node, column))
            ways.append(Way(edge, one, None, step))
    for step, slack in zip((1, -1), flow.limit_slacks(), strict=True):
        for limit in np.nonzero(slack < nearness)[0].tolist():
            parent, child = flow.network.parents[limit], flow.network.children[limit]
            ends = ("row", int(parent)), ("row", int(child))
            source, target = ends[::step]
            ways.append(Way(Edge(source, target), one, limit, step))
    return ways


def _exactly(flow: Flow, grid: Grid, ways: list[Way]) -> list[Way]:
    """Return ways with their exact ratios."""
    method = flow.network.method
    nodes = len(grid.rows)
    found = []
    for one in ways:
        if one.edge.cell is None:
            found.append(one)
            continue
        node, column = one.edge.cell
        row = node if node < nodes else grid.limits[node - nodes].row
        weight = Fraction(grid.weights[row][column]) ** power(method)
        held = int(flow.seats[node, column])
        ratio = (
            signpost(method, held) / weight
            if one.step > 0
            else weight / signpost(method, held - 1)
        )
        found.append(Way(one.edge, ratio, None, one.step))
    return found


def _values(ways: list[Way]) -> dict[Node, Fraction]:
    """Return exact values that no way is cheaper than, from one node on."""
    leaving: dict[Node, list[Way]] = {}
    for one in ways:
        leaving.setdefault(one.edge.source, []).append(one)
    root = max(leaving)
    values = {root: Fraction(1)}
    origin: dict[Node, Way] = {}
    counts = dict.fromkeys(leaving, 0)
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        for way in leaving[node]:
            target, value = way.edge.target, values[node] * way.ratio
            if target in values and value >= values[target]:
                continue
            values[target], origin[target] = value, way
            counts[target] += 1
            if counts[target] > len(leaving) or target == root:
                _raise_if_closed(origin, target)
            if target not in waiting:
                waiting.append(target)
    return values


def _raise_if_closed(origin: dict[Node, Way], node: Node) -> None:
    """Raise ``Cheaper`` with the closed way that leads to a node, if one does."""
    seen: dict[Node, None] = {}
    while node not in seen:
        if node not in origin:
            return
        seen[node] = None
        node = origin[node].edge.source
    first, ways = node, []
    while True:
        ways.append(origin[node])
        node = origin[node].edge.source
        if node == first:
            raise Cheaper(ways)


def cancel(flow: Flow, found: Cheaper) -> None:
    """Move a seat along a closed way that costs less than nothing."""
    for way in found.ways:
        if way.edge.cell is not None:
            flow.move(way.edge.cell, way.step)
        elif way.limit is not None:
            flow.handed[way.limit] += way.step
