"""Naming whom to vet, where the charter leaves that to a body."""

from comitia.demo.cast import kind_of_body, players
from comitia.demo.moves.going_back import names_needed, reopened
from comitia.demo.situation import Move, Situation
from comitia.kernel.bounds import Bound
from comitia.stages.grants import Role
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.ways import Reached, open_ways
from comitia.stages.vetting.subjects.keys import BODY, QUORUM


def subjects_named(situation: Situation, unit: str) -> Move | None:
    """Return the vote on whom to vet, or another round; nothing: all are named."""
    if situation.rules(unit).get(BODY) is None:
        return None
    ways = open_ways(unit, situation.views, least=Reached.NOMINEE)
    waiting = tuple(one.person for one in ways if one.reached == Reached.NOMINEE.value)
    if not waiting:
        return None
    seats = seats_of(unit, situation.views)
    spare = len(ways) - names_needed(situation.rules(unit), seats)
    if spare < 0:
        return reopened(situation, unit)
    names = situation.lined_up(waiting, unit, "subjects")
    # One who could be spared waits for another time, if there is somebody else.
    leave = situation.story.has_events and spare > 1 and len(names) > 1
    return _vote(situation, unit, names[:-1] if leave else names, names[-1:] * leave)


def _vote(
    situation: Situation, unit: str, names: tuple[str, ...], left_out: tuple[str, ...]
) -> Move:
    """Return a meeting of all but one, who are all for it; or of all."""
    body = kind_of_body(situation, unit, BODY)
    quorum = situation.rules(unit).read(QUORUM, Bound).value
    present = max(body.members - 1, min(quorum.limit(body.members), body.members))
    payload = {
        "entitled": body.members,
        "left_out": [
            {"person": one, "reasons": "another of the same branch is named (虚构)"}
            for one in left_out
        ],
        "minutes": "minutes of the meeting on subjects (invented 虚构)",
        "names": list(names),
        "present": present,
        "unit": unit,
        "valid": present,
        "votes_for": present,
    }
    secretary = players(situation, Role.SECRETARY, body.body)
    return Move("name_subjects", payload, secretary)
