"""Announcing whom a unit vets: the public hears of it a term before anything is found.

Where a charter names no places, the term runs from the day on which the names came to
be vetted, and nobody announces anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.gates import subjects
from comitia.stages.forms import Count, MomentText, NameId, Once, Text, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.ways import Reached, Way
from comitia.stages.vetting.subjects.keys import ANNOUNCED, PLACES
from comitia.stages.vetting.subjects.naming import not_in_charter, still_to_name

_COMMITTEE: Final = "selection.body"


@dataclass(frozen=True, slots=True)
class VettingNotice(Row):
    """An announcement of whom a unit vets: where it is shown, from when until when."""

    view: ClassVar[str] = "vetting_notice"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    opened: str
    until: str
    places: tuple[str, ...]


@payload
class AnnounceVetting:
    """Where it is announced who is to be vetted in a unit."""

    unit: NameId
    places: Annotated[tuple[Text, ...], Once]


@payload
class VettingAnnounced:
    """Which announcement of the unit this is, and when its term is over."""

    number: Count
    until: MomentText


@dataclass(frozen=True, slots=True)
class Announcing:
    """When and where it is announced, and of whom nobody has heard yet.

    `nominees` are those of them whom no body has named to be vetted.
    """

    at: datetime
    places: tuple[str, ...]
    unannounced: tuple[str, ...]
    nominees: tuple[str, ...] = ()
    notices_before: int = 0


@dataclass(frozen=True, slots=True)
class Announced:
    """Whether the public was told that somebody is vetted, and until when it may wait.

    Where nothing is said, it was told long ago.
    """

    until: datetime | None = None
    is_made: bool = True


# Where nothing is said about it.
TOLD: Final = Announced()


def announced(way: Way, notices: Iterable[VettingNotice]) -> Announced:
    """Return whether somebody was announced since the name came where it is."""
    since = parse_moment(way.since)
    ends = (
        parse_moment(one.until) for one in notices if parse_moment(one.opened) >= since
    )
    until = min(ends, default=None)
    return Announced(until, until is not None)


def before_announced(
    at: datetime, since: datetime, told: Announced, rules: Rules
) -> Iterator[Finding]:
    """Return the refusal to find anything before the public has heard of it in time.

    Charter keys: ``vetting.announced``, ``vetting.announced_places``.
    """
    if rules.get(ANNOUNCED) is None:
        return
    term, places = rules.read(ANNOUNCED, Span), rules.get(PLACES)
    if places is not None and not told.is_made:
        yield Finding.of(
            "vetting.not_announced", key=PLACES, clause=places.provenance.clause
        )
        return
    by_itself = term_end(since, term=term.value, rules=rules)
    end = by_itself if places is None else told.until
    if end is not None and at < end:
        yield Finding.of(
            "vetting.announced",
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            end=end,
        )


def _scene(asked: AnnounceVetting, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: AnnounceVetting, views: Views, occasion: Occasion) -> Announcing:
    notices = views.every(VettingNotice, unit=asked.unit)
    ways = subjects(asked.unit, views)
    return Announcing(
        occasion.at,
        asked.places,
        tuple(one.person for one in ways if not announced(one, notices).is_made),
        tuple(one.person for one in ways if one.reached == Reached.NOMINEE.value),
        len(notices),
    )


def _decide(facts: Announcing, rules: Rules) -> VettingAnnounced:
    refuse(not_in_charter(PLACES, rules))
    refuse(_faults(facts, rules))
    term = rules.read(ANNOUNCED, Span).value
    until = term_end(facts.at, term=term, rules=rules)
    return VettingAnnounced(facts.notices_before + 1, moment_text(until))


def _faults(facts: Announcing, rules: Rules) -> Iterator[Finding]:
    yield from still_to_name(facts.nominees, rules)
    if not facts.unannounced:
        yield Finding.of("vetting.announced_already", key="unit")
    asked = rules.read(PLACES, tuple)
    lacking = tuple(one for one in asked.value if one not in facts.places)
    if lacking:
        yield Finding.of(
            "vetting.announced_places",
            key=asked.key,
            clause=asked.provenance.clause,
            lacking=lacking,
            places=asked.value,
        )


def _project(deed: Deed[AnnounceVetting, VettingAnnounced], _: Views) -> Iterator[Row]:
    asked, said = deed.payload, deed.outcome
    opened = moment_text(deed.occasion.at)
    yield VettingNotice(asked.unit, said.number, opened, said.until, asked.places)


ANNOUNCE_VETTING = Rule(
    "announce_vetting",
    AnnounceVetting,
    VettingAnnounced,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
