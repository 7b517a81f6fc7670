"""The people behind the published figures, as far as the charter publishes them."""

from typing import Final, Protocol

from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Views
from comitia.ledger.cards.card import Card
from comitia.ledger.chain import CENTRE
from comitia.stages.publication.publishing import Publication, delegates
from comitia.stages.register.bodies import Person, Standing
from comitia.stages.register.ways import Way

_FIRST: Final = ("id", "unit", "name")
_ERASED: Final = "erased"


class Knowing(Protocol):
    """What an office knows: its views, and people's cards."""

    @property
    def views(self) -> Views:
        """What the record says now."""

    def card(self, person: str) -> Card:
        """Return what is known of a person; nothing of one who was forgotten."""


def published(office: Knowing) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the heading and a row for each delegate, by unit and id.

    Who was erased keeps id and unit, and every other cell is empty. Raises
    ``Refused`` before the list is published.
    """
    told = office.views.one(Publication, CENTRE)
    if told is None:
        raise Refused([Finding.of("figures.not_published")])
    heading = (*_FIRST, *(one for one in told.attributes if one != "name"), _ERASED)
    ways = delegates(office.views)
    return heading, [_row(office, way, heading, told.attributes) for way in ways]


def _row(
    office: Knowing, way: Way, heading: tuple[str, ...], attributes: tuple[str, ...]
) -> tuple[str, ...]:
    person = office.views.one(Person, way.person)
    erased = person is not None and person.standing == Standing.ERASED.value
    card = office.card(way.person).openings
    cells = {"id": way.person, "unit": way.unit, _ERASED: "yes" if erased else ""}
    for name in attributes:
        if name in card and not erased:
            cells[name] = str(card[name].value)
    return tuple(cells.get(name, "") for name in heading)
