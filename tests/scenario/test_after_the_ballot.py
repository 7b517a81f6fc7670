"""What may still happen to who was elected: a doubt, an answer, an appeal."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened
from tests.played import UNIT, people, person, vetted

from comitia.ledger.canonical import Json
from comitia.ledger.entry import outcome_of, payload_of
from comitia.stages.composition.figures import Figure

DAYS_OF_NOTICE, DAYS_OF_OBJECTION, DAYS_OF_A_RIGHT = (
    timedelta(days=5),
    timedelta(days=3),
    timedelta(days=3),
)
CANDIDATES, LEFT_OUT = (0, 1, 2, 3), 4
VOTES = dict(zip(CANDIDATES, (19, 18, 17, 5), strict=True))
SET_ASIDE = 2


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return vetted(opened(tmp_path))


def listed(election: PlayedElection) -> None:
    """Adopt a list of four and show it for the whole term."""
    left = {"person": person(election, LEFT_OUT), "reasons": "asked for more time"}
    adopted = {
        "entitled": 5,
        "left_out": [left],
        "minutes": "minutes of the committee, item 2",
        "names": people(election, CANDIDATES),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": 3,
    }
    election.do("adopt_list", adopted, by="secretary")
    places = ["notice board", "club page"]
    election.do("open_notice", {"places": places, "unit": UNIT}, by="secretary")
    election.wait(DAYS_OF_NOTICE)
    election.do("close_notice", {"unit": UNIT}, by="secretary")


def balloted(election: PlayedElection) -> None:
    """Hold the ballot: twenty papers, three elected."""
    names = people(election, CANDIDATES)
    opening = {"names": names, "present": 20, "unit": UNIT}
    election.do("open_ballot", opening, by="presider")
    votes: list[Json] = [
        {
            "abstain": 0,
            "against": 20 - now,
            "person": person(election, number),
            "votes_for": now,
        }
        for number, now in VOTES.items()
    ]
    counted = {
        "ballot": 1,
        "issued": 20,
        "returned": 20,
        "spoiled": 0,
        "unit": UNIT,
        "valid": 20,
        "void": 0,
        "votes": votes,
    }
    for scrutineer in ("scrutineer", "other-scrutineer"):
        election.do("record_count", counted, by=scrutineer)
    election.do("close_ballots", {"unit": UNIT}, by="presider")
    election.wait(DAYS_OF_OBJECTION)


def voted_on(election: PlayedElection, votes: dict[int, int]) -> None:
    """Vote on credentials by the sheet: four of five are present."""
    rows = [
        {"person": person(election, number), "votes_for": now}
        | ({} if now > 2 else {"reasons": "the roll lacks the name"})
        for number, now in votes.items()
    ]
    sheet = {"entitled": 5, "present": 4, "rows": rows, "unit": UNIT}
    election.do("confirm_credentials", sheet, by="secretary")


def told(election: PlayedElection, number: int) -> dict[str, str]:
    """Tell a person about the last decision on the credentials."""
    about = {"matter": "credentials", "person": person(election, number)}
    election.do("notify_person", {**about, "how": "letter"}, by="secretary")
    return about


def published(election: PlayedElection) -> dict[str, str]:
    """Close the review, publish, and return the figures."""
    election.do("close_credentials", {"unit": UNIT}, by="secretary")
    election.do("publish_list", {"attributes": ["name", "branch"]})
    return {one.figure: one.value for one in election.work.views.every(Figure)}


def test_who_is_not_confirmed_answers_appeals_and_takes_the_seat(
    election: PlayedElection,
) -> None:
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, SET_ASIDE: 1})
    about = told(election, SET_ASIDE)
    answer = {**about, "text": "I joined in 2019."}
    election.do("record_answer", answer, by="secretary")
    voted_on(election, {SET_ASIDE: 2})
    told(election, SET_ASIDE)
    grounds = {**about, "grounds": "The roll is of last year."}
    election.do("lodge_appeal", grounds, by="reviewer")
    ruling = {**about, "outcome": "upheld", "reasons": "The roll was an old one."}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("decide_appeal", ruling, by=reviewer)

    assert published(election)["delegates"] == "3"


def test_who_does_not_appeal_leaves_the_seat_open(election: PlayedElection) -> None:
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, SET_ASIDE: 1})
    told(election, SET_ASIDE)
    election.wait(DAYS_OF_A_RIGHT)
    voted_on(election, {SET_ASIDE: 2})
    told(election, SET_ASIDE)
    election.wait(DAYS_OF_A_RIGHT)

    figures = published(election)

    assert (figures["elected"], figures["delegates"]) == ("3", "2")
    assert figures["seats.open"] == "1"


def test_nothing_personal_stands_in_the_record(election: PlayedElection) -> None:
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, SET_ASIDE: 1})

    lines = [
        bytes(line) for unit in election.work.ledger.lines.values() for line in unit
    ]

    for word in (b"Person 0", b"the roll lacks the name", b"asked for more time"):
        assert [line for line in lines if word in line] == []
    last = election.done[-1].entry
    assert outcome_of(last)["refused"] == [person(election, SET_ASIDE)]
    assert payload_of(last)["unit"] == UNIT
