"""The figures of lists by axes: each category, what is left, and what goes together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.stages.composition.axes.axis import OTHER, Axis, axis_with
from comitia.stages.composition.axes.counting import (
    DIFFERENT,
    KNOWN,
    YEARS,
    People,
    is_on_cards,
)
from comitia.stages.composition.axes.keys import OF_HONOURS
from comitia.stages.composition.figures import (
    Count,
    Counted,
    Figure,
    average_figure,
    count_figure,
    with_share,
)
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour

CARD = "card"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One axis inside one whole: the count of the whole, and what was counted in it."""

    axis: Axis
    whole: Count
    key: str
    source: str
    counts: Mapping[str, int]

    def number(self, name: str) -> int:
        """Return what was counted under a name of the axis."""
        return self.counts[f"{self.key}.{name}"]

    def of(self, name: str, number: int, unit: Counted = Counted.PERSONS) -> Count:
        """Return a number under a name of the axis, at the moment of the whole."""
        return Count(f"{self.key}.{name}", number, unit, self.whole.moment, self.source)


def figures_by_axes(
    people: People, axes: tuple[Axis, ...], counts: Mapping[str, int]
) -> Iterator[Figure]:
    """Yield the figures of a list on every axis; each axis adds up to its whole."""
    listed = Count(
        people.key,
        len(people.persons),
        Counted.PERSONS,
        people.moment,
        people.source,
    )
    for axis in axes:
        source = _source(axis, axes)
        key = f"{people.key}.{axis.name}"
        drawn = Drawn(axis, listed, key, source, counts)
        yield from _parts(drawn)
        yield from _besides(drawn, size_of_axis(axis, people))
        for category in axis.inside:
            holder = axis_with(category, axes)
            if holder is not None:
                inside = f"{people.key}.{holder.name}.{category}"
                whole = Count(
                    inside, counts[inside], Counted.PERSONS, people.moment, source
                )
                yield from _parts(
                    Drawn(axis, whole, f"{inside}.{axis.name}", source, counts)
                )


def size_of_axis(axis: Axis, people: People) -> Count:
    """Return how many categories an axis has: what is represented is a part of it."""
    number = len(axis.categories)
    key = f"axis.{axis.name}"
    return Count(key, number, Counted.CATEGORIES, people.moment, people.source)


def _source(axis: Axis, axes: tuple[Axis, ...]) -> str:
    if is_on_cards(axis, axes):
        return CARD
    return Honour.view if axis.name == OF_HONOURS else Identity.view


def _parts(drawn: Drawn) -> Iterator[Figure]:
    """Yield the categories, the rest, and the groups; of an empty whole no shares."""
    named = [one for one in drawn.axis.categories if one != OTHER]
    numbers = {one: drawn.number(one) for one in named}
    rest = drawn.whole.number - sum(numbers.values())
    for name, number in (*numbers.items(), (OTHER, rest)):
        yield from with_share(drawn.of(name, number), drawn.whole)
    for group, categories in drawn.axis.groups.items():
        number = sum(rest if one == OTHER else numbers[one] for one in categories)
        yield from with_share(drawn.of(group, number), drawn.whole)


def _besides(drawn: Drawn, size: Count) -> Iterator[Figure]:
    """Yield how many categories somebody has, different values, and the mean age."""
    axis = drawn.axis
    there = sum(drawn.number(one) > 0 for one in axis.categories)
    yield count_figure(drawn.of("represented", there, Counted.CATEGORIES), size)
    if axis.alike is not None:
        number = drawn.number(DIFFERENT)
        yield count_figure(drawn.of(DIFFERENT, number, Counted.CATEGORIES))
    if axis.ages and drawn.number(KNOWN):
        known = drawn.of(KNOWN, drawn.number(KNOWN))
        yield count_figure(known, drawn.whole)
        yield average_figure(f"{drawn.key}.mean", drawn.number(YEARS), known)
