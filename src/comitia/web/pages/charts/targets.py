"""How many seats of each unit go to people of each value: a matrix, as two forms."""

from collections.abc import Iterator, Mapping

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.matrix.shown import Cell as Square
from comitia.engines.chart.matrix.shown import MatrixChart, Value
from comitia.engines.chart.matrix.shown import Row as Line
from comitia.kernel.matrix.nesting import Column
from comitia.stages.composition.section import columns_of
from comitia.stages.composition.targets import Target, TargetDivisor, TargetLot
from comitia.stages.register.bodies import Unit, UnitSeats
from comitia.web.pages.frame import banner
from comitia.web.pages.page import (
    Cell,
    Drawing,
    Page,
    Section,
    Table,
    Text,
    code,
    name,
    number,
)
from comitia.web.pages.paths import targets_chart_path, unit_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading


def targets_page(reading: Reading, say: Voice) -> Page | None:
    """Return the targets by unit and value, or that they are not divided yet.

    There is no such page where the charter asks for none.
    """
    if not _columns(reading):
        return None
    title, lead = say("web.targets.title"), say("web.targets.lead")
    chart = targets_chart(reading, say)
    if chart is None:
        none = Section(
            Cell(say("web.targets.caption")), (Text(say("web.targets.none")),)
        )
        return Page(title, lead, (none,))
    drawing = Drawing(
        targets_chart_path(say.path),
        say("web.targets.chart_link"),
        say("web.targets.chart_alt"),
    )
    caption = Cell(say("web.targets.caption"))
    told = (Text(one) for one in (*_within(reading, say), *_lots(reading, say)))
    section = Section(caption, (drawing, _table(chart, reading, say), *told))
    return Page(title, lead, (section, *_proof(reading, say)))


def _lots(reading: Reading, say: Voice) -> Iterator[str]:
    """Yield from which seed equal claims were drawn, and in which order."""
    names = {unit.unit: unit.name for unit in reading.views.every(Unit)}
    for row in reading.views.every(TargetLot):
        if row.drawn:
            cells = (one.partition("/") for one in row.drawn)
            shown = (f"{names.get(unit, unit)}/{value}" for unit, _, value in cells)
            drawn = say("kernel.list_joint").join(shown)
            yield say("web.targets.lot", lot=row.lot, drawn=drawn)


def targets_chart(reading: Reading, say: Voice) -> MatrixChart | None:
    """Return the targets as a chart, in the order of the register and the charter."""
    targets = {(one.unit, one.value): one for one in reading.views.every(Target)}
    columns = _columns(reading)
    if not columns or not targets:
        return None
    rows = tuple(
        Line(
            unit.name,
            seats,
            tuple(
                Square(found.seats if found else 0)
                for one in columns
                for found in (targets.get((unit.unit, one.name)),)
            ),
        )
        for unit, seats in _units(reading)
    )
    heading = Heading(say("web.targets.title"), say.language, banner(reading, say))
    return MatrixChart(heading, rows, _values(columns))


def _columns(reading: Reading) -> tuple[Column, ...]:
    """Return the values of the charter; one without any asks for no targets."""
    rules = reading.charter.rules()
    return columns_of(rules) if rules.get("composition.values") else ()


def _values(columns: tuple[Column, ...]) -> tuple[Value, ...]:
    places = {one.name: place for place, one in enumerate(columns)}
    return tuple(Value(one.name, one.seats, places.get(one.inside)) for one in columns)


def _units(reading: Reading) -> tuple[tuple[Unit, int], ...]:
    held = {one.unit: one.seats for one in reading.views.every(UnitSeats)}
    units = reading.views.every(Unit)
    return tuple((one, held[one.unit]) for one in units if one.unit in held)


def _table(chart: MatrixChart, reading: Reading, say: Voice) -> Table:
    """Return the numbers of the chart; the last row has the sums of the charter."""
    called = value_names(reading, say)
    heads = (
        say("web.unit"),
        say("web.unit.seats"),
        *(called[one.value.name] for one in chart.columns),
    )
    order = tuple(one.place for one in chart.columns)
    rows = [
        (
            name(unit.name, unit_path(say.path, unit.unit)),
            number(row.seats),
            *(number(row.cells[place].seats) for place in order),
        )
        for (unit, _), row in zip(_units(reading), chart.rows, strict=True)
    ]
    sums = (
        Cell(say("chart.matrix.all")),
        number(sum(row.seats for row in chart.rows)),
        *(number(one.value.seats) for one in chart.columns),
    )
    return Table(say("web.targets.caption"), heads, (*rows, sums))


def value_names(reading: Reading, say: Voice) -> dict[str, str]:
    """Return each value of the charter as a reader is told it: within which it is."""
    return {
        one.name: say(
            "web.targets.inside",
            value=say.called(one.name),
            within=say.called(one.inside),
        )
        if one.inside
        else say.called(one.name)
        for one in _columns(reading)
    }


def _within(reading: Reading, say: Voice) -> Iterator[str]:
    """Yield which values are counted in others, so that nobody adds them up."""
    for one in _columns(reading):
        if one.inside:
            value, within = say.called(one.name), say.called(one.inside)
            yield say("web.targets.counted", value=value, within=within)


def _proof(reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield what the division stands on: weights, with the divisors at the edges."""
    divisors = {
        (row.unit, row.value): row.divisor
        for row in reading.views.every(TargetDivisor)
        if row.divisor
    }
    if not divisors:
        return
    method = reading.charter.rules().read("composition.method", str).value
    told = say("web.targets.rounded", method=say(f"stages.choice.{method}"))
    names = {unit.unit: unit.name for unit in reading.views.every(Unit)}
    limits = tuple(
        Text(say("web.targets.limit", unit=names[unit], value=value, divisor=one))
        for (unit, value), one in divisors.items()
        if unit and value and one != "1/1"
    )
    yield Section(
        Cell(say("web.divided.title")),
        (Text(told), *limits, _weights(divisors, reading, say)),
    )


def _weights(
    divisors: Mapping[tuple[str, str], str], reading: Reading, say: Voice
) -> Table:
    """Return the weights as they were stated; divisors stand last in row and column."""
    called = value_names(reading, say)
    weights = {(one.unit, one.value): one.weight for one in reading.views.every(Target)}
    divisor = say("web.targets.divisor")
    rows = tuple(
        (
            name(unit.name, unit_path(say.path, unit.unit)),
            *(number(weights.get((unit.unit, one), 0)) for one in called),
            code(divisors.get((unit.unit, ""), "")),
        )
        for unit, _ in _units(reading)
    )
    last = (Cell(divisor), *(code(divisors.get(("", one), "")) for one in called))
    heads = (say("web.unit"), *called.values(), divisor)
    caption = say("web.targets.weights")
    return Table(caption, heads, (*rows, (*last, Cell(""))))
