"""Ties of a division: who stands for just as much, for how many seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comitia.kernel.seats.division import Share, certificate_of
from comitia.kernel.seats.divisors import Method


@dataclass(frozen=True, slots=True)
class Tie:
    """Units whose next or last seat stands for the same, and which of them got one.

    `units` are all of them and `got` those that have the seat, both sorted: one is to
    be drawn for each that got it.
    """

    units: tuple[str, ...]
    got: tuple[str, ...]

    @property
    def seats(self) -> int:
        """How many seats the units are tied for."""
        return len(self.got)


def tie_of(
    method: Method, shares: Sequence[Share], multiplier: Fraction | None = None
) -> Tie | None:
    """Return the tie at the edge of a division, or nothing where there is none.

    What :func:`comitia.kernel.seats.division.breaches` finds wrong is another matter;
    in a division that has none there is at most one tie. Raises ``ValueError`` for
    Hamilton without its `multiplier`.

    >>> tie_of(Method.DHONDT, [Share("a", 5, 1), Share("b", 5, 0)])
    Tie(units=('a', 'b'), got=('a',))
    >>> tie_of(Method.DHONDT, [Share("a", 5, 1), Share("b", 5, 1)]) is None
    True
    """
    whole = certificate_of(method, shares, multiplier)
    if not whole.is_tie or whole.first_left is None:
        return None
    level = whole.first_left.quotient
    got, left = [], []
    for one in shares:
        own = certificate_of(method, [one], multiplier)
        if own.last_kept is not None and own.last_kept.quotient == level:
            got.append(one.unit)
        if own.first_left is not None and own.first_left.quotient == level:
            left.append(one.unit)
    return Tie(tuple(sorted({*got, *left})), tuple(sorted(got)))
