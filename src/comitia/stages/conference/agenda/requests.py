"""Electors ask to meet candidates: a meeting is held, or declined with its reason.

No ballot is opened while a request waits; candidates introduced on paper alone are not
the same as candidates who were asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from comitia.charter.kinds import Choice
from comitia.charter.rules import Rules
from comitia.charter.section import Key
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import choices, scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Once, RandomId, Text, payload

MEETINGS: Final = "conference.meetings"
ALWAYS: Final = "always"
UNLESS_DECLINED: Final = "unless_declined"

KEYS: Final = (
    Key(
        "meetings",
        Choice((ALWAYS, UNLESS_DECLINED)),
        "Whether candidates always meet electors who ask for it, or the request may be"
        " declined with a reason; left out: requests are not recorded.",
        per_unit=False,
    ),
)


class MeetingOutcome(StrEnum):
    """What came of a request to meet candidates."""

    HELD = "held"
    DECLINED = "declined"


@payload
class RequestMeeting:
    """How many electors ask to meet which candidates; without names, all of them."""

    unit: NameId
    electors: Count
    names: Annotated[tuple[RandomId, ...], Once] = ()


@payload
class MeetingRequested:
    """Which request of the conference this is, and whom it asks for."""

    number: Count
    names: tuple[RandomId, ...]


@payload
class RecordMeeting:
    """What came of a request: who was met before how many, or why it is declined.

    Minutes and reason are public and name nobody. A reason is also given where not
    everybody was met who was asked for.
    """

    unit: NameId
    request: Count
    outcome: MeetingOutcome
    minutes: Text
    present: Count = 0
    met: Annotated[tuple[RandomId, ...], Once] = ()
    reason: Text | None = None


@payload
class MeetingRecorded:
    """Who was asked for and not met."""

    not_met: tuple[RandomId, ...]


@dataclass(frozen=True, slots=True)
class MeetingRequest(Row):
    """A request of electors to meet candidates, and what came of it.

    `outcome` is empty while it waits; `present` is how many electors came.
    """

    view: ClassVar[str] = "meeting_request"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    electors: int
    names: tuple[str, ...]
    asked: str
    outcome: str = ""
    present: int = 0
    met: tuple[str, ...] = ()
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Requesting:
    """How many electors ask, of how many, for whom of those who stand."""

    electors: int
    entitled: int
    names: tuple[str, ...]
    standing: tuple[str, ...]
    requests: int = 0
    in_progress: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is recorded of a request, and whom of those asked for still stand.

    `is_waiting` says that there is such a request, and nothing came of it yet.
    """

    request: int
    outcome: MeetingOutcome
    entitled: int
    present: int = 0
    met: tuple[str, ...] = ()
    asked_for: tuple[str, ...] = ()
    has_reason: bool = False
    is_waiting: bool = True


def waiting(unit: str, views: Views) -> tuple[int, ...]:
    """Return the numbers of the requests of a unit to which nothing came yet."""
    rows = views.every(MeetingRequest, unit=unit, outcome="")
    return tuple(row.number for row in rows)


def waits_for_meeting(numbers: Iterable[int], rules: Rules) -> Iterator[Finding]:
    """Return that electors asked to meet candidates before they vote on them.

    Charter key: ``conference.meetings``.
    """
    held, asked = rules.get(MEETINGS), tuple(map(str, numbers))
    if asked and held is not None:
        yield Finding.of(
            "conference.meeting_waits",
            key=held.key,
            clause=held.provenance.clause,
            requests=asked,
        )


def _facts(asked: RequestMeeting, views: Views, occasion: Occasion) -> Requesting:
    now = balloting(asked.unit, views)
    return Requesting(
        asked.electors,
        entitled_of(asked.unit, occasion.body, views),
        asked.names,
        choices(asked.unit, views),
        len(views.every(MeetingRequest, unit=asked.unit)),
        now.in_progress,
    )


def _decide(facts: Requesting, rules: Rules) -> MeetingRequested:
    refuse(_faults(facts, rules))
    return MeetingRequested(facts.requests + 1, facts.names or facts.standing)


def _faults(facts: Requesting, rules: Rules) -> Iterator[Finding]:
    if rules.get(MEETINGS) is None:
        yield Finding.of("conference.no_meetings", key=MEETINGS)
    if facts.in_progress:
        yield Finding.of("conference.ballot_open", key="unit", number=facts.in_progress)
    if not 0 < facts.electors <= facts.entitled:
        yield Finding.of(
            "conference.asked_by_nobody",
            key="electors",
            electors=facts.electors,
            entitled=facts.entitled,
        )
    strange = tuple(sorted(set(facts.names) - set(facts.standing)))
    if strange or not facts.standing:
        yield Finding.of(
            "conference.nobody_to_meet",
            key="names",
            named=strange,
            known=facts.standing,
        )


def _project(deed: Deed[RequestMeeting, MeetingRequested], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    outcome = deed.outcome
    yield MeetingRequest(asked.unit, outcome.number, asked.electors, outcome.names, at)


REQUEST_MEETING = Rule(
    "request_meeting",
    RequestMeeting,
    MeetingRequested,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


def _facts_of_meeting(
    asked: RecordMeeting, views: Views, occasion: Occasion
) -> Meeting:
    row = views.one(MeetingRequest, asked.unit, asked.request)
    standing = set(choices(asked.unit, views))
    return Meeting(
        asked.request,
        asked.outcome,
        entitled_of(asked.unit, occasion.body, views),
        asked.present,
        asked.met,
        tuple(one for one in row.names if one in standing) if row else (),
        asked.reason is not None,
        row is not None and not row.outcome,
    )


def _decide_meeting(facts: Meeting, rules: Rules) -> MeetingRecorded:
    refuse(_faults_of_meeting(facts, rules))
    return MeetingRecorded(_not_met(facts))


def _not_met(facts: Meeting) -> tuple[str, ...]:
    return tuple(one for one in facts.asked_for if one not in facts.met)


def _faults_of_meeting(facts: Meeting, rules: Rules) -> Iterator[Finding]:
    if not facts.is_waiting:
        yield Finding.of(
            "conference.no_such_request", key="request", number=facts.request
        )
        return
    if facts.outcome is MeetingOutcome.HELD:
        yield from _not_held(facts)
    else:
        yield from _not_declined(facts, rules)


def _not_held(facts: Meeting) -> Iterator[Finding]:
    """Return what keeps a meeting from being one: nobody came, or not all were met."""
    if not 0 < facts.present <= facts.entitled:
        yield Finding.of(
            "conference.met_by_nobody",
            key="present",
            present=facts.present,
            entitled=facts.entitled,
        )
    strange = tuple(sorted(set(facts.met) - set(facts.asked_for)))
    if strange or (facts.asked_for and not facts.met):
        yield Finding.of(
            "conference.nobody_to_meet",
            key="met",
            named=strange,
            known=facts.asked_for,
        )
    elif _not_met(facts) and not facts.has_reason:
        yield Finding.of(
            "conference.asked_not_met", key="reason", named=_not_met(facts)
        )


def _not_declined(facts: Meeting, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a request from being declined.

    Charter key: ``conference.meetings``.
    """
    held = rules.get(MEETINGS)
    if held is not None and held.value == ALWAYS and facts.asked_for:
        yield Finding.of(
            "conference.meeting_due",
            key=held.key,
            clause=held.provenance.clause,
            number=facts.request,
        )
    if not facts.has_reason:
        yield Finding.of(
            "conference.declined_silently", key="reason", number=facts.request
        )
    if facts.met or facts.present:
        yield Finding.of("conference.declined_and_met", key="met")


def _project_meeting(
    deed: Deed[RecordMeeting, MeetingRecorded], views: Views
) -> Iterator[Row]:
    asked = deed.payload
    row = views.one(MeetingRequest, asked.unit, asked.request)
    if row is not None:
        yield replace(
            row,
            outcome=asked.outcome.value,
            present=asked.present,
            met=asked.met,
            settled=moment_text(deed.occasion.at),
        )


RECORD_MEETING = Rule(
    "record_meeting",
    RecordMeeting,
    MeetingRecorded,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts_of_meeting,
    decide=_decide_meeting,
    project=_project_meeting,
)
