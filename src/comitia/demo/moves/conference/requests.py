"""Electors who ask to meet candidates, and what comes of it, in some units."""

from typing import Any, Final

from comitia.demo.moves.conference.meeting import by_secretary, electors, present_at
from comitia.demo.situation import Move, Situation
from comitia.stages.conference.agenda.requests import (
    MEETINGS,
    UNLESS_DECLINED,
    MeetingRequest,
)
from comitia.stages.conference.balloting import balloting

# In one unit of so many electors ask; of so many requests one is declined.
ASKING: Final = 5
DECLINED: Final = 4


def meeting_due(situation: Situation, unit: str) -> Move | None:
    """Return a request to meet candidates before the first ballot, or its outcome."""
    rules = situation.rules(unit)
    if rules.get(MEETINGS) is None:
        return None
    requests = situation.views.every(MeetingRequest, unit=unit)
    for row in requests:
        if not row.outcome:
            return _settled(situation, row)
    is_first = not requests and not balloting(unit, situation.views).last_number
    asks = situation.story.chance(ASKING, unit, "meeting") == 0
    if not (situation.story.has_events and is_first and asks):
        return None
    asked = {"electors": max(electors(situation, unit) // 20, 1), "unit": unit}
    return by_secretary(situation, unit, "request_meeting", asked)


def _settled(situation: Situation, row: MeetingRequest) -> Move:
    rules, unit = situation.rules(row.unit), row.unit
    may = rules.read(MEETINGS, str).value == UNLESS_DECLINED
    if may and situation.story.chance(DECLINED, unit, "declined") == 0:
        how: dict[str, Any] = {
            "outcome": "declined",
            "reason": "all of them answered in every delegation (invented 虚构)",
        }
    else:
        standing = set(balloting(unit, situation.views).choice)
        how = {
            "met": [one for one in row.names if one in standing],
            "outcome": "held",
            "present": present_at(situation, unit),
        }
    minutes = f"minutes: meeting {row.number} (invented 虚构)"
    asked = {**how, "minutes": minutes, "request": row.number, "unit": unit}
    return by_secretary(situation, unit, "record_meeting", asked)
