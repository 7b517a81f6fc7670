"""Around the count: the boxes, the announcement, the answers, the seal."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from comitia.demo.cast import kind_of_body, players
from comitia.demo.moves.conference.meeting import BODY, by_secretary
from comitia.demo.situation import Move, Situation
from comitia.stages.conference.after.keys import ANNOUNCED_IN, DECLINED
from comitia.stages.conference.after.sealing import loose_papers
from comitia.stages.conference.agenda.items import sitting
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.conference.records import Acceptance
from comitia.stages.grants import Role

# So many papers lie in a box, at most; of these a machine sets one aside.
BOX: Final = 400


def boxes_accounted(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return the account of all boxes: every paper came back, one is hard to read."""
    number = sitting(unit, situation.views).current
    ballot = situation.views.one(Ballot, unit, number)
    papers = ballot.present if ballot else 0
    rows = []
    for place in range(max(1, -(-papers // BOX))):
        here = min(BOX, papers - place * BOX)
        aside = min(1, here)
        rows.append(
            {
                "aside": aside,
                "box": f"box-{place + 1}",
                "returned": here,
                "scanned": here - aside,
            }
        )
    payload = {"ballot": number, "rows": rows, "unit": unit}
    return _by_scrutineers(situation, unit, "account_boxes", payload)


def result_announced(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return who won, read out in the order that the charter has."""
    number = sitting(unit, situation.views).counted
    rows = situation.views.every(BallotName, unit=unit, number=number)
    won = [row for row in rows if row.elected or row.listed]
    order = situation.rules(unit).get(ANNOUNCED_IN)
    is_by_votes = order is not None and order.value == "votes"
    won.sort(key=lambda row: (-row.votes_for * is_by_votes, row.place))
    payload = {"ballot": number, "names": [row.person for row in won], "unit": unit}
    return by_secretary(situation, unit, "announce_result", payload)


def answers_recorded(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return who accepts: all, but for one once where somebody can take the seat."""
    now = sitting(unit, situation.views)
    declined = situation.rules(unit).read(DECLINED, str).value
    is_first = not situation.views.every(Acceptance, unit=unit)
    refuses = (
        situation.story.has_events
        and is_first
        and declined == "further_ballot"
        and bool(now.candidates)
        and not situation.wins(now.awaited[0])
    )
    rows = [
        {"accepts": bool(place) or not refuses, "person": one}
        for place, one in enumerate(now.awaited)
    ]
    payload = {"rows": rows, "unit": unit}
    return by_secretary(situation, unit, "record_acceptance", payload)


def papers_sealed(situation: Situation, unit: str, _: tuple[str, ...]) -> Move:
    """Return all papers under seal, a package for each ballot."""
    rows = [
        {"ballot": number, "package": f"ballot-{number}", "papers": papers}
        for number, papers in loose_papers(unit, situation.views)
    ]
    payload = {"place": "archive (invented 虚构)", "rows": rows, "unit": unit}
    return _by_scrutineers(situation, unit, "seal_papers", payload)


def _by_scrutineers(
    situation: Situation, unit: str, act: str, payload: dict[str, Any]
) -> Move:
    body = kind_of_body(situation, unit, BODY).body
    return Move(act, payload, players(situation, Role.SCRUTINEER, body, count=2))


COUNTED: Final[Mapping[str, Callable[[Situation, str, tuple[str, ...]], Move]]] = {
    "account_boxes": boxes_accounted,
    "announce_result": result_announced,
    "record_acceptance": answers_recorded,
    "seal_papers": papers_sealed,
}
