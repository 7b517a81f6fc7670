"""What a list holds of each category: members are counted first, lacks have reasons."""

from typing import Any, Final

from comitia.charter.direction import SOFT
from comitia.demo.cast import of_kind
from comitia.demo.situation import Move, Situation
from comitia.stages.composition.floors.keeping import Composed, composed, lacking
from comitia.stages.composition.floors.keys import (
    ABOVE_MEMBERS,
    STRENGTHS,
)
from comitia.stages.composition.floors.members import shares_of
from comitia.stages.grants import Role
from comitia.stages.nomination.rounds import Round
from comitia.stages.register.bodies import seats_of

BODY = "selection.body"
# Of a thousand members so many belong to a category that a list is compared with.
LEAST_MEMBERS, MORE_MEMBERS, MEMBERS = 100, 200, 1000
# Beyond the rounds of a charter so many are held to find who is still missing.
FURTHER_ROUNDS: Final = 8


def members_stated(situation: Situation, unit: str) -> Move | None:
    """Return the statement of members by category, where a list is compared with it."""
    held = situation.rules(unit).get(ABOVE_MEMBERS)
    wanted = held.value if held and isinstance(held.value, tuple) else ()
    stated = shares_of(unit, situation.views)
    rows = [
        {"category": one, **_share(situation, unit, one)}
        for one in wanted
        if one not in stated
    ]
    if not rows:
        return None
    payload = {"rows": rows, "source": "invented numbers 虚构数字", "unit": unit}
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    return Move("state_members", payload, secretary)


def _share(situation: Situation, unit: str, category: str) -> dict[str, int]:
    """Return how many of how many members belong to a category."""
    said = situation.story.script.shares.get((unit, category))
    if said is not None:
        return {"members": said.members, "out_of": said.out_of}
    more = situation.story.chance(MORE_MEMBERS, unit, category)
    return {"members": LEAST_MEMBERS + more, "out_of": MEMBERS}


def departures(
    situation: Situation, unit: str, names: list[str]
) -> list[dict[str, Any]]:
    """Return the reasons for which a list holds too few of a category."""
    reasons = "nobody else came forward (invented 虚构)"
    lacks = dict.fromkeys(one.category for one in _lacks(situation, unit, names))
    return [{"category": one, "reasons": reasons} for one in lacks]


def needs_others(situation: Situation, unit: str, names: list[str]) -> bool:
    """Return whether a unit looks for other names, because these lack what binds.

    After so many further rounds it hardly finds them: the list is put to the body, and
    its refusal says what is missing.
    """
    rounds = situation.rules(unit).read("nomination.rounds", int).value
    held = len(situation.views.every(Round, unit=unit))
    is_hopeless = held >= rounds + FURTHER_ROUNDS
    return not is_hopeless and lacks_what_binds(situation, unit, names)


def lacks_what_binds(situation: Situation, unit: str, names: list[str]) -> bool:
    """Return whether no reasons could let a body adopt a list of these names."""
    rules = situation.rules(unit)
    strengths = rules.family(STRENGTHS)
    soft = {one for one, held in strengths.items() if held.value == SOFT}
    return any(one.category not in soft for one in _lacks(situation, unit, names))


def _lacks(situation: Situation, unit: str, names: list[str]) -> tuple[Any, ...]:
    facts: Composed = composed(unit, tuple(names), (), situation.views)
    seats = seats_of(unit, situation.views)
    return tuple(lacking(facts, seats, situation.rules(unit)))
