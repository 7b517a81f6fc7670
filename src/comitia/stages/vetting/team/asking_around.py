"""Interviews and visits by the sheet: about whom, of which kind, and how many."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, ClassVar, Final, TypeVar

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, Once, RandomId, payload
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.ways import Way
from comitia.stages.vetting.subjects.subject import (
    Subject,
    not_vetted_now,
    subjects_on,
)
from comitia.stages.vetting.team.forming import Lookers, team_of, wrong_lookers
from comitia.stages.vetting.team.keys import INTERVIEWS, VISITS

_COMMITTEE: Final = "selection.body"


@dataclass(frozen=True, slots=True)
class Look(Row):
    """How many interviews or visits of a kind there were about a person; `at` the last.

    `family` is the charter's family of keys that names the kinds.
    """

    view: ClassVar[str] = "look"
    keys: ClassVar[int] = 4
    unit: str
    person: str
    family: str
    kind: str
    count: int
    at: str


@payload
class InterviewRow:
    """About whom, how those asked stand to this person, and how many they were."""

    person: RandomId
    relation: NameId
    count: Count


@payload
class RecordInterviews:
    """Which members of the team asked how many people about whom."""

    unit: NameId
    rows: tuple[InterviewRow, ...]
    members: Annotated[tuple[RandomId, ...], Once] = ()


@payload
class VisitRow:
    """For whom visits were made, of which kind, and how many."""

    person: RandomId
    kind: NameId
    count: Count


@payload
class RecordVisits:
    """Which members of the team made how many visits for whom."""

    unit: NameId
    rows: tuple[VisitRow, ...]
    members: Annotated[tuple[RandomId, ...], Once] = ()


@payload
class LooksRecorded:
    """How many interviews or visits were entered in all."""

    count: Count


@dataclass(frozen=True, slots=True)
class LookRow:
    """One row of a sheet of interviews or visits."""

    person: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Looks:
    """Interviews or visits to be entered together, and how the people stand."""

    at: datetime
    rows: tuple[LookRow, ...]
    subjects: tuple[Subject, ...]
    lookers: Lookers = field(default_factory=lambda: Lookers(()))


def looks_since(way: Way, family: str, views: Views) -> dict[str, int]:
    """Return how many there were of each kind since the name came where it is."""
    since = parse_moment(way.since)
    rows = views.every(Look, unit=way.unit, person=way.person, family=family)
    return {one.kind: one.count for one in rows if parse_moment(one.at) >= since}


def _rows_of(asked: RecordInterviews | RecordVisits) -> tuple[LookRow, ...]:
    if isinstance(asked, RecordInterviews):
        return tuple(LookRow(one.person, one.relation, one.count) for one in asked.rows)
    return tuple(LookRow(one.person, one.kind, one.count) for one in asked.rows)


def _scene(asked: RecordInterviews | RecordVisits, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(
    asked: RecordInterviews | RecordVisits, views: Views, occasion: Occasion
) -> Looks:
    rows = _rows_of(asked)
    return Looks(
        occasion.at,
        rows,
        subjects_on(asked.unit, (one.person for one in rows), views),
        Lookers(asked.members, team_of(asked.unit, views)),
    )


def _faults(facts: Looks, family: str, rules: Rules) -> Iterator[Finding]:
    if not facts.rows:
        yield Finding.of("vetting.no_rows", key="rows")
    yield from _twice(facts.rows)
    known = tuple(rules.family(family))
    for number, row in enumerate(facts.rows):
        if row.kind not in known:
            yield Finding.of(
                "vetting.strange_kind", key=family, kind=row.kind, known=known
            )
        if not row.count:
            yield Finding.of("vetting.no_count", key=f"rows.{number}.count")
    persons = tuple(one.person for one in facts.rows)
    for number, subject in enumerate(facts.subjects):
        yield from not_vetted_now(subject, f"rows.{number}", rules, at=facts.at)
    yield from wrong_lookers(facts.lookers, persons, rules)


def _twice(rows: Iterable[LookRow]) -> Iterator[Finding]:
    counted = Counter((one.person, one.kind) for one in rows)
    for (person, kind), count in counted.items():
        if count > 1:
            yield Finding.of("vetting.look_twice", key="rows", person=person, kind=kind)


P = TypeVar("P", RecordInterviews, RecordVisits)


def _rule(act: str, kind: type[P], family: str) -> Rule[P, Looks, LooksRecorded]:
    """Return the rule of an act that enters looks of one family of kinds."""

    def decide(facts: Looks, rules: Rules) -> LooksRecorded:
        if not rules.family(family):
            refuse([Finding.of("vetting.not_in_charter", key=f"{family}.*")])
        refuse(dict.fromkeys(_faults(facts, family, rules)))
        return LooksRecorded(sum(one.count for one in facts.rows))

    def project(deed: Deed[P, LooksRecorded], views: Views) -> Iterator[Row]:
        unit, at = deed.payload.unit, moment_text(deed.occasion.at)
        for row in _rows_of(deed.payload):
            way = views.one(Way, unit, row.person)
            before = looks_since(way, family, views).get(row.kind, 0) if way else 0
            yield Look(unit, row.person, family, row.kind, before + row.count, at)

    return Rule(
        act,
        kind,
        LooksRecorded,
        scene=_scene,
        facts_of=_facts,
        decide=decide,
        project=project,
    )


RECORD_INTERVIEWS = _rule("record_interviews", RecordInterviews, INTERVIEWS)
RECORD_VISITS = _rule("record_visits", RecordVisits, VISITS)
