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
SHARE: Final = "share"
YEARS: Final = "years"


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
    value, rounding = _percent(share)
    return Figure(
        f"{count.key}.{SHARE}",
        value,
        exact_text(share),
        PERCENT,
        EXACT,
        rounding,
        base=of.key,
        base_value=str(of.number),
        moment=count.moment.value,
        source=count.source,
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
    value, rounding = _percent(mean)
    return Figure(
        key,
        value,
        exact_text(mean),
        PERCENT,
        EXACT,
        rounding,
        base=of.key,
        base_value=str(of.number),
        moment=of.moment.value,
        source=of.source,
    )


def average_figure(key: str, added: int, of: Count) -> Figure:
    """Return the mean of whole years, with one decimal, as a figure of its own.

    >>> known = Count("known", 3, Counted.PERSONS, Moment.CONFIRMED, "card")
    >>> one = average_figure("mean", 157, known)
    >>> one.value, one.exact, one.unit
    ('52.3', '157/3', 'years')
    """
    mean = Fraction(added, of.number)
    value, rounding = rounded(mean, 1)
    return Figure(
        key,
        value,
        exact_text(mean),
        YEARS,
        EXACT,
        rounding,
        base=of.key,
        base_value=str(of.number),
        moment=of.moment.value,
        source=of.source,
    )


def with_decimals(figure: Figure, decimals: int) -> Figure:
    """Return a percentage with so many decimals; any other figure as it is.

    >>> half = Count("half", 1, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> all_ = Count("all", 8, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> with_decimals(share_figure(half, all_), 1).value
    '12.5'
    """
    if figure.unit != PERCENT:
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


def _percent(share: Fraction) -> tuple[str, str]:
    """Return a share as a percentage with two decimals, and how it was rounded."""
    return rounded(100 * share, 2)
