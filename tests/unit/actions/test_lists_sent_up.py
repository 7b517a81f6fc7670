"""Levels meet on the tally: lists go up, come down, and may depart with reasons."""

from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened
from tests.levels import BRANCHES, UNIT, levelled, list_of, returned, sent
from tests.played import people, person, registered

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, payload_of, sealed_of
from comitia.stages.nomination.downward import SentDown
from comitia.stages.nomination.levels.rows import SentUp, Tally
from comitia.stages.nomination.levels.tree import Tree
from comitia.stages.nomination.rounds import round_of
from comitia.stages.register.bodies import Person, Standing
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

CLOSE = {"unit": UNIT}
FIRST = {
    "branch-a": {0: 10, 1: 9},
    "branch-b": {1: 18, 4: 15, 7: 11},
    "branch-c": {2: 28, 5: 20, 8: 17},
}
UP_A, UP_B = (0, 1, 4, 7), (2, 5, 8)
WHOLE = (*UP_A, *UP_B)


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return returned(levelled(tmp_path), FIRST)


def refusals(election: PlayedElection, act: str, by: str, **asked: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by=by)
    return [one.code for one in refused.value.findings]


def refused_sheet(election: PlayedElection, *lists: dict[str, object]) -> list[str]:
    return refusals(
        election, "send_list_up", "secretary", body="committee", lists=list(lists)
    )


def passed(election: PlayedElection, number: int = -1) -> list[set[str]]:
    said = outcome_of(election.done[number].entry)["lists"]
    assert isinstance(said, list)
    return [set(one["passed"]) for one in said]  # type: ignore[index, call-overload, arg-type]


def tallied(election: PlayedElection, body: str) -> dict[str, Tally]:
    rows = election.work.views.every(Tally, unit=UNIT, body=body)
    return {one.person: one for one in rows}


def districts(election: PlayedElection) -> PlayedElection:
    return sent(
        election,
        list_of(election, "district-a", (0, 1, 4), {7: "composition"}),
        list_of(election, "district-b", UP_B),
    )


def whole_round(election: PlayedElection) -> PlayedElection:
    sent(
        election,
        list_of(election, "district-a", UP_A),
        list_of(election, "district-b", UP_B),
    )
    sent(election, list_of(election, "committee", WHOLE))
    election.do("close_nomination", CLOSE, by="secretary")
    return election


def test_one_sheet_takes_the_lists_of_many_bodies_with_their_tallies(
    election: PlayedElection,
) -> None:
    districts(election)

    rows = tallied(election, "district-a")
    both, aside = rows[person(election, 1)], rows[person(election, 7)]
    lists = election.work.views.every(SentUp, unit=UNIT, round=1)
    assert (both.bodies, both.votes, both.passes, both.listed) == (2, 27, True, True)
    assert (aside.bodies, aside.votes, aside.passes, aside.listed) == (1, 11, 1, 0)
    assert aside.ground == "composition"
    assert aside.reasons
    assert [(one.body, one.returned, one.voters, one.names) for one in lists] == [
        ("district-a", 2, 30, 3),
        ("district-b", 1, 30, 3),
    ]


def test_the_reasons_are_on_the_card_and_only_committed_to_in_the_record(
    election: PlayedElection,
) -> None:
    districts(election)

    entry = election.done[-1].entry
    card = election.work.card(person(election, 7))
    said = str(payload_of(entry))
    assert "Is ill." not in said
    assert tallied(election, "district-a")[person(election, 7)].reasons in said
    assert "Is ill." in {one.value for one in card.openings.values()}


def test_the_tallies_are_frozen_as_they_lay_before_the_bodies(
    election: PlayedElection,
) -> None:
    districts(election)

    assert [one["rows"] for one in sealed_of(election.done[-1].entry)] == [7]


def test_a_name_is_not_set_aside_or_kept_without_a_word(
    election: PlayedElection,
) -> None:
    found = refused_sheet(election, list_of(election, "district-a", (0, 1, 4)))
    needless = refused_sheet(
        election, list_of(election, "district-b", UP_B, {2: "composition"})
    )

    assert found == ["nomination.departed"]
    assert needless == ["nomination.not_departed"]


def test_only_listed_grounds_count_and_each_name_once(election: PlayedElection) -> None:
    wrong = list_of(election, "district-a", UP_A[:3], {7: "distaste"})
    twice = list_of(election, "district-b", (2, 2, 5, 8))

    assert refused_sheet(election, wrong) == ["nomination.departures"]
    assert refused_sheet(election, twice) == ["nomination.named_twice"]


def test_a_list_holds_nobody_whom_no_branch_below_named(
    election: PlayedElection,
) -> None:
    strange = list_of(election, "district-b", (*UP_B, 0), {0: "composition"})

    assert refused_sheet(election, strange) == ["nomination.not_brought"]


def test_a_level_may_narrow_the_list_and_not_empty_it(election: PlayedElection) -> None:
    nobody = list_of(election, "district-b", (), dict.fromkeys(UP_B, "composition"))
    one = list_of(election, "district-b", (2,), dict.fromkeys(UP_B[1:], "composition"))

    assert refused_sheet(election, nobody) == ["nomination.empty_list"]
    sent(election, one)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"present": 3, "valid": 3, "votes_for": 2}, []),
        ({"present": 2, "valid": 2, "votes_for": 2}, ["nomination.quorums"]),
        ({"present": 4, "valid": 4, "votes_for": 2}, ["nomination.thresholds"]),
        ({"entitled": 5}, ["nomination.members_differ"]),
        ({"present": 3, "valid": 4, "votes_for": 4}, ["meeting.valid"]),
        (
            {"present": 1, "valid": 1, "votes_for": 1},
            ["nomination.alone", "nomination.quorums"],
        ),
    ],
)
def test_the_meeting_needs_its_quorum_and_its_majority(
    election: PlayedElection, counts: dict[str, int], expected: list[str]
) -> None:
    sheet = list_of(election, "district-b", UP_B, counts=counts)

    if expected:
        assert refused_sheet(election, sheet) == expected
    else:
        sent(election, sheet)


def test_the_lowest_level_meets_first(tmp_path: Path) -> None:
    election = returned(levelled(tmp_path), {"branch-a": {0: 10}})
    committee = list_of(election, "committee", (0,))
    early = refused_sheet(election, list_of(election, "district-a", (0,)))
    returned(election, {"branch-b": {1: 18}, "branch-c": {2: 28}})
    sent(election, list_of(election, "district-a", (0, 1)))

    assert early == ["nomination.missing"]
    assert refused_sheet(election, committee) == ["nomination.lists_missing"]


def test_a_sheet_is_of_one_level_and_of_bodies_below_its_office(
    election: PlayedElection,
) -> None:
    own = list_of(election, "district-a", UP_A)
    other = list_of(election, "district-b", UP_B)

    assert refused_sheet(election) == ["nomination.no_lists"]
    assert refused_sheet(election, own, own) == ["nomination.list_twice"]
    assert "nomination.several_levels" in refused_sheet(
        election, own, list_of(election, "committee", WHOLE)
    )
    assert refusals(
        election, "send_list_up", "district-a", body="district-a", lists=[other]
    ) == ["nomination.not_below"]
    assert refusals(
        election, "send_list_up", "district-a", body="district-b", lists=[other]
    ) == ["policy.right"]
    election.do("send_list_up", {"body": "district-a", "lists": [own]}, by="district-a")


def test_a_branch_and_the_conference_send_no_list(election: PlayedElection) -> None:
    branch = list_of(election, "branch-a", (0,))

    assert refused_sheet(election, branch) == ["nomination.sends_no_list"]


def test_a_list_is_sent_once_and_corrected_by_two(election: PlayedElection) -> None:
    first = list_of(election, "district-a", UP_A)
    asked = {
        "body": "district-a",
        "lists": [list_of(election, "district-a", UP_A[:3], {7: "composition"})],
        "reason": "a line was left out",
    }
    nothing = refusals(election, "correct_list", "secretary", **asked)
    sent(election, first)
    again = refused_sheet(election, first)
    waits = election.do("correct_list", asked, by="district-a")
    election.do("correct_list", asked, by="secretary")

    row = election.work.views.one(SentUp, UNIT, 1, "district-a")
    assert nothing == ["nomination.list_not_sent"]
    assert again == ["nomination.list_sent_already"]
    assert waits.awaits_signature
    assert row is not None
    assert (row.number, row.names) == (2, 3)


def test_after_a_correction_below_the_bodies_above_meet_again(
    election: PlayedElection,
) -> None:
    sent(
        election,
        list_of(election, "district-a", UP_A),
        list_of(election, "district-b", UP_B),
    )
    sent(election, list_of(election, "committee", WHOLE))
    asked = {
        "body": "branch-c",
        "voters": 30,
        "names": [{"person": person(election, 2), "votes": 27}],
        "reason": "two names were read wrongly",
    }
    election.do("correct_return", asked, by="branch-c")
    election.do("correct_return", asked, by="secretary")

    closed = refusals(election, "close_nomination", "secretary", **CLOSE)
    sent(election, list_of(election, "district-b", (2,)))
    once_more = refusals(election, "close_nomination", "secretary", **CLOSE)
    sent(election, list_of(election, "committee", (*UP_A, 2)))
    election.do("close_nomination", CLOSE, by="secretary")

    assert closed == once_more == ["nomination.lists_missing"]
    gone = tallied(election, "district-b")[person(election, 5)]
    assert (gone.votes, gone.passes, gone.listed) == (0, False, False)


def test_the_list_of_the_unit_comes_down_to_the_next_round(
    election: PlayedElection,
) -> None:
    whole_round(election)

    down = election.work.views.every(SentDown, unit=UNIT, round=2)
    assert [one.person for one in down] == sorted(people(election, WHOLE))
    assert round_of(UNIT, election.work.views).number == 2
    assert step_of(UNIT, election.work.views) is Step.NOMINATION
    assert election.work.views.every(Way) == ()


def test_a_later_round_names_people_of_the_list_alone(
    election: PlayedElection,
) -> None:
    whole_round(election)
    asked = {
        "body": "branch-a",
        "voters": 10,
        "names": [{"person": person(election, one), "votes": 9} for one in (0, 6)],
    }

    found = refusals(election, "submit_return", "branch-a", **asked)

    assert found == ["nomination.off_list"]
    returned(election, {"branch-a": {0: 9}})


def test_a_later_round_names_anybody_where_the_charter_says_so(tmp_path: Path) -> None:
    free = '\n[nomination.names_later]\nvalue = "anybody"\nclause = "Rule 4a"\n'
    election = returned(
        levelled(tmp_path, ("[nomination.levels]", f"{free}\n[nomination.levels]")),
        FIRST,
    )
    whole_round(election)

    returned(election, {"branch-a": {6: 9}})


def test_a_reopened_round_names_anybody_and_asks_what_the_first_did(
    election: PlayedElection,
) -> None:
    whole_round(election)
    second = {one: {0: 1, 1: 1} for one in BRANCHES}
    returned(election, second)
    sent(
        election,
        list_of(election, "district-a", (0, 1), dict.fromkeys((0, 1), "composition")),
        list_of(election, "district-b", (0, 1), dict.fromkeys((0, 1), "composition")),
    )
    sent(
        election,
        list_of(election, "committee", (0, 1), dict.fromkeys((0, 1), "composition")),
    )
    few = refusals(election, "close_nomination", "secretary", **CLOSE)
    for signer in ("officer", "second"):
        asked = {"reason": "too few names", "unit": UNIT}
        election.do("reopen_nomination", asked, by=signer)

    returned(election, {"branch-a": {6: 6}, "branch-b": {}, "branch-c": {}})
    sent(election, list_of(election, "district-a", (6,)))

    assert few == ["conference.margin"]
    assert passed(election) == [{person(election, 6)}]


def test_a_later_round_asks_for_more_than_half(election: PlayedElection) -> None:
    whole_round(election)
    returned(
        election,
        {
            "branch-a": {0: 10, 1: 10, 2: 10, 4: 10},
            "branch-b": {0: 20, 1: 20, 2: 20},
            "branch-c": {1: 30, 2: 30, 4: 30, 5: 30},
        },
    )
    sent(
        election,
        list_of(election, "district-a", (0, 1, 2)),
        list_of(election, "district-b", (1, 2, 4, 5)),
    )
    lower = passed(election)
    sent(election, list_of(election, "committee", (0, 1, 2, 4)))
    election.do("close_nomination", CLOSE, by="secretary")

    # Both branches of a district, and of three branches two, or thirty-one members.
    assert lower[0] == set(people(election, (0, 1, 2)))
    assert passed(election, -2) == [set(people(election, (0, 1, 2, 4)))]
    ways = [one.person for one in election.work.views.every(Way, unit=UNIT)]
    assert ways == sorted(people(election, (0, 1, 2, 4)))


def test_who_has_left_is_on_no_list_and_needs_no_reason(
    election: PlayedElection,
) -> None:
    gone = person(election, 8)
    election.work.views.put([Person(gone, "branch-c", UNIT, Standing.DEAD.value)])
    late = refused_sheet(election, list_of(election, "district-b", UP_B))

    sent(election, list_of(election, "district-b", UP_B[:2]))

    assert late == ["nomination.gone"]


def test_a_body_of_one_decides_nothing_and_is_passed_over(tmp_path: Path) -> None:
    election = returned(levelled(tmp_path), FIRST)
    views = election.work.views
    alone = Tree(UNIT, 1, views).bodies["district-b"]
    views.put([type(alone)(*(*alone.cells()[:5], 1, alone.path))])  # type: ignore[arg-type]
    one = {**list_of(election, "district-b", UP_B), "entitled": 1}
    refused = refused_sheet(election, one)

    sent(election, list_of(election, "district-a", UP_A))
    sent(election, list_of(election, "committee", WHOLE))

    assert refused == ["nomination.sends_no_list"]


def test_an_excused_branch_counts_for_nothing_in_the_tally(tmp_path: Path) -> None:
    votes = {name: FIRST[name] for name in BRANCHES[:2]}
    election = returned(levelled(tmp_path), votes)
    excuse = {"body": "branch-c", "reason": "cut off by a flood"}
    election.do("excuse_body", excuse, by="secretary")

    sent(
        election,
        list_of(election, "district-a", UP_A),
        list_of(election, "district-b", ()),
    )

    row = election.work.views.one(SentUp, UNIT, 1, "district-b")
    assert row is not None
    assert (row.returned, row.voters, row.names) == (0, 0, 0)


def test_a_charter_without_levels_takes_no_list(tmp_path: Path) -> None:
    plain = registered(opened(tmp_path))
    sheet = {
        "body": "committee",
        "entitled": 5,
        "present": 5,
        "valid": 5,
        "votes_for": 5,
        "names": [],
    }

    assert refused_sheet(plain, sheet) == ["nomination.no_levels"]
