"""A unit's public list beside what is asked of it: what is safe, what is at risk."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.engines.chart.heading import Heading
from comitia.engines.chart.ranges.drawn import Range, RangesChart
from comitia.kernel.dates import parse_moment
from comitia.kernel.shares import percent_text
from comitia.stages.composition.floors.standing import (
    Composition,
    Standing,
    composition_of,
)
from comitia.stages.register.bodies import Unit
from comitia.stages.register.layers.adopted import rules_for
from comitia.stages.register.ways import Reached, open_ways
from comitia.web.pages.frame import banner
from comitia.web.pages.names import is_public
from comitia.web.pages.page import (
    Cell,
    Drawing,
    Kind,
    Page,
    Section,
    Table,
    Text,
    code,
    number,
)
from comitia.web.pages.paths import composition_chart_path
from comitia.web.pages.register.shelf import COMPOSITION, part_page
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_HEADS = ("category", "least", "listed", "fewest", "likely", "reach", "key", "clause")


def standing_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return how a list stands to its targets, once everybody may see the list.

    It tells of the list: nobody's name and nobody's chance stands here.
    """
    return part_page(COMPOSITION, unit, _sections(unit, reading, say), reading, say)


def standing_chart(unit: Unit, reading: Reading, say: Voice) -> RangesChart | None:
    """Return the same as a drawing; nothing before there is a public list."""
    found = _found(unit, reading)
    if found is None:
        return None
    title = say("web.composition.title", unit=unit.name)
    ranges = tuple(_range(one, found, say) for one in found.standings)
    return RangesChart(
        Heading(title, say.language, banner(reading, say)),
        _told(found, say),
        ranges,
        max(max(one.most, *one.limits) for one in ranges),
        say("forecast.chart.possible"),
        say("forecast.chart.alike"),
        say("forecast.chart.asked"),
    )


def _found(unit: Unit, reading: Reading) -> Composition | None:
    """Return the standing of a list all of whose names are public, with targets."""
    views = reading.views
    listed = open_ways(unit.unit, views, least=Reached.PRELIMINARY)
    if not listed or not all(is_public(way, views) for way in listed):
        return None
    since = max(parse_moment(way.since) for way in listed)
    rules = rules_for(reading.charter, views, unit.unit, since)
    found = composition_of(unit.unit, views, rules)
    return found if found.standings else None


def _sections(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    found = _found(unit, reading)
    if found is None:
        return
    caption = say("web.composition.caption")
    drawing = Drawing(
        composition_chart_path(say.path, unit.unit),
        say("web.targets.chart_link"),
        say("web.composition.chart_alt"),
    )
    heads = tuple(say(f"web.composition.{one}") for one in _HEADS)
    rows = tuple(_row(one, found, say) for one in found.standings)
    blocks = (Text(_told(found, say)), drawing, Table(caption, heads, rows))
    words = Text(say("web.composition.words"))
    yield Section(Cell(caption), (*blocks, words))


def _told(found: Composition, say: Voice) -> str:
    return say("web.composition.told", listed=found.listed, seats=found.seats)


def _category(one: Standing, say: Voice) -> str:
    called = say.called(one.category)
    return say("web.composition.others", category=called) if one.others else called


def _row(one: Standing, found: Composition, say: Voice) -> tuple[Cell, ...]:
    chance = found.spread_of(one).chance(lambda elected: elected >= one.least)
    # Cut, not rounded: nothing short of all is 100 %.
    met = percent_text(Fraction(int(chance * 1000), 1000))
    return (
        Cell(_category(one, say)),
        number(one.least),
        number(one.listed),
        number(one.fewest),
        Cell(met, Kind.NUMBER),
        Cell(say(f"web.composition.{one.reach}")),
        code(one.held.key),
        Cell(say.cited(one.held.provenance.clause or "–")),
    )


def _range(one: Standing, found: Composition, say: Voice) -> Range:
    spread = found.spread_of(one)
    likely = spread.shortest()
    return Range(
        _category(one, say),
        say("forecast.told.at_least", least=one.least),
        spread.first,
        spread.first + len(spread.weights) - 1,
        likely.fewest,
        likely.most,
        (one.least,),
        say(f"web.composition.{one.reach}"),
    )
