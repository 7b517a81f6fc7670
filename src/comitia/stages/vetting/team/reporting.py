"""The report on each subject: its digest, who wrote it, and what it considered."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, Digest, NameId, Once, RandomId, Text, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.vetting.subjects.naming import not_in_charter
from comitia.stages.vetting.subjects.subject import (
    Subject,
    not_vetted_now,
    subjects_on,
)
from comitia.stages.vetting.team.forming import Lookers, team_of, wrong_lookers
from comitia.stages.vetting.team.keys import REPORT

_COMMITTEE: Final = "selection.body"


@dataclass(frozen=True, slots=True)
class VettingReport(Row):
    """The last report on a subject; its words are a document of the office."""

    view: ClassVar[str] = "vetting_report"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    sha256: str
    considered: tuple[str, ...]
    members: tuple[str, ...]
    at: str


@payload
class ReportRow:
    """On whom, the digest of the report, and what it considered."""

    person: RandomId
    sha256: Digest
    considered: Annotated[tuple[Text, ...], Once]


@payload
class RecordReports:
    """Which members of the team reported on whom."""

    unit: NameId
    rows: tuple[ReportRow, ...]
    members: Annotated[tuple[RandomId, ...], Once] = ()


@payload
class ReportsRecorded:
    """How many reports were entered."""

    reports: Count


@dataclass(frozen=True, slots=True)
class Reported:
    """One report: on whom, and what it considered."""

    person: str
    considered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports to be entered together, and how the people stand."""

    at: datetime
    rows: tuple[Reported, ...]
    subjects: tuple[Subject, ...]
    lookers: Lookers = field(default_factory=lambda: Lookers(()))


def _scene(asked: RecordReports, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: RecordReports, views: Views, occasion: Occasion) -> Reports:
    return Reports(
        occasion.at,
        tuple(Reported(one.person, one.considered) for one in asked.rows),
        subjects_on(asked.unit, (one.person for one in asked.rows), views),
        Lookers(asked.members, team_of(asked.unit, views)),
    )


def _decide(facts: Reports, rules: Rules) -> ReportsRecorded:
    refuse(not_in_charter(REPORT, rules))
    refuse(dict.fromkeys(_faults(facts, rules)))
    return ReportsRecorded(len(facts.rows))


def _faults(facts: Reports, rules: Rules) -> Iterator[Finding]:
    if not facts.rows:
        yield Finding.of("vetting.no_rows", key="rows")
    persons = tuple(one.person for one in facts.rows)
    for person, count in Counter(persons).items():
        if count > 1:
            yield Finding.of("vetting.reported_twice", key="rows", person=person)
    asked = rules.read(REPORT, tuple)
    for row in facts.rows:
        lacking = tuple(one for one in asked.value if one not in row.considered)
        if lacking:
            yield Finding.of(
                "vetting.not_considered",
                key=asked.key,
                clause=asked.provenance.clause,
                person=row.person,
                lacking=lacking,
            )
    for number, subject in enumerate(facts.subjects):
        yield from not_vetted_now(subject, f"rows.{number}", rules, at=facts.at)
    yield from wrong_lookers(facts.lookers, persons, rules)


def _project(deed: Deed[RecordReports, ReportsRecorded], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    for row in asked.rows:
        yield VettingReport(
            asked.unit, row.person, row.sha256, row.considered, asked.members, at
        )


RECORD_REPORTS = Rule(
    "record_reports",
    RecordReports,
    ReportsRecorded,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
