"""All figures of composition that go with a list, and what cards are counted for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.composition.axes.asked import (
    figures_asked,
    figures_of_units,
)
from comitia.stages.composition.axes.axis import Axis, published_axes
from comitia.stages.composition.axes.counting import (
    KNOWN,
    People,
    Placing,
    Recorded,
    counts_of,
    keys_of,
    recorded_of,
)
from comitia.stages.composition.axes.earlier import earlier_figures
from comitia.stages.composition.axes.figuring import figures_by_axes, size_of_axis
from comitia.stages.composition.axes.keys import AXES, DECIMALS
from comitia.stages.composition.figures import Figure, count_figure, with_decimals
from comitia.stages.composition.floors.members import MemberCount
from comitia.stages.composition.identity.keys import HONOURS
from comitia.stages.forms import Count, Text, payload
from comitia.stages.register.bodies import UnitSeats


@payload
class CardCount:
    """How many people of a list were counted on their cards, by the figure's key."""

    figure: Text
    number: Count


@dataclass(frozen=True, slots=True)
class Composing:
    """The lists whose people are counted, and everything that is recorded of them.

    `units` has the people of the last list, unit by unit.
    """

    lists: tuple[People, ...] = ()
    recorded: Recorded = field(default_factory=Recorded)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    on_cards: tuple[CardCount, ...] = ()
    seats: Mapping[str, int] = field(default_factory=dict)


def composing(
    lists: tuple[People, ...],
    units: Mapping[str, tuple[str, ...]],
    on_cards: tuple[CardCount, ...],
    views: Views,
) -> Composing:
    """Return what is to be counted of lists by what the record says."""
    members: dict[str, dict[str, Fraction]] = {}
    for one in views.every(MemberCount):
        share = Fraction(one.members, one.out_of)
        members.setdefault(one.unit, {})[one.category] = share
    seats = {row.unit: row.seats for row in views.every(UnitSeats)}
    return Composing(lists, recorded_of(views), units, members, on_cards, seats)


def card_counts(
    facts: Composing, attributes: Mapping[str, Placing], rules: Rules
) -> tuple[CardCount, ...]:
    """Return what was counted on the cards of the people of all lists.

    `attributes` has the values of an attribute by person.
    """
    axes = published_axes(rules)
    told = told_of(facts.recorded, attributes, rules)
    found: dict[str, int] = {}
    for people in facts.lists:
        found |= counts_of(people, axes, told, on_cards=True)
    return tuple(CardCount(key, number) for key, number in sorted(found.items()))


def attributes_on_cards(rules: Rules) -> tuple[str, ...]:
    """Return the attributes that have to be read on cards to count by all axes."""
    named = (one.attribute for one in published_axes(rules))
    return tuple(dict.fromkeys(one for one in named if one))


def composition_figures(facts: Composing, rules: Rules) -> Iterator[Figure]:
    """Yield what lists by axes and units come to, and what is compared with it."""
    found = tuple(_counted(facts, rules))
    yield from found
    yield from figures_of_units(
        facts.units, facts.recorded.having(), facts.members, rules
    )
    yield from figures_asked(facts.seats, facts.members, rules)
    yield from earlier_figures(found, facts.lists, rules)


def _counted(facts: Composing, rules: Rules) -> Iterator[Figure]:
    """Yield the figures of every list by every axis."""
    axes = published_axes(rules)
    told = told_of(facts.recorded, {}, rules)
    on_cards = {one.figure: one.number for one in facts.on_cards}
    for people in facts.lists:
        counts = counts_of(people, axes, told, on_cards=False) | on_cards
        yield from figures_by_axes(people, axes, counts)
    for axis in axes if facts.lists else ():
        yield count_figure(size_of_axis(axis, facts.lists[-1]))


def rounded_figures(figures: Iterable[Figure], rules: Rules) -> tuple[Figure, ...]:
    """Return figures with as many decimals as the charter gives a percentage."""
    held = rules.get(DECIMALS)
    if held is None or not isinstance(held.value, int):
        return tuple(figures)
    return tuple(with_decimals(one, held.value) for one in figures)


def impossible_counts(facts: Composing, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of counts that are not those asked for, or more than all.

    Charter key: ``publication.axes.*``.
    """
    axes = published_axes(rules)
    asked = {key for people in facts.lists for key in keys_of(people, axes)}
    given = {one.figure: one.number for one in facts.on_cards}
    if asked != set(given) or len(given) != len(facts.on_cards):
        yield Finding.of("publication.other_counts", key=AXES, figures=len(asked))
        return
    for people in facts.lists:
        for axis in axes:
            if axis.attribute and _is_too_much(people, axis, given):
                yield Finding.of(
                    "publication.counted_more",
                    key=f"{AXES}.{axis.name}",
                    axis=axis.name,
                    people=len(people.persons),
                )


def _is_too_much(people: People, axis: Axis, given: Mapping[str, int]) -> bool:
    key = f"{people.key}.{axis.name}"
    added = sum(given[f"{key}.{one}"] for one in axis.categories)
    known = given.get(f"{key}.{KNOWN}", 0)
    return added > len(people.persons) or (bool(axis.ages) and added != known)


def told_of(
    recorded: Recorded, attributes: Mapping[str, Placing], rules: Rules
) -> Callable[[Axis], Placing]:
    """Return what tells of everybody, for an axis: cards, or what was recorded."""
    held = rules.get(HONOURS)
    rank = held.value if held and isinstance(held.value, tuple) else ()

    def told(axis: Axis) -> Placing:
        if axis.attribute:
            return attributes.get(axis.attribute, {})
        return recorded.of(axis, rank)

    return told
