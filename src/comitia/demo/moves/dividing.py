"""Dividing the seats: as the charter's method says, with a lot where units are tied."""

from comitia.demo.cast import of_kind
from comitia.demo.moves.setting_up import by_officer, most_of
from comitia.demo.situation import Move, Situation
from comitia.engines.seats.cascade import names_payload
from comitia.engines.seats.payloads import seats_payload
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.weights import (
    GIVEN,
    REGISTERED,
    StatedWeight,
    terms_of,
)
from comitia.stages.grants import Role

VOTES = 1000


def at_apportionment(situation: Situation) -> Move:
    """Return the division of the seats by the method and limits of the charter."""
    rules = situation.rules(CENTRE)
    if rules.read("apportionment.method", str).value == GIVEN:
        units = rules.read("apportionment.units", tuple).value
        seats = {unit: most_of(unit, rules) for unit in units}
        return by_officer(situation, "divide_seats", {"seats": seats})
    weights = tuple(
        _invented(term, situation) for term in terms_of(rules) if term not in REGISTERED
    )
    payload = seats_payload(
        situation.views, rules, weights=weights, lot=_lot(situation)
    )
    return by_officer(situation, "divide_seats", payload)


def names_divided(situation: Situation, unit: str) -> Move:
    """Return how many names each body of a unit is asked for."""
    rules, lot = situation.rules(unit), _lot(situation)
    payload = names_payload(situation.views, rules, unit=unit, lot=lot)
    secretary = of_kind(situation, unit, "selection.body", Role.SECRETARY)
    return Move("divide_names", payload, secretary)


def _lot(situation: Situation) -> str:
    return f"lot {situation.story.seed} (invented 虚构)"


def _invented(term: str, situation: Situation) -> StatedWeight:
    """Return numbers that nobody counted, for a term that the register lacks."""
    units = situation.rules(CENTRE).read("apportionment.units", tuple).value
    chance = situation.story.chance
    numbers = {unit: VOTES + chance(VOTES, term, unit) for unit in units}
    return StatedWeight(term, numbers, "invented numbers 虚构数字")
