"""Who people are, by the sheet; again after a change of post; and their honours."""

from typing import Any

from comitia.demo.cast import deciders, kind_of_body, of_kind
from comitia.demo.names import invented_digest
from comitia.demo.situation import Move, Situation
from comitia.stages.composition.identity.categories import (
    Identity,
    expired,
    identity_faults,
    known_of,
)
from comitia.stages.composition.identity.honours import Honour
from comitia.stages.composition.identity.keys import (
    EVIDENCE,
    HONOURS,
    axes_of,
    eligible_of,
)
from comitia.stages.grants import Role
from comitia.stages.register.ways import Reached, open_ways

BODY = "selection.body"
# One in so many people has an honour.
HONOURED = 3


def identified(situation: Situation, unit: str) -> Move | None:
    """Return the sheet of people whose category nobody recorded, or of a honour."""
    return _categories(situation, unit) or _honours(situation, unit)


def identified_again(situation: Situation, unit: str) -> Move | None:
    """Return a change of post, once; or the sheet that follows it before a ballot."""
    return _change_of_post(situation, unit) or _categories(situation, unit)


def _people(situation: Situation, unit: str) -> tuple[str, ...]:
    ways = open_ways(
        unit, situation.views, least=Reached.NOMINEE, most=Reached.CANDIDATE
    )
    return tuple(way.person for way in ways)


def _categories(situation: Situation, unit: str) -> Move | None:
    rules = situation.rules(unit)
    axes = axes_of(rules)
    if not axes:
        return None
    people = known_of(unit, _people(situation, unit), situation.views)
    faults = [
        *identity_faults(people, rules),
        *expired(people, rules, at=situation.now),
    ]
    asked = {
        (str(person), str(facts["axis"]))
        for facts in (dict(one.facts) for one in faults)
        for person in _names(facts["persons"])
    }
    rows = [_row(situation, unit, person, axis) for person, axis in sorted(asked)]
    return _signed(situation, unit, "record_identities", rows) if rows else None


def _names(persons: object) -> tuple[str, ...]:
    return persons if isinstance(persons, tuple) else ()


def _row(situation: Situation, unit: str, person: str, axis: str) -> dict[str, Any]:
    """Return the category of somebody; a person who may be elected, and the same."""
    rules = situation.rules(unit)
    eligible = eligible_of(rules)
    known = (eligible if axis in eligible else axes_of(rules))[axis].value
    before = situation.views.one(Identity, unit, person, axis)
    kinds = rules.get(EVIDENCE)
    row: dict[str, Any] = {
        "axis": axis,
        "category": _category(situation, person, axis, known),
        "person": person,
    }
    if before is not None and before.category in known:
        row["category"] = before.category
    elif before is not None:
        row["reasons"] = "is in another post now (invented 虚构)"
    if kinds is not None and isinstance(kinds.value, tuple):
        kind = _proof(situation, axis, row["category"], kinds.value)
        digest = invented_digest(kind, person, axis)
        row["evidence"] = [{"kind": kind, "sha256": digest}]
    return row


def _proof(
    situation: Situation, axis: str, category: str, kinds: tuple[str, ...]
) -> str:
    """Return the kind of document that proves a category: as stated, or by lot."""
    said = situation.story.script.evidence.get(category, "")
    by_lot = kinds[situation.story.chance(len(kinds), "evidence", axis, category)]
    return said if said in kinds else by_lot


def _category(
    situation: Situation, person: str, axis: str, known: tuple[str, ...]
) -> str:
    """Return the category that somebody's part says, or one by lot."""
    part = situation.part(person)
    said = part.axes.get(axis, "") if part else ""
    by_lot = known[situation.story.chance(len(known), axis, person)]
    return said if said in known else by_lot


def _change_of_post(situation: Situation, unit: str) -> Move | None:
    """Return that the first person on the list has changed post; only once."""
    people = sorted(_people(situation, unit))
    rows = [
        row
        for person in people[:1]
        for row in situation.views.every(Identity, unit=unit, person=person)
    ]
    is_first = all(row.number == 1 and not row.stale for row in rows)
    if not situation.story.has_events or not rows or not is_first:
        return None
    payload = {
        "person": people[0],
        "since": situation.now.date().isoformat(),
        "what": "leads the depot now (invented 虚构)",
    }
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    return Move("report_change_of_post", payload, secretary)


def _honours(situation: Situation, unit: str) -> Move | None:
    held = situation.rules(unit).get(HONOURS)
    levels = held.value if held and isinstance(held.value, tuple) else ()
    if not levels:
        return None
    known = {row.person for row in situation.views.every(Honour, unit=unit)}
    rows = [
        {
            "issuer": f"issuer of {level} honours (invented 虚构)",
            "level": level,
            "person": person,
            "sha256": invented_digest("honour", person),
            "what": "driver of the year (invented 虚构)",
        }
        for person in _people(situation, unit)
        if person not in known and (level := _level(situation, person, levels))
    ]
    return _signed(situation, unit, "record_honours", rows) if rows else None


def _level(situation: Situation, person: str, levels: tuple[str, ...]) -> str:
    """Return the level of somebody's honour: by the script, or by lot; empty: none."""
    story = situation.story
    if not story.script.is_empty:
        part = situation.part(person)
        return part.honour if part and part.honour in levels else ""
    if story.chance(HONOURED, "honour", person):
        return ""
    return levels[story.chance(len(levels), "level", person)]


def _signed(
    situation: Situation, unit: str, act: str, rows: list[dict[str, Any]]
) -> Move:
    body = kind_of_body(situation, unit, BODY).body
    signers = deciders(situation, unit, body)[:2]
    return Move(act, {"rows": rows, "unit": unit}, signers)
