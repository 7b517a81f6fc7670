"""Divide seats among units by one of six methods, with a proof anybody can follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from comitia.engines.seats.claims import Claims
from comitia.engines.seats.columns import MOST_SEATS, Columns, columns_of, exact_sum
from comitia.engines.seats.edges import proof_of
from comitia.engines.seats.highest import Cut, cut
from comitia.engines.seats.remainders import parts_of
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.lots import drawn
from comitia.kernel.seats.division import Certificate
from comitia.kernel.seats.divisors import FIRST_SEAT_TO_ALL, Method

__all__ = ["Claims", "Division", "Draw", "Tie", "divide"]

_MOST_FINDINGS: Final = 20


@dataclass(frozen=True, slots=True)
class Tie:
    """Units with equal right to the last seats, and for how many of these.

    Each of them may get one seat more than the division gives it, not more.
    """

    units: tuple[str, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class Draw:
    """A tie decided by lot: the units as they were drawn, and those that got a seat."""

    units: tuple[str, ...]
    seats: int
    got: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The seats of each unit, in the order of the claims, and what they stand on.

    As long as there are `ties`, the seats they are for are not among `seats`. The
    certificate is that of the seats as given here; :func:`comitia.kernel.seats.division
    .breaches` checks them with its multiplier.
    """

    seats: tuple[int, ...]
    ties: tuple[Tie, ...]
    certificate: Certificate
    draws: tuple[Draw, ...] = ()


def divide(
    claims: Claims, *, seats: int, method: Method, lot: str | None = None
) -> Division:
    """Return the division of `seats` by a method, within everybody's limits.

    Every unit first gets its least. By a divisor method the other seats go one by one
    to the highest quotient among units below their most; by Hamilton each unit gets
    the whole part of its share, and the largest remainders the rest. Equal rights to
    the last seats are a tie, left open or, with the seed of a `lot`, drawn.

    Raises ``Refused`` where no division is possible: ``seats.limits_crossed``,
    ``seats.minima_over``, ``seats.maxima_under``, ``seats.no_weight`` (nobody has
    one), ``seats.first_seats`` (fewer seats than units by a method that gives
    everybody a first seat, and no lot).

    >>> claims = Claims(("north", "south", "west"), (60, 40, 20))
    >>> divide(claims, seats=6, method=Method.DHONDT).seats
    (3, 2, 1)
    >>> divide(claims, seats=5, method=Method.DHONDT).ties
    (Tie(units=('north', 'south', 'west'), seats=2),)
    """
    columns = columns_of(claims)
    _check(columns, seats, method, by_lot=lot is not None)
    parts = parts_of(columns, seats) if method is Method.HAMILTON else None
    found = parts.cut(seats) if parts else cut(columns, seats, method)
    units = sorted(claims.units[place] for place in found.tied.tolist())
    tie = Tie(tuple(units), found.left)
    draws = _draws(tie, lot)
    _give(found, claims, draws)
    given = found.given
    proof = (
        parts.proof_of(columns, given) if parts else proof_of(columns, method, given)
    )
    ties = (tie,) if tie.seats and not draws else ()
    return Division(tuple(given.tolist()), ties, proof, draws)


def _give(found: Cut, claims: Claims, draws: tuple[Draw, ...]) -> None:
    got = {unit for draw in draws for unit in draw.got}
    for place in found.tied.tolist() if got else ():
        found.given[place] += claims.units[place] in got


def _draws(tie: Tie, lot: str | None) -> tuple[Draw, ...]:
    if lot is None or not tie.seats:
        return ()
    order = drawn(lot, tie.units)
    return (Draw(order, tie.seats, order[: tie.seats]),)


def _check(columns: Columns, seats: int, method: Method, *, by_lot: bool) -> None:
    """Raise ``Refused`` where no division is possible."""
    if not 0 <= seats <= MOST_SEATS:
        raise ValueError(seats)
    faults = [*_crossed(columns), *_sums(columns, seats)]
    if method in FIRST_SEAT_TO_ALL and not by_lot and not faults:
        waiting = int(np.count_nonzero((columns.least == 0) & (columns.most > 0)))
        free = seats - exact_sum(columns.least)
        if free < waiting:
            faults.append(Finding.of("seats.first_seats", units=waiting, seats=free))
    if faults:
        raise Refused(faults)


def _crossed(columns: Columns) -> Iterator[Finding]:
    for place in np.nonzero(columns.most < columns.least)[0][:_MOST_FINDINGS]:
        yield Finding.of(
            "seats.limits_crossed",
            unit=columns.units[place],
            least=int(columns.least[place]),
            most=int(columns.most[place]),
        )


def _sums(columns: Columns, seats: int) -> Iterator[Finding]:
    least = exact_sum(columns.least)
    if least > seats:
        yield Finding.of("seats.minima_over", least=least, seats=seats)
    most = exact_sum(columns.most)
    if most < seats and not columns.floats.any():
        yield Finding.of("seats.no_weight", least=most, seats=seats)
    elif most < seats:
        yield Finding.of("seats.maxima_under", most=most, seats=seats)
