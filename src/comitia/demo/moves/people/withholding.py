"""Reasons that somebody is not told for a time, and is told after all."""

from datetime import timedelta
from typing import Any

from comitia.demo.cast import deciders, kind_of_body, players
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import moment_text
from comitia.stages.due_process.remedies import Remedy, is_told
from comitia.stages.due_process.telling import Tells
from comitia.stages.due_process.withheld import Withholding, withheld
from comitia.stages.due_process.withholding import AUTHORITIES, GROUNDS
from comitia.stages.grants import Role
from comitia.stages.register.bodies import body_of_kind

BODY = "selection.body"


def reasons_withheld(situation: Situation, remedy: Remedy) -> Move | None:
    """Return the withholding of reasons, for the first in a unit whom it could strike.

    The day after the next it is over.
    """
    rules, unit = situation.rules(remedy.unit), remedy.unit
    grounds, authorities = rules.get(GROUNDS), rules.get(AUTHORITIES)
    if grounds is None or authorities is None or is_told(remedy):
        return None
    if not situation.story.has_events or situation.views.every(Withholding, unit=unit):
        return None
    payload: dict[str, str] = {
        "ground": rules.read(GROUNDS, tuple).value[0],
        "matter": remedy.matter,
        "number": f"demo {unit} (invented 虚构)",
        "person": remedy.person,
        "until": moment_text(situation.now + timedelta(days=1))[:10],
        "withheld_by": rules.read(AUTHORITIES, tuple).value[0],
    }
    body = kind_of_body(situation, unit, BODY).body
    signs = body_of_kind(payload["withheld_by"], unit, situation.views).body
    signers = deciders(situation, unit, body)[:1]
    signers += players(situation, Role.REVIEWER, signs, without=frozenset(signers))
    return Move("withhold_reasons", payload, signers)


def is_withheld(situation: Situation, remedy: Remedy) -> bool:
    """Return whether a person is not told the reasons in a matter."""
    row = withheld(remedy.unit, remedy.person, remedy.matter, situation.views)
    return row is not None


def what_is_told(situation: Situation, remedy: Remedy) -> dict[str, Any]:
    """Return what somebody is told all the same; nothing where all is told."""
    if not is_withheld(situation, remedy):
        return {}
    all_but_reasons = (Tells.CRITERION, Tells.WITHHOLDING, Tells.APPEAL)
    return {"tells": [one.value for one in all_but_reasons]}


def in_full(remedy: Remedy) -> dict[str, Any]:
    """Return the payload that tells somebody everything."""
    return {"how": "letter", "matter": remedy.matter, "person": remedy.person}
