"""The rights of people who were set aside, followed to their end."""

from datetime import datetime

from comitia.demo.cast import kind_of_body, of_kind, players
from comitia.demo.moves.people.withholding import (
    in_full,
    is_withheld,
    reasons_withheld,
    what_is_told,
)
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Views
from comitia.stages.due_process.remedies import Appeal, Remedy, Ruling, is_told
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.grants import Grant, Role
from comitia.stages.register.steps import Step, step_of


def next_right(situation: Situation, remedy: Remedy) -> Move | None:
    """Return what is to be told, taken down or decided now; nothing: wait, or decide.

    A charter may let other bodies decide about credentials than about vetting.
    """
    if is_withheld(situation, remedy) and (
        is_told(remedy) or remedy.ruling == Ruling.LIFTED.value
    ):
        return Move("tell_in_full", in_full(remedy), _secretary(situation, remedy))
    if remedy.ruling == Ruling.PROVISIONAL.value:
        return _before_the_final_word(situation, remedy)
    if remedy.ruling == Ruling.FINAL.value:
        return _after_the_final_word(situation, remedy)
    return None


def decision_due(remedy: Remedy | None) -> bool:
    """Return whether the body has to decide once more."""
    return remedy is not None and remedy.ruling == Ruling.PROVISIONAL.value


def not_before(remedy: Remedy | None, *, in_favour: bool = False) -> datetime | None:
    """Return the moment at which the term that runs is over, if one does.

    What is `in_favour` of who has answered need not wait for it.
    """
    if remedy is None or (in_favour and remedy.answered):
        return None
    if remedy.ruling == Ruling.PROVISIONAL.value:
        return parse_moment(remedy.answer_until) if remedy.answer_until else None
    waits = remedy.ruling == Ruling.FINAL.value and remedy.appeal == Appeal.NONE.value
    return parse_moment(remedy.appeal_until) if waits and remedy.appeal_until else None


def _before_the_final_word(situation: Situation, remedy: Remedy) -> Move | None:
    if not remedy.told:
        return reasons_withheld(situation, remedy) or _told(situation, remedy)
    if not remedy.answered and situation.story.has_events:
        payload = {
            "matter": remedy.matter,
            "person": remedy.person,
            "text": "the paper was in the other drawer (invented 虚构)",
        }
        return Move("record_answer", payload, _secretary(situation, remedy))
    return None


def _after_the_final_word(situation: Situation, remedy: Remedy) -> Move | None:
    if remedy.appeal == Appeal.LODGED.value:
        return _judged(situation, remedy)
    if remedy.appeal != Appeal.NONE.value:
        return None
    if not remedy.appeal_until:
        return _told(situation, remedy)
    in_time = situation.now < parse_moment(remedy.appeal_until)
    if in_time and situation.story.has_events:
        payload = {
            "grounds": "the drawer was not opened (invented 虚构)",
            "matter": remedy.matter,
            "person": remedy.person,
        }
        return Move("lodge_appeal", payload, _secretary(situation, remedy))
    return None


def _told(situation: Situation, remedy: Remedy) -> Move:
    payload = {
        "how": "letter",
        "matter": remedy.matter,
        "person": remedy.person,
        **what_is_told(situation, remedy),
    }
    return Move("notify_person", payload, _secretary(situation, remedy))


def _judged(situation: Situation, remedy: Remedy) -> Move:
    """Return the dismissal of an appeal, by two who had no part before."""
    body = kind_of_body(situation, remedy.unit, "vetting.appeal_body").body
    payload = {
        "matter": remedy.matter,
        "outcome": "dismissed",
        "person": remedy.person,
        "reasons": "the drawer was opened, and empty (invented 虚构)",
        "saw_all": True,
    }
    without = signed_by(remedy, situation.views)
    judges = players(situation, Role.REVIEWER, body, count=2, without=without)
    earliest = parse_moment(remedy.appeal_until)
    return Move("decide_appeal", payload, judges, earliest)


def signed_by(remedy: Remedy, views: Views) -> frozenset[str]:
    """Return the accounts of all who took part in what is appealed."""
    grants = (views.one(Grant, one) for one in remedy.grants)
    held = views.one(Withholding, remedy.unit, remedy.person, remedy.matter)
    deciders = frozenset(grant.account for grant in grants if grant is not None)
    return deciders.union(held.signers if held else ())


def _secretary(situation: Situation, remedy: Remedy) -> tuple[str, ...]:
    is_late = step_of(remedy.unit, situation.views) is Step.CREDENTIALS
    key = "credentials.body" if is_late else "selection.body"
    return of_kind(situation, remedy.unit, key, Role.SECRETARY)
