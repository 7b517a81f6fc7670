"""The conference: ballots until the seats are filled, or stay open by vote."""

from typing import Any

from comitia.demo.cast import kind_of_body, of_kind, players
from comitia.demo.moves.going_back import fewest, given_up, reopened, when_free
from comitia.demo.situation import Move, Situation
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.stages.conference.ballots import (
    Ballot,
    Balloting,
    BallotName,
    balloting,
    standing_ballots,
)
from comitia.stages.grants import Role

BODY = "conference.body"
# After so many ballots the conference leaves the rest of the seats open.
MOST_BALLOTS = 4


def at_conference(situation: Situation, unit: str) -> Move:
    """Return the next ballot, its count, or the end of the ballots."""
    ballots = balloting(unit, situation.views)
    if ballots.in_progress:
        return _counted(situation, unit, ballots.in_progress)
    members = kind_of_body(situation, unit, BODY).members
    if not members:
        return given_up(situation, "nobody is entitled to meet in the conference")
    if ballots.seats_left < 1 or _has_had_enough(situation, unit, ballots):
        return _closed(situation, unit, ballots, members)
    if not _may_stand(situation, unit, ballots):
        return reopened(situation, unit)
    return _opened(situation, unit, ballots, members)


def _has_had_enough(situation: Situation, unit: str, ballots: Balloting) -> bool:
    """Return whether no further ballot can or should be held for the seats left."""
    if not ballots.is_further:
        return False
    held = len(standing_ballots(unit, situation.views))
    return held >= MOST_BALLOTS or not _may_stand(situation, unit, ballots)


def _may_stand(situation: Situation, unit: str, ballots: Balloting) -> bool:
    needed = fewest(situation, unit, ballots.seats_left)
    return bool(ballots.tied) or len(ballots.choice) >= needed


def _opened(situation: Situation, unit: str, ballots: Balloting, members: int) -> Move:
    names = sorted(ballots.tied or ballots.choice)
    payload = {
        "names": names,
        "present": _present(situation, unit, members),
        "unit": unit,
    }
    return Move("open_ballot", payload, of_kind(situation, unit, BODY, Role.SECRETARY))


def _present(situation: Situation, unit: str, members: int) -> int:
    """Return how many come: all but a few, and never fewer than have to."""
    quorum = situation.rules(unit).read("conference.quorum", Bound).value
    return max(members - members // 15, min(quorum.limit(members), members))


def _counted(situation: Situation, unit: str, number: int) -> Move:
    """Return the count of a ballot, signed by two scrutineers."""
    ballot = situation.views.one(Ballot, unit, number)
    present = ballot.present if ballot else 0
    rows = situation.views.every(BallotName, unit=unit, number=number)
    ranked = situation.story.order(tuple(row.person for row in rows), unit, number)
    is_tied = situation.story.has_events and number == 1
    falling = _votes(len(ranked), ballot, _least(situation, unit, ballot), is_tied)
    votes = dict(zip(ranked, falling, strict=True))
    payload: dict[str, Any] = {
        "ballot": number,
        "issued": present,
        "returned": present,
        "spoiled": 0,
        "unit": unit,
        "valid": present,
        "void": 0,
        "votes": [_marks(row.person, votes[row.person], present) for row in rows],
    }
    body = kind_of_body(situation, unit, BODY).body
    tie = situation.rules(unit).read("conference.tie", str).value
    if is_tied and tie == "lot" and ballot and len(ranked) > ballot.seats:
        payload["drawn"] = [ranked[ballot.seats - 1]]
    return Move(
        "record_count", payload, players(situation, Role.SCRUTINEER, body, count=2)
    )


def _least(situation: Situation, unit: str, ballot: Ballot | None) -> int:
    """Return how many votes elect, when all papers are valid."""
    bar = situation.rules(unit).read("conference.threshold", Bound).value
    entitled, present = (ballot.entitled, ballot.present) if ballot else (0, 0)
    return bar.limit(entitled if bar.of is Base.ENTITLED else present)


def _votes(
    names: int,
    ballot: Ballot | None,
    least: int,
    is_tied: bool,  # noqa: FBT001
) -> list[int]:
    """Return falling numbers of votes, no more in all than the papers have.

    Who is to have a seat has nearly all votes; where tied, two are level at the cut
    with just enough. The others share what is left, and stay below.
    """
    present, seats = (ballot.present, ballot.seats) if ballot else (0, 0)
    leaders = [max(present - place, 0) for place in range(min(seats, names))]
    if is_tied and _can_tie(names, seats, least, present):
        leaders = [least + 1] * (seats - 1) + [least, least]
    others = names - len(leaders)
    spare = present * seats - sum(leaders)
    below = min([*leaders, least, present]) - 1
    rest = max(min(spare // others, below), 0) if others else 0
    return [*leaders, *([rest] * others)]


def _can_tie(names: int, seats: int, least: int, present: int) -> bool:
    """Return whether two can be level at the cut with enough votes for a seat."""
    needed = (seats - 1) * (least + 1) + 2 * least
    return 0 < seats < names and least < present and needed <= present * seats


def _marks(person: str, votes_for: int, present: int) -> dict[str, Any]:
    against = (present - votes_for) // 2
    return {
        "abstain": present - votes_for - against,
        "against": against,
        "person": person,
        "votes_for": votes_for,
    }


def _closed(situation: Situation, unit: str, ballots: Balloting, members: int) -> Move:
    payload: dict[str, Any] = {"unit": unit}
    if ballots.seats_left > 0:
        present = _present(situation, unit, members)
        payload |= {"present": present, "votes_for": present}
    secretary = of_kind(situation, unit, BODY, Role.SECRETARY)
    return Move("close_ballots", payload, secretary, when_free(situation, unit))
