"""The payload of an act that divides, from what the election itself has on record."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from comitia.charter.rules import Rules
from comitia.engines.seats.claims import Claims
from comitia.engines.seats.dividing import Division, divide
from comitia.kernel.findings import Refused
from comitia.kernel.shares import exact_text
from comitia.kernel.views import Views
from comitia.stages.apportionment.dividing import bodies_in
from comitia.stages.apportionment.weights import Division as Facts
from comitia.stages.apportionment.weights import (
    StatedWeight,
    base_of,
    lacking,
    parts_of,
)
from comitia.stages.composition.dividing import Part

_STATED = TypeAdapter(tuple[StatedWeight, ...])


def seats_payload(
    views: Views,
    rules: Rules,
    *,
    weights: tuple[StatedWeight, ...] = (),
    lot: str = "",
) -> dict[str, Any]:
    """Return the payload of ``divide_seats`` by the method of the charter.

    `weights` are the terms that the register does not have; `lot` is the public seed
    from which ties are drawn, and stands in the payload only where there was one.
    Raises ``Refused`` where numbers are lacking, where a tie has no lot, and where no
    division is possible; ``KeyError`` for a charter that does not divide but gives.
    """
    facts = Facts({}, tuple(bodies_in(views)), weights)
    lacks = tuple(lacking(facts, rules))
    if lacks:
        raise Refused(lacks)
    done = {part.name: (part, divided(part, lot)) for part in parts_of(facts, rules)}
    blocks = {
        name: dict(zip(_units(part), made.seats, strict=True))
        for name, (part, made) in done.items()
    }
    multipliers = [
        exact_text(made.certificate.multiplier)
        for _, made in done.values()
        if made.certificate.multiplier is not None
    ]
    payload: dict[str, Any] = {"seats": _in_all(blocks, rules)}
    if "" in blocks and multipliers:
        payload["multiplier"] = multipliers[0]
    elif "" not in blocks:
        payload["blocks"] = blocks
    if weights:
        payload["weights"] = _STATED.dump_python(weights, mode="json")
    if any(made.draws for _, made in done.values()):
        payload["lot"] = lot
    return payload


def divided(part: Part, lot: str) -> Division:
    """Return what an engine makes of a part; ``Refused`` where a tie has no lot."""
    claims = Claims(
        _units(part),
        [one.weight for one in part.shares],
        [one.least for one in part.shares],
        [one.most for one in part.shares],
    )
    made = divide(claims, seats=part.seats, method=part.method, lot=lot or None)
    if made.ties:
        tie = made.ties[0]
        raise Refused([part.finding("division.tie", units=tie.units, seats=tie.seats)])
    return made


def _units(part: Part) -> list[str]:
    return [one.unit for one in part.shares]


def _in_all(blocks: Mapping[str, Mapping[str, int]], rules: Rules) -> dict[str, int]:
    """Return all seats of each unit: fixed, or base and what it got of each block."""
    fixed = rules.family("apportionment.fixed")
    seats: dict[str, int] = {}
    for unit in rules.read("apportionment.units", tuple).value:
        held = fixed.get(unit)
        if held is not None and isinstance(held.value, int):
            seats[unit] = held.value
        else:
            got = sum(block.get(unit, 0) for block in blocks.values())
            seats[unit] = base_of(rules) + got
    return seats
