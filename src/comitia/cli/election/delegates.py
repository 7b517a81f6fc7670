"""The people behind the published figures, as far as the charter publishes them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from comitia.kernel.findings import Finding, Refused
from comitia.ledger.entry import payload_of, read_entry
from comitia.stages.register.bodies import Person, Standing
from comitia.stages.register.ways import Out, Reached, Way

if TYPE_CHECKING:
    from comitia.ledger.canonical import Json
    from comitia.store.office import Office

_FIRST: Final = ("id", "unit", "name")
_ERASED: Final = "erased"


def published(office: "Office") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the heading and a row for each delegate, by unit and id.

    Who was erased keeps id and unit, and every other cell is empty. Raises
    ``Refused`` before the list is published.
    """
    attributes = _attributes(office)
    heading = (*_FIRST, *(one for one in attributes if one != "name"), _ERASED)
    rows = [_row(office, way, heading, attributes) for way in _delegates(office)]
    return heading, rows


def _attributes(office: "Office") -> tuple[str, ...]:
    """Return the attributes that the last publication of the list named."""
    named: Json = None
    for line in office.bundle().ledger.lines["centre"]:
        entry = read_entry(line)
        if entry.act == "publish_list":
            named = payload_of(entry)["attributes"]
    if not isinstance(named, list):
        raise Refused([Finding.of("figures.not_published")])
    return tuple(str(one) for one in named)


def _delegates(office: "Office") -> Iterator[Way]:
    for way in office.views.every(Way, reached=Reached.DELEGATE.value):
        if way.out == Out.NOT_OUT.value:
            yield way


def _row(
    office: "Office", way: Way, heading: tuple[str, ...], attributes: tuple[str, ...]
) -> tuple[str, ...]:
    person = office.views.one(Person, way.person)
    erased = person is not None and person.standing == Standing.ERASED.value
    card = office.card(way.person).openings
    cells = {"id": way.person, "unit": way.unit, _ERASED: "yes" if erased else ""}
    for name in attributes:
        if name in card and not erased:
            cells[name] = str(card[name].value)
    return tuple(cells.get(name, "") for name in heading)
