"""Figures: a number with its unit, its base, its moment and the rows it came from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import ClassVar, Final

from comitia.kernel.moments import Moment
from comitia.kernel.shares import exact_text
from comitia.kernel.views import Row

EXACT: Final = "exact"
HALF_UP: Final = "half-up"
PERCENT: Final = "percent"
POINTS: Final = "points"
SHARE: Final = "share"
YEARS: Final = "years"
# With how many decimals each unit is written, and in what part of one.
_WRITTEN: Final = {PERCENT: (2, 100), POINTS: (2, 100), YEARS: (1, 1)}


class Qualifier(StrEnum):
    """What a printed number says about the exact one: itself, or a bound on it.

    ``ABOUT`` was worked out from a number that was rounded when it was printed,
    ``TARGET`` may be departed from with reasons, ``TRUNCATED`` was cut short.
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BELOW = "below"
    ABOUT = "about"
    TARGET = "target"
    TRUNCATED = "truncated"


class Counted(StrEnum):
    """What a figure counts."""

    PERSONS = "persons"
    BODIES = "bodies"
    SEATS = "seats"
    CATEGORIES = "categories"


@dataclass(frozen=True, slots=True)
class Figure(Row):
    """A published number; `figure` is its key, `base` that of what it is a part of.

    `value` is a plain decimal, `exact` the whole number or the share as "a/b".
    `rounding` says how the value came from the exact one, `source` is the view whose
    rows were counted. A count and its share are two figures.
    """

    view: ClassVar[str] = "figure"
    keys: ClassVar[int] = 1
    figure: str
    value: str
    exact: str
    unit: str
    qualifier: str
    rounding: str
    base: str
    base_value: str
    moment: str
    source: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, bodies or seats, before it is written as a figure."""

    key: str
    number: int
    unit: Counted
    moment: Moment
    source: str


def count_figure(count: Count, of: Count | None = None) -> Figure:
    """Return the figure of a count, with the count that it is a part of.

    >>> seats = Count("seats", 3, Counted.SEATS, Moment.DIVIDED, "unit_seats")
    >>> count_figure(seats).value
    '3'
    """
    number = str(count.number)
    return Figure(
        count.key,
        number,
        number,
        count.unit.value,
        EXACT,
        EXACT,
        base=of.key if of else "",
        base_value=str(of.number) if of else "",
        moment=count.moment.value,
        source=count.source,
    )


def share_figure(count: Count, of: Count) -> Figure:
    """Return the share that a count is of another, in percent with two decimals.

    >>> seats = Count("seats", 3, Counted.SEATS, Moment.DIVIDED, "unit_seats")
    >>> filled = Count("delegates", 2, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> one = share_figure(filled, seats)
    >>> one.figure, one.value, one.exact, one.rounding
    ('delegates.share', '66.67', '2/3', 'half-up')
    """
    share = Fraction(count.number, of.number)
    return worked_out(f"{count.key}.{SHARE}", share, PERCENT, of, count)


def worked_out(
    key: str, exact: Fraction, unit: str, of: Count, seen: Count | None = None
) -> Figure:
    """Return an exact number as a figure of a base, written as its unit is.

    `seen` is what was counted for it, where that is not the base itself.

    >>> seats = Count("seats", 3, Counted.SEATS, Moment.DIVIDED, "unit_seats")
    >>> worked_out("mean", Fraction(157, 3), YEARS, seats).value
    '52.3'
    """
    decimals, parts = _WRITTEN[unit]
    value, rounding = rounded(parts * exact, decimals)
    counted = seen or of
    return Figure(
        key,
        value,
        exact_text(exact),
        unit,
        EXACT,
        rounding,
        base=of.key,
        base_value=str(of.number),
        moment=counted.moment.value,
        source=counted.source,
    )


def with_share(count: Count, of: Count) -> tuple[Figure, ...]:
    """Return a count with its base and the share beside it; of nothing is no share."""
    share = (share_figure(count, of),) if of.number else ()
    return (count_figure(count, of), *share)


def mean_figure(key: str, shares: Sequence[Fraction], of: Count) -> Figure:
    """Return the mean of shares, each with the same weight, as a figure of its own.

    >>> units = Count("units", 2, Counted.BODIES, Moment.NOMINATED, "branch_return")
    >>> mean_figure("mean", [Fraction(1), Fraction(1, 2)], units).value
    '75.00'
    """
    mean = sum(shares, Fraction(0)) / len(shares)
    return worked_out(key, mean, PERCENT, of)


def average_figure(key: str, added: int, of: Count) -> Figure:
    """Return the mean of whole years, with one decimal, as a figure of its own.

    >>> known = Count("known", 3, Counted.PERSONS, Moment.CONFIRMED, "card")
    >>> one = average_figure("mean", 157, known)
    >>> one.value, one.exact, one.unit
    ('52.3', '157/3', 'years')
    """
    return worked_out(key, Fraction(added, of.number), YEARS, of)


def with_decimals(figure: Figure, decimals: int) -> Figure:
    """Return a percentage, or points of one, with so many decimals; others as is.

    >>> half = Count("half", 1, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> all_ = Count("all", 8, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> with_decimals(share_figure(half, all_), 1).value
    '12.5'
    """
    if figure.unit not in {PERCENT, POINTS}:
        return figure
    value, rounding = rounded(100 * Fraction(figure.exact), decimals)
    return replace(figure, value=value, rounding=rounding)


def rounded(number: Fraction, decimals: int) -> tuple[str, str]:
    """Return a number with so many decimals, half up, and how it was rounded.

    >>> rounded(Fraction(-1, 8), 2), rounded(Fraction(5), 0)
    (('-0.13', 'half-up'), ('5', 'exact'))
    """
    parts = number * 10**decimals
    digits = str(floor(abs(parts) + Fraction(1, 2))).zfill(decimals + 1)
    sign = "-" if number < 0 and int(digits) else ""
    at = len(digits) - decimals
    value = f"{sign}{digits[:at]}.{digits[at:]}" if decimals else f"{sign}{digits}"
    return value, EXACT if parts.denominator == 1 else HALF_UP
