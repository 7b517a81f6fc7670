"""The conference: ballots until the seats are filled, given up, or stay open."""

from typing import Any

from comitia.demo.cast import kind_of_body, of_kind, players
from comitia.demo.moves.conference.agenda import item_due
from comitia.demo.moves.conference.meeting import BODY, present_at
from comitia.demo.moves.conference.requests import meeting_due
from comitia.demo.moves.going_back import fewest, given_up, reopened, when_free
from comitia.demo.moves.looking.inquiring import opinions_asked
from comitia.demo.moves.people.identifying import identified_again
from comitia.demo.moves.votes import count_payload
from comitia.demo.situation import Move, Situation
from comitia.stages.conference.agenda.items import sitting
from comitia.stages.conference.agenda.order import Part, before_others
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import Status, standing_ballots
from comitia.stages.conference.counting.method import Decider, OpenSeats
from comitia.stages.conference.methods import DECIDED_BY, OPEN_SEATS
from comitia.stages.conference.records import awaits_recount
from comitia.stages.grants import Role

# After so many ballots the conference votes no more on the rest of the seats.
MOST_BALLOTS = 4
MINUTES = "minutes of the presidium (invented 虚构)"


def at_conference(situation: Situation, unit: str) -> Move | None:
    """Return the next act of a conference; nothing while other votes come first."""
    now = sitting(unit, situation.views, at=situation.now)
    if any(before_others(now, situation.rules(unit))):
        return None
    return _of_the_conference(situation, unit)


def _of_the_conference(situation: Situation, unit: str) -> Move:
    """Return what stands on the agenda, the next ballot, its count, or the end."""
    ballots = balloting(unit, situation.views)
    again = awaits_recount(unit, ballots.last_counted, situation.views)
    to_count = ballots.in_progress or (ballots.last_counted if again else 0)
    if to_count:
        due = item_due(situation, unit, Part.DURING)
        return due or _counted(situation, unit, to_count)
    members = kind_of_body(situation, unit, BODY).members
    if not members:
        return given_up(situation, "nobody is entitled to meet in the conference")
    if ballots.seats_left < 1:
        return _closed(situation, unit, ballots)
    names = _names(situation, unit, ballots)
    if names:
        before = None if ballots.is_further else _fresh(situation, unit, names)
        before = before or item_due(situation, unit, Part.BEFORE)
        before = before or meeting_due(situation, unit)
        return before or _opened(situation, unit, names)
    if not ballots.is_further:
        return reopened(situation, unit)
    return _ended(situation, unit, ballots)


def _fresh(situation: Situation, unit: str, names: tuple[str, ...]) -> Move | None:
    """Return what has to be looked at again before the first ballot."""
    return identified_again(situation, unit) or opinions_asked(situation, unit, names)


def _names(situation: Situation, unit: str, ballots: Balloting) -> tuple[str, ...]:
    """Return who stands in the next ballot; nobody where none should be held."""
    held = (one.status for one in standing_ballots(unit, situation.views))
    has_had_enough = sum(one != Status.ANNULLED for one in held) >= MOST_BALLOTS
    if ballots.tied and not (has_had_enough and ballots.tied_again):
        return ballots.tied
    again = () if has_had_enough else _put_up(situation, unit, ballots)
    return again or ballots.listed


def _put_up(situation: Situation, unit: str, ballots: Balloting) -> tuple[str, ...]:
    """Return all who may stand for the places left, where they are a choice."""
    rest = tuple(one for one in ballots.choice if one not in ballots.listed)
    places = ballots.places_left
    if (
        _is_over(situation, unit, ballots)
        or places < 1
        or len(rest) < fewest(situation, unit, places)
    ):
        return ()
    return rest


def _is_over(situation: Situation, unit: str, ballots: Balloting) -> bool:
    """Return whether seats that nobody won are left to what the charter says."""
    then = situation.rules(unit).read(OPEN_SEATS, str).value
    if not ballots.is_further or then == OpenSeats.FURTHER_ELECTION.value:
        return False
    has_some = bool(ballots.elected or ballots.listed)
    return has_some or then == OpenSeats.LEAVE_OPEN.value


def _opened(situation: Situation, unit: str, names: tuple[str, ...]) -> Move:
    payload = {
        "names": sorted(names),
        "present": present_at(situation, unit),
        "unit": unit,
    }
    return Move("open_ballot", payload, of_kind(situation, unit, BODY, Role.SECRETARY))


def _counted(situation: Situation, unit: str, number: int) -> Move:
    """Return the count of a ballot, signed by two scrutineers."""
    payload = count_payload(situation, unit, number)
    body = kind_of_body(situation, unit, BODY).body
    return Move(
        "record_count", payload, players(situation, Role.SCRUTINEER, body, count=2)
    )


def _ended(situation: Situation, unit: str, ballots: Balloting) -> Move:
    """Return what becomes of seats on which nobody votes any more."""
    then = situation.rules(unit).read(OPEN_SEATS, str).value
    if then != OpenSeats.REDUCE_SEATS.value:
        return _closed(situation, unit, ballots)
    if not ballots.elected:
        return reopened(situation, unit)
    body = kind_of_body(situation, unit, BODY).body
    payload = {"seats": ballots.seats_left, "unit": unit}
    payload |= _decision(situation, unit)
    return Move(
        "reduce_seats", payload, players(situation, Role.SCRUTINEER, body, count=2)
    )


def _decision(situation: Situation, unit: str) -> dict[str, Any]:
    """Return how all who are present decide, or where the presidium has."""
    by = situation.rules(unit).read(DECIDED_BY, str).value
    if by == Decider.PRESIDIUM.value:
        return {"minutes": MINUTES}
    present = present_at(situation, unit)
    return {"present": present, "votes_for": present}


def _closed(situation: Situation, unit: str, ballots: Balloting) -> Move:
    """Return what the agenda has after the count, or the end of the ballots."""
    due = item_due(situation, unit, Part.AFTER)
    if due is not None:
        return due
    payload: dict[str, Any] = {"unit": unit}
    if ballots.seats_left > 0:
        payload |= _decision(situation, unit)
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    return Move("close_ballots", payload, secretary, when_free(situation, unit))
