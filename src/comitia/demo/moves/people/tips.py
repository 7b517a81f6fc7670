"""A tip, taken down and looked into, where the charter opens a channel."""

from comitia.demo.cast import kind_of_body, players
from comitia.demo.situation import Move, Situation
from comitia.stages.due_process.tips import Tip, open_tips
from comitia.stages.grants import Role
from comitia.stages.vetting.course.tips import CHANNELS

BODY = "vetting.appeal_body"


def tips(situation: Situation, unit: str) -> Move | None:
    """Return the one tip of a unit, or what came of one that can be checked."""
    waiting = open_tips(unit, situation.views)
    if waiting:
        payload = {
            "outcome": "looked_into",
            "text": "the drawer was opened: nothing in it (invented 虚构)",
            "tip": waiting[0].tip,
            "unit": unit,
        }
        body = kind_of_body(situation, unit, BODY).body
        reviewers = players(situation, Role.REVIEWER, body, count=2)
        return Move("close_tip", payload, reviewers)
    channels = situation.rules(unit).get(CHANNELS)
    known = situation.views.every(Tip, unit=unit)
    if channels is None or known or not situation.story.has_events:
        return None
    return _logged(situation, unit)


def _logged(situation: Situation, unit: str) -> Move:
    channel = situation.rules(unit).read(CHANNELS, tuple).value[0]
    payload = {
        "about": "somebody on the list (invented 虚构)",
        "channel": channel,
        "is_checkable": True,
        "office_id": f"DEMO-TIP-{unit}",
        "text": "keeps papers in another drawer (invented 虚构)",
        "unit": unit,
    }
    body = kind_of_body(situation, unit, BODY).body
    return Move("log_tip", payload, players(situation, Role.REVIEWER, body))
