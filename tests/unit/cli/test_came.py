"""What came of an act is told in words, with the people as the office knows them."""

from pathlib import Path

import pytest
from tests.finished import listed
from tests.offices import PlayedOffice, founded
from tests.played import UNIT, nominated, people, registered, vetted

from comitia.actions.perform import Answer
from comitia.cli.came import came_of
from comitia.kernel.catalogue import Language

PAPERS = {
    "issued": 30,
    "returned": 30,
    "spoiled": 0,
    "valid": 30,
    "void": 0,
    "voters": 30,
}


@pytest.fixture
def played(tmp_path: Path) -> PlayedOffice:
    return PlayedOffice(founded(tmp_path).office)


def said(played: PlayedOffice, answer: Answer) -> list[str]:
    return [*came_of(played.office, answer.entry, Language.ENGLISH)]


def last(played: PlayedOffice, act: str) -> list[str]:
    return next(said(played, one) for one in played.done[::-1] if one.entry.act == act)


def counted(played: PlayedOffice, votes: tuple[int, ...], **papers: int) -> list[str]:
    """Count a ballot on the list, and return what is told of it."""
    vetted(played)
    listed(played)
    names = people(played, range(4))
    opening = {"names": names, "present": 30, "unit": UNIT}
    played.do("open_ballot", opening, by="presider")
    rows = [
        {"abstain": 0, "against": 30 - now, "person": one, "votes_for": now}
        for one, now in zip(names, votes, strict=False)
    ]
    asked = {"ballot": 1, "unit": UNIT, "votes": rows, **PAPERS, **papers}
    for scrutineer in ("scrutineer", "other-scrutineer"):
        played.do("record_count", asked, by=scrutineer)
    return last(played, "record_count")


def test_a_count_says_who_is_elected_who_is_tied_and_which_seats_are_left(
    played: PlayedOffice,
) -> None:
    lines = counted(played, (19, 18, 16, 16))

    assert lines[0].startswith("Elected: #000 ")
    assert ", #001 " in lines[0]
    assert lines[1].startswith("Tied for the last seats: #00")
    assert lines[2] == "Seats left open: 1."


def test_a_void_ballot_is_said_to_be_void(played: PlayedOffice) -> None:
    lines = counted(played, (), returned=31, valid=31)

    (line,) = lines
    assert line.startswith("The ballot is void: more papers came back than the charter")


def test_a_signature_that_waits_says_nothing_of_an_outcome(
    played: PlayedOffice,
) -> None:
    counted(played, (19, 18, 17, 5))

    assert last(played, "first_signature") == []


def test_a_closed_register_says_how_much_it_holds(played: PlayedOffice) -> None:
    registered(played)

    assert last(played, "close_register") == ["Units: 1.", "Bodies: 5.", "People: 8."]
    assert last(played, "register_bodies") == ["Rows entered: 5."]
    assert last(played, "register_persons") == ["Rows entered: 8."]


def test_a_closed_vetting_says_who_passed(played: PlayedOffice) -> None:
    vetted(played)

    passed, set_aside = last(played, "close_vetting")

    assert passed.startswith("Passed every check: #00")
    assert set_aside == "Did not pass: nobody."


def test_a_closed_nomination_says_who_goes_on_and_who_does_not(
    played: PlayedOffice,
) -> None:
    nominated(played)

    going_on, left = last(played, "close_nomination")

    assert going_on.startswith("Named with enough votes, new on the way: #00")
    assert left == "Named without enough votes: #005 Person 5."
