"""Counting the people of a list by something that is published about them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from comitia.stages.composition.figures import Count, Counted, Figure, with_share


def composition_of(
    people: Count, attribute: str, values: Mapping[str, str], known: Iterable[str]
) -> tuple[Figure, ...]:
    """Return how many people of a list have each value of an attribute.

    `people` counts the list and names its moment, `values` has what each of them has.
    Every value that is known gets a figure, though nobody has it.

    >>> from comitia.kernel.moments import Moment
    >>> two = Count("delegates", 2, Counted.PERSONS, Moment.CONFIRMED, "way")
    >>> here = {"p": "north", "q": "north"}
    >>> found = composition_of(two, "branch", here, ["north", "south"])
    >>> [(one.figure, one.value) for one in found if one.unit == "persons"]
    [('delegates.branch.north', '2'), ('delegates.branch.south', '0')]
    """
    counted = Counter(values.values())
    figures: list[Figure] = []
    for value in sorted({*known, *counted}):
        part = Count(
            f"{people.key}.{attribute}.{value}",
            counted[value],
            Counted.PERSONS,
            people.moment,
            people.source,
        )
        figures.extend(with_share(part, people))
    return tuple(figures)
