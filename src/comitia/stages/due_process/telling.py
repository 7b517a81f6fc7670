"""Telling a person what was decided, and taking down what the person answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    ANSWER,
    APPEAL,
    Remedy,
    Ruling,
    end_of_right,
    of_matter,
    remedy_of,
    told,
)
from comitia.stages.forms import MomentText, RandomId, Said, Text, payload
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


@payload
class NotifyPerson:
    """Who was told of what was decided in which matter, and how."""

    person: RandomId
    matter: Text
    how: Told


@payload
class PersonNotified:
    """Until when the person may answer, or appeal."""

    until: MomentText


def _decide(facts: Matter, rules: Rules) -> PersonNotified:
    remedy = facts.remedy
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        refuse([of_matter("due_process.no_matter", facts, key="matter")])
    elif _is_told(remedy):
        refuse([of_matter("due_process.told_already", remedy)])
    key = ANSWER if remedy and remedy.ruling == Ruling.PROVISIONAL.value else APPEAL
    return PersonNotified(moment_text(end_of_right(key, rules, at=facts.at)))


def _is_told(remedy: Remedy) -> bool:
    """Return whether the person was told of the last decision."""
    is_first = remedy.ruling == Ruling.PROVISIONAL.value
    return bool(remedy.told if is_first else remedy.appeal_until)


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
    facts_of=lambda asked, views, occasion: matter_of(
        asked.person, asked.matter, views, occasion
    ),
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
