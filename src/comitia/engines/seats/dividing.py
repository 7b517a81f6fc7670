"""Divide seats among units by one of six methods, with a proof anybody can follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from comitia.engines.seats.claims import Claims
from comitia.kernel.division import Certificate, Share, certificate_of, share_of
from comitia.kernel.divisors import FIRST_SEAT_TO_ALL, Method, quotient
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.lots import drawn

__all__ = ["Claims", "Division", "Draw", "Tie", "divide"]

_MOST_FINDINGS: Final = 20
Rank = tuple[int, Fraction]


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
    certificate is that of the seats as given here; :func:`comitia.kernel.division
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
    ``seats.minima_over``, ``seats.maxima_under``, ``seats.first_seats`` (fewer seats
    than units by a method that gives everybody a first seat, and no lot).

    >>> claims = Claims(("north", "south", "west"), (60, 40, 20))
    >>> divide(claims, seats=6, method=Method.DHONDT).seats
    (3, 2, 1)
    >>> divide(claims, seats=5, method=Method.DHONDT).ties
    (Tie(units=('north', 'south', 'west'), seats=2),)
    """
    shares = _checked(claims, seats, method, drawn_by_lot=lot is not None)
    multiplier = _multiplier(shares, seats) if method is Method.HAMILTON else None
    given = [one.least for one in shares]
    if multiplier is not None:
        given = [floor(share_of(one, multiplier)) for one in shares]
    tied, left = _fill(method, shares, given, seats, multiplier)
    tie = Tie(tuple(sorted(shares[one].unit for one in tied)), left)
    draws = _draws(tie, lot)
    for one in tied:
        given[one] += any(shares[one].unit in draw.got for draw in draws)
    done = [
        Share(one.unit, one.weight, number, one.least, one.most)
        for one, number in zip(shares, given, strict=True)
    ]
    certificate = certificate_of(method, done, multiplier)
    ties = (tie,) if left and not draws else ()
    return Division(tuple(given), ties, certificate, draws)


def _draws(tie: Tie, lot: str | None) -> tuple[Draw, ...]:
    if lot is None or not tie.seats:
        return ()
    order = drawn(lot, tie.units)
    return (Draw(order, tie.seats, order[: tie.seats]),)


def _checked(
    claims: Claims, seats: int, method: Method, *, drawn_by_lot: bool
) -> list[Share]:
    """Return the claims as shares without seats; ``Refused`` where none can be."""
    least, most = claims.limits
    shares = [
        Share(unit, int(weight), 0, int(low), None if high is None else int(high))
        for unit, weight, low, high in zip(
            claims.units, claims.weights, least, most, strict=True
        )
    ]
    faults = list(_impossible(shares, seats))
    waiting = sum(one.weight > 0 and one.least == 0 and one.most != 0 for one in shares)
    free = seats - sum(one.least for one in shares)
    few = method in FIRST_SEAT_TO_ALL and 0 <= free < waiting
    if few and not drawn_by_lot:
        faults.append(Finding.of("seats.first_seats", units=waiting, seats=free))
    if faults:
        raise Refused(faults[:_MOST_FINDINGS])
    return shares


def _impossible(shares: Sequence[Share], seats: int) -> Iterator[Finding]:
    for one in shares:
        if one.most is not None and one.most < one.least:
            yield Finding.of(
                "seats.limits_crossed", unit=one.unit, least=one.least, most=one.most
            )
    least = sum(one.least for one in shares)
    if least > seats:
        yield Finding.of("seats.minima_over", least=least, seats=seats)
    most = [one.least if one.weight == 0 else one.most for one in shares]
    if None not in most and sum(one or 0 for one in most) < seats:
        yield Finding.of(
            "seats.maxima_under", most=sum(one or 0 for one in most), seats=seats
        )


def _fill(
    method: Method,
    shares: Sequence[Share],
    given: list[int],
    seats: int,
    multiplier: Fraction | None,
) -> tuple[list[int], int]:
    """Give the seats that are left in `given`; return who is tied, for how many."""
    while left := seats - sum(given):
        ranks = [
            _rank(method, one, number, multiplier)
            for one, number in zip(shares, given, strict=True)
        ]
        highest = max(ranks)
        level = [at for at, rank in enumerate(ranks) if rank == highest]
        if len(level) > left:
            return level, left
        for at in level:
            given[at] += 1
    return [], 0


def _rank(
    method: Method, share: Share, given: int, multiplier: Fraction | None
) -> Rank:
    """Return how strong the right of a unit to one more seat is."""
    if share.most is not None and given >= share.most:
        return -1, Fraction(0)
    if multiplier is not None:
        rest = share_of(share, multiplier) - given
        return (0, rest) if rest > 0 else (-1, Fraction(0))
    stands_for = quotient(method, share.weight, given + 1)
    if stands_for is None:
        return 1, Fraction(0)
    return (0, stands_for) if stands_for else (-1, Fraction(0))


def _multiplier(shares: Sequence[Share], seats: int) -> Fraction:
    """Return the lowest seats per weight at which the shares add up."""
    weighty = [one for one in shares if one.weight]
    steps = {Fraction(one.least, one.weight) for one in weighty} | {
        Fraction(one.most, one.weight) for one in weighty if one.most is not None
    }
    reached = Fraction(0)
    for step in sorted(steps | {Fraction(0)}):
        if sum(share_of(one, step) for one in shares) >= seats:
            break
        reached = step
    else:
        step = reached + 1
    low = sum(share_of(one, reached) for one in shares)
    high = sum(share_of(one, step) for one in shares)
    if low >= seats or high == low:
        return reached
    return reached + (step - reached) * (seats - low) / (high - low)
