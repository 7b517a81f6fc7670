"""A plain slow model of the division of seats: no floats, no speed, every formula anew.

It shares nothing with the product but the names of the methods.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from comitia.kernel.seats.divisors import Method

# What a seat stands for when its method gives it before all others.
BEYOND = Fraction(10**60)


@dataclass(frozen=True)
class Claim:
    unit: str
    weight: int
    least: int
    most: int | None


@dataclass(frozen=True)
class Answer:
    """The seats that are sure, and the places that are level for the others."""

    seats: tuple[int, ...]
    tied: tuple[int, ...]
    left: int


def worth(method: Method, weight: int, seat: int) -> Fraction:
    before = seat - 1
    over: Fraction
    match method:
        case Method.DHONDT:
            over = Fraction(seat)
        case Method.SAINTE_LAGUE:
            over = Fraction(before + seat, 2)
        case Method.ADAMS:
            over = Fraction(before)
        case Method.DEAN:
            over = Fraction(before * seat * 2, before + seat)
        case Method.HUNTINGTON_HILL:
            over = Fraction(before * seat)
            weight = weight * weight
        case _:
            raise ValueError(method)
    return BEYOND * (weight > 0) if over == 0 else Fraction(weight) / over


def by_quotients(method: Method, claims: Sequence[Claim], seats: int) -> Answer | None:
    """Give the seats one by one to the highest quotient; none where that fails."""
    given = [one.least for one in claims]
    if sum(given) > seats:
        return None
    while sum(given) < seats:
        open_to = {
            at: worth(method, one.weight, given[at] + 1)
            for at, one in enumerate(claims)
            if one.weight > 0 and (one.most is None or given[at] < one.most)
        }
        if not open_to:
            return None
        best = max(open_to.values())
        level = [at for at, value in open_to.items() if value == best]
        if len(level) > seats - sum(given):
            return Answer(tuple(given), tuple(level), seats - sum(given))
        for at in level:
            given[at] += 1
    return Answer(tuple(given), (), 0)


def by_remainders(claims: Sequence[Claim], seats: int) -> Answer | None:
    """Give whole parts of shares within limits, then the largest remainders."""
    rate = _rate(claims, seats)
    if rate is None:
        return None
    shares = [_clipped(one, rate) for one in claims]
    given = [share.numerator // share.denominator for share in shares]
    rests = [share - whole for share, whole in zip(shares, given, strict=True)]
    while sum(given) < seats:
        best = max(rests)
        level = [at for at, rest in enumerate(rests) if rest == best]
        if len(level) > seats - sum(given):
            return Answer(tuple(given), tuple(level), seats - sum(given))
        for at in level:
            given[at] += 1
            rests[at] = Fraction(-1)
    return Answer(tuple(given), (), 0)


def divided(method: Method, claims: Sequence[Claim], seats: int) -> Answer | None:
    if any(one.most is not None and one.most < one.least for one in claims):
        return None
    if method is Method.HAMILTON:
        return by_remainders(claims, seats)
    return by_quotients(method, claims, seats)


def every_division(claims: Sequence[Claim], seats: int) -> Iterator[tuple[int, ...]]:
    """Return every way at all to give that many seats within the limits."""
    ranges = [
        range(one.least, (seats if one.most is None else min(one.most, seats)) + 1)
        for one in claims
    ]
    return (way for way in product(*ranges) if sum(way) == seats)


def ways_of(answer: Answer) -> set[tuple[int, ...]]:
    """Return every division that an answer allows: each way to break its tie."""
    ways = set()
    for chosen in product((0, 1), repeat=len(answer.tied)):
        if sum(chosen) == answer.left:
            way = list(answer.seats)
            for at, more in zip(answer.tied, chosen, strict=True):
                way[at] += more
            ways.add(tuple(way))
    return ways


def rate_of(claims: Sequence[Claim], seats: int) -> Fraction | None:
    return _rate(claims, seats)


def _clipped(claim: Claim, rate: Fraction) -> Fraction:
    share = rate * claim.weight
    if claim.most is not None and share > claim.most:
        share = Fraction(claim.most)
    return max(share, Fraction(claim.least))


def _rate(claims: Sequence[Claim], seats: int) -> Fraction | None:
    """Return the lowest seats per weight at which the shares add up."""

    def added(rate: Fraction) -> Fraction:
        return sum((_clipped(one, rate) for one in claims), Fraction(0))

    weighty = [one for one in claims if one.weight]
    bends = {Fraction(one.least, one.weight) for one in weighty}
    bends |= {Fraction(one.most, one.weight) for one in weighty if one.most is not None}
    bends |= {Fraction(0), max(bends, default=Fraction(0)) + 1}
    bends.add(max(bends) + seats)
    reached = Fraction(0)
    if added(reached) > seats:
        return None
    for bend in sorted(bends):
        if added(bend) >= seats:
            break
        reached = bend
    else:
        return None
    low, high = added(reached), added(bend)
    return (
        bend
        if low == high
        else reached + (bend - reached) * (seats - low) / (high - low)
    )
