"""Dividing the seats: as the charter's method says, with a lot where units are tied."""

from typing import Any

from comitia.demo.moves.setting_up import by_officer, most_of
from comitia.demo.situation import Move, Situation
from comitia.engines.seats.payloads import seats_payload
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.weights import GIVEN, REGISTERED, terms_of

VOTES = 1000


def at_apportionment(situation: Situation) -> Move:
    """Return the division of the seats by the method and limits of the charter."""
    rules = situation.rules(CENTRE)
    if rules.read("apportionment.method", str).value == GIVEN:
        units = rules.read("apportionment.units", tuple).value
        seats = {unit: most_of(unit, rules) for unit in units}
        return by_officer(situation, "divide_seats", {"seats": seats})
    lot = f"lot {situation.story.seed} (invented 虚构)"
    weights = [
        _invented(term, situation) for term in terms_of(rules) if term not in REGISTERED
    ]
    payload = seats_payload(situation.views, rules, weights=weights, lot=lot)
    return by_officer(situation, "divide_seats", payload)


def _invented(term: str, situation: Situation) -> dict[str, Any]:
    """Return numbers that nobody counted, for a term that the register lacks."""
    units = situation.rules(CENTRE).read("apportionment.units", tuple).value
    chance = situation.story.chance
    return {
        "source": "invented numbers 虚构数字",
        "term": term,
        "units": {unit: VOTES + chance(VOTES, term, unit) for unit in units},
    }
