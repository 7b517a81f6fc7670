"""By what the members of a branch took part, why a few did not, what the box held."""

from typing import Any, Final

from comitia.charter.rules import Rules
from comitia.demo.situation import Situation
from comitia.stages.nomination.returns.section import (
    BOX,
    CARRIERS,
    CHANNELS,
    GROUPS,
    REASONS,
)
from comitia.stages.register.bodies import Body, Person

# One member of so many is not reached.
REACHED: Final = 200


def shares_of(situation: Situation, rules: Rules, body: Body) -> dict[str, Any]:
    """Return who took part in a branch, in all the ways that the charter asks for."""
    away = _away(situation, body)
    voters = body.members - away
    found: dict[str, Any] = {"voters": voters}
    if rules.get(REASONS):
        reasons = rules.read(REASONS, tuple).value
        reason = reasons[situation.story.chance(len(reasons), "away", body.body)]
        found["unreached"] = [{"reason": str(reason), "members": away}] if away else []
    if rules.get(CHANNELS):
        found |= _by_channel(situation, rules, body, voters)
    return found


def _away(situation: Situation, body: Body) -> int:
    whole, rest = divmod(body.members, REACHED)
    return whole + (situation.story.chance(REACHED, "reached", body.body) < rest)


def _by_channel(
    situation: Situation, rules: Rules, body: Body, voters: int
) -> dict[str, Any]:
    """Return the members by channel and group: most settled, and in a meeting."""
    channels = [str(one) for one in rules.read(CHANNELS, tuple).value]
    groups = [str(one) for one in rules.read(GROUPS, tuple).value]
    box = str(rules.read(BOX, str).value) if rules.get(BOX) else ""
    carriers = _carriers(situation, rules, body)
    able = [one for one in channels[1:] if one != box or carriers] or channels[:1]
    came: list[dict[str, Any]] = []
    left = voters
    for place, group in enumerate(groups[1:]):
        members = min(left, situation.story.chance(2 + voters // 10, group, body.body))
        channel = able[place % len(able)]
        came.append({"channel": channel, "group": group, "members": members})
        left -= members
    came.append({"channel": channels[0], "group": groups[0], "members": left})
    found: dict[str, Any] = {"came": came}
    papers = sum(one["members"] for one in came if one["channel"] == box)
    if papers and carriers:
        found["box"] = {
            "carriers": carriers,
            "papers_in": papers,
            "papers_out": papers + 1,
            "seal": f"S-{body.body}",
            "unused": 1,
        }
    return found


def _carriers(situation: Situation, rules: Rules, body: Body) -> list[str]:
    """Return who carries the box; nobody where too few people are known."""
    if not rules.get(CARRIERS):
        return []
    least = rules.read(CARRIERS, int).value
    people = situation.views.every(Person, body=body.body)[:least]
    return [one.person for one in people] if len(people) == least else []
