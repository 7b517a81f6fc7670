"""Setting up: units, bodies and people by the sheet."""

from collections.abc import Iterator
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.moves.going_back import names_needed
from comitia.demo.names import invented_name
from comitia.demo.situation import Move, Situation
from comitia.demo.story import SPARE_NAMES, SPARE_PEOPLE
from comitia.ledger.chain import CENTRE
from comitia.stages.grants import Role
from comitia.stages.register.bodies import Body, Person, Unit

CONFERENCE, SMALL, BRANCH = 30, 5, 10


def at_register(situation: Situation) -> Move:
    """Return what the register still lacks, or its closing."""
    rules = situation.rules(CENTRE)
    units = rules.read("apportionment.units", tuple).value
    known = {row.unit for row in situation.views.every(Unit)}
    lacking = [
        {"name": f"{unit.title()} (invented 虚构)", "unit": unit}
        for unit in units
        if unit not in known
    ]
    if lacking:
        return by_officer(situation, "register_units", {"rows": lacking})
    bodies = [row for unit in units for row in _bodies(situation, unit, rules)]
    if bodies:
        return by_officer(situation, "register_bodies", {"rows": bodies})
    people = [row for unit in units for row in _people(situation, unit, rules)]
    if people:
        return by_officer(situation, "register_persons", {"rows": people})
    return by_officer(situation, "close_register", {})


def by_officer(situation: Situation, act: str, payload: dict[str, Any]) -> Move:
    """Return an act of an officer of the whole organisation."""
    return Move(act, payload, players(situation, Role.OFFICER))


def _bodies(situation: Situation, unit: str, rules: Rules) -> Iterator[dict[str, Any]]:
    """Return the bodies that a unit lacks, each after the one it stands under."""
    branch = rules.read("nomination.body", str).value
    tiers = {
        kind: str(one.value) for kind, one in rules.family("register.tiers").items()
    }
    present = situation.views.every(Body, unit=unit)
    yield from (_with_members(row) for row in present if not row.members)
    found = {row.kind: row.body for row in present}
    for kind in _downwards(tiers):
        many = situation.story.nominating_bodies if kind == branch else 1
        for number in range(0 if kind in found else many):
            name = _free_name(situation, unit, kind, number if many > 1 else None)
            yield {
                "body": name,
                "kind": kind,
                "members": _members(kind, number, branch, tiers),
                "name": f"{name.title()} (invented 虚构)",
                "parent": found.get(tiers.get(kind, ""), ""),
                "unit": unit,
            }
            # Those below stand under the first of its kind.
            found = {kind: name, **found}


def _with_members(row: Body) -> dict[str, Any]:
    """Return a body that nobody could meet in, with members."""
    return {
        "body": row.body,
        "kind": row.kind,
        "members": SMALL,
        "name": row.name,
        "parent": row.parent,
        "unit": row.unit,
    }


def _free_name(situation: Situation, unit: str, kind: str, number: int | None) -> str:
    """Return a name for a body that no other has, beginning with its kind."""
    units = situation.views.every(Unit)
    words = [kind] if len(units) == 1 else [unit, kind]
    name = "-".join(words if number is None else [*words, chr(97 + number)])
    taken = {row.body for row in situation.views.every(Body)}
    while name in taken:
        name += "-x"
    return name


def _downwards(tiers: dict[str, str]) -> list[str]:
    """Return the kinds of body, each after the kind that it stands under."""
    kinds = sorted({*tiers, *tiers.values()})

    def depth(kind: str) -> int:
        return 1 + depth(tiers[kind]) if kind in tiers else 0

    return sorted(kinds, key=lambda kind: (depth(kind), kind))


def _members(kind: str, number: int, branch: str, tiers: dict[str, str]) -> int:
    if kind == branch:
        return BRANCH * (number + 1)
    return SMALL if kind in tiers else CONFERENCE


def _people(situation: Situation, unit: str, rules: Rules) -> Iterator[dict[str, Any]]:
    """Return the people that a unit lacks, spread over its nominating bodies."""
    kind = rules.read("nomination.body", str).value
    bodies = [row.body for row in situation.views.every(Body, unit=unit, kind=kind)]
    needed = names_needed(rules, most_of(unit, rules))
    wanted = max(needed + SPARE_NAMES + SPARE_PEOPLE, 2 * len(bodies))
    present = len(situation.views.every(Person, unit=unit))
    traits = [
        one
        for one in rules.read("publication.attributes", tuple).value
        if one != "name"
    ]
    for number in range(present, wanted):
        body = bodies[number % len(bodies)]
        told = dict.fromkeys(traits, f"{body} (invented 虚构)")
        yield {
            "body": body,
            "name": invented_name(f"{situation.story.seed} {unit}", number),
            "office_id": f"DEMO-{unit}-{number:06}",
            "traits": told,
        }


def most_of(unit: str, rules: Rules) -> int:
    """Return the most seats that a unit may get."""
    fixed = rules.get(f"apportionment.fixed.{unit}")
    held = fixed or rules.get(f"apportionment.most.{unit}")
    seats = rules.read("apportionment.seats", int).value
    return held.value if held and isinstance(held.value, int) else seats
