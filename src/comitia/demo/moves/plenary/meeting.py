"""The plenary of a unit: it adopts the prospective list, and is closed."""

from comitia.demo.cast import kind_of_body, players
from comitia.demo.moves.going_back import names_needed, reopened, when_free
from comitia.demo.moves.listing import vote_of
from comitia.demo.moves.people.composing import departures, needs_others
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import parse_moment
from comitia.stages.grants import Role
from comitia.stages.meeting.lists import last_prospective
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.steps import step_since
from comitia.stages.register.ways import Reached, open_ways
from comitia.stages.selection.keys import PLENARY


def at_plenary(situation: Situation, unit: str) -> Move:
    """Return the adoption of a list of all who stood on the notice, or its closing."""
    views = situation.views
    body = kind_of_body(situation, unit, PLENARY.body)
    secretary = players(situation, Role.SECRETARY, body.body)
    adopted = last_prospective(unit, views)
    begun = parse_moment(step_since(unit, views))
    if adopted is not None and parse_moment(adopted.at) >= begun:
        earliest = when_free(situation, unit)
        return Move("close_plenary", {"unit": unit}, secretary, earliest)
    ways = open_ways(unit, views, least=Reached.PRELIMINARY)
    rules, seats = situation.rules(unit), seats_of(unit, views)
    if len(ways) < names_needed(rules, seats, PLENARY.margin):
        return reopened(situation, unit)
    names = situation.lined_up(tuple(way.person for way in ways), unit, "plenary")
    # One who could be spared is left out, where that can be shown.
    spare = len(names) > names_needed(rules, seats, "conference.margin") + 1
    kept = len(names) - (situation.story.has_events and spare)
    listed = list(names[:kept])
    if needs_others(situation, unit, listed):
        return reopened(situation, unit)
    payload = {
        **vote_of(situation, unit, body.members, PLENARY),
        "left_out": [
            {"person": one, "reasons": "another of the same branch stands (虚构)"}
            for one in names[kept:]
        ],
        "minutes": "minutes of the plenary (invented 虚构)",
        "departures": departures(situation, unit, listed),
        "names": listed,
        "unit": unit,
    }
    return Move("adopt_prospective", payload, secretary)
