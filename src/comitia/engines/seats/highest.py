"""Divisor methods at speed: floats find where the cut is, integers decide it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from comitia.engines.seats.claims import Whole
from comitia.engines.seats.columns import (
    CLOSE,
    Columns,
    Floats,
    Marks,
    Places,
)
from comitia.engines.seats.rounding import Rounded, bracket_of
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method, quotient

# A bracket is opened this much, so that no seat near the cut stays outside of it.
_MARGIN: Final = 1e-11


@dataclass(frozen=True, slots=True)
class Cut:
    """The seats above the cut, and the units that are level for those left."""

    given: Whole
    tied: Places
    left: int = 0


def cut(columns: Columns, seats: int, method: Method) -> Cut:
    """Return who gets the highest quotients, and who is tied for the last of them."""
    none = np.zeros(0, np.intp)
    least, most = columns.least, np.minimum(columns.most, seats)
    if method in FIRST_SEAT_TO_ALL:
        waiting = (least == 0) & (most > 0)
        free = seats - int(least.sum())
        if free < np.count_nonzero(waiting):
            tied = np.nonzero(waiting)[0] if free else none
            return Cut(least.copy(), tied, free)
        least = np.maximum(least, waiting)
    if seats == int(least.sum()):
        return Cut(least.copy(), none)
    rounded = Rounded.of(columns.floats, least, most, method)
    low, high = bracket_of(rounded, seats)
    below = rounded.at(low * (1 - _MARGIN)).astype(np.int64)
    above = rounded.at(high * (1 + _MARGIN)).astype(np.int64)
    return _decide(columns, method, below, above - below, seats)


def _decide(
    columns: Columns, method: Method, below: Whole, open_seats: Whole, seats: int
) -> Cut:
    """Return the cut between seats that surely are above and the open ones."""
    none = np.zeros(0, np.intp)
    units = np.repeat(np.arange(len(below)), open_seats)
    starts = np.cumsum(open_seats) - open_seats
    seat = below[units] + 1 + np.arange(len(units)) - starts[units]
    wanted = seats - int(below.sum())
    if wanted == 0:
        return Cut(below, none)
    worth = worth_of(method, columns.floats[units], seat)
    level = np.partition(worth, len(worth) - wanted)[len(worth) - wanted]
    sure = worth > level * (1 + CLOSE)
    given = below + np.bincount(units[sure], minlength=len(below))
    near = ~sure & (worth >= level * (1 - CLOSE))
    left = wanted - int(np.count_nonzero(sure))
    for group in _ranked(columns, method, units[near], seat[near]):
        if len(group) > left:
            return Cut(given, group if left else none, left)
        given[group] += 1
        left -= len(group)
    return Cut(given, none)


def _ranked(
    columns: Columns, method: Method, units: Places, seat: Whole
) -> list[Places]:
    groups = by_quotient(columns, method, units, seat)
    return [groups[one] for one in sorted(groups, reverse=True)]


def worth_of(method: Method, weights: Floats, seat: Whole | Floats) -> Floats:
    """Return about what seats (from 1) stand for; not squared for Huntington-Hill."""
    before: Floats = np.asarray(seat - 1.0)
    match method:
        case Method.DHONDT:
            return weights / seat
        case Method.SAINTE_LAGUE:
            return weights / (before + 0.5)
        case Method.ADAMS:
            posts = before
        case Method.DEAN:
            posts = 2 * before * seat / (before + seat)
        case _:
            posts = np.sqrt(before * seat)
    with np.errstate(divide="ignore", invalid="ignore"):
        return weights / posts


def by_quotient(
    columns: Columns, method: Method, units: Places, seat: Whole
) -> dict[Fraction, Places]:
    """Return the places of units under exactly what their seats stand for."""
    if _all_alike(columns, units, seat):
        stands_for = _quotient(columns, method, int(units[0]), int(seat[0]))
        return {stands_for: units}
    known: dict[tuple[int, int], list[int]] = {}
    for unit, number in zip(units.tolist(), seat.tolist(), strict=True):
        known.setdefault((columns.weight(unit), number), []).append(unit)
    groups: dict[Fraction, list[int]] = {}
    for (_, number), places in known.items():
        stands_for = _quotient(columns, method, places[0], number)
        groups.setdefault(stands_for, []).extend(places)
    return {one: np.array(places, np.intp) for one, places in groups.items()}


def _all_alike(columns: Columns, units: Places, seat: Whole) -> bool:
    if not len(units) or isinstance(columns.exact, tuple):
        return False
    weights: Whole = columns.exact[units]
    alike: Marks = (weights == weights[0]) & (seat == seat[0])
    return bool(alike.all())


def _quotient(columns: Columns, method: Method, unit: int, seat: int) -> Fraction:
    stands_for = quotient(method, columns.weight(unit), seat)
    if stands_for is None:
        raise ValueError(seat)
    return stands_for
