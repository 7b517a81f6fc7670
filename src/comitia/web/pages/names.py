"""The way of each name: who is public stands here, of the others only how many."""

from collections import Counter
from collections.abc import Iterator

from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Views
from comitia.stages.notice.scope import Scope
from comitia.stages.notice.showing import Notice
from comitia.stages.register.bodies import Unit
from comitia.stages.register.ways import Reached, Way
from comitia.web.pages.page import (
    Block,
    Cell,
    Page,
    Section,
    Table,
    Text,
    code,
    moment,
    name,
    number,
)
from comitia.web.pages.paths import names_path, way_path
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

ATTRIBUTES = "publication.attributes"
# States through which a name goes only where the charter has their meetings.
_SELDOM = frozenset({Reached.SUBJECT, Reached.PROSPECTIVE})


def names_page(reading: Reading, say: Voice) -> Page:
    """Return how many names stand where, by unit; of a single unit, also which."""
    units = reading.views.every(Unit)
    columns = _columns(reading.views)
    heads = (
        say("web.unit"),
        *(say(f"reached.{one}") for one in columns),
        say("web.out"),
    )
    rows = tuple(_counts(unit, columns, reading.views, say) for unit in units)
    table = Table(say("web.names.by_unit"), heads, rows)
    sections = [Section(Cell(say("web.names.by_unit")), (table,))]
    if len(units) == 1:
        sections += _sections(units[0], reading, say)
    return Page(say("web.names.title"), say("web.names.lead"), tuple(sections))


def unit_names_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return the public names of one unit, and how many others there are."""
    title = say("web.names.of", unit=unit.name)
    return Page(title, say("web.names.lead"), tuple(_sections(unit, reading, say)))


def _columns(views: Views) -> tuple[Reached, ...]:
    """Return the states of a name; those that few charters have, while one has it."""
    return tuple(
        one
        for one in Reached
        if one not in _SELDOM or views.every(Way, reached=one.value, out="")
    )


def _counts(
    unit: Unit, columns: tuple[Reached, ...], views: Views, say: Voice
) -> tuple[Cell, ...]:
    ways = views.every(Way, unit=unit.unit)
    held = Counter(way.reached for way in ways if way.is_open)
    out = sum(not way.is_open for way in ways)
    link = name(unit.name, names_path(say.path, unit.unit))
    return (link, *(number(held[one]) for one in columns), number(out))


def _sections(unit: Unit, reading: Reading, say: Voice) -> Iterator[Section]:
    ways = reading.views.every(Way, unit=unit.unit)
    shown = [way for way in ways if is_public(way, reading.views)]
    blocks: list[Block] = []
    if shown:
        blocks.append(_public(shown, unit, reading, say))
    blocks.append(Text(say("web.names.others", count=len(ways) - len(shown))))
    yield Section(name(unit.name), tuple(blocks))


def is_public(way: Way, views: Views) -> bool:
    """Return whether a name stands on a list shown to everybody, or has come further.

    A name that was on a ballot paper stays public. One that left the way before is
    not shown: why it did is nobody's business.
    """
    reached = Reached(way.reached)
    if reached.is_at_least(Reached.CANDIDATE):
        return True
    if not (reached.is_at_least(Reached.PRELIMINARY) and way.is_open):
        return False
    notices = [
        one
        for one in views.every(Notice, unit=way.unit)
        if one.scope != Scope.UNIT.value
    ]
    if reached is Reached.PROSPECTIVE:
        return bool(notices)
    since = parse_moment(way.since)
    return any(parse_moment(one.opened) >= since for one in notices)


def _public(ways: list[Way], unit: Unit, reading: Reading, say: Voice) -> Table:
    attributes = published(reading)
    heads = (
        *(say.called(one, ATTRIBUTES) for one in attributes),
        say("web.names.stands"),
        say("web.since"),
        say("web.names.id"),
    )
    rows = [_row(way, attributes, reading, say) for way in ways]
    ranked = sorted(zip(ways, rows, strict=True), key=lambda pair: _rank(pair[0]))
    caption = say("web.names.public", unit=unit.name)
    return Table(caption, heads, tuple(row for _, row in ranked))


def _rank(way: Way) -> tuple[bool, int, str]:
    """Return what puts those first who have come furthest."""
    return not way.is_open, -list(Reached).index(Reached(way.reached)), way.person


def _row(
    way: Way, attributes: tuple[str, ...], reading: Reading, say: Voice
) -> tuple[Cell, ...]:
    card = reading.card(way.person)
    known = {} if card is None else card
    told = [str(known[one]) if one in known else "–" for one in attributes]
    if card is None and told:
        told[0] = say("web.names.erased")
    stands = say(f"reached.{way.reached}")
    if not way.is_open:
        stands = say("web.names.ended", stands=stands, out=say(f"out.{way.out}"))
    return (*map(name, told), Cell(stands), moment(way.since), _id(way.person, say))


def _id(person: str, say: Voice) -> Cell:
    """Return the id of a public name, with the link to its way."""
    return code(person, way_path(say.path, person))


def called(person: str, reading: Reading, say: Voice) -> Cell:
    """Return the name of somebody on the paper, where the charter publishes names."""
    card = reading.card(person)
    if card is None:
        return Cell(say("web.names.erased"))
    is_named = "name" in published(reading) and "name" in card
    return name(str(card["name"])) if is_named else code(person)


def published(reading: Reading) -> tuple[str, ...]:
    """Return the attributes that the charter lets everybody read."""
    setting = reading.charter.setting(ATTRIBUTES)
    listed = setting.value if setting else ()
    return tuple(map(str, listed)) if isinstance(listed, tuple) else ()
