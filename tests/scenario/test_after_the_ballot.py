"""What may still happen to who was elected: a doubt, an answer, an appeal."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened
from tests.finished import SET_ASIDE, balloted, listed, published, told, voted_on
from tests.played import UNIT, person, vetted

from comitia.ledger.entry import outcome_of, payload_of

DAYS_OF_A_RIGHT = timedelta(days=3)


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return vetted(opened(tmp_path))


def test_who_is_not_confirmed_answers_appeals_and_takes_the_seat(
    election: PlayedElection,
) -> None:
    listed(election)
    balloted(election)
    voted_on(election, {0: 4, 1: 4, SET_ASIDE: 1})
    about = told(election, SET_ASIDE)
    answer = {**about, "text": "I joined in 2019."}
    election.do("record_answer", answer, by="secretary")
    election.wait(DAYS_OF_A_RIGHT)
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
