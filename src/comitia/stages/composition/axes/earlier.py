"""What has changed since the election before: people more or fewer, and points.

A share is compared at one moment alone: of those confirmed then with those confirmed
now. The people of another moment would be another base, and another difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.stages.composition.axes.axis import Axis, published_axes
from comitia.stages.composition.axes.counting import People
from comitia.stages.composition.axes.stated import (
    COUNTS,
    SHARES,
    moment_of,
    people_at,
    printed_share,
)
from comitia.stages.composition.figures import (
    PERCENT,
    POINTS,
    SHARE,
    Count,
    Counted,
    Figure,
    Qualifier,
    count_figure,
    with_share,
    worked_out,
)

EARLIER: Final = "earlier"
# What was counted for a figure of the election before: the charter states it.
CHARTER: Final = "charter"
MORE: Final = "more"


def earlier_figures(
    figures: Iterable[Figure], lists: Iterable[People], rules: Rules
) -> Iterator[Figure]:
    """Yield what the charter states of the election before, and what has changed.

    Nothing is compared that is no figure of this election.
    """
    now = {one.figure: one for one in figures}
    for people in lists:
        number = people_at(people.moment, rules)
        if number:
            base = _count(f"{EARLIER}.{people.key}", number, people)
            yield count_figure(base)
            for axis in published_axes(rules):
                yield from _on_axis(axis, people, base, now, rules)


def _on_axis(
    axis: Axis, people: People, base: Count, now: Mapping[str, Figure], rules: Rules
) -> Iterator[Figure]:
    for category in (*axis.categories, *axis.groups):
        key = f"{axis.name}.{category}"
        before = tuple(_before(category, key, people, base, rules))
        yield from before
        yield from _changes(f"{people.key}.{key}", before, base, now)


def _before(
    category: str, key: str, people: People, base: Count, rules: Rules
) -> Iterator[Figure]:
    """Yield the count of a category and its share, or the share that was printed."""
    if moment_of(category, rules) is not people.moment:
        return
    named = f"{base.key}.{key}"
    counted = rules.get(f"{COUNTS}.{category}")
    printed = rules.get(f"{SHARES}.{category}")
    if counted is not None and isinstance(counted.value, int):
        yield from with_share(_count(named, counted.value, people), base)
    elif printed is not None:
        yield _as_printed(f"{named}.{SHARE}", printed, base)


def _as_printed(key: str, held: Setting[Value], base: Count) -> Figure:
    share = worked_out(key, printed_share(held), PERCENT, base)
    return replace(share, qualifier=Qualifier.ABOUT.value)


def _changes(
    key: str, before: tuple[Figure, ...], base: Count, now: Mapping[str, Figure]
) -> Iterator[Figure]:
    """Yield how many more people there are now, and how many points the share rose."""
    for one in before:
        is_share = one.unit == PERCENT
        current = now.get(f"{key}.{SHARE}" if is_share else key)
        if current is None:
            continue
        if is_share:
            yield _points(f"{key}.{POINTS}", current, one, base)
        else:
            yield _more(f"{key}.{MORE}", current, one)


def _points(key: str, now: Figure, before: Figure, base: Count) -> Figure:
    """Return percentage points; those from a printed share are as good as it was."""
    moved = Fraction(now.exact) - Fraction(before.exact)
    points = worked_out(key, moved, POINTS, base)
    return replace(points, qualifier=before.qualifier, source=now.source)


def _more(key: str, now: Figure, before: Figure) -> Figure:
    moved = str(int(now.exact) - int(before.exact))
    return replace(
        now,
        figure=key,
        value=moved,
        exact=moved,
        base=before.figure,
        base_value=before.value,
    )


def _count(key: str, number: int, people: People) -> Count:
    return Count(key, number, Counted.PERSONS, people.moment, CHARTER)
