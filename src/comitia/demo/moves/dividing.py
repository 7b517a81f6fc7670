"""Dividing the seats: as the charter's method says, with a lot where units are tied."""

from comitia.demo.cast import of_kind
from comitia.demo.moves.nomination.room import named_in_full
from comitia.demo.moves.setting_up import VOTES, by_officer, invented_weights, most_of
from comitia.demo.situation import Move, Situation
from comitia.engines.witness.names import names_payload
from comitia.engines.witness.seats import seats_payload
from comitia.engines.witness.targets import targets_payload
from comitia.kernel.findings import Refused
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.weights import GIVEN
from comitia.stages.composition.section import columns_of
from comitia.stages.composition.targets import Target
from comitia.stages.grants import Role
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Step, step_of


def at_apportionment(situation: Situation) -> Move:
    """Return the division of the seats by the method and limits of the charter."""
    rules = situation.rules(CENTRE)
    if rules.read("apportionment.method", str).value == GIVEN:
        units = rules.read("apportionment.units", tuple).value
        seats = {unit: most_of(unit, rules) for unit in units}
        return by_officer(situation, "divide_seats", {"seats": seats})
    payload = seats_payload(
        situation.views,
        rules,
        weights=invented_weights(situation),
        lot=situation.story.lot,
    )
    return by_officer(situation, "divide_seats", payload)


def names_divided(situation: Situation, unit: str) -> Move:
    """Return how many names each body of a unit is asked for."""
    rules, lot = situation.rules(unit), situation.story.lot
    full = named_in_full(situation, unit)
    payload = names_payload(situation.views, rules, unit=unit, lot=lot, full=full)
    secretary = of_kind(situation, unit, "selection.body", Role.SECRETARY)
    return Move("divide_names", payload, secretary)


def targets_divided(situation: Situation) -> Move | None:
    """Return the division by units and values; nothing where it is not to be made.

    Where invented weights fit no division the election goes on without targets.
    """
    views, rules = situation.views, situation.rules(CENTRE)
    units = [row.unit for row in views.every(UnitSeats)]
    is_open = all(step_of(unit, views) is Step.NOMINATION for unit in units)
    if rules.get("composition.values") is None or views.every(Target) or not is_open:
        return None
    weights = _invented_people(situation, units)
    source = "invented numbers 虚构数字"
    try:
        payload = targets_payload(
            views, rules, weights=weights, source=source, lot=situation.story.lot
        )
    except Refused:
        return None
    return by_officer(situation, "divide_targets", payload)


def _invented_people(
    situation: Situation, units: list[str]
) -> dict[tuple[str, str], int]:
    """Return how many people of each value a unit has; whoever is inside counts too."""
    columns = columns_of(situation.rules(CENTRE))
    inside = {one.name: one.inside for one in columns}
    weights: dict[tuple[str, str], int] = {}
    for unit in units:
        for value in inside:
            own, at = VOTES + situation.story.chance(VOTES, unit, value), value
            while at:
                weights[unit, at] = weights.get((unit, at), 0) + own
                at = inside[at]
    return weights
