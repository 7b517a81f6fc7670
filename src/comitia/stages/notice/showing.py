"""Showing a list: from its opening the term runs, and after it the unit goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.floors.keeping import (
    NOBODY,
    Composed,
    composed,
    lost_floors,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.objections import Objection, open_objections, undecided
from comitia.stages.forms import Count, MomentText, NameId, Once, Text, payload
from comitia.stages.meeting.lists import last_list
from comitia.stages.notice.scope import Scope, lacking_of_names, wrong_scope
from comitia.stages.notice.term import Shown, close_notice
from comitia.stages.register.bodies import body_of_kind, seats_of
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, open_ways

BODY: Final = "selection.body"
# Where a charter names this body, the list goes to its meeting before the conference.
PLENARY: Final = "selection.plenary_body"


@dataclass(frozen=True, slots=True)
class Notice(Row):
    """The notice that shows the list of the same number.

    `closed` is empty while it is shown, and stays so where the list did not go on.
    """

    view: ClassVar[str] = "notice"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    opened: str
    until: str
    closed: str
    places: tuple[str, ...]
    scope: str = ""
    shows: tuple[str, ...] = ()


@payload
class OpenNotice:
    """Where the list is shown, to whom, and what it tells of each person.

    Without `scope` everybody may see it.
    """

    unit: NameId
    places: Annotated[tuple[Text, ...], Once]
    scope: Scope | None = None
    shows: Annotated[tuple[Text, ...], Once] = ()


@payload
class NoticeOpened:
    """Which list is shown, and the first moment at which the term is over."""

    number: Count
    until: MomentText


@dataclass(frozen=True, slots=True)
class Opening:
    """When a list is shown, where, to whom and what of, and whether it is already."""

    at: datetime
    number: int
    places: tuple[str, ...]
    is_shown: bool = False
    scope: Scope | None = None
    shows: tuple[str, ...] = ()


def _scene(asked: "OpenNotice | CloseNotice", views: Views, rules: Rules) -> Scene:
    kind = rules.read(BODY, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _number(unit: str, views: Views) -> int:
    standing = last_list(unit, views)
    return standing.number if standing else 0


def _facts(asked: OpenNotice, views: Views, occasion: Occasion) -> Opening:
    number = _number(asked.unit, views)
    shown = views.one(Notice, asked.unit, number)
    return Opening(
        occasion.at, number, asked.places, shown is not None, asked.scope, asked.shows
    )


def _decide(facts: Opening, rules: Rules) -> NoticeOpened:
    refuse(_faults(facts, rules))
    term = rules.read("notice.term", Span).value
    until = term_end(facts.at, term=term, rules=rules)
    return NoticeOpened(facts.number, moment_text(until))


def _faults(facts: Opening, rules: Rules) -> Iterator[Finding]:
    if facts.is_shown:
        yield Finding.of("notice.shown_already", key="unit", number=facts.number)
    asked = rules.read("notice.places", tuple)
    lacking = tuple(one for one in asked.value if one not in facts.places)
    if lacking:
        yield Finding.of(
            "notice.places",
            key=asked.key,
            clause=asked.provenance.clause,
            lacking=lacking,
            places=asked.value,
        )
    yield from wrong_scope(facts.scope, rules)
    yield from lacking_of_names(facts.shows, rules)


def _project(deed: Deed[OpenNotice, NoticeOpened], _: Views) -> Iterator[Row]:
    asked, opened = deed.payload, deed.outcome
    yield Notice(
        asked.unit,
        opened.number,
        moment_text(deed.occasion.at),
        opened.until,
        closed="",
        places=asked.places,
        scope=asked.scope.value if asked.scope else "",
        shows=asked.shows,
    )


OPEN_NOTICE = Rule(
    "open_notice",
    OpenNotice,
    NoticeOpened,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class CloseNotice:
    """Of which unit the list has been shown long enough."""

    unit: NameId


@payload
class NoticeClosed:
    """Which list was shown, until when, and to which step the unit goes on.

    `objections` is how many came in while it was shown; all of them are decided.
    """

    number: Count
    closed: MomentText
    step: Step = Step.CONFERENCE
    objections: Count = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """A notice that is to be closed; `opened` is nothing while none is shown.

    `composed` is what is known of the names that still stand on its list.
    """

    number: int
    holding: Holding
    opened: datetime | None = None
    objections: tuple[str, ...] = ()
    lodged: int = 0
    seats: int = 0
    composed: Composed = NOBODY


def _facts_of_closing(asked: CloseNotice, views: Views, occasion: Occasion) -> Closing:
    number = _number(asked.unit, views)
    shown = views.one(Notice, asked.unit, number)
    return Closing(
        number,
        holding(asked.unit, views, at=occasion.at),
        parse_moment(shown.opened) if shown else None,
        open_objections(asked.unit, views),
        _lodged(asked.unit, shown, views),
        seats_of(asked.unit, views),
        _composed(asked.unit, views),
    )


def _composed(unit: str, views: Views) -> Composed:
    ways = open_ways(unit, views, least=Reached.PRELIMINARY)
    return composed(unit, tuple(way.person for way in ways), (), views)


def _lodged(unit: str, shown: Notice | None, views: Views) -> int:
    """Return how many objections came in while a list was shown."""
    if shown is None:
        return 0
    since = parse_moment(shown.opened)
    rows = views.every(Objection, unit=unit, step=Step.NOTICE.value)
    return sum(parse_moment(row.lodged) >= since for row in rows)


def _decide_closing(facts: Closing, rules: Rules) -> NoticeClosed:
    refuse(_faults_of_closing(facts, rules))
    has_plenary = rules.get(PLENARY) is not None
    step = Step.PLENARY if has_plenary else Step.CONFERENCE
    closed = moment_text(facts.holding.at)
    return NoticeClosed(facts.number, closed, step, facts.lodged)


def _faults_of_closing(facts: Closing, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding, rules)
    if facts.opened is None:
        yield Finding.of("notice.not_shown", key="unit")
    else:
        shown = Shown(facts.opened, facts.holding.at)
        yield from close_notice(shown, rules=rules)
        yield from lost_floors(facts.composed, facts.seats, rules)
    yield from undecided(facts.objections)


def _project_closing(
    deed: Deed[CloseNotice, NoticeClosed], views: Views
) -> Iterator[Row]:
    unit, closed = deed.payload.unit, deed.outcome.closed
    row = views.one(Notice, unit, deed.outcome.number)
    if row is not None:
        yield replace(row, closed=closed)
    yield Progress(unit, deed.outcome.step.value, closed)


CLOSE_NOTICE = Rule(
    "close_notice",
    CloseNotice,
    NoticeClosed,
    scene=_scene,
    facts_of=_facts_of_closing,
    decide=_decide_closing,
    project=_project_closing,
)
