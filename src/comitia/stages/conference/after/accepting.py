"""Recording whether those elected accept, and what becomes of a seat declined."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.conference.after.keys import DECLINED
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import ACCEPTANCE
from comitia.stages.conference.agenda.single import wrong_turn
from comitia.stages.conference.ballots import scene_of
from comitia.stages.conference.records import Acceptance
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import NameId, RandomId, payload
from comitia.stages.register.ways import Out, Way


@payload
class AnswerRow:
    """Whether somebody accepts the election."""

    person: RandomId
    accepts: bool


@payload
class RecordAcceptance:
    """The answers of people whom ballots of a unit elected."""

    unit: NameId
    rows: tuple[AnswerRow, ...]


@payload
class AnswersRecorded:
    """How many accept and decline, and whether what is declined is voted on again."""

    accepted: int
    declined: int
    frees: bool


@dataclass(frozen=True, slots=True)
class Answering:
    """Where the conference stands, and who answers how."""

    now: Sitting
    answers: tuple[tuple[str, bool], ...]


def _facts(asked: RecordAcceptance, views: Views, _: Occasion) -> Answering:
    return Answering(
        sitting(asked.unit, views),
        tuple((row.person, row.accepts) for row in asked.rows),
    )


def _decide(facts: Answering, rules: Rules) -> AnswersRecorded:
    refuse([*wrong_turn(ACCEPTANCE, facts.now, rules), *_faults(facts)])
    accepted = sum(accepts for _, accepts in facts.answers)
    frees = rules.read(DECLINED, str).value == "further_ballot"
    return AnswersRecorded(accepted, len(facts.answers) - accepted, frees)


def _faults(facts: Answering) -> Iterator[Finding]:
    people = [person for person, _ in facts.answers]
    twice = repeated(people)
    strange = tuple(sorted(set(people) - set(facts.now.awaited)))
    if not people:
        yield Finding.of("conference.no_items", key="rows")
    if twice:
        yield Finding.of("conference.named_twice", key="rows.person", named=twice)
    if strange:
        yield Finding.of(
            "conference.not_awaited",
            key="rows.person",
            named=strange,
            known=facts.now.awaited or (Word("register.none_yet"),),
        )


def _project(
    deed: Deed[RecordAcceptance, AnswersRecorded], views: Views
) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    for row in deed.payload.rows:
        frees = deed.outcome.frees and not row.accepts
        yield Acceptance(unit, row.person, row.accepts, frees, at)
        way = views.one(Way, unit, row.person)
        if way is not None and not row.accepts:
            out = Out.DECLINED if frees else Out.WITHDRAWN
            yield replace(way, out=out.value)


RECORD_ACCEPTANCE = Rule(
    "record_acceptance",
    RecordAcceptance,
    AnswersRecorded,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
