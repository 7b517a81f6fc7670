"""Divisor methods: where a share is rounded up, and what a seat stands for, exactly."""

from enum import StrEnum
from fractions import Fraction
from typing import Final


class Method(StrEnum):
    """How seats are divided in proportion to weights.

    All but ``HAMILTON`` (largest remainders) are divisor methods: seats go one after
    another to the highest quotient of a weight and a signpost.

    >>> Method("sainte-lague").name
    'SAINTE_LAGUE'
    """

    HAMILTON = "hamilton"
    DHONDT = "dhondt"
    SAINTE_LAGUE = "sainte-lague"
    HUNTINGTON_HILL = "huntington-hill"
    ADAMS = "adams"
    DEAN = "dean"


# These give every unit its first seat before any unit gets a second.
FIRST_SEAT_TO_ALL: Final = frozenset(
    {Method.HUNTINGTON_HILL, Method.ADAMS, Method.DEAN}
)


def power(method: Method) -> int:
    """Return 2 where signposts and quotients are squared to stay rational, else 1.

    Huntington-Hill rounds at a geometric mean, which is rarely rational; the order of
    positive numbers is that of their squares.

    >>> power(Method.HUNTINGTON_HILL), power(Method.DEAN)
    (2, 1)
    """
    return 2 if method is Method.HUNTINGTON_HILL else 1


def signpost(method: Method, seats: int) -> Fraction:
    """Return where a share between `seats` and one more is rounded up.

    For Huntington-Hill that is the square of it. Raises ``ValueError`` for Hamilton,
    which has no signposts.

    >>> [str(signpost(Method.SAINTE_LAGUE, seats)) for seats in range(3)]
    ['1/2', '3/2', '5/2']
    >>> signpost(Method.HUNTINGTON_HILL, 2)
    Fraction(6, 1)
    """
    match method:
        case Method.DHONDT:
            return Fraction(seats + 1)
        case Method.SAINTE_LAGUE:
            return Fraction(2 * seats + 1, 2)
        case Method.HUNTINGTON_HILL:
            return Fraction(seats * (seats + 1))
        case Method.ADAMS:
            return Fraction(seats)
        case Method.DEAN:
            return Fraction(2 * seats * (seats + 1), 2 * seats + 1)
        case _:
            raise ValueError(method.value)


def quotient(method: Method, weight: int, seat: int) -> Fraction | None:
    """Return what the `seat`-th seat (from 1) of a weight stands for.

    Higher comes first. ``None`` is beyond every number: the first seat under a
    method whose first signpost is zero; a weight of zero stands for 0 even then. For
    Huntington-Hill it is the square. Raises ``ValueError`` for Hamilton, and for a
    seat below the first.

    >>> quotient(Method.DHONDT, 100, 3)
    Fraction(100, 3)
    >>> quotient(Method.ADAMS, 100, 1) is None
    True
    """
    if seat < 1:
        raise ValueError(seat)
    if weight == 0:
        return Fraction(0)
    post = signpost(method, seat - 1)
    return None if post == 0 else weight ** power(method) / post
