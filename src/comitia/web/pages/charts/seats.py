"""The seats of all units side by side: a chart, and a table of the same."""

from collections.abc import Iterator

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.seats.shown import SeatsChart, UnitBar
from comitia.stages.register.bodies import Unit, UnitSeats
from comitia.web.pages.frame import banner
from comitia.web.pages.page import Cell, Drawing, Section, Table, name, number
from comitia.web.pages.paths import seats_chart_path, unit_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

# One unit has all the seats: there is nothing to compare.
_FEWEST = 2


def seats_section(reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield the part of a page with the seats of the units, once they are divided."""
    held = _seats(reading)
    if len(held) < _FEWEST:
        return
    title = say("web.seats.title")
    drawing = Drawing(
        seats_chart_path(say.path),
        say("web.seats.chart_link"),
        say("web.seats.chart_alt"),
        seats_chart_path(say.path, narrow=True),
    )
    rows = tuple(
        (name(unit.name, unit_path(say.path, unit.unit)), number(seats))
        for unit, seats in held
    )
    heads = (say("web.unit"), say("web.unit.seats"))
    yield Section(Cell(title), (drawing, Table(title, heads, rows)))


def seats_chart(reading: Reading, say: Voice) -> SeatsChart | None:
    """Return the seats of all units as a chart, if they are divided."""
    held = _seats(reading)
    if len(held) < _FEWEST:
        return None
    election = reading.charter.titled(say.language.value)
    title = say("web.seats.chart_title", election=election)
    heading = Heading(title, say.language, banner(reading, say))
    return SeatsChart(heading, tuple(UnitBar(unit.name, held) for unit, held in held))


def _seats(reading: Reading) -> tuple[tuple[Unit, int], ...]:
    """Return the units in the order of the register, each with its seats."""
    found = {one.unit: one.seats for one in reading.views.every(UnitSeats)}
    units = reading.views.every(Unit)
    return tuple((one, found[one.unit]) for one in units if one.unit in found)
