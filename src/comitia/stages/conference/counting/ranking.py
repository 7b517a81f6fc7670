"""Who comes first by votes, and who is tied for the last places."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elected:
    """Those elected and those tied, most votes first; seats that stay open."""

    elected: tuple[str, ...]
    tied: tuple[str, ...]
    seats_left: int


def elect(passed: Mapping[str, int], *, seats: int) -> Elected:
    """Return who is elected of those who have enough votes: most votes first.

    Equals are named in the order in which they are given, that of the paper. Where
    the last seats would fall among equals, nobody of these is elected: the count
    decides by votes, never by the order of names.

    >>> elect({"c": 8, "b": 8, "a": 9}, seats=2)
    Elected(elected=('a',), tied=('c', 'b'), seats_left=1)
    >>> elect({"c": 8, "b": 8, "a": 9}, seats=3).elected
    ('a', 'c', 'b')
    """
    ranked = sorted(passed, key=lambda one: -passed[one])
    if len(ranked) <= seats:
        return Elected(tuple(ranked), (), seats - len(ranked))
    first_left, last_in = passed[ranked[seats]], passed[ranked[seats - 1]]
    if first_left < last_in:
        return Elected(tuple(ranked[:seats]), (), 0)
    ahead = tuple(one for one in ranked if passed[one] > last_in)
    level = tuple(one for one in ranked if passed[one] == last_in)
    return Elected(ahead, level, seats - len(ahead))
