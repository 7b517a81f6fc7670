"""How invented electors vote: with a tie or a shortage where that can be shown."""

from dataclasses import dataclass
from typing import Any

from comitia.charter.rules import Rules
from comitia.demo.situation import Situation
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.lots import drawn
from comitia.stages.conference.ballots import Ballot, Kind, on_paper
from comitia.stages.conference.counting.method import BallotMethod, OpenSeats, Tie
from comitia.stages.conference.methods import method_of
from comitia.stages.conference.records import in_boxes


@dataclass(frozen=True, slots=True)
class Turnout:
    """So many names stand for so many seats, and what each paper can do.

    `least` votes elect; no more than `budget` can be given in all.
    """

    names: int
    seats: int
    present: int
    least: int
    budget: int


def count_payload(situation: Situation, unit: str, number: int) -> dict[str, Any]:
    """Return the count of a ballot in progress: everybody votes, all papers count."""
    ballot = situation.views.one(Ballot, unit, number)
    if ballot is None:
        raise LookupError(number)
    rows = on_paper(ballot, situation.views)
    papers = in_boxes(unit, number, situation.views)
    if papers is not None and papers > ballot.present:
        return _over_full(ballot, papers)
    valid = ballot.present if papers is None else papers
    ranked = situation.lined_up(tuple(row.person for row in rows), unit, number)
    method = method_of(Kind(ballot.kind), ballot.seats, situation.rules(unit))
    turnout = _turnout(ballot, method, len(ranked), valid)
    winners = sum(map(situation.wins, ranked))
    is_free = situation.story.script.is_empty
    has_event = situation.story.has_events and number == 1
    is_short = has_event and is_free and method.open_seats is OpenSeats.REDUCE_SEATS
    # A script says who wins: a lot must not say otherwise.
    is_fair = is_free or (winners >= ballot.seats and method.tie is not Tie.LOT)
    is_tied = has_event and not is_short and is_fair and _can_tie(turnout)
    wanted = min(ballot.seats, len(ranked) if is_free else winners) - is_short
    falling = _tied(turnout) if is_tied else _votes(turnout, wanted)
    votes = dict(zip(ranked, falling, strict=True))
    payload: dict[str, Any] = {
        "ballot": number,
        "issued": ballot.present,
        "returned": valid,
        "spoiled": 0,
        "unit": unit,
        "valid": valid,
        "void": 0,
        "voters": ballot.present,
        "votes": [_marks(row.person, votes[row.person], valid) for row in rows],
    }
    if is_tied and method.tie is Tie.LOT:
        level = ranked[ballot.seats - 1 : ballot.seats + 1]
        payload["lot"] = situation.story.lot
        payload["drawn"] = list(drawn(situation.story.lot, level)[:1])
    return payload


def _over_full(ballot: Ballot, papers: int) -> dict[str, Any]:
    """Return the count of a ballot from which more papers came back than were out."""
    return {
        "ballot": ballot.number,
        "issued": ballot.present,
        "returned": papers,
        "spoiled": 0,
        "unit": ballot.unit,
        "valid": 0,
        "void": papers,
        "voters": ballot.present,
        "votes": [],
    }


def _turnout(ballot: Ballot, method: BallotMethod, names: int, valid: int) -> Turnout:
    is_entitled = method.majority.of is Base.ENTITLED
    size = ballot.entitled if is_entitled else ballot.present
    least = max(method.majority.limit(size), 1)
    return Turnout(names, ballot.seats, valid, least, valid * method.papers.most_names)


def _votes(turnout: Turnout, wanted: int) -> list[int]:
    """Return falling numbers of votes, no more in all than the papers have.

    So many as are wanted have nearly all votes. The others share what is left, and stay
    below.
    """
    spare, leaders = turnout.budget, list[int]()
    for place in range(wanted):
        enough = max(turnout.present - place, turnout.least, 0)
        leaders.append(min(enough, turnout.present, spare))
        spare -= leaders[-1]
    return [*leaders, *_others(turnout, leaders)]


def _tied(turnout: Turnout) -> list[int]:
    """Return votes of which two are level at the cut, with just enough."""
    ahead = [turnout.least + 1] * (turnout.seats - 1)
    leaders = [*ahead, turnout.least, turnout.least]
    return [*leaders, *_others(turnout, leaders)]


def _others(turnout: Turnout, leaders: list[int]) -> list[int]:
    others = turnout.names - len(leaders)
    if not others:
        return []
    below = min([*leaders, turnout.least, turnout.present]) - 1
    spare = turnout.budget - sum(leaders)
    return [max(min(spare // others, below), 0)] * others


def _can_tie(turnout: Turnout) -> bool:
    """Return whether two can be level at the cut with enough votes for a seat."""
    needed = (turnout.seats - 1) * (turnout.least + 1) + 2 * turnout.least
    fits = turnout.least < turnout.present and needed <= turnout.budget
    return 0 < turnout.seats < turnout.names and fits


def _marks(person: str, votes_for: int, present: int) -> dict[str, Any]:
    against = (present - votes_for) // 2
    return {
        "abstain": present - votes_for - against,
        "against": against,
        "person": person,
        "votes_for": votes_for,
    }


def all_for(
    situation: Situation, unit: str, quorum: str, members: int
) -> dict[str, int]:
    """Return a meeting in a unit of all but one, of whom all are for it; or of all."""
    return votes_of(situation.rules(unit), quorum, members)


def votes_of(rules: Rules, quorum: str, members: int) -> dict[str, int]:
    """Return a meeting of all but one, of whom all are for it; or of all.

    `quorum` is the charter key that says how many must come, where it is there.
    """
    least = rules.read(quorum, Bound).value.limit(members) if rules.get(quorum) else 0
    present = max(members - 1, min(least, members))
    return {"entitled": members, "present": present, "votes_for": present}
