"""Vetting: every check on everybody, doubts with their answers, appeals, the end."""

from datetime import datetime
from typing import Any

from comitia.demo.cast import deciders, kind_of_body, of_kind
from comitia.demo.moves.going_back import later, names_needed, when_free
from comitia.demo.moves.looking.inquiring import opinions_asked
from comitia.demo.moves.looking.naming_subjects import subjects_named
from comitia.demo.moves.looking.preparing import conflicted, free_to_look, prepared
from comitia.demo.moves.people.identifying import identified
from comitia.demo.moves.people.tips import tips
from comitia.demo.moves.rights import decision_due, next_right, not_before
from comitia.demo.names import invented_digest
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import parse_moment
from comitia.stages.composition.identity.always import Outside, applies_always
from comitia.stages.composition.identity.categories import categories_of
from comitia.stages.due_process.gates import GateFinding, Outcome, finding_of
from comitia.stages.due_process.gates import subjects as subjects_of
from comitia.stages.due_process.remedies import Remedy, remedy_of
from comitia.stages.grants import Role
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.ways import Reached, Way, open_ways
from comitia.stages.vetting.gate_keys import CONDITIONAL, GROUNDS, matters_of

BODY = "selection.body"
# Nobody leaves while fewer names than this are there beyond those needed.
ENOUGH_TO_LEAVE = 2


def at_vetting(situation: Situation, unit: str) -> Move:
    """Return the next finding, the next right of somebody, or the closing."""
    before = (
        subjects_named(situation, unit)
        or prepared(situation, unit)
        or identified(situation, unit)
        or tips(situation, unit)
        or opinions_asked(situation, unit, _persons(situation, unit))
    )
    if before is not None:
        return before
    subjects = open_ways(
        unit, situation.views, least=Reached.NOMINEE, most=Reached.SUBJECT
    )
    checks = matters_of(situation.rules(unit))
    found = _found_since(situation, subjects)
    first = [
        _row(situation, way, check)
        for way in subjects
        for check in checks
        if (way.person, check) not in found
    ]
    if first:
        return _found(situation, unit, first, free_to_look(situation, unit))
    waits = []
    for way, check in _doubts(situation, subjects, checks):
        move = _on_check(situation, way, check)
        if move is not None:
            return move
        waits.append(not_before(remedy_of(unit, way.person, check, situation.views)))
    leaving = _leaving(situation, unit)
    if leaving is not None:
        return leaving
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    free = later(when_free(situation, unit), *waits)
    again = opinions_asked(situation, unit, _persons(situation, unit), free)
    if again is not None:
        return again
    return Move("close_vetting", {"unit": unit}, secretary, free)


def _found_since(
    situation: Situation, subjects: tuple[Way, ...]
) -> set[tuple[str, str]]:
    """Return of whom what was found; all rows of the unit are looked at once."""
    since = {way.person: parse_moment(way.since) for way in subjects}
    units = {way.unit for way in subjects}
    return {
        (row.person, row.check)
        for unit in units
        for row in situation.views.every(GateFinding, unit=unit)
        if row.person in since and parse_moment(row.at) >= since[row.person]
    }


def _doubts(
    situation: Situation, subjects: tuple[Way, ...], checks: tuple[str, ...]
) -> list[tuple[Way, str]]:
    """Return who was ever set aside in which check, in the order of the ways."""
    units = {way.unit for way in subjects}
    held = {
        (row.person, row.matter)
        for unit in units
        for row in situation.views.every(Remedy, unit=unit)
    }
    return [
        (way, check)
        for way in subjects
        for check in checks
        if (way.person, check) in held
    ]


def _persons(situation: Situation, unit: str) -> list[str]:
    return [way.person for way in subjects_of(unit, situation.views)]


def _on_check(situation: Situation, way: Way, check: str) -> Move | None:
    """Return what is to be done after a doubt about one person; nothing: it is over."""
    remedy = remedy_of(way.unit, way.person, check, situation.views)
    if remedy is None:
        return None
    move = next_right(situation, remedy)
    if move is None and decision_due(remedy):
        found = finding_of(way, check, situation.views)
        row = _row(situation, way, check, before=found.outcome if found else "")
        free = not_before(remedy, in_favour=row["outcome"] == "pass")
        return _found(situation, way.unit, [row], free)
    return move


def _row(
    situation: Situation, way: Way, check: str, before: str = ""
) -> dict[str, Any]:
    """Return what is found about somebody in a check; a doubt has its reasons."""
    outcome = _outcome(situation, way, check, before)
    row = {
        "check": check,
        "evidence": [
            {
                "sha256": invented_digest(check, way.person, before),
                "what": "file of the check (invented 虚构)",
            }
        ],
        "outcome": outcome,
        "person": way.person,
    }
    if outcome == Outcome.NOT_APPLICABLE:
        row["reasons"] = "holds no office that this check is for (invented 虚构)"
    elif outcome != "pass":
        row["reasons"] = "the paper is not in the file (invented 虚构)"
        row["grounds"] = _grounds(situation, way.unit, check)
    return row


def _grounds(situation: Situation, unit: str, check: str) -> list[str]:
    """Return the first ground on which a check may be found against somebody."""
    listed = situation.rules(unit).get(f"{GROUNDS}.{check}")
    value = listed.value if listed else ()
    return list(value[:1]) if isinstance(value, tuple) else []


def _found(
    situation: Situation,
    unit: str,
    rows: list[dict[str, Any]],
    earliest: datetime | None,
) -> Move:
    """Return the recording of findings, signed in each post."""
    body = kind_of_body(situation, unit, BODY).body
    persons = [str(row["person"]) for row in rows]
    without = conflicted(situation, unit, persons)
    signers = deciders(situation, unit, body, without=without)
    return Move("record_findings", {"rows": rows, "unit": unit}, signers, earliest)


def _outcome(situation: Situation, way: Way, check: str, before: str) -> str:
    """Return how a check ends: the first in line is cleared, the second is not.

    What was found at first never becomes worse.
    """
    checks = matters_of(situation.rules(way.unit))
    if not before and _is_outside(situation, way, check):
        return Outcome.NOT_APPLICABLE.value
    if not situation.story.has_events or check != checks[0]:
        return "pass"
    place = _place(situation, way)
    if place == 0:
        return "pass" if before else "unresolved"
    can_be_spared = place == 1 and _spare(situation, way.unit) > 0
    return before or "fail" if can_be_spared else "pass"


def _is_outside(situation: Situation, way: Way, check: str) -> bool:
    """Return whether a check that a charter makes conditional is not for somebody."""
    held = situation.rules(way.unit).get(CONDITIONAL)
    listed = held.value if held and isinstance(held.value, tuple) else ()
    categories = categories_of(way.unit, way.person, situation.views)
    someone = Outside(way.person, check, categories)
    if any(True for _ in applies_always(someone, situation.rules(way.unit))):
        return False
    chance = situation.story.chance(2, "conditional", check, way.person)
    return situation.story.has_events and check in listed and bool(chance)


def _place(situation: Situation, way: Way) -> int:
    """Return where somebody stands among all whose name ever went a way."""
    persons = tuple(one.person for one in situation.views.every(Way, unit=way.unit))
    return situation.struck(persons, "vetting").index(way.person)


def _spare(situation: Situation, unit: str) -> int:
    """Return how many names there are beyond those that are needed."""
    views = situation.views
    seats = seats_of(unit, views)
    going = open_ways(unit, views, least=Reached.NOMINEE)
    rules = situation.rules(unit)
    return len(going) - names_needed(rules, seats, "selection.margin")


def _leaving(situation: Situation, unit: str) -> Move | None:
    """Return the withdrawal of one person, once, where that leaves enough."""
    ways = situation.views.every(Way, unit=unit)
    gone = any(way.out == "withdrawn" for way in ways)
    if (
        not situation.story.has_events
        or gone
        or _spare(situation, unit) < ENOUGH_TO_LEAVE
    ):
        return None
    going = open_ways(unit, situation.views, least=Reached.NOMINEE)
    free = [one for one in going if not situation.wins(one.person)]
    last = max(free or going, key=lambda one: _place(situation, one))
    payload = {"person": last.person, "reason": "moves abroad (invented 虚构)"}
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    return Move("withdraw_person", payload, secretary)
