"""A list from vetting to the end of the ballots, with everything that can go back."""

from datetime import timedelta
from pathlib import Path

from tests.elections import PlayedElection, opened
from tests.placed import (
    PLACES,
    count_of,
    list_of,
    step_now,
    way_of,
)
from tests.played import UNIT, found, people, vetted

from comitia.ledger.entry import outcome_of
from comitia.stages.due_process.objections import Objection
from comitia.stages.register.steps import Step

TERM = timedelta(days=5)
CHECKS = ("membership", "consent")


def shown(election: PlayedElection, asked: dict[str, object]) -> None:
    election.do("adopt_list", asked, by="secretary")
    election.do("open_notice", {"unit": UNIT, "places": PLACES}, by="secretary")


def refer(election: PlayedElection, person: str) -> None:
    asked = {"person": person, "text": "was not a member in 2024"}
    election.do("record_objection", asked, by="secretary")
    objection = election.work.views.every(Objection, person=person)[0].objection
    ruling = {
        "objection": objection,
        "person": person,
        "outcome": "referred",
        "reasons": "the roll of 2024 is not clear",
    }
    for signer in ("chair", "auditor"):
        election.do("decide_objection", ruling, by=signer)


def vote(election: PlayedElection, ballot: int, votes: dict[str, int]) -> None:
    asked = {"unit": UNIT, "present": 30, "names": list(votes)}
    election.do("open_ballot", asked, by="presider")
    for counter in ("scrutineer", "other-scrutineer"):
        election.do("record_count", count_of(ballot, votes), by=counter)


def test_a_list_goes_back_to_vetting_and_still_comes_to_an_election(
    tmp_path: Path,
) -> None:
    election = vetted(opened(tmp_path))
    first, second, third, fourth, _ = people(election, range(5))
    shown(election, list_of(election))
    refer(election, first)
    for check in CHECKS:
        found(election, 0, check)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    shown(election, {**list_of(election), "left_out": []})
    election.wait(TERM)
    election.do("close_notice", {"unit": UNIT}, by="secretary")

    vote(election, 1, {first: 20, second: 18, third: 17, fourth: 17})
    for reviewer in ("reviewer", "other-reviewer"):
        annulling = {"unit": UNIT, "ballot": 1, "reason": "a box stood open"}
        election.do("annul_ballot", annulling, by=reviewer)
    vote(election, 2, {first: 20, second: 18, third: 17, fourth: 17})
    vote(election, 3, {fourth: 10, third: 10})
    closing = {"unit": UNIT, "present": 20, "votes_for": 11}
    election.do("close_ballots", closing, by="presider")

    assert outcome_of(election.done[-1].entry) == {
        "elected": 2,
        "late": False,
        "seats_open": 1,
    }
    assert way_of(election, first).reached == "elected"
    assert way_of(election, fourth).out == "not_elected"
    assert step_now(election) is Step.CREDENTIALS
