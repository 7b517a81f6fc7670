"""Which cells of a division could hold other numbers of seats with the same right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# A row, a limit of a row, or a column, by its place in the grid.
Node = tuple[str, int]
Cells = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A way that a seat could take without losing its right.

    To a column where a cell on its signpost may rise, from a column where one may
    fall. `cell` is its row and column; none where a limit leaves a way open, for as
    many seats as it has `room` for.
    """

    source: Node
    target: Node
    cell: tuple[int, int] | None = None
    room: int = 1


def ties_of(edges: Sequence[Edge]) -> tuple[Cells, ...]:
    """Return the cells among which seats could go round, each such group by itself.

    A seat that moves leaves a sum wrong until another moves back: the cells of a
    closed way can all be otherwise, and no others.

    >>> x, y, a, b = ("column", 0), ("column", 1), ("row", 0), ("row", 1)
    >>> ways = [Edge(a, x, (0, 0)), Edge(y, a, (0, 1)), Edge(b, y, (1, 1))]
    >>> ties_of(ways)
    ()
    >>> ties_of([*ways, Edge(x, b, (1, 0))])
    (((0, 0), (0, 1), (1, 0), (1, 1)),)
    """
    circle = circles(edges)
    groups: dict[int, list[tuple[int, int]]] = {}
    for edge in edges:
        if edge.cell and circle[edge.source] == circle[edge.target]:
            groups.setdefault(circle[edge.source], []).append(edge.cell)
    return tuple(sorted(tuple(sorted(cells)) for cells in groups.values()))


def circles(edges: Iterable[Edge]) -> dict[Node, int]:
    """Return a number for each node: equal where each can be reached from the other.

    >>> a, b, c = ("row", 0), ("row", 1), ("row", 2)
    >>> found = circles([Edge(a, b), Edge(b, a), Edge(b, c)])
    >>> found[a] == found[b], found[a] == found[c]
    (True, False)
    """
    ahead: dict[Node, list[Node]] = {}
    back: dict[Node, list[Node]] = {}
    for edge in edges:
        for one in (edge.source, edge.target):
            ahead.setdefault(one, [])
            back.setdefault(one, [])
        ahead[edge.source].append(edge.target)
        back[edge.target].append(edge.source)
    seen: set[Node] = set()
    last = [one for start in ahead for one in _finished(start, ahead, seen)]
    circle: dict[Node, int] = {}
    seen = set()
    for number, start in enumerate(reversed(last)):
        for one in _finished(start, back, seen):
            circle[one] = number
    return circle


def _finished(
    start: Node, ways: Mapping[Node, Sequence[Node]], seen: set[Node]
) -> Iterator[Node]:
    """Yield what can be reached and was not seen, each after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(ways[start]))]
    while path:
        node, rest = path[-1]
        following = next((one for one in rest if one not in seen), None)
        if following is None:
            path.pop()
            yield node
        else:
            seen.add(following)
            path.append((following, iter(ways[following])))
