"""The people behind the published figures, as far as the charter publishes them."""

from collections.abc import Mapping
from typing import Final, Protocol

from comitia.charter.rules import Charter
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Views
from comitia.ledger.cards.card import Card
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.axis import Axis, published_axes
from comitia.stages.composition.axes.keys import AXES
from comitia.stages.publication.publishing import Publication, delegates
from comitia.stages.register.bodies import Person, Standing, Unit
from comitia.stages.register.ways import Way
from comitia.web.pages.names import ATTRIBUTES
from comitia.web.pages.voice import Voice

_FIRST: Final = ("id", "unit", "name")
_ERASED: Final = "erased"


class Knowing(Protocol):
    """What an office knows: its views, and people's cards."""

    @property
    def views(self) -> Views:
        """What the record says now."""

    @property
    def charter(self) -> Charter:
        """The rules of the election."""

    def card(self, person: str) -> Card:
        """Return what is known of a person; nothing of one who was forgotten."""


def published(office: Knowing) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the heading and a row for each delegate, by unit and id.

    Beside a day of birth stands the age in whole years on the day of the figures, as
    the charter's axis of ages counts it. Who was erased keeps id and unit, and every
    other cell is empty. Raises ``Refused`` before the list is published.
    """
    told = office.views.one(Publication, CENTRE)
    if told is None:
        raise Refused([Finding.of("figures.not_published")])
    attributes = tuple(one for one in told.attributes if one != "name")
    ages = _ages(office, told.attributes)
    heading = (*_FIRST, *attributes, *(axis.name for axis in ages), _ERASED)
    ways = delegates(office.views)
    return heading, [_row(office, way, heading, ages) for way in ways]


def in_words(
    heading: tuple[str, ...], rows: list[tuple[str, ...]], views: Views, say: Voice
) -> list[tuple[str, ...]]:
    """Return the same for people: units by their names, ids in the charter's words."""
    units = {unit.unit: unit.name for unit in views.every(Unit)}
    words = {one: say(f"delegates.{one}") for one in (*_FIRST, _ERASED)}
    heads = tuple(words.get(one) or say.called(one, ATTRIBUTES) for one in heading)

    def cell(head: str, value: str) -> str:
        if head == "unit":
            return units.get(value, value)
        if head == _ERASED:
            return value and say("delegates.yes")
        return value if head in _FIRST else say.called(value, f"{AXES}.{head}")

    told = (tuple(map(cell, heading, row)) for row in rows)
    return [heads, *told]


def _ages(office: Knowing, attributes: tuple[str, ...]) -> tuple[Axis, ...]:
    """Return the axes that tell an age from a day of birth which is published."""
    axes = published_axes(office.charter.rules())
    return tuple(
        one
        for one in axes
        if one.ages and one.attribute in attributes and one.name not in attributes
    )


def _row(
    office: Knowing, way: Way, heading: tuple[str, ...], ages: tuple[Axis, ...]
) -> tuple[str, ...]:
    person = office.views.one(Person, way.person)
    erased = person is not None and person.standing == Standing.ERASED.value
    card = office.card(way.person).openings
    cells = {_ERASED: "yes" if erased else ""}
    if not erased:
        cells |= {name: str(held.value) for name, held in card.items()}
        cells |= {axis.name: _years(axis, cells) for axis in ages}
    cells |= {"id": way.person, "unit": way.unit}
    return tuple(cells.get(name, "") for name in heading)


def _years(axis: Axis, cells: Mapping[str, str]) -> str:
    years = axis.years(cells.get(axis.attribute, ""))
    return "" if years is None else str(years)
