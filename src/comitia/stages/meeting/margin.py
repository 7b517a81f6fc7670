"""How many more candidates than seats there must be, and whether there are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from comitia.charter.layer import Rank
from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding

# In the order of the process: on the way names only become fewer.
_MARGINS: Final = (
    "vetting.margin",
    "selection.margin",
    "selection.plenary_margin",
    "conference.margin",
)


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


def lack_of_candidates(
    *, seats: int, candidates: int, rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of fewer candidates than the margin asks for.

    Charter key: ``conference.margin``.
    """
    margin = rules.read("conference.margin", Bound)
    least = fewest_candidates(seats=seats, margin=margin.value)
    if candidates < least:
        yield Finding.of(
            "conference.margin",
            key=margin.key,
            clause=margin.provenance.clause,
            bound=margin.value,
            seats=seats,
            candidates=candidates,
            least=least,
        )


def lack_of_subjects(*, seats: int, names: int, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of fewer names than are to be vetted.

    Charter key: ``vetting.margin``.
    """
    if rules.get("vetting.margin") is None:
        return
    margin = rules.read("vetting.margin", Bound)
    least = fewest_candidates(seats=seats, margin=margin.value)
    if names < least:
        yield Finding.of(
            "vetting.margin",
            key=margin.key,
            clause=margin.provenance.clause,
            bound=margin.value,
            seats=seats,
            names=names,
            least=least,
        )


def margins_agree(rules: Rules) -> Iterator[Finding]:
    """Return each margin that is lower than one that has to be met after it.

    A conference's method comes when earlier steps are over, so it may ask for more
    than those did; a unit's plan is for all of them.

    Charter keys: ``vetting.margin``, ``selection.margin``,
    ``selection.plenary_margin``, ``conference.margin``.
    """
    held = [rules.read(name, Bound) for name in _MARGINS if rules.get(name)]
    late = Rank.CONFERENCE_METHOD
    known = (one for one in held if one.provenance.rank is not late)
    for earlier, later in pairwise(known):
        if not earlier.value.is_within(later.value):
            yield Finding.of(
                "charter.margin_below_later",
                key=earlier.key,
                clause=earlier.provenance.clause,
                place=earlier.provenance.place,
                now=earlier.value,
                needed=later.value,
                other=later.key,
            )
