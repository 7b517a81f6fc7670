"""How many names a branch may still put forward, and where it may name all."""

from typing import Final

from comitia.charter.rules import Rules
from comitia.demo.situation import Situation
from comitia.stages.nomination.returns.section import DIVIDED_TO, FULL, MIXED, MODE
from comitia.stages.nomination.returns.width import names_asked, names_of
from comitia.stages.nomination.rounds import Named, Round
from comitia.stages.register.bodies import Body, seats_of

# More names than any branch puts forward.
NO_LIMIT: Final = 10**6
_BODY: Final = "nomination.body"


def is_limited(rules: Rules, current: Round) -> bool:
    """Return whether branches are asked for so many names and no more."""
    return rules.get(MODE) is not None and current.number == 1


def room_of(situation: Situation, body: Body, current: Round) -> int:
    """Return how many further names a branch may put forward in a round."""
    views, rules = situation.views, situation.rules(body.unit)
    if not is_limited(rules, current):
        return NO_LIMIT
    rows = views.every(Named, unit=body.unit, round=current.number, body=body.body)
    named = sum(1 for one in rows if one.votes)
    if rules.read(MODE, str).value == FULL:
        return names_of(seats_of(body.unit, views), rules) - named
    return (names_asked(body.unit, views)(body) or 0) - named


def named_in_full(situation: Situation, unit: str) -> tuple[str, ...]:
    """Return the bodies in which each branch names as many as the whole unit."""
    rules = situation.rules(unit)
    mode = rules.get(MODE)
    if mode is None or mode.value != MIXED:
        return ()
    last = rules.get(DIVIDED_TO) or rules.read(_BODY, str)
    rows = situation.views.every(Body, unit=unit, kind=str(last.value))
    return tuple(row.body for row in rows[1::2])
