"""Ages that have a stated mean and stated numbers at and below some of them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from comitia.demo.script.spreading import NoRoom
from comitia.demo.script.targets import Ages, Period


@dataclass(frozen=True, slots=True)
class Bracket:
    """So many people are as old as `youngest` at least and `oldest` at most."""

    youngest: int
    oldest: int
    persons: int


def ages_of(persons: int, ages: Ages, periods: tuple[Period, ...]) -> tuple[int, ...]:
    """Return the ages of so many people, the oldest first.

    Their mean, rounded half up to one decimal, is the stated one. Raises ``NoRoom``
    with the sum of years that is wanted and the sums that can be had.
    """
    fixed = elders(ages, periods)
    brackets = _brackets(persons - len(fixed), ages)
    lowest = [one.youngest for one in brackets for _ in range(one.persons)]
    highest = [one.oldest for one in brackets for _ in range(one.persons)]
    wanted = _sum_of_years(persons, ages.mean) - sum(fixed)
    if not sum(lowest) <= wanted <= sum(highest):
        raise NoRoom(wanted, sum(lowest), sum(highest))
    years = _between(lowest, highest, wanted)
    return tuple(sorted([*fixed, *years], reverse=True))


def elders(ages: Ages, periods: tuple[Period, ...]) -> tuple[int, ...]:
    """Return the ages of those who must be older than usual to have joined so early."""
    needed = (
        (least_age(period.before, ages), period.persons)
        for period in sorted(periods, key=lambda one: one.before)
    )
    return tuple(
        least + place % 3
        for least, persons in needed
        if least > ages.usual
        for place in range(persons)
    )


def least_age(joined_before: date, ages: Ages) -> int:
    """Return how old somebody must be to have been of age before a day, to be safe.

    >>> from fractions import Fraction
    >>> ages = Ages(date(2022, 9, 26), Fraction(52), (), 25, 68, 18)
    >>> least_age(date(1978, 12, 18), ages)
    63
    """
    return ages.on.year - joined_before.year + ages.of_age + 1


def _brackets(persons: int, ages: Ages) -> tuple[Bracket, ...]:
    limits = [
        (ages.youngest - 1, 0),
        *ages.at_most,
        (ages.usual, persons),
    ]
    return tuple(
        Bracket(below + 1, above, many - fewer)
        for (below, fewer), (above, many) in pairwise(limits)
    )


def _sum_of_years(persons: int, mean: Fraction) -> int:
    """Return the sum of years whose mean is nearest to the stated one.

    >>> _sum_of_years(2296, Fraction("52.2"))
    119851
    """
    return round(mean * persons)


def _between(lowest: list[int], highest: list[int], wanted: int) -> list[int]:
    """Return years between lowest and highest that add up to a sum that they can.

    Every age of a bracket comes in turn; then one after the other is a year older, or
    younger, until the sum is right.
    """
    years = [
        low + place % (high - low + 1)
        for place, (low, high) in enumerate(zip(lowest, highest, strict=True))
    ]
    step = 1 if sum(years) < wanted else -1
    while sum(years) != wanted:
        lacking = abs(wanted - sum(years))
        able = [
            place
            for place, year in enumerate(years)
            if lowest[place] <= year + step <= highest[place]
        ]
        for place in able[:lacking]:
            years[place] += step
    return years
