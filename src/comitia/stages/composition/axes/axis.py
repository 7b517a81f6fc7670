"""One axis: its categories, and in which of them somebody belongs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from comitia.charter.rules import Rules
from comitia.stages.composition.axes.keys import (
    AGES,
    AMONG,
    ATTRIBUTES_OF,
    AXES,
    COUNTED_ON,
    DIFFERENT,
    GROUPS,
    SINCE,
)

# What closes every axis: those in none of its categories.
OTHER: Final = "other"
_NEVER: Final = date.max


@dataclass(frozen=True, slots=True)
class Axis:
    """The categories of an axis in their order; the rest of the people are `other`.

    `attribute` is the one on the card that tells where somebody belongs; without it
    what was recorded of the category does. Ages are counted in whole years on `day`.
    """

    name: str
    categories: tuple[str, ...]
    attribute: str = ""
    ages: tuple[int, ...] = ()
    since: tuple[date, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inside: tuple[str, ...] = ()
    alike: tuple[str, ...] | None = None
    day: date = _NEVER

    def category(self, told: str) -> str:
        """Return the category that a value puts somebody in; empty for none of them.

        >>> day = date(2022, 6, 1)
        >>> age = Axis("age", ("young", "old"), "born", ages=(35,), day=day)
        >>> age.category("1986-06-02"), age.category("1986-06-01"), age.category("?")
        ('young', 'old', '')
        """
        if not self.ages and not self.since:
            return told if told in self.categories else ""
        day = _day(told)
        if day is None:
            return ""
        at = (
            bisect_left(self.ages, years_between(day, self.day))
            if self.ages
            else bisect_right(self.since, day)
        )
        return self.categories[at]

    def years(self, told: str) -> int | None:
        """Return how old somebody is on the stated day, where a day of birth is told.

        >>> Axis("age", (), ages=(35,), day=date(2022, 6, 1)).years("1986-06-02")
        35
        """
        day = _day(told)
        return None if day is None else years_between(day, self.day)


def years_between(born: date, day: date) -> int:
    """Return the whole years from one day to another.

    >>> years_between(date(2000, 2, 29), date(2021, 2, 28))
    20
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def published_axes(rules: Rules) -> tuple[Axis, ...]:
    """Return the axes of a charter in their order.

    Charter keys: ``publication.axes.*`` and those that belong to an axis.
    """
    return tuple(_axis(name, rules) for name in rules.family(AXES))


def axis_with(category: str, axes: tuple[Axis, ...]) -> Axis | None:
    """Return the axis that has a category, or a group, of this name."""
    found = (one for one in axes if category in {*one.categories, *one.groups})
    return next(found, None)


def _axis(name: str, rules: Rules) -> Axis:
    categories = _texts(f"{AXES}.{name}", rules) or ()
    attribute = rules.get(f"{ATTRIBUTES_OF}.{name}")
    day = rules.get(COUNTED_ON)
    return Axis(
        name,
        categories,
        str(attribute.value) if attribute else "",
        tuple(int(one) for one in _texts(f"{AGES}.{name}", rules) or ()),
        tuple(map(date.fromisoformat, _texts(f"{SINCE}.{name}", rules) or ())),
        dict(_groups(categories, rules)),
        _texts(f"{AMONG}.{name}", rules) or (),
        _texts(f"{DIFFERENT}.{name}", rules),
        day.value if day and isinstance(day.value, date) else _NEVER,
    )


def _groups(
    categories: tuple[str, ...], rules: Rules
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group, held in rules.family(GROUPS).items():
        if isinstance(held.value, tuple) and set(held.value) <= set(categories):
            yield group, held.value


def _texts(key: str, rules: Rules) -> tuple[str, ...] | None:
    held = rules.get(key)
    return held.value if held and isinstance(held.value, tuple) else None


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
