"""A conference that meets: who comes, and how all of them are for it."""

from collections.abc import Mapping
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.cast import kind_of_body, of_kind
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.stages.conference.agenda.keys import VOTES
from comitia.stages.conference.agenda.voting import voters_on
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.grants import Role

BODY = "conference.body"


def by_secretary(
    situation: Situation, unit: str, act: str, payload: dict[str, Any]
) -> Move:
    """Return an act of the secretary of the conference."""
    return Move(act, payload, of_kind(situation, unit, BODY, Role.SECRETARY))


def electors(situation: Situation, unit: str) -> int:
    """Return how many may vote at the conference of a unit."""
    body = kind_of_body(situation, unit, BODY).body
    return entitled_of(unit, body, situation.views)


def present_at(situation: Situation, unit: str) -> int:
    """Return how many come: all but a few, and never fewer than have to."""
    return present_of(electors(situation, unit), situation.rules(unit))


def present_of(members: int, rules: Rules) -> int:
    """Return how many of so many come."""
    quorum = rules.read("conference.quorum", Bound).value
    return max(members - members // 15, min(quorum.limit(members), members))


def carried(
    situation: Situation, unit: str, item: str, officials: Mapping[str, int]
) -> dict[str, int]:
    """Return the vote by which all who came carry an item, where one is due."""
    rules = situation.rules(unit)
    if item not in rules.family(VOTES):
        return {}
    voters = voters_on(item, electors(situation, unit), officials, rules)
    present = present_of(voters, rules)
    return {"present": present, "votes_for": present}


def listed(rules: Rules, key: str) -> tuple[str, ...]:
    """Return the entries of a list that the charter may have."""
    held = rules.get(key)
    return held.value if held and isinstance(held.value, tuple) else ()
