"""The returns of a unit, round by round: how many took part, and by which channel.

Whom branches named stands nowhere here: a name is public once a list shows it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comitia.stages.composition.special.nominees import CentralNominee
from comitia.stages.nomination.levels.rows import SentUp
from comitia.stages.nomination.returns.account import MobileBox, added
from comitia.stages.nomination.returns.outreach import Outreach
from comitia.stages.nomination.rounds import BranchReturn, Round
from comitia.stages.register.bodies import Body, Unit
from comitia.web.pages.page import (
    Block,
    Cell,
    Facts,
    Page,
    Section,
    Table,
    moment,
    name,
    number,
)
from comitia.web.pages.register.papers import called_id
from comitia.web.pages.register.shelf import RETURNS, part_page
from comitia.web.pages.voice import Voice
from comitia.web.reading import Reading

Row = tuple[Cell, ...]
_SENT = ("body", "at", "entitled", "present", "for", "names", "branches", "voters")


def returns_page(unit: Unit, reading: Reading, say: Voice) -> Page:
    """Return how the members of a unit took part in its nomination."""
    return part_page(RETURNS, unit, _sections(unit.unit, reading, say), reading, say)


def _sections(unit: str, reading: Reading, say: Voice) -> Iterator[Section]:
    rounds = sorted(reading.views.every(Round, unit=unit), key=lambda one: one.number)
    for now in rounds:
        rows = reading.views.every(BranchReturn, unit=unit, round=now.number)
        if rows:
            title = say("web.returns.round", number=now.number)
            yield Section(Cell(title), tuple(_round(now, rows, reading, say)))
    yield from _told(unit, reading, say)
    yield from _sent(unit, reading, say)


def _round(
    now: Round, rows: Sequence[BranchReturn], reading: Reading, say: Voice
) -> Iterator[Block]:
    yield _sums(now, rows, reading, say)
    came = added(cell for row in rows for cell in row.came)
    yield from _channels(came, reading, say)
    unreached = added(cell for row in rows for cell in row.unreached)
    reasons = {words[0]: count for words, count in unreached.items()}
    yield from _counts("unreached", reasons, reading, say)
    forms = Counter(row.form for row in rows if row.form)
    yield from _counts("form", forms, reading, say)
    yield from _levels(now, reading, say)


def _sums(
    now: Round, rows: Sequence[BranchReturn], reading: Reading, say: Voice
) -> Facts:
    entitled = sum(row.entitled for row in rows)
    boxes = reading.views.every(MobileBox, unit=now.unit, round=now.number)
    pairs = [
        ("opened", moment(now.opened)),
        ("closed", moment(now.closed)),
        ("branches", number(sum(row.branches for row in rows))),
        ("returned", number(sum(row.took_part for row in rows))),
        ("excused", number(sum(row.branches for row in rows if row.excused))),
        ("entitled", number(entitled)),
        ("voters", number(sum(row.voters for row in rows))),
        ("corrections", number(sum(row.corrections for row in rows))),
        *([("boxes", number(len(boxes)))] if boxes else ()),
    ]
    return Facts(tuple((say(f"web.returns.{one}"), cell) for one, cell in pairs))


def _channels(
    came: Mapping[tuple[str, ...], int], reading: Reading, say: Voice
) -> Iterator[Table]:
    """Yield who took part by which channel: groups below, channels to the right."""
    channels = list(dict.fromkeys(channel for channel, _ in came))
    groups = list(dict.fromkeys(group for _, group in came))
    heads = (
        say("web.returns.group"),
        *(called_id(one, reading, say).text for one in channels),
        say("web.returns.all"),
    )
    rows = tuple(
        (
            called_id(group, reading, say),
            *(number(came.get((one, group), 0)) for one in channels),
            number(sum(came.get((one, group), 0) for one in channels)),
        )
        for group in groups
    )
    if rows:
        yield Table(say("web.returns.channels"), heads, rows)


def _counts(
    what: str, counted: Mapping[str, int], reading: Reading, say: Voice
) -> Iterator[Table]:
    """Yield a table of words and numbers, where there is anything to count."""
    heads = (say(f"web.returns.{what}"), say(f"web.returns.{what}_count"))
    rows = tuple(
        (called_id(one, reading, say), number(count)) for one, count in counted.items()
    )
    if rows:
        yield Table(say(f"web.returns.{what}_title"), heads, rows)


def _levels(now: Round, reading: Reading, say: Voice) -> Iterator[Table]:
    """Yield the lists that bodies between the branches and the unit voted on."""
    sent = reading.views.every(SentUp, unit=now.unit, round=now.number)
    heads = tuple(say(f"web.returns.{one}") for one in _SENT)
    rows = tuple(_level(row, reading) for row in sorted(sent, key=lambda row: row.at))
    if rows:
        yield Table(say("web.returns.levels"), heads, rows)


def _level(row: SentUp, reading: Reading) -> Row:
    body = reading.views.one(Body, row.body)
    numbers = (
        row.entitled,
        row.present,
        row.votes_for,
        row.names,
        row.returned,
        row.voters,
    )
    return name(body.name if body else row.body), moment(row.at), *map(number, numbers)


def _told(unit: str, reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield in which ways members were told of the nomination, and how many."""
    reached: Counter[str] = Counter()
    for row in reading.views.every(Outreach, unit=unit):
        reached[row.kind] += row.reached
    title = Cell(say("web.returns.told_title"))
    yield from _section(title, _counts("told", reached, reading, say))


def _sent(unit: str, reading: Reading, say: Voice) -> Iterator[Section]:
    """Yield how many the centre sent to stand here, by which document."""
    rows = reading.views.every(CentralNominee, unit=unit)
    documents = Counter((row.document, row.dated) for row in rows)
    words = ("document", "dated", "persons")
    heads = tuple(say(f"web.returns.{one}") for one in words)
    shown = tuple(
        (name(document), Cell(dated), number(count))
        for (document, dated), count in documents.items()
    )
    title = say("web.returns.sent")
    tables = [Table(title, heads, shown)] if shown else []
    yield from _section(Cell(title), tables)


def _section(title: Cell, blocks: Iterable[Block]) -> Iterator[Section]:
    stands = tuple(blocks)
    if stands:
        yield Section(title, stands)
