"""Telling a person what was decided, and taking down what the person answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    ANSWER,
    APPEAL,
    Remedy,
    Ruling,
    end_of_right,
    is_told,
    of_matter,
    remedy_of,
    told,
)
from comitia.stages.due_process.withheld import withheld
from comitia.stages.forms import MomentText, Once, RandomId, Said, Text, payload
from comitia.stages.register.bodies import body_of_kind, known_person
from comitia.stages.register.steps import Step, step_of

_VETTING: Final = "selection.body"
_CONFIRMING: Final = "credentials.body"


@dataclass(frozen=True, slots=True)
class Matter:
    """A person and a matter, the rights that run in it, and the moment."""

    at: datetime
    person: str
    matter: str
    remedy: Remedy | None = None


def matter_of(person: str, matter: str, views: Views, occasion: Occasion) -> Matter:
    """Return what runs for a person in a matter of the unit."""
    found = remedy_of(occasion.unit, person, matter, views)
    return Matter(occasion.at, person, matter, found)


def deciding_scene(person: str, views: Views, rules: Rules) -> Scene:
    """Return the unit of a person and the body that decides about people there."""
    unit = known_person(person, views).unit
    key = _CONFIRMING if step_of(unit, views) is Step.CREDENTIALS else _VETTING
    kind = rules.read(key, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


class Told(StrEnum):
    """How somebody was told; a closed choice, so that no word about anybody gets in."""

    LETTER = "letter"
    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"


class Tells(StrEnum):
    """What somebody is told; where reasons are withheld, all but the reasons."""

    CRITERION = "criterion"
    REASONS = "reasons"
    WITHHOLDING = "withholding"
    APPEAL = "appeal"


# What is told in any case, though reasons may not be.
_ALWAYS: Final = (Tells.CRITERION, Tells.WITHHOLDING, Tells.APPEAL)


@payload
class NotifyPerson:
    """Who was told of what was decided in which matter, and how.

    Where reasons are withheld, `tells` says what was told all the same.
    """

    person: RandomId
    matter: Text
    how: Told
    tells: Annotated[tuple[Tells, ...], Once] = ()


@payload
class PersonNotified:
    """Until when the person may answer, or appeal."""

    until: MomentText


@dataclass(frozen=True, slots=True)
class Notice:
    """A matter, what the person is told in it, and whether reasons are withheld."""

    at: datetime
    person: str
    matter: str
    remedy: Remedy | None = None
    tells: tuple[Tells, ...] = ()
    is_withheld: bool = False


def _facts(asked: NotifyPerson, views: Views, occasion: Occasion) -> Notice:
    unit, person, matter = occasion.unit, asked.person, asked.matter
    return Notice(
        occasion.at,
        person,
        matter,
        remedy_of(unit, person, matter, views),
        asked.tells,
        withheld(unit, person, matter, views) is not None,
    )


def _untold(facts: Notice) -> Iterator[Finding]:
    """Return what a person has to be told though the reasons are withheld."""
    missing = tuple(one for one in _ALWAYS if one not in facts.tells)
    if facts.is_withheld and missing:
        yield Finding.of(
            "due_process.tells_too_little",
            key="tells",
            person=facts.person,
            matter=facts.matter,
            missing=tuple(Word(f"tells.{one}") for one in missing),
        )


def _decide(facts: Notice, rules: Rules) -> PersonNotified:
    remedy = facts.remedy
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        refuse([of_matter("due_process.no_matter", facts, key="matter")])
    elif is_told(remedy):
        refuse([of_matter("due_process.told_already", remedy)])
    refuse(_untold(facts))
    key = ANSWER if remedy and remedy.ruling == Ruling.PROVISIONAL.value else APPEAL
    return PersonNotified(moment_text(end_of_right(key, rules, at=facts.at)))


def _project(deed: Deed[NotifyPerson, PersonNotified], views: Views) -> Iterator[Row]:
    asked = deed.payload
    before = remedy_of(deed.occasion.unit, asked.person, asked.matter, views)
    if before is not None:
        at = moment_text(deed.occasion.at)
        yield told(before, at=at, until=deed.outcome.until)


NOTIFY_PERSON = Rule(
    "notify_person",
    NotifyPerson,
    PersonNotified,
    scene=lambda asked, views, rules: deciding_scene(asked.person, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class RecordAnswer:
    """What a person answers in which matter; the words stand on the card alone.

    Who says more sends it as another answer; the earlier one stays beside it.
    """

    person: RandomId
    matter: Text
    text: Said


@payload
class AnswerRecorded:
    """When the answer came in."""

    answered: MomentText


def _decide_answer(facts: Matter, _: Rules) -> AnswerRecorded:
    refuse(_faults_of_answer(facts))
    return AnswerRecorded(moment_text(facts.at))


def _faults_of_answer(facts: Matter) -> Iterator[Finding]:
    """Return what keeps an answer out; more may be said until it is decided."""
    remedy = facts.remedy
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        yield of_matter("due_process.no_matter", facts, key="matter")
    elif remedy.ruling == Ruling.FINAL.value:
        yield of_matter("due_process.decided_already", remedy)
    elif not remedy.told:
        yield of_matter("due_process.not_told", remedy)


def _project_answer(
    deed: Deed[RecordAnswer, AnswerRecorded], views: Views
) -> Iterator[Row]:
    asked = deed.payload
    before = remedy_of(deed.occasion.unit, asked.person, asked.matter, views)
    if before is not None:
        first = before.answered or deed.outcome.answered
        yield replace(before, answered=first)


RECORD_ANSWER = Rule(
    "record_answer",
    RecordAnswer,
    AnswerRecorded,
    scene=lambda asked, views, rules: deciding_scene(asked.person, views, rules),
    facts_of=lambda asked, views, occasion: matter_of(
        asked.person, asked.matter, views, occasion
    ),
    decide=_decide_answer,
    project=_project_answer,
)
