"""How many more candidates than seats a conference must put to the vote."""

from comitia.kernel.bounds import Bound


def fewest_candidates(*, seats: int, margin: Bound) -> int:
    """Return the smallest number of candidates that satisfies a margin.

    A charter states its bound either as "at least" or as "more than"; the two
    differ exactly where the bound falls on a whole candidate.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Relation
    >>> more = Bound(Relation.MORE_THAN, Fraction(15, 100), Base.SEATS)
    >>> fewest_candidates(seats=20, margin=more)
    24

    Charter key: ``conference.margin``.
    """
    return seats + margin.limit(seats)
