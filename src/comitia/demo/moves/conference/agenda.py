"""Taking the items of an agenda, as many in one act as can be."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.cast import kind_of_body, of_kind
from comitia.demo.moves.layers.adopting import method_adopted
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import (
    DOCUMENTS,
    OWN_ACTS,
    PARTS,
    TAKES,
    VOTES,
)
from comitia.stages.conference.agenda.order import Agenda, Part, agenda_of
from comitia.stages.conference.course.adopting import METHOD
from comitia.stages.grants import Role

BODY = "conference.body"
# The SHA-256 of a document that says of itself that it is invented.
INVENTED = "0" * 64


def item_due(situation: Situation, unit: str, part: Part) -> Move | None:
    """Return the act that takes what a part of the agenda still lacks, or nothing."""
    rules = situation.rules(unit)
    agenda = agenda_of(rules)
    now = sitting(unit, situation.views) if agenda else Sitting()
    lacking = agenda.lacking(part, now) if agenda else ()
    if agenda is None or not lacking:
        return None
    if lacking[0] == METHOD:
        return method_adopted(situation, unit, present_at(situation, unit))
    plain = tuple(takewhile(lambda one: one not in {*OWN_ACTS, METHOD}, lacking))
    rows = [row for item in plain for row in _rows(situation, unit, item, agenda, now)]
    payload = {"rows": rows, "unit": unit}
    return Move(TAKES, payload, of_kind(situation, unit, BODY, Role.SECRETARY))


def _rows(
    situation: Situation, unit: str, item: str, agenda: Agenda, now: Sitting
) -> Iterator[dict[str, Any]]:
    """Return an item as it is taken: once, or about each who still lacks it."""
    rules = situation.rules(unit)
    present = present_at(situation, unit)
    row: dict[str, Any] = {"item": item, "minutes": f"minutes: {item} (invented 虚构)"}
    if item in rules.family(VOTES):
        row |= {"present": present, "votes_for": present}
    if item in _listed(rules, DOCUMENTS):
        row["document"] = INVENTED
    if item in rules.family(PARTS):
        row["parts"] = list(_listed(rules, f"{PARTS}.{item}"))
    for about in agenda.lacking_with(item, now):
        yield row | ({"person": about} if about else {})


def _listed(rules: Rules, key: str) -> tuple[str, ...]:
    held = rules.get(key)
    return held.value if held and isinstance(held.value, tuple) else ()


def present_at(situation: Situation, unit: str) -> int:
    """Return how many come: all but a few, and never fewer than have to."""
    members = kind_of_body(situation, unit, BODY).members
    quorum = situation.rules(unit).read("conference.quorum", Bound).value
    return max(members - members // 15, min(quorum.limit(members), members))
