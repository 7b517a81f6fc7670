"""A division of seats, and the few lines that prove it right or wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from comitia.kernel.seats.divisors import Method, quotient


@dataclass(frozen=True, slots=True)
class Share:
    """What a unit weighs, how many seats it got, and the fewest and most it may get.

    `most` is ``None`` where there is no such limit. A fixed number of seats is a
    `least` and a `most` of that number.
    """

    unit: str
    weight: int
    seats: int
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """The seat of a unit where the division was decided, and what it stands for.

    `quotient` is that of :func:`comitia.kernel.seats.divisors.quotient`; under
    Hamilton it is the remainder of the unit's share.
    """

    unit: str
    seat: int
    quotient: Fraction | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The lowest seat that was given and the highest that was not.

    Seats that a unit has to get, or may not get, are not compared: no unit of weight 0
    may get more than its least. `multiplier` is the seats per weight by which
    Hamilton's shares were computed, else ``None``.
    """

    last_kept: Edge | None
    first_left: Edge | None
    multiplier: Fraction | None = None

    @property
    def is_proof(self) -> bool:
        """Whether no seat that was left stands for more than one that was given.

        >>> kept, left = Edge("a", 2, Fraction(50)), Edge("b", 1, Fraction(40))
        >>> Certificate(kept, left).is_proof, Certificate(left, kept).is_proof
        (True, False)
        """
        return _order(self.first_left, 0) <= _order(self.last_kept, 1)

    @property
    def is_tie(self) -> bool:
        """Whether a seat that was left stands for just as much as one given."""
        left, kept = self.first_left, self.last_kept
        return left is not None and kept is not None and left.quotient == kept.quotient


def _order(edge: Edge | None, absent: int) -> tuple[int, Fraction]:
    """Return a key: nothing left is below all, nothing given above all."""
    if edge is None:
        return (2, Fraction(0)) if absent else (-1, Fraction(0))
    return (1, Fraction(0)) if edge.quotient is None else (0, edge.quotient)


def certificate_of(
    method: Method, shares: Sequence[Share], multiplier: Fraction | None = None
) -> Certificate:
    """Return what a division stands on, computed from it alone.

    With `is_proof` and the sums and limits that :func:`breaches` compares, it shows
    that the division is the method's: recomputable by hand. For Hamilton the
    `multiplier` is needed; raises ``ValueError`` without it.

    >>> shares = [Share("a", 60, 3), Share("b", 40, 2)]
    >>> certificate_of(Method.DHONDT, shares).is_proof
    True
    """
    if method is Method.HAMILTON:
        return _remainders(shares, _given(multiplier))
    kept = [
        Edge(one.unit, one.seats, quotient(method, one.weight, one.seats))
        for one in shares
        if one.seats > one.least
    ]
    left = [
        Edge(one.unit, one.seats + 1, quotient(method, one.weight, one.seats + 1))
        for one in shares
        if one.weight and (one.most is None or one.seats < one.most)
    ]
    return _certificate(kept, left, None)


def _given(multiplier: Fraction | None) -> Fraction:
    if multiplier is None:
        raise ValueError(Method.HAMILTON.value)
    return multiplier


def share_of(share: Share, multiplier: Fraction) -> Fraction:
    """Return a unit's exact share under Hamilton, within its limits.

    >>> share_of(Share("a", 70, 0, least=2), Fraction(1, 100))
    Fraction(2, 1)
    """
    exact = multiplier * share.weight
    highest = exact if share.most is None else min(exact, Fraction(share.most))
    return max(highest, Fraction(share.least))


def _remainders(shares: Sequence[Share], multiplier: Fraction) -> Certificate:
    kept, left = [], []
    for one in shares:
        exact = share_of(one, multiplier)
        rest = exact - floor(exact)
        if one.seats > floor(exact):
            kept.append(Edge(one.unit, one.seats, rest))
        elif rest:
            left.append(Edge(one.unit, one.seats + 1, rest))
    return _certificate(kept, left, multiplier)


def _certificate(
    kept: list[Edge], left: list[Edge], multiplier: Fraction | None
) -> Certificate:
    lowest = min(kept, key=lambda one: (_order(one, 1), one.unit), default=None)
    highest = max(left, key=lambda one: _order(one, 0), default=None)
    if highest is not None:
        level = [one for one in left if one.quotient == highest.quotient]
        highest = min(level, key=lambda one: one.unit)
    return Certificate(lowest, highest, multiplier)


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong with a division: of which unit, by which code."""

    code: str
    unit: str = ""


def breaches(
    method: Method,
    shares: Sequence[Share],
    *,
    seats: int,
    multiplier: Fraction | None = None,
) -> Iterator[Breach]:
    """Return everything that keeps a division from being the method's.

    Codes: ``twice`` (a unit stands there again), ``sum`` (the seats are others),
    ``least``, ``most`` (a limit is broken), ``weightless`` (a unit of weight 0 got
    more than its least), ``share`` (a unit is a whole seat away from its share, or the
    shares do not add up, Hamilton), ``order`` (a seat that was left stands for more
    than one that was given). Nothing found is a proof; a tie is one too, since either
    way of it keeps the method. Hamilton needs the `multiplier` of the shares; raises
    ``ValueError`` without it.

    >>> shares = [Share("a", 60, 2), Share("b", 40, 2)]
    >>> [one.code for one in breaches(Method.DHONDT, shares, seats=5)]
    ['sum']
    """
    if sum(one.seats for one in shares) != seats:
        yield Breach("sum")
    names: set[str] = set()
    for one in shares:
        if one.unit in names:
            yield Breach("twice", one.unit)
        names.add(one.unit)
        yield from _beyond_limits(one)
    if method is Method.HAMILTON:
        yield from _wrong_shares(shares, seats, _given(multiplier))
    certificate = certificate_of(method, shares, multiplier)
    if not certificate.is_proof and certificate.first_left is not None:
        yield Breach("order", certificate.first_left.unit)


def _beyond_limits(share: Share) -> Iterator[Breach]:
    if share.seats < share.least:
        yield Breach("least", share.unit)
    if share.most is not None and share.seats > share.most:
        yield Breach("most", share.unit)
    if share.weight == 0 and share.seats > share.least:
        yield Breach("weightless", share.unit)


def _wrong_shares(
    shares: Sequence[Share], seats: int, multiplier: Fraction
) -> Iterator[Breach]:
    exact = [(one, share_of(one, multiplier)) for one in shares]
    if sum(value for _, value in exact) != seats:
        yield Breach("share")
    for one, value in exact:
        if not value - 1 < one.seats < value + 1:
            yield Breach("share", one.unit)
