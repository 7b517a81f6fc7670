"""Published figures, worked out by hand: each from its exact value and its base."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from comitia.kernel.findings import Finding
from comitia.stages.composition.figures import Figure

PERCENT: Final = "percent"
SHARE: Final = ".share"
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
        is_whole = one.unit not in {PERCENT, YEARS}
        fits = one.value == one.exact if is_whole else _is_right(one, known)
        base = known.get(one.base)
        if not fits or (one.base and (base is None or base.value != one.base_value)):
            yield Finding.of("replay.other_figure", figure=name)


def _is_right(one: Figure, known: dict[str, Figure]) -> bool:
    """Return whether a percentage, or a mean, is its exact value, rounded once.

    A share is a count in its base; a mean has the number of its parts as its base, and
    no count of its own. How many decimals were printed is seen from the print.
    """
    try:
        exact = Fraction(one.exact)
        printed = Decimal(one.value)
        is_share = one.figure.endswith(SHARE)
        fits = exact == _share(one, known) if is_share else exact >= 0
    except (ArithmeticError, ValueError):
        return False
    if one.unit == PERCENT:
        fits, exact = fits and exact <= 1, 100 * exact
    decimals = len(one.value.partition(".")[2])
    step = Decimal(1).scaleb(-min(decimals, MOST_DECIMALS))
    whole = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = whole.quantize(step, ROUND_HALF_UP)
    is_even = Fraction(rounded) == exact
    return (
        fits
        and printed == rounded
        and one.value == str(rounded)
        and (one.rounding == _AS_IT_IS) == is_even
    )


def _share(one: Figure, known: dict[str, Figure]) -> Fraction:
    """Return the count of a share in its base; ``ValueError`` where there is none."""
    count = known.get(one.figure.removesuffix(SHARE))
    return Fraction(int(count.value if count else ""), int(one.base_value))
