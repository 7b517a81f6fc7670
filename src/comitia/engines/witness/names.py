"""The payload of an act that divides names down the tiers of a unit."""

from dataclasses import replace
from typing import Any

from comitia.charter.rules import Rules
from comitia.engines.witness.seats import divided
from comitia.kernel.views import Views
from comitia.stages.nomination.cascade import Cascade, bodies_of, levels
from comitia.stages.register.bodies import known_seats


def names_payload(
    views: Views,
    rules: Rules,
    *,
    unit: str,
    lot: str = "",
    full: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return the payload of ``divide_names`` by the method of the charter.

    In the bodies of `full` each branch is asked for as many names as the whole unit.
    Ties are drawn from the public seed `lot`; it stands in the payload only where
    there was one. Raises ``Refused`` where a tie has no lot or the unit has no seats
    yet, and ``KeyError`` for a charter that does not say how names are divided.
    """
    facts = Cascade(known_seats(unit, views), bodies_of(unit, views), {}, full=full)
    names: dict[str, int] = {}
    seen: set[str] = set()
    is_drawn = False
    while left := [one for one in levels(facts, rules) if one.name not in seen]:
        # Bodies under one that has its names by now: the topmost come first.
        part = next(one for one in left if not one.name or one.name in names)
        made = divided(part, lot)
        names |= zip((one.unit for one in part.shares), made.seats, strict=True)
        is_drawn = is_drawn or bool(made.draws)
        seen.add(part.name)
        facts = replace(facts, names=names)
    payload: dict[str, Any] = {"names": names, "unit": unit}
    if full:
        payload["full"] = [*full]
    return {**payload, "lot": lot} if is_drawn else payload
