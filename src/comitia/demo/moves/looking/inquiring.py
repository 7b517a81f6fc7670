"""Asking other organs about people, and taking down what they answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from comitia.demo.cast import of_kind
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import moment_text
from comitia.stages.composition.identity.sectors import (
    known_organs,
    opinions_of,
    organs_lacking,
)
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.grants import Role

BODY = "selection.body"


def opinions_asked(
    situation: Situation,
    unit: str,
    persons: Sequence[str],
    earliest: datetime | None = None,
) -> Move | None:
    """Return the next letter to an organ, or its answer; nothing: all is on file.

    What is to hold at a later moment is asked for then.
    """
    rules = situation.rules(unit)
    if not known_organs(rules):
        return None
    at = max(situation.now, earliest) if earliest else situation.now
    facts = opinions_of(unit, tuple(persons), situation.views, at=at)
    lacking: dict[str, list[str]] = {}
    for person in facts.people:
        for organ, _ in organs_lacking(facts, person, rules):
            lacking.setdefault(organ, []).append(person)
    for organ, about in sorted(lacking.items()):
        return _answered(situation, unit, organ, about, earliest) or _asked(
            situation, unit, organ, about, earliest
        )
    return None


def _answered(
    situation: Situation,
    unit: str,
    organ: str,
    about: Sequence[str],
    earliest: datetime | None,
) -> Move | None:
    """Return the answer to a letter that waits for one."""
    rows = situation.views.every(Opinion, unit=unit, organ=organ)
    waiting = [one for one in rows if one.is_awaited and one.person in about]
    if not waiting:
        return None
    letter = waiting[0].letter
    persons = [one.person for one in waiting if one.letter == letter]
    payload = {
        "date": max(_day(situation.now, earliest), waiting[0].asked),
        "letter": letter,
        "number": f"answer to {waiting[0].number}",
        "rows": [_opinion(situation, one) for one in persons],
        "signer": f"head of {organ} (invented 虚构)",
        "unit": unit,
    }
    return Move("record_opinions", payload, _secretary(situation, unit), earliest)


def _opinion(situation: Situation, person: str) -> dict[str, Any]:
    """Return what an organ says of somebody: now and then that there is something."""
    if situation.story.has_events and not situation.story.chance(9, "opinion", person):
        words = "a letter came in and was looked into (invented 虚构)"
        return {"person": person, "says": "concern", "text": words}
    return {"person": person, "says": "clear"}


def _asked(
    situation: Situation,
    unit: str,
    organ: str,
    about: Sequence[str],
    earliest: datetime | None,
) -> Move:
    day = _day(situation.now, earliest)
    sent = situation.views.every(Opinion, unit=unit, organ=organ)
    letters = {one.letter for one in sent}
    payload = {
        "date": day,
        "due": _day(situation.now + timedelta(days=14), earliest),
        "number": _number(
            f"{organ} {unit}", len(letters), {one.number for one in sent}
        ),
        "organ": organ,
        "persons": list(about),
        "signer": "secretary of the committee (invented 虚构)",
        "unit": unit,
    }
    return Move("send_inquiries", payload, _secretary(situation, unit), earliest)


def _number(named: str, sent: int, taken: set[str]) -> str:
    """Return a number that no letter to this organ bears."""
    while f"{named} {sent + 1}" in taken:
        sent += 1
    return f"{named} {sent + 1}"


def _day(now: datetime, earliest: datetime | None) -> str:
    return moment_text(max(now, earliest) if earliest else now)[:10]


def _secretary(situation: Situation, unit: str) -> tuple[str, ...]:
    return of_kind(situation, unit, BODY, Role.SECRETARY)
