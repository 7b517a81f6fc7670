"""Recording opinions: what an organ answered about whom, and how long that holds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.opinions import Opinion, Says
from comitia.stages.forms import (
    DayText,
    NameId,
    RandomId,
    Said,
    Text,
    payload,
)
from comitia.stages.vetting.inquiries.keys import LASTS
from comitia.stages.vetting.inquiries.sending import ahead, scene_of


@payload
class OpinionRow:
    """What the organ says about a person; its words, where it says something."""

    person: RandomId
    says: Says
    text: Said | None = None


@payload
class RecordOpinions:
    """The answer to an inquiry: its number, date and signer, a row for each person."""

    unit: NameId
    letter: RandomId
    number: Text
    date: DayText
    signer: Text
    rows: tuple[OpinionRow, ...]


@payload
class OpinionsRecorded:
    """The last day on which these opinions hold; empty: they do not expire."""

    until: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of an answer, and whether words came with it."""

    person: str
    says: Says
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer with its date, and about whom the letter was and still waits.

    `asked` is the day of the letter; nothing for a letter that nobody sent.
    """

    at: datetime
    dated: date
    rows: tuple[AnswerRow, ...]
    awaited: tuple[str, ...] = ()
    asked: date | None = None


def _facts(asked: RecordOpinions, views: Views, occasion: Occasion) -> Answering:
    letter = views.every(Opinion, unit=asked.unit, letter=asked.letter)
    return Answering(
        occasion.at,
        date.fromisoformat(asked.date),
        tuple(
            AnswerRow(one.person, one.says, one.text is not None) for one in asked.rows
        ),
        tuple(one.person for one in letter if one.is_awaited),
        date.fromisoformat(letter[0].asked) if letter else None,
    )


def _decide(facts: Answering, rules: Rules) -> OpinionsRecorded:
    refuse(_faults(facts))
    if rules.get(LASTS) is None:
        return OpinionsRecorded("")
    lasts = rules.read(LASTS, int).value
    return OpinionsRecorded((facts.dated + timedelta(days=lasts)).isoformat())


def _faults(facts: Answering) -> Iterator[Finding]:
    if facts.asked is None:
        yield Finding.of("vetting.no_inquiry", key="letter")
        return
    yield from ahead(facts.dated, facts.at)
    if facts.dated < facts.asked:
        yield Finding.of("vetting.answered_before", key="date", asked=facts.asked)
    if not facts.rows:
        yield Finding.of("vetting.no_rows", key="rows")
    counted = Counter(one.person for one in facts.rows)
    twice = tuple(person for person, count in counted.items() if count > 1)
    strange = tuple(one for one in counted if one not in facts.awaited)
    if twice:
        yield Finding.of("vetting.opinion_twice", key="rows", named=twice)
    if strange:
        yield Finding.of("vetting.not_awaited", key="rows", named=strange)
    for number, row in enumerate(facts.rows):
        if row.says is Says.CONCERN and not row.has_text:
            yield Finding.of(
                "vetting.no_words", key=f"rows.{number}.text", person=row.person
            )


def _project(
    deed: Deed[RecordOpinions, OpinionsRecorded], views: Views
) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    says = {one.person: one.says.value for one in asked.rows}
    for row in views.every(Opinion, unit=asked.unit, letter=asked.letter):
        if row.person in says:
            yield replace(
                row,
                answered=at,
                says=says[row.person],
                dated=asked.date,
                until=deed.outcome.until,
            )


RECORD_OPINIONS = Rule(
    "record_opinions",
    RecordOpinions,
    OpinionsRecorded,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
