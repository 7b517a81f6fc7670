"""Setting up: units, bodies and people by the sheet."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from comitia.charter.rules import Rules
from comitia.demo.cast import players
from comitia.demo.moves.going_back import names_needed
from comitia.demo.names import invented_name
from comitia.demo.organisation import SMALL, Planned, planned, suffix
from comitia.demo.script.writing import office_id
from comitia.demo.situation import Move, Situation
from comitia.demo.story import SPARE_NAMES, SPARE_PEOPLE
from comitia.engines.witness.seats import seats_payload
from comitia.kernel.findings import Refused
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.weights import (
    GIVEN,
    REGISTERED,
    StatedWeight,
    terms_of,
)
from comitia.stages.grants import Role
from comitia.stages.register.bodies import LEAST_TO_DECIDE, Body, Person, Unit

VOTES: Final = 1000
MOST_ROWS: Final = 2000


def at_register(situation: Situation) -> Move:
    """Return what the register still lacks, or its closing."""
    rules = situation.rules(CENTRE)
    units = rules.read("apportionment.units", tuple).value
    known = {row.unit for row in situation.views.every(Unit)}
    lacking = [_unit(situation, unit) for unit in units if unit not in known]
    if lacking:
        return by_officer(situation, "register_units", {"rows": lacking})
    bodies = _next_bodies(situation, units)
    if bodies:
        return by_officer(situation, "register_bodies", {"rows": bodies})
    seats = seats_expected(situation, units)
    people = [row for unit in units for row in _people(situation, unit, seats[unit])]
    if people:
        return by_officer(situation, "register_persons", {"rows": people[:MOST_ROWS]})
    return by_officer(situation, "close_register", {})


def _unit(situation: Situation, unit: str) -> dict[str, Any]:
    sizes = situation.story.sizes
    named = {"name": sizes.name(unit), "unit": unit}
    return named | ({"kind": sizes.kind(unit)} if sizes.kind(unit) else {})


def by_officer(situation: Situation, act: str, payload: dict[str, Any]) -> Move:
    """Return an act of an officer of the whole organisation."""
    return Move(act, payload, players(situation, Role.OFFICER))


def _next_bodies(situation: Situation, units: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return bodies that are lacking, as many as one sheet takes.

    Only when the last unit that was begun lacks none, all are looked at again.
    """
    places = range(len(units) - 1, 0, -1)
    begun = (at for at in places if situation.views.every(Body, unit=units[at]))
    return _sheet(situation, units[next(begun, 0) :]) or _sheet(situation, units)


def _sheet(situation: Situation, units: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return whole units as far as they go; one too large is cut, parents first."""
    rows: list[dict[str, Any]] = []
    for unit in units:
        more = list(_bodies(situation, unit))
        if rows and len(rows) + len(more) > MOST_ROWS:
            break
        rows += more
    return rows[:MOST_ROWS]


def _bodies(situation: Situation, unit: str) -> Iterator[dict[str, Any]]:
    """Return the bodies that a unit lacks, each after the one it stands under."""
    present = situation.views.every(Body, unit=unit)
    yield from (_with_members(row) for row in present if row.members < LEAST_TO_DECIDE)
    rules, sizes = situation.rules(unit), situation.story.sizes
    whole = _called(situation, unit, list(planned(unit, rules, sizes)))
    ours = {(row.kind, row.body) for row in present}.intersection(
        (kind, body) for (kind, _), body in whole.items()
    )
    named = {row.kind: row.body for row in present if (row.kind, row.body) not in ours}
    plan = list(planned(unit, rules, sizes, without=named))
    made, marks = _called(situation, unit, plan), _marks(plan)
    is_alone = _is_alone(situation)
    for one in plan:
        body = made[one.kind, one.number]
        if (one.kind, body) in ours:
            continue
        above = made.get(one.parent) or named[one.parent[0]] if one.parent else ""
        mark = marks[one.kind, one.number]
        yield {
            "body": body,
            "kind": one.kind,
            "members": one.members,
            "name": _named(situation, "" if is_alone else unit, one.kind, mark),
            "parent": above,
            "unit": unit,
        }


def _marks(plan: list[Planned]) -> dict[tuple[str, int], str]:
    """Return what tells each body of a plan from others of its kind."""
    many = Counter(one.kind for one in plan)
    return {(one.kind, one.number): suffix(one.number, many[one.kind]) for one in plan}


def _called(
    situation: Situation, unit: str, plan: list[Planned]
) -> dict[tuple[str, int], str]:
    """Return the id of each body of a plan, which none of another unit or kind has."""
    is_alone = _is_alone(situation)
    made: dict[tuple[str, int], str] = {}
    for (kind, number), mark in _marks(plan).items():
        words = [kind] if is_alone else [unit, kind]
        name = "-".join(words) + mark
        while _is_taken(situation, name, unit, kind):
            name += "-x"
        made[kind, number] = name
    return made


def _is_taken(situation: Situation, name: str, unit: str, kind: str) -> bool:
    row = situation.views.one(Body, name)
    return row is not None and (row.unit, row.kind) != (unit, kind)


def _named(situation: Situation, unit: str, kind: str, mark: str) -> str:
    """Return the name of a body: its unit where there are several, and its kind."""
    called = situation.story.called(kind)
    numbered = f"{called} {mark.strip('-').upper()}".strip()
    if not unit:
        return numbered[:1].upper() + numbered[1:]
    return f"{situation.story.sizes.name(unit)}: {numbered}"


def _is_alone(situation: Situation) -> bool:
    return len(situation.views.every(Unit)) == 1


def _with_members(row: Body) -> dict[str, Any]:
    """Return a body in which no two people could meet, with members."""
    return {
        "body": row.body,
        "kind": row.kind,
        "members": SMALL,
        "name": row.name,
        "parent": row.parent,
        "unit": row.unit,
    }


def _people(situation: Situation, unit: str, seats: int) -> Iterator[dict[str, Any]]:
    """Return the people that a unit lacks, spread over its nominating bodies."""
    rules = situation.rules(unit)
    kind = rules.read("nomination.body", str).value
    bodies = [row.body for row in situation.views.every(Body, unit=unit, kind=kind)]
    present = len(situation.views.every(Person, unit=unit))
    wanted = people_needed(rules, seats)
    if not situation.story.sizes.units:
        wanted = max(wanted, 2 * len(bodies))
    parts = situation.story.script.of_unit(unit)
    names = [one.office_id for one in parts] or [
        office_id(unit, number) for number in range(wanted)
    ]
    for number, name in list(enumerate(names))[present:]:
        body = bodies[number % len(bodies)]
        yield {
            "body": body,
            "name": invented_name(f"{situation.story.seed} {unit}", number),
            "office_id": name,
            "traits": _traits(situation, name, body, rules),
        }


def people_needed(rules: Rules, seats: int) -> int:
    """Return how many people a unit of so many seats needs, those included who leave.

    Charter keys: see ``names_needed``.
    """
    return names_needed(rules, seats) + SPARE_NAMES + SPARE_PEOPLE


def _traits(situation: Situation, name: str, body: str, rules: Rules) -> dict[str, str]:
    """Return what is told of somebody: what the script says, or where they are from."""
    part = situation.story.script.parts.get(name)
    listed = [str(one) for one in rules.read("publication.attributes", tuple).value]
    if part is not None:
        return {one: part.told[one] for one in listed if one in part.told}
    return {one: f"{body} (invented 虚构)" for one in listed if one != "name"}


def seats_expected(situation: Situation, units: tuple[str, ...]) -> dict[str, int]:
    """Return how many seats each unit will get, so that enough people are invented."""
    rules = situation.rules(CENTRE)
    if rules.read("apportionment.method", str).value == GIVEN:
        return {unit: most_of(unit, rules) for unit in units}
    try:
        payload = seats_payload(
            situation.views,
            rules,
            weights=invented_weights(situation),
            lot=situation.story.lot,
        )
    except Refused:
        return {unit: most_of(unit, rules) for unit in units}
    seats: dict[str, int] = payload["seats"]
    return {unit: max(1, seats.get(unit, 0)) for unit in units}


def invented_weights(situation: Situation) -> tuple[StatedWeight, ...]:
    """Return numbers that nobody counted, for the terms that the register lacks."""
    rules = situation.rules(CENTRE)
    lacking = [term for term in terms_of(rules) if term not in REGISTERED]
    return tuple(_invented(term, situation) for term in lacking)


def _invented(term: str, situation: Situation) -> StatedWeight:
    units = situation.rules(CENTRE).read("apportionment.units", tuple).value
    chance = situation.story.chance
    numbers = {unit: VOTES + chance(VOTES, term, unit) for unit in units}
    return StatedWeight(term, numbers, "invented numbers 虚构数字")


def most_of(unit: str, rules: Rules) -> int:
    """Return the most seats that a unit may get."""
    fixed = rules.get(f"apportionment.fixed.{unit}")
    held = fixed or rules.get(f"apportionment.most.{unit}")
    seats = rules.read("apportionment.seats", int).value
    return held.value if held and isinstance(held.value, int) else seats
