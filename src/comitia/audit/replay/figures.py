"""Published figures, worked out by hand: each from its exact value and its base."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from comitia.kernel.findings import Finding
from comitia.stages.composition.figures import Figure

PERCENT: Final = "percent"
POINTS: Final = "points"
SHARE: Final = ".share"
MOVED: Final = (".points", ".more")
EARLIER: Final = "earlier."
CHARTER: Final = "charter"
YEARS: Final = "years"
MOST_DECIMALS: Final = 4
_AS_IT_IS: Final = "exact"


def faults_of_figures(figures: Iterable[Figure]) -> Iterator[Finding]:
    """Yield a fault for each figure that is not what its exact value and base give.

    That the exact values follow from the record is seen when the act is decided again;
    here the printed ones are worked out without the code that printed them.
    """
    known = {one.figure: one for one in figures}
    for name, one in known.items():
        is_whole = one.unit not in {PERCENT, POINTS, YEARS}
        fits = _is_counted(one, known) if is_whole else _is_right(one, known)
        base = known.get(one.base)
        if not fits or (one.base and (base is None or base.value != one.base_value)):
            yield Finding.of("replay.other_figure", figure=name)


def _is_counted(one: Figure, known: dict[str, Figure]) -> bool:
    """Return whether a count is printed as it is; one that moved, by how much."""
    try:
        fits = not one.figure.endswith(MOVED) or Fraction(one.exact) == _moved(
            one, known, ""
        )
    except (ArithmeticError, KeyError, ValueError):
        return False
    return fits and one.value == one.exact


def _is_right(one: Figure, known: dict[str, Figure]) -> bool:
    """Return whether a percentage, points or a mean are the exact value, rounded once.

    A share is a count in its base, points are the share less the one before; a mean
    has the number of its parts as its base, and no count of its own. How many decimals
    were printed is seen from the print.
    """
    try:
        exact, printed = Fraction(one.exact), Decimal(one.value)
        expected = _expected(one, known)
    except (ArithmeticError, KeyError, ValueError):
        return False
    fits = exact >= 0 if expected is None else exact == expected
    if one.unit == PERCENT:
        fits = fits and exact <= 1
    if one.unit != YEARS:
        exact = 100 * exact
    decimals = len(one.value.partition(".")[2])
    step = Decimal(1).scaleb(-min(decimals, MOST_DECIMALS))
    whole = Decimal(exact.numerator) / Decimal(exact.denominator)
    # Nothing is printed as less than nothing.
    rounded = whole.quantize(step, ROUND_HALF_UP) + 0
    is_even = Fraction(rounded) == exact
    return (
        fits
        and printed == rounded
        and one.value == str(rounded)
        and (one.rounding == _AS_IT_IS) == is_even
    )


def _expected(one: Figure, known: dict[str, Figure]) -> Fraction | None:
    """Return what other figures give; nothing for a mean, and for a share that was.

    Of the election before, the charter may state a share as it was printed and no
    count: then no other figure gives it, and the charter says it when it is decided
    again.
    """
    if one.unit == POINTS:
        return _moved(one, known, SHARE)
    if not one.figure.endswith(SHARE):
        return None
    is_counted = one.figure.removesuffix(SHARE) in known
    return _share(one, known) if is_counted or one.source != CHARTER else None


def _moved(one: Figure, known: dict[str, Figure], what: str) -> Fraction:
    """Return by how much a count, or a share, is more than in the election before."""
    name = one.figure.rpartition(".")[0]
    now, before = known[f"{name}{what}"], known[f"{EARLIER}{name}{what}"]
    return Fraction(now.exact) - Fraction(before.exact)


def _share(one: Figure, known: dict[str, Figure]) -> Fraction:
    """Return the count of a share in its base; ``ValueError`` where there is none."""
    count = known.get(one.figure.removesuffix(SHARE))
    return Fraction(int(count.value if count else ""), int(one.base_value))
