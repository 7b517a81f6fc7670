"""What an office counted on its people's cards, counted again by hand.

Whoever may open all cards gets the same numbers; whoever may open some knows between
which two numbers each count lies; whoever may open none knows nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from comitia.audit.replay.redo import Redoing
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding, Place
from comitia.ledger.canonical import Json
from comitia.ledger.cards.commitment import Commitment
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, payload_of
from comitia.stages.composition.axes.axis import Axis, axis_with, published_axes
from comitia.stages.composition.axes.composed import told_of
from comitia.stages.composition.axes.counting import (
    DIFFERENT,
    KNOWN,
    YEARS,
    People,
    Placing,
    is_on_cards,
)
from comitia.stages.figures import composing_of
from comitia.stages.register.bodies import Person, Standing

OLDEST: Final = 150
Opened = Mapping[Commitment, Json]
Latest = Mapping[tuple[str, str], Commitment]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CardsCounted:
    """What was counted on cards with a list, and what each card was committed to.

    `rows` has the categories of everybody that need no card, by axis.
    """

    place: Place
    stated: Mapping[str, int]
    lists: tuple[People, ...]
    axes: tuple[Axis, ...]
    rows: Mapping[str, Placing]
    cards: Latest

    def faults(self, opened: Opened) -> Iterator[Finding]:
        """Yield a fault for each count that the cards that were opened rule out."""
        for counting in self._countings(opened):
            for figure, stated, (least, most) in counting.ruled_out():
                code = "other_count" if least == most else "beyond_cards"
                yield Finding.of(
                    f"replay.{code}",
                    place=self.place,
                    figure=figure,
                    stated=stated,
                    least=least,
                    most=most,
                )

    def unread(self, opened: Opened) -> tuple[str, ...]:
        """Return how the keys begin of all counts for which a card stayed closed."""
        countings = self._countings(opened)
        return tuple(f"{one.key}." for one in countings if one.unread)

    def _countings(self, opened: Opened) -> Iterator["_Counting"]:
        """Yield each axis that needs cards, in each whole in which it is counted."""
        cards = _Cards(self.rows, self.cards, opened)
        for people in self.lists:
            for axis in self.axes:
                if is_on_cards(axis, self.axes):
                    yield from self._of_axis(people, axis, cards)

    def _of_axis(
        self, people: People, axis: Axis, cards: "_Cards"
    ) -> Iterator["_Counting"]:
        key, everybody = f"{people.key}.{axis.name}", people.persons
        if axis.attribute:
            yield _Counting(key, axis, cards, self.stated, everybody, is_list=True)
        for category in axis.inside:
            holder = axis_with(category, self.axes)
            if holder is None:
                continue
            held = {one: cards.category(holder, one) for one in everybody}
            yield _Counting(
                f"{people.key}.{holder.name}.{category}.{axis.name}",
                axis,
                cards,
                self.stated,
                tuple(one for one, found in held.items() if found == category),
                tuple(one for one, found in held.items() if found is None),
            )


@dataclass(frozen=True, slots=True)
class _Cards:
    """What can be told of people: by rows, and by the cards that were opened."""

    rows: Mapping[str, Placing]
    committed: Latest
    opened: Opened

    def category(self, axis: Axis, person: str) -> str | None:
        """Return the category of somebody; nothing where the card stayed closed.

        Who is in none of the categories, or told to be in none, has an empty one.
        """
        if not axis.attribute:
            told = self.rows[axis.name].get(person)
            return "" if told is None else axis.category(told)
        if (person, axis.attribute) not in self.committed:
            return ""
        said = self.said(axis, person)
        return None if said is None else axis.category(said)

    def said(self, axis: Axis, person: str) -> str | None:
        """Return what the card of somebody says for an axis, where it was opened."""
        commitment = self.committed.get((person, axis.attribute))
        if commitment is None or commitment not in self.opened:
            return None
        return str(self.opened[commitment])


@dataclass(frozen=True, slots=True)
class _Counting:
    """One axis counted again: who is in the whole for sure, and who may be."""

    key: str
    axis: Axis
    cards: _Cards
    stated: Mapping[str, int]
    sure: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def unread(self) -> int:
        """How many people may count here in another way than is known."""
        return self._placed(self.sure)[None] + len(self.perhaps)

    def ruled_out(self) -> Iterator[tuple[str, int, Bounds]]:
        """Yield the key of each stated count that cannot be, and what could."""
        found = [
            one
            for name, bounds in self._bounds()
            for one in _outside(f"{self.key}.{name}", self._stated(name), bounds)
        ]
        together = sum(self._stated(one) for one in self.axis.categories)
        yield from found or _outside(self.key, together, self._of_all())

    def _of_all(self) -> Bounds:
        """Return how many can have a category: nobody has two of them at once."""
        sure = self._placed(self.sure)
        least = sum(sure[one] for one in self.axis.categories)
        return least, least + self.unread

    def _bounds(self) -> Iterator[tuple[str, Bounds]]:
        """Yield between which numbers each thing lies that was counted."""
        sure, perhaps = self._placed(self.sure), self._placed(self.perhaps)
        for name in self.axis.categories:
            able = sure[None] + perhaps[name] + perhaps[None]
            yield name, (sure[name], sure[name] + able)
        if self.is_list and self.axis.ages:
            yield from self._years(sure)
        if self.is_list and self.axis.alike is not None:
            different = len({*self._said()} - {*self.axis.alike})
            yield DIFFERENT, (different, different + self.unread)

    def _years(self, sure: Mapping[str | None, int]) -> Iterator[tuple[str, Bounds]]:
        """Yield the bounds of the years of all together: whoever is unread has some."""
        years = [one for one in map(self.axis.years, self._said()) if one is not None]
        yield KNOWN, (len(years), len(years) + self.unread)
        tops = (*self.axis.ages, OLDEST)
        lows = (0, *(one + 1 for one in self.axis.ages))
        more = [self._stated(one) - sure[one] for one in self.axis.categories]
        least = sum(n * low for n, low in zip(more, lows, strict=True))
        most = sum(n * top for n, top in zip(more, tops, strict=True))
        yield YEARS, (sum(years) + least, sum(years) + most)

    def _said(self) -> list[str]:
        found = (self.cards.said(self.axis, one) for one in self.sure)
        return [one for one in found if one is not None]

    def _placed(self, persons: tuple[str, ...]) -> Counter[str | None]:
        return Counter(self.cards.category(self.axis, one) for one in persons)

    def _stated(self, name: str) -> int:
        return self.stated.get(f"{self.key}.{name}", 0)


def _outside(
    key: str, stated: int, bounds: Bounds
) -> Iterator[tuple[str, int, Bounds]]:
    if not bounds[0] <= stated <= bounds[1]:
        yield key, stated, bounds


def cards_counted(
    entry: Entry, place: Place, redoing: Redoing, latest: Latest
) -> CardsCounted:
    """Return what an entry counted on cards, before the rows that follow from it.

    Who was erased by then had no card any more.
    """
    views = redoing.views
    rules = redoing.rules(CENTRE, parse_moment(entry.at))
    axes = published_axes(rules)
    facts = composing_of(views, ())
    told = told_of(facts.recorded, {}, rules)
    attributes = {one.attribute for one in axes if one.attribute}
    persons = {one for people in facts.lists for one in people.persons}
    gone = {one.person for one in views.every(Person, standing=Standing.ERASED.value)}
    payload: Mapping[str, Any] = payload_of(entry)
    return CardsCounted(
        place,
        {one["figure"]: one["number"] for one in payload["on_cards"]},
        facts.lists,
        axes,
        {one.name: told(one) for one in axes if not one.attribute},
        {
            (person, name): latest[person, name]
            for person in persons - gone
            for name in attributes
            if (person, name) in latest
        },
    )
