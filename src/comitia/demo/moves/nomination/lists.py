"""Lists that go up level by level: a sheet for all bodies under the one above them."""

from typing import Any, Final

from comitia.demo.cast import kind_of_body, players
from comitia.demo.moves.going_back import names_needed
from comitia.demo.situation import Move, Situation
from comitia.demo.story import SPARE_NAMES
from comitia.kernel.bounds import Bound
from comitia.stages.grants import Role
from comitia.stages.nomination.downward import LEVELS, sent_down
from comitia.stages.nomination.levels.before import Before, due, standing
from comitia.stages.nomination.levels.coming import names_up
from comitia.stages.nomination.levels.keys import DEPARTURES, QUORUMS
from comitia.stages.nomination.rounds import is_active, passed_names, round_of
from comitia.stages.register.bodies import Body, seats_of
from comitia.stages.register.ways import barred

ABOVE: Final = "selection.body"
LEAST_NAMED: Final = 5
KEPT: Final = "is needed for the breadth of the list (invented 虚构)"
ASIDE: Final = "asks to be spared this time (invented 虚构)"


def next_lists(situation: Situation, unit: str) -> Move | None:
    """Return the lists of the next bodies that meet; nothing once all have met."""
    rules = situation.rules(unit)
    if rules.get(LEVELS) is None:
        return None
    waiting = due(unit, situation.views, rules)
    if not waiting:
        return None
    parent = waiting[0].body.parent
    spare = _spare(situation, unit)
    lists = []
    for one in waiting:
        aside = _aside(situation, one, spare)
        spare -= len(aside)
        lists.append(list_of(situation, one, aside))
    office = parent or waiting[0].body.body
    secretary = players(situation, Role.SECRETARY, office)
    return Move("send_list_up", {"body": office, "lists": lists}, secretary)


def on_the_list(situation: Situation, unit: str) -> tuple[str, ...] | None:
    """Return who may be named in the present round; nothing where anybody may."""
    views = situation.views
    listed = sent_down(round_of(unit, views), views)
    if not listed:
        return None
    out = barred(unit, views)
    able = (one for one in listed if one not in out and is_active(one, views))
    return tuple(sorted(able))


def parts_of(listed: tuple[str, ...], bodies: tuple[Body, ...]) -> dict[str, list[str]]:
    """Return whom each branch names of a list: together all of it, twice at least.

    A few branches name everybody, many of them a few names each.

    >>> parts_of(("p", "q"), ())
    {}
    """
    if not bodies:
        return {}
    number = min(len(listed), max(LEAST_NAMED, -(-2 * len(listed) // len(bodies))))
    found = {}
    for place, one in enumerate(bodies):
        first = place * len(listed) // len(bodies)
        found[one.body] = [
            listed[(first + more) % len(listed)] for more in range(number)
        ]
    return found


def _spare(situation: Situation, unit: str) -> int:
    """Return how many names of a round can be set aside and leave enough.

    Those that did not come up so far, though they had to, are aside already.
    """
    round_ = round_of(unit, situation.views)
    have = passed_names(round_, situation.views)
    up = names_up(round_, situation.views)
    seats = seats_of(unit, situation.views)
    needed = names_needed(situation.rules(unit), seats) + SPARE_NAMES
    return len(have) - needed - sum(one not in up for one in have)


def _aside(situation: Situation, one: Before, spare: int) -> tuple[str, ...]:
    """Return whom a body does not send up: those that do not pass, while it can."""
    if not situation.story.has_events or len(one.brought) < 2:  # noqa: PLR2004
        return ()
    failing = [name for name in one.brought if name not in one.passed]
    free = [name for name in failing or one.passed if not situation.wins(name)]
    return tuple((free if failing else free[-1:])[: max(min(spare, 1), 0)])


def list_of(
    situation: Situation, one: Before, aside: tuple[str, ...]
) -> dict[str, Any]:
    """Return one body's list: everybody who was brought, but those set aside."""
    rules = situation.rules(one.body.unit)
    names = [name for name in one.brought if name not in aside]
    departing = sorted(set(names) ^ set(one.passed))
    members = one.body.members
    quorum = rules.read(f"{QUORUMS}.{one.body.kind}", Bound).value
    present = max(min(members, quorum.limit(members)), members - members // 5, 2)
    return {
        "body": one.body.body,
        "departures": [_departure(situation, one, name) for name in departing],
        "entitled": members,
        "names": names,
        "present": present,
        "valid": present,
        "votes_for": present,
    }


def _departure(situation: Situation, one: Before, name: str) -> dict[str, str]:
    rules = situation.rules(one.body.unit)
    reasons = ASIDE if name in one.passed else KEPT
    said = {"person": name, "reasons": reasons}
    if rules.get(DEPARTURES) is None:
        return said
    grounds = rules.read(DEPARTURES, tuple).value
    return {**said, "ground": str(grounds[0])}


def restored(situation: Situation, unit: str) -> Move | None:
    """Return the correction of a list that left somebody out, once names are short."""
    if situation.rules(unit).get(LEVELS) is None:
        return None
    for one in standing(unit, situation.views, situation.rules(unit)):
        missing = set(one.brought) - set(one.listed)
        if missing:
            payload = {
                "body": one.body.body,
                "lists": [list_of(situation, one, ())],
                "reason": "a name was left out (invented 虚构)",
            }
            above = kind_of_body(situation, unit, ABOVE).body
            first = players(situation, Role.SECRETARY, one.body.body)
            second = players(situation, Role.SECRETARY, above, without=frozenset(first))
            return Move("correct_list", payload, (*first, *second))
    return None
