"""The way of a name can be asked for at any time, with every vote on it."""

from pathlib import Path

import pytest
from tests.elections import opened
from tests.finished import ELECTED, balloted, listed, voted_on
from tests.levels import levelled, list_of, returned, sent
from tests.played import found, nominated, person, registered, vetted
from tests.ways import codes, facts, stops

from comitia.kernel.findings import Refused
from comitia.stages.nomination.rounds import BranchReturn, Named, Round
from comitia.stages.way.whole import way_of

FIRST = {
    "branch-a": {0: 10, 1: 9},
    "branch-b": {1: 18, 4: 15, 7: 3},
    "branch-c": {2: 28, 5: 20, 8: 17},
}


def test_who_was_never_named_is_on_no_way(tmp_path: Path) -> None:
    election = registered(opened(tmp_path))

    assert codes(election, 0) == ["way.no_nominee"]


def test_nobody_has_a_way_whom_the_register_does_not_know(tmp_path: Path) -> None:
    election = registered(opened(tmp_path))

    with pytest.raises(Refused):
        way_of("0" * 32, election.work.views, election.work.charter)


def test_every_level_says_what_it_made_of_a_name(tmp_path: Path) -> None:
    election = returned(levelled(tmp_path), FIRST)
    sent(
        election,
        list_of(election, "district-a", (0, 1), {4: "composition"}),
        list_of(election, "district-b", (2, 5, 8)),
    )
    sent(
        election,
        list_of(election, "committee", (0, 1, 2, 4, 5, 8), {4: "conditions"}),
    )
    election.do("close_nomination", {"unit": "valley"}, by="secretary")

    assert codes(election, 1) == [
        "way.named",
        "way.named",
        "way.listed",
        "way.listed",
        "way.sent_down",
        "way.no_nominee",
    ]
    assert codes(election, 7) == [
        "way.named_by_few",
        "way.not_passed",
        "way.not_passed",
        "way.no_nominee",
    ]
    assert codes(election, 4)[1:3] == ["way.set_aside", "way.kept"]
    aside = facts(election, 4, "way.set_aside")
    assert (aside["body"], aside["ground"]) == ("District-A", "composition")
    assert (aside["bodies"], aside["returned"]) == (1, 2)
    assert (aside["votes"], aside["voters"]) == (15, 30)
    assert (aside["present"], aside["entitled"], aside["votes_for"]) == (4, 4, 4)


def test_many_branches_are_counted_together(tmp_path: Path) -> None:
    election = registered(opened(tmp_path))
    named = person(election, 0)
    rows = [Named("valley", 1, f"b-{one}", named, one, one > 4) for one in range(1, 10)]
    back = BranchReturn("valley", 1, "b-1", 9, 9, excused=False, corrections=0)
    election.work.views.put(
        [*rows, back, Round("valley", 1, "2026-01-05T09:00:00+00:00")]
    )

    told = facts(election, 0, "way.named_by_many")

    assert (told["bodies"], told["enough"], told["votes"]) == (9, 5, 45)


def test_a_doubt_and_the_rights_from_it_stand_on_the_way(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))
    found(election, 2, "membership", "fail")
    asked = {"how": "letter", "matter": "membership", "person": person(election, 2)}
    election.do("notify_person", asked, by="secretary")

    assert codes(election, 2)[2:] == ["way.found_at_first", "way.told", "way.stands"]


def test_the_way_leads_from_the_branch_to_the_seat(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))
    listed(election)
    balloted(election)
    voted_on(election, dict.fromkeys(ELECTED, 4))

    assert codes(election, 0) == [
        "way.named",
        "way.nominated",
        "way.found",
        "way.adopted",
        "way.shown",
        "way.won",
        "way.confirmed",
        "way.stands",
    ]
    assert "way.voted_on" in codes(election, 3)
    assert codes(election, 3)[-1] == "way.ended"
    assert "way.left_out" in codes(election, 4)
    assert facts(election, 0, "way.found")["check"] == ("consent", "membership")
    assert facts(election, 0, "way.won")["votes_for"] == 18


def test_the_last_stop_is_no_earlier_than_what_came_before(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))
    listed(election)
    balloted(election)
    voted_on(election, dict.fromkeys(ELECTED, 4))

    for number in range(5):
        moments = [one.at for one in stops(election, number) if one.at]
        assert moments[-1] == max(moments)
