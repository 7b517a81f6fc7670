"""Returns of many branches in one act: what stands in them, and who keys them."""

from pathlib import Path
from typing import Any

import pytest
from tests.elections import PlayedElection, account, opened
from tests.play.charters import sealed, typed_in, with_channels
from tests.played import UNIT, person, registered

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of
from comitia.stages.nomination.returns.account import MobileBox
from comitia.stages.nomination.returns.outreach import Outreach
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.nomination.rounds import BranchReturn, Named

MEETING = {"channel": "meeting", "group": "settled"}
ROLL = "a" * 64


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return begun(tmp_path, with_channels(tmp_path / "charter"))


def begun(folder: Path, charter: Path) -> PlayedElection:
    """Return an election at nomination in which the committee has two secretaries."""
    played = registered(opened(folder / "keys", charter))
    for name, body in (("clerk", "committee"), ("clerk", "branch-a")):
        asked = {"account": account(name), "body": body, "role": "secretary"}
        played.do("grant_role", asked)
    return played


def paper(
    played: PlayedElection, body: str, number: str, **more: object
) -> dict[str, Any]:
    members = {"branch-a": 10, "branch-b": 20}[body]
    return {
        "body": body,
        "came": [{**MEETING, "members": members}],
        "form": {"form": "paper", "is_signed": True, "number": number},
        "names": [{"person": person(played, 0), "votes": members - 1}],
        "unreached": [],
        "voters": members,
        **more,
    }


def both(played: PlayedElection) -> dict[str, Any]:
    rows = [paper(played, "branch-a", "A-1"), paper(played, "branch-b", "A-2")]
    return {"body": "committee", "returns": rows}


def keyed(played: PlayedElection, asked: dict[str, Any]) -> None:
    played.do("key_returns", asked, by="secretary")
    played.do("key_returns", asked, by="clerk")


def codes(
    played: PlayedElection, act: str, by: str, asked: dict[str, Any]
) -> list[str]:
    with pytest.raises(Refused) as refused:
        played.do(act, asked, by=by)
    return [one.code for one in refused.value.findings]


def test_a_sheet_keyed_twice_enters_all_its_returns_at_once(
    election: PlayedElection,
) -> None:
    keyed(election, both(election))

    rows = election.work.views.every(BranchReturn, unit=UNIT, round=1)
    named = election.work.views.every(Named, unit=UNIT, round=1)
    assert [(row.body, row.number, row.came) for row in rows] == [
        ("branch-a", "A-1", ("meeting settled 10",)),
        ("branch-b", "A-2", ("meeting settled 20",)),
    ]
    assert [(row.body, row.votes, row.passed) for row in named] == [
        ("branch-a", 9, True),
        ("branch-b", 19, True),
    ]
    assert outcome_of(election.done[-1].entry)["entitled"] == [10, 20]


def test_one_pair_of_hands_does_not_enter_what_is_keyed_twice(
    election: PlayedElection,
) -> None:
    asked = both(election)

    waiting = election.do("key_returns", asked, by="secretary")

    assert waiting.awaits_signature
    assert election.work.views.every(BranchReturn) == ()
    assert codes(election, "submit_returns", "secretary", asked) == [
        "nomination.keyed_twice",
        "nomination.keyed_twice",
    ]


def test_who_keys_another_number_is_told_in_which_place(
    election: PlayedElection,
) -> None:
    election.do("key_returns", both(election), by="secretary")
    other = both(election)
    other["returns"][1]["names"][0]["votes"] = 18

    answer = election.do("key_returns", other, by="clerk")

    (differing,) = answer.differing
    who = person(election, 0)
    assert differing.account == account("secretary")
    assert differing.places == (("returns", "branch-b", "names", who, "votes"),)


def test_a_return_of_a_body_that_stands_elsewhere_spoils_the_sheet(
    election: PlayedElection,
) -> None:
    asked = {"body": "branch-a", "returns": [paper(election, "branch-b", "A-2")]}

    found = codes(election, "key_returns", "branch-a", asked)

    assert found == ["nomination.elsewhere"]
    assert election.work.views.every(BranchReturn) == ()


def test_a_branch_stands_on_a_sheet_once(election: PlayedElection) -> None:
    rows = [paper(election, "branch-a", "A-1"), paper(election, "branch-a", "A-2")]

    found = codes(
        election, "key_returns", "secretary", {"body": "committee", "returns": rows}
    )

    assert found == ["nomination.returned_twice"]


def test_a_number_of_a_form_is_used_once_in_a_round(election: PlayedElection) -> None:
    first = {"body": "committee", "returns": [paper(election, "branch-a", "A-1")]}
    second = {"body": "committee", "returns": [paper(election, "branch-b", "A-1")]}
    keyed(election, first)

    assert codes(election, "key_returns", "secretary", second) == [
        "nomination.number_used"
    ]


def test_a_correction_keeps_the_number_and_takes_the_box_back(
    election: PlayedElection,
) -> None:
    people = [person(election, 1), person(election, 2)]
    box = {
        "carriers": people,
        "papers_in": 3,
        "papers_out": 4,
        "seal": "S-1",
        "unused": 1,
    }
    came = [
        {**MEETING, "members": 7},
        {"channel": "mobile-box", "group": "mobile", "members": 3},
    ]
    row = paper(election, "branch-a", "A-1", came=came, box=box)
    keyed(election, {"body": "committee", "returns": [row]})
    before = election.work.views.one(MobileBox, UNIT, 1, "branch-a")
    right = {**paper(election, "branch-a", "A-1", names=[]), "reason": "no box went"}

    election.do("correct_return", right, by="branch-a")
    election.do("correct_return", right, by="secretary")

    after = election.work.views.one(MobileBox, UNIT, 1, "branch-a")
    assert before == MobileBox(UNIT, 1, "branch-a", tuple(people), "S-1", 4, 3, 1)
    assert after == MobileBox(UNIT, 1, "branch-a", (), "", 0, 0, 0)
    assert [row.votes for row in election.work.views.every(Named, body="branch-a")] == [
        0
    ]


def test_whoever_carries_a_box_is_of_the_unit(election: PlayedElection) -> None:
    carriers = [person(election, 1), "f" * 32]
    box = {
        "carriers": carriers,
        "papers_in": 0,
        "papers_out": 0,
        "seal": "S",
        "unused": 0,
    }
    asked = {
        "body": "committee",
        "returns": [paper(election, "branch-a", "A-1", box=box)],
    }

    assert codes(election, "key_returns", "secretary", asked) == [
        "nomination.strangers"
    ]


def test_a_sheet_of_many_names_is_checked_as_one_of_few(
    election: PlayedElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comitia.stages.nomination.returns.facts._MANY", 0)
    stranger = both(election)
    stranger["returns"][0]["names"][0]["person"] = "f" * 32

    assert codes(election, "key_returns", "secretary", stranger) == [
        "nomination.strangers"
    ]
    keyed(election, both(election))


def test_too_few_in_one_branch_are_named_with_the_branch(
    election: PlayedElection,
) -> None:
    few = paper(
        election,
        "branch-a",
        "A-1",
        came=[{**MEETING, "members": 4}],
        names=[],
        unreached=[{"reason": "ill", "members": 6}],
        voters=4,
    )

    with pytest.raises(Refused) as refused:
        election.do(
            "key_returns", {"body": "committee", "returns": [few]}, by="secretary"
        )

    (finding,) = refused.value.findings
    assert finding.code == "nomination.sheet.nomination.participation"
    assert dict(finding.facts)["body"] == "branch-a"


def roll(played: PlayedElection, **more: object) -> dict[str, Any]:
    return {
        "body": "branch-a",
        "branches": 4,
        "came": [{**MEETING, "members": 10}],
        "names": [{"branches": 3, "person": person(played, 0), "votes": 8}],
        "returned": 4,
        "sha256": ROLL,
        "unreached": [],
        "voters": 10,
        **more,
    }


def hand_over(played: PlayedElection, *rolls: dict[str, Any], **more: object) -> None:
    for who in ("secretary", "clerk"):
        asked = {"body": "committee", "rolls": list(rolls), **more}
        played.do("submit_sealed_returns", asked, by=who)


def test_a_closed_unit_hands_over_totals_of_many_branches(tmp_path: Path) -> None:
    election = begun(tmp_path, sealed(tmp_path / "charter"))

    hand_over(election, roll(election))
    hand_over(election, roll(election, names=[]), reason="it was another person")

    row = election.work.views.one(BranchReturn, UNIT, 1, "branch-a")
    (named,) = election.work.views.every(Named, unit=UNIT)
    assert row is not None
    assert (row.branches, row.returned, row.sealed, row.corrections) == (4, 4, ROLL, 1)
    assert (named.votes, named.passed) == (0, False)


def test_a_name_of_totals_stands_for_its_branches(tmp_path: Path) -> None:
    election = begun(tmp_path, sealed(tmp_path / "charter"))
    one, none = person(election, 0), person(election, 1)
    names = [
        {"branches": 3, "person": one, "votes": 8},
        {"branches": 0, "person": none, "votes": 2},
    ]

    hand_over(election, roll(election, names=names))

    rows = {row.person: row for row in election.work.views.every(Named, unit=UNIT)}
    assert (rows[one].bodies, rows[one].passed) == (3, True)
    assert (rows[none].bodies, rows[none].passed) == (0, False)


def test_rolls_of_bodies_elsewhere_or_twice_are_refused(tmp_path: Path) -> None:
    election = begun(tmp_path, sealed(tmp_path / "charter"))
    twice = {"body": "committee", "rolls": [roll(election), roll(election, names=[])]}
    elsewhere = {"body": "branch-a", "rolls": [roll(election, body="branch-b")]}

    assert codes(election, "submit_sealed_returns", "secretary", twice) == [
        "nomination.returned_twice"
    ]
    assert "nomination.elsewhere" in codes(
        election, "submit_sealed_returns", "branch-a", elsewhere
    )


def test_names_divided_anew_leave_nothing_of_an_earlier_division(
    tmp_path: Path,
) -> None:
    election = begun(tmp_path, typed_in(tmp_path / "charter"))
    all_of_it = {"branch-a": 2, "branch-b": 4, "committee": 6, "conference": 6}
    with_full = {"branch-a": 6, "committee": 6, "conference": 6}
    election.do("divide_names", {"names": all_of_it, "unit": UNIT}, by="secretary")

    asked = {"full": ["branch-b"], "names": with_full, "unit": UNIT}
    election.do("divide_names", asked, by="secretary")

    rows = {row.body: row for row in election.work.views.every(NamesAsked, unit=UNIT)}
    assert (rows["branch-a"].names, rows["branch-a"].is_full) == (6, False)
    assert (rows["branch-b"].names, rows["branch-b"].is_full) == (6, True)


def test_a_branch_is_refused_more_names_than_were_divided_to_it(
    tmp_path: Path,
) -> None:
    election = begun(tmp_path, typed_in(tmp_path / "charter"))
    names = [{"person": person(election, one), "votes": 9} for one in range(3)]
    row = {
        "body": "branch-a",
        "came": [{**MEETING, "members": 10}],
        "names": names,
        "voters": 10,
    }
    early = codes(election, "submit_return", "branch-a", row)
    divided = {"branch-a": 2, "branch-b": 4, "committee": 6, "conference": 6}
    election.do("divide_names", {"names": divided, "unit": UNIT}, by="secretary")

    late = codes(election, "submit_return", "branch-a", row)
    election.do("submit_return", {**row, "names": names[:2]}, by="branch-a")

    assert early == ["nomination.names_to_divide"]
    assert late == ["nomination.too_many_names"]


def test_a_body_elsewhere_is_no_full_one(tmp_path: Path) -> None:
    election = begun(tmp_path, typed_in(tmp_path / "charter"))
    names = {"branch-a": 2, "branch-b": 4, "committee": 6, "conference": 6}
    asked = {"full": ["review"], "names": names, "unit": UNIT}

    assert codes(election, "divide_names", "secretary", asked) == [
        "nomination.not_full"
    ]


def test_the_last_log_of_a_day_holds(tmp_path: Path) -> None:
    election = begun(tmp_path, typed_in(tmp_path / "charter"))
    day = election.work.clock.date().isoformat()
    for reached in (3, 5):
        row = {"body": "branch-a", "date": day, "kind": "visit", "reached": reached}
        asked = {"body": "committee", "rows": [row]}
        election.do("log_outreach", asked, by="secretary")

    (row_,) = election.work.views.every(Outreach, unit=UNIT)
    assert row_ == Outreach(UNIT, "branch-a", "visit", day, 5)


def test_a_branch_logs_nothing_for_another(tmp_path: Path) -> None:
    election = begun(tmp_path, typed_in(tmp_path / "charter"))
    day = election.work.clock.date().isoformat()
    row = {"body": "branch-b", "date": day, "kind": "visit", "reached": 1}
    asked = {"body": "branch-a", "rows": [row]}

    assert codes(election, "log_outreach", "branch-a", asked) == [
        "nomination.elsewhere"
    ]


def test_without_ways_in_the_charter_there_is_no_log(tmp_path: Path) -> None:
    election = begun(tmp_path, sealed(tmp_path / "charter"))
    row = {"body": "branch-a", "date": "2026-01-05", "kind": "visit", "reached": 1}
    asked = {"body": "committee", "rows": [row]}

    assert codes(election, "log_outreach", "secretary", asked) == [
        "nomination.no_outreach"
    ]


def test_what_no_key_asks_for_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    election = registered(opened(tmp_path / "keys"))
    asked = {
        "body": "branch-a",
        "came": [{**MEETING, "members": 8}],
        "form": {"form": "paper"},
        "names": [],
        "unreached": [{"reason": "ill", "members": 2}],
        "voters": 8,
    }

    assert (
        codes(election, "submit_return", "branch-a", asked)
        == ["nomination.not_asked"] * 3
    )
