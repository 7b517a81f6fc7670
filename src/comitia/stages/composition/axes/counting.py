"""Counting the people of lists by axes, from what was recorded or from their cards.

What stands on cards is counted by the office that holds them, as part of the act, and
counted again by whoever checks the record and may open the cards.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from comitia.kernel.moments import Moment
from comitia.kernel.views import Views
from comitia.stages.composition.axes.axis import Axis, axis_with
from comitia.stages.composition.axes.keys import OF_HONOURS
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour

YEARS: Final = "years"
KNOWN: Final = "known"
DIFFERENT: Final = "different"
# What somebody is told to be: of an axis of rows, a category; of cards, an attribute.
Placing = Mapping[str, str]
Told = Mapping[str, Placing]


@dataclass(frozen=True, slots=True)
class People:
    """A list of people by its key: at which moment, from which rows, who."""

    key: str
    moment: Moment
    source: str
    persons: tuple[str, ...]


def is_on_cards(axis: Axis, axes: tuple[Axis, ...]) -> bool:
    """Return whether cards have to be opened to count an axis where it is counted."""
    holders = (axis_with(one, axes) for one in axis.inside)
    return bool(axis.attribute) or any(one and one.attribute for one in holders)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The category of everybody on each axis that was recorded, and their honours."""

    categories: Told = field(default_factory=dict)
    levels: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, axis: Axis, rank: tuple[str, ...]) -> Placing:
        """Return the category of everybody on an axis.

        Of honours the highest counts, by the order of `rank`.
        """
        if axis.name != OF_HONOURS:
            return self.categories.get(axis.name, {})
        return {
            person: next(one for one in rank if one in levels)
            for person, levels in self.levels.items()
            if levels & {*rank}
        }

    def having(self) -> dict[str, frozenset[str]]:
        """Return who has each category, on whichever axis that is."""
        found: dict[str, set[str]] = {}
        for placing in self.categories.values():
            for person, category in placing.items():
                found.setdefault(category, set()).add(person)
        return {category: frozenset(people) for category, people in found.items()}


def recorded_of(views: Views) -> Recorded:
    """Return what was recorded of everybody."""
    categories: dict[str, dict[str, str]] = {}
    for row in views.every(Identity):
        categories.setdefault(row.axis, {})[row.person] = row.category
    levels: dict[str, set[str]] = {}
    for one in views.every(Honour):
        levels.setdefault(one.person, set()).add(one.level)
    return Recorded(categories, {one: frozenset(held) for one, held in levels.items()})


def counts_of(
    people: People,
    axes: tuple[Axis, ...],
    told: Callable[[Axis], Placing],
    *,
    on_cards: bool,
) -> dict[str, int]:
    """Return how many people of a list have what, by the key of the later figure.

    `told` returns for an axis what is known of each person. What is counted is either
    all that needs cards, or all that needs none.
    """
    placed = {
        axis.name: _placed(people.persons, axis, told(axis))
        for axis in axes
        if on_cards or not axis.attribute
    }
    found: dict[str, int] = {}
    for axis in axes:
        if is_on_cards(axis, axes) is not on_cards:
            continue
        for key, persons in _wholes(people, axis, axes, placed):
            counted = Counter(placed[axis.name].get(one, "") for one in persons)
            found |= {f"{key}.{one}": counted[one] for one in axis.categories}
        found |= _besides(people, axis, told(axis))
    return found


def keys_of(people: People, axes: tuple[Axis, ...]) -> tuple[str, ...]:
    """Return the keys of everything that needs cards to be counted of a list."""
    nobody = People(people.key, people.moment, people.source, ())
    return tuple(counts_of(nobody, axes, lambda _: {}, on_cards=True))


def _placed(persons: Iterable[str], axis: Axis, told: Placing) -> dict[str, str]:
    return {one: axis.category(told[one]) for one in persons if one in told}


def _wholes(
    people: People,
    axis: Axis,
    axes: tuple[Axis, ...],
    placed: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the key and the people of each whole in which an axis is counted."""
    yield f"{people.key}.{axis.name}", people.persons
    for category in axis.inside:
        holder = axis_with(category, axes)
        if holder is None:
            continue
        among = placed[holder.name]
        persons = tuple(one for one in people.persons if among.get(one) == category)
        yield f"{people.key}.{holder.name}.{category}.{axis.name}", persons


def _besides(people: People, axis: Axis, told: Placing) -> dict[str, int]:
    """Return what else is counted on an axis: years of age, different values."""
    found: dict[str, int] = {}
    key = f"{people.key}.{axis.name}"
    values = [told[one] for one in people.persons if one in told]
    if axis.ages:
        years = [one for one in map(axis.years, values) if one is not None]
        found |= {f"{key}.{YEARS}": sum(years), f"{key}.{KNOWN}": len(years)}
    if axis.alike is not None:
        found[f"{key}.{DIFFERENT}"] = len(set(values) - set(axis.alike))
    return found
