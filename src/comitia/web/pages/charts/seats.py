"""The seats of all units side by side: a chart, and a table of the same."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.seats.shown import (
    DecidingSeat,
    SeatsChart,
    UnitBar,
    worth_of,
)
from comitia.kernel.seats.divisors import Method
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.dividing import UnitPortion
from comitia.stages.composition.dividing import SeatDivision
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
    base, proof = _base(reading), _proof(held, reading)
    if proof is None:
        bars = tuple(UnitBar(unit.name, seats) for unit, seats in held)
        return SeatsChart(heading, bars)
    shares = _shares(proof, base, reading)
    bars = tuple(
        UnitBar(unit.name, seats, shares.get(unit.unit)) for unit, seats in held
    )
    places = {unit.unit: place for place, (unit, _) in enumerate(held)}
    return SeatsChart(
        heading,
        bars,
        proof.method,
        _decided(proof.kept, base + proof.kept_seat, proof.kept_quotient, places),
        _decided(proof.left, base + proof.left_seat, proof.left_quotient, places),
        worth_of(Method(proof.method)),
        by_lot=tuple(places[unit] for unit in proof.drawn[: proof.tied_seats]),
    )


def _proof(held: tuple[tuple[Unit, int], ...], reading: Reading) -> SeatDivision | None:
    """Return what the division stands on, if it was one and not several added up."""
    parts = reading.views.every(SeatDivision, unit=CENTRE)
    weighed = {one.unit for one in reading.views.every(UnitPortion)}
    base = _base(reading)
    divided = sum(seats - base for unit, seats in held if unit.unit in weighed)
    whole = [one for one in parts if one.seats == divided]
    return whole[0] if len(parts) == len(whole) == 1 else None


def _base(reading: Reading) -> int:
    """Return how many seats each unit has before any are divided."""
    setting = reading.charter.setting("apportionment.base")
    return setting.value if setting and isinstance(setting.value, int) else 0


def _shares(proof: SeatDivision, base: int, reading: Reading) -> dict[str, Fraction]:
    """Return the exact share of each unit that was weighed, with its base."""
    portions = reading.views.every(UnitPortion, part=proof.part)
    weights = {one.unit: int(one.weight) for one in portions}
    every = sum(weights.values())
    return {
        unit: base + Fraction(weight * proof.seats, every)
        for unit, weight in weights.items()
        if every
    }


def _decided(
    unit: str, seat: int, quotient: str, places: dict[str, int]
) -> DecidingSeat | None:
    """Return a deciding seat; an empty quotient is above every number."""
    if unit not in places:
        return None
    return DecidingSeat(places[unit], seat, Fraction(quotient) if quotient else None)


def _seats(reading: Reading) -> tuple[tuple[Unit, int], ...]:
    """Return the units in the order of the register, each with its seats."""
    found = {one.unit: one.seats for one in reading.views.every(UnitSeats)}
    units = reading.views.every(Unit)
    return tuple((one, found[one.unit]) for one in units if one.unit in found)
