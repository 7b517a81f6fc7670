"""Whole numbers spread over units by their sizes, between a least and a most."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Room:
    """How many of something a unit takes at least and at most, and its size."""

    size: int
    least: int
    most: int


class NoRoom(Exception):  # noqa: N818  a finding about numbers, told to who wrote them
    """A number does not fit between the sum of the least and that of the most."""

    def __init__(self, wanted: int, least: int, most: int) -> None:
        """Keep the three numbers."""
        self.wanted, self.least, self.most = wanted, least, most
        super().__init__(wanted, least, most)


def spread(wanted: int, rooms: Mapping[str, Room]) -> dict[str, int]:
    """Return how many of `wanted` each unit gets; they add up to it exactly.

    One after the other goes to the unit that has the fewest for its size; units that
    are level come in their order. Raises ``NoRoom`` where it cannot be.

    >>> spread(3, {"a": Room(10, 0, 10), "b": Room(20, 0, 20)})
    {'a': 1, 'b': 2}
    """
    least = sum(one.least for one in rooms.values())
    most = sum(max(one.least, one.most) for one in rooms.values())
    if not least <= wanted <= most:
        raise NoRoom(wanted, least, most)
    given = {name: one.least for name, one in rooms.items()}
    waiting = [
        (_next(room, given[name]), place, name)
        for place, (name, room) in enumerate(rooms.items())
        if room.most > room.least
    ]
    heapify(waiting)
    for _ in range(wanted - least):
        _, place, name = heappop(waiting)
        given[name] += 1
        if given[name] < rooms[name].most:
            heappush(waiting, (_next(rooms[name], given[name]), place, name))
    return given


def _next(room: Room, given: int) -> Fraction:
    return Fraction(2 * given + 1, max(1, room.size))


def evenly(wanted: int, names: tuple[str, ...]) -> dict[str, int]:
    """Return a number divided among names; the first have one more.

    >>> evenly(5, ("a", "b"))
    {'a': 3, 'b': 2}
    """
    cuts = [-(-wanted * place // len(names)) for place in range(len(names) + 1)]
    return {
        name: end - start
        for name, (start, end) in zip(names, pairwise(cuts), strict=True)
    }
