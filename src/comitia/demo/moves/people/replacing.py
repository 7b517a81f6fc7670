"""A name in the place of one that went no further, where the charter knows that."""

from comitia.demo.cast import deciders, kind_of_body
from comitia.demo.situation import Move, Situation
from comitia.stages.register.ways import Out, Way, takes_part
from comitia.stages.vetting.course.replacing import REPLACED_FROM, Replacement
from comitia.stages.vetting.course.returning import on_papers

BODY = "selection.body"
_GONE = (Out.VETTING, Out.BARRED, Out.WITHDRAWN, Out.DEAD)


def replaced(situation: Situation, unit: str) -> Move | None:
    """Return the one replacement of a unit, while its list is shown; or nothing."""
    views = situation.views
    has_rule = situation.rules(unit).get(REPLACED_FROM) is not None
    is_done = bool(views.every(Replacement, unit=unit)) or on_papers(unit, views) > 0
    if not has_rule or is_done or not situation.story.has_events:
        return None
    ways = views.every(Way, unit=unit)
    gone = [one.person for one in ways if one.out in _GONE]
    spare = [
        one.person
        for one in ways
        if one.out == Out.SELECTION.value and takes_part(one.person, views)
    ]
    if not gone or not spare:
        return None
    payload = {
        "person": spare[0],
        "reasons": "has the same work (invented 虚构)",
        "replaced": gone[0],
        "unit": unit,
    }
    body = kind_of_body(situation, unit, BODY).body
    return Move("replace_name", payload, deciders(situation, unit, body)[:2])
