"""Who came when those elected first met: a figure of a moment of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.moments import Moment
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.composed import rounded_figures
from comitia.stages.composition.figures import (
    Count as Counting,
)
from comitia.stages.composition.figures import (
    Counted,
    Figure,
    count_figure,
    with_share,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, payload
from comitia.stages.meeting.counts import impossible
from comitia.stages.meeting.majority import lack_of_people
from comitia.stages.publication.report import due
from comitia.stages.register.bodies import WHOLE

QUORUM: Final = "publication.quorum"


@dataclass(frozen=True, slots=True)
class Attendance(Row):
    """How many were due, came, and were excused when those elected first met."""

    view: ClassVar[str] = "attendance"
    keys: ClassVar[int] = 1
    unit: str
    due: int
    present: int
    excused: int
    at: str


@payload
class RecordAttendance:
    """How many were due when those elected first met, came, and were excused."""

    due: Count
    present: Count
    excused: Count


@payload
class AttendanceRecorded:
    """The figures of that moment."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Attending:
    """What was counted, how many are due by the record, and whether it was before."""

    due: int
    stated: int
    present: int
    excused: int
    is_recorded: bool = False


def _facts(asked: RecordAttendance, views: Views, _: Occasion) -> Attending:
    before = views.one(Attendance, CENTRE)
    return Attending(
        due(views), asked.due, asked.present, asked.excused, before is not None
    )


def _decide(facts: Attending, rules: Rules) -> AttendanceRecorded:
    refuse(_faults(facts, rules))
    return AttendanceRecorded(rounded_figures(_figures(facts), rules))


def _faults(facts: Attending, rules: Rules) -> Iterator[Finding]:
    if rules.get(QUORUM) is None:
        yield Finding.of("publication.no_attendance", key=QUORUM)
    if facts.is_recorded:
        yield Finding.of("publication.attended_already", key="present")
    if facts.stated != facts.due:
        yield Finding.of(
            "publication.due", key="due", entitled=facts.stated, due=facts.due
        )
    if facts.present + facts.excused != facts.stated:
        yield Finding.of(
            "publication.unexplained",
            key="excused",
            due=facts.stated,
            present=facts.present,
            excused=facts.excused,
        )
    counts = {"entitled": facts.stated, "present": facts.present}
    wrong = tuple(impossible(counts))
    yield from wrong
    if not wrong and rules.get(QUORUM) is not None:
        yield from lack_of_people(
            QUORUM, came=facts.present, entitled=facts.stated, rules=rules
        )


def _figures(facts: Attending) -> Iterator[Figure]:
    base = _count("attending.due", facts.stated)
    yield count_figure(base)
    yield from with_share(_count("attending", facts.present), base)
    yield from with_share(_count("attending.excused", facts.excused), base)


def _count(key: str, number: int) -> Counting:
    return Counting(key, number, Counted.PERSONS, Moment.ATTENDING, Attendance.view)


def _project(
    deed: Deed[RecordAttendance, AttendanceRecorded], _: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield Attendance(CENTRE, asked.due, asked.present, asked.excused, at)
    yield from deed.outcome.figures


RECORD_ATTENDANCE = Rule(
    "record_attendance",
    RecordAttendance,
    AttendanceRecorded,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
