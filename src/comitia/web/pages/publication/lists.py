"""The two lists, what changed between them, the guests, and the first meeting.

Who stood on a list that was published is named; guests stand only as a number.
"""

from collections import Counter
from collections.abc import Iterator

from comitia.ledger.chain import CENTRE
from comitia.stages.composition.special.invited import invited
from comitia.stages.publication.attending import Attendance
from comitia.stages.publication.changes import ListChange
from comitia.stages.publication.publishing import Publication
from comitia.stages.publication.report import ReportConfirmed
from comitia.stages.register.bodies import Unit
from comitia.stages.register.course.published import (
    CONFIRMED,
    ELECTED,
    ElectedList,
    ListedName,
)
from comitia.web.pages.names import ATTRIBUTES, called
from comitia.web.pages.page import (
    Block,
    Cell,
    Facts,
    Page,
    Section,
    Table,
    Text,
    moment,
    name,
    number,
)
from comitia.web.pages.paths import names_path, way_path
from comitia.web.pages.register.papers import called_id
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

_ROWS = (ElectedList, Publication, ReportConfirmed, Attendance)


def has_lists(reading: Reading) -> bool:
    """Return whether anything was published of all units."""
    return any(reading.views.one(row, CENTRE) for row in _ROWS) or bool(
        invited(reading.views)
    )


def lists_page(reading: Reading, say: Voice) -> Page:
    """Return what was published, when, and what is different the second time."""
    parts = {
        "published": _published(reading, say),
        "changes": _changes(reading, say),
        "guests": _guests(reading, say),
        "report": _report(reading, say),
        "meeting": _meeting(reading, say),
        "units": _units(reading, say),
    }
    held = {part: tuple(blocks) for part, blocks in parts.items()}
    sections = tuple(
        Section(Cell(say(f"web.lists.{part}")), blocks)
        for part, blocks in held.items()
        if blocks
    )
    none = Section(Cell(say("web.lists.published")), (Text(say("web.lists.nothing")),))
    return Page(say("web.lists.title"), say("web.lists.lead"), sections or (none,))


def _published(reading: Reading, say: Voice) -> Iterator[Block]:
    views = reading.views
    first = views.one(ElectedList, CENTRE)
    last = views.one(Publication, CENTRE)
    rows = tuple(
        (
            Cell(say(f"web.lists.{what}")),
            moment(row.at),
            number(len(views.every(ListedName, list=what))),
            _shown(row.attributes, reading, say),
        )
        for what, row in ((ELECTED, first), (CONFIRMED, last))
        if row is not None
    )
    words = ("list", "at", "names", "shows")
    if rows:
        heads = tuple(say(f"web.lists.{one}") for one in words)
        yield Table(say("web.lists.published"), heads, rows)


def _shown(attributes: tuple[str, ...], reading: Reading, say: Voice) -> Cell:
    called = (called_id(one, reading, say).text for one in attributes)
    words = (say.called(one, ATTRIBUTES) for one in called)
    return name(say("kernel.list_joint").join(words))


def _changes(reading: Reading, say: Voice) -> Iterator[Block]:
    """Yield who stands on one list only, and why; that nobody does, once both are."""
    views = reading.views
    rows = views.every(ListChange)
    if not rows:
        if all(views.one(one, CENTRE) for one in (ElectedList, Publication)):
            yield Text(say("web.lists.unchanged"))
        return
    units = {one.unit: one.name for one in views.every(Unit)}
    shown = tuple(
        (
            name(units.get(row.unit, row.unit)),
            _named(row, reading, say),
            Cell(say(f"web.change.{row.change}")),
        )
        for row in rows
    )
    heads = (say("web.unit"), say("web.ballots.name"), say("web.lists.change"))
    yield Table(say("web.lists.changes"), heads, shown)


def _named(row: ListChange, reading: Reading, say: Voice) -> Cell:
    cell = called(row.person, reading, say)
    return Cell(cell.text, cell.kind, way_path(say.path, row.person))


def _guests(reading: Reading, say: Voice) -> Iterator[Block]:
    documents = Counter((row.document, row.dated) for row in invited(reading.views))
    rows = tuple(
        (name(document), Cell(dated), number(count))
        for (document, dated), count in documents.items()
    )
    if rows:
        words = ("document", "dated", "persons")
        heads = tuple(say(f"web.returns.{one}") for one in words)
        yield Table(say("web.lists.guests"), heads, rows)


def _report(reading: Reading, say: Voice) -> Iterator[Block]:
    row = reading.views.one(ReportConfirmed, CENTRE)
    if row:
        yield Facts(
            (
                (say("web.lists.at"), moment(row.at)),
                (say("web.lists.due"), number(row.entitled)),
                (say("web.lists.present"), number(row.present)),
                (say("web.lists.for"), number(row.votes_for)),
            )
        )


def _meeting(reading: Reading, say: Voice) -> Iterator[Block]:
    row = reading.views.one(Attendance, CENTRE)
    if row:
        yield Facts(
            (
                (say("web.lists.at"), moment(row.at)),
                (say("web.lists.due"), number(row.due)),
                (say("web.lists.present"), number(row.present)),
                (say("web.lists.excused"), number(row.excused)),
            )
        )


def _units(reading: Reading, say: Voice) -> Iterator[Block]:
    """Yield how many names of each unit stand on each list."""
    views = reading.views
    lists = [
        (what, Counter(row.unit for row in views.every(ListedName, list=what)))
        for what in (ELECTED, CONFIRMED)
    ]
    held = [(what, counts) for what, counts in lists if counts]
    if not held:
        return
    heads = (say("web.unit"), *(say(f"web.lists.{what}") for what, _ in held))
    rows = tuple(
        (
            name(unit.name, names_path(say.path, unit.unit)),
            *(number(counts[unit.unit]) for _, counts in held),
        )
        for unit in views.every(Unit)
    )
    yield Table(say("web.lists.units"), heads, rows)
