"""What a closed unit hands over, and what is logged of telling members."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.moves.nomination.shares import shares_of
from comitia.demo.moves.nomination.sheets import first_sheet
from comitia.demo.situation import Move, Situation
from comitia.stages.grants import Role
from comitia.stages.nomination.returns.outreach import Outreach
from comitia.stages.nomination.returns.section import OUTREACH, RETURNS, SEALED
from comitia.stages.register.bodies import Body

# A branch that is not shown has so many members, and a log so many bodies.
IN_A_BRANCH: Final = 8
MOST_TOLD: Final = 20


def is_closed(rules: Rules) -> bool:
    """Return whether a unit shows signed totals alone."""
    shown = rules.get(RETURNS)
    return shown is not None and shown.value == SEALED


def totals_of(
    situation: Situation,
    bodies: Iterable[Body],
    names: Mapping[str, list[str]],
    reason: str = "",
) -> Move:
    """Return the totals of all branches that bodies stand for, one sheet of them."""
    above, found = first_sheet(tuple(bodies), situation.views)
    payload: dict[str, Any] = {
        "body": above,
        "rolls": [_roll(situation, one, names.get(one.body, [])) for one in found],
    }
    if reason:
        payload["reason"] = reason
    signers = players(situation, Role.SECRETARY, above, count=2)
    return Move("submit_sealed_returns", payload, signers)


def _roll(situation: Situation, body: Body, names: list[str]) -> dict[str, Any]:
    branches = max(1, body.members // IN_A_BRANCH)
    shares = shares_of(situation, situation.rules(body.unit), body)
    shares.pop("box", None)
    return {
        "body": body.body,
        "branches": branches,
        "names": [
            {"branches": branches, "person": one, "votes": shares["voters"]}
            for one in names
        ],
        "returned": branches,
        "sha256": hashlib.sha256(f"roll of {body.body}".encode()).hexdigest(),
        **shares,
    }


def told(situation: Situation, unit: str, bodies: tuple[Body, ...]) -> Move | None:
    """Return a log of how members were told; nothing where there is one, or no way."""
    rules, first = situation.rules(unit), bodies[0]
    if not rules.get(OUTREACH) or situation.views.every(Outreach, unit=unit):
        return None
    ways = [str(one) for one in rules.read(OUTREACH, tuple).value]
    under = [one for one in bodies if one.parent == first.parent][:MOST_TOLD]
    day: date = situation.now.date()
    rows = [
        {
            "body": one.body,
            "date": day.isoformat(),
            "kind": ways[place % len(ways)],
            "reached": one.members,
        }
        for place, one in enumerate(under)
    ]
    secretary = players(situation, Role.SECRETARY, first.parent)
    return Move("log_outreach", {"body": first.parent, "rows": rows}, secretary)
