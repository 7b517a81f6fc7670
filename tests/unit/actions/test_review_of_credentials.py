"""Who reviews credentials, how the unit voted, and the two remedies: vote, replace."""

from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import ELECTED, balloted, listed, voted_on
from tests.played import UNIT, person, vetted
from tests.unit.actions.reviewing import (
    A_RIGHT,
    KEYS,
    grant_of,
    group,
    lose,
    points,
    refusals,
    review,
    review_again,
    seat,
    sheet_of,
)

from comitia.ledger.entry import outcome_of
from comitia.stages.composition.figures import Figure
from comitia.stages.conference.ballots import Ballot
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    """Return an election whose term to object to those elected is over."""
    charter = tmp_path / "charter"
    charter.mkdir()
    played = opened(tmp_path / "keys", written(charter, minimal(more=KEYS)))
    vetted(played)
    listed(played)
    balloted(played)
    return played


def test_nobody_is_confirmed_before_a_group_sits_and_has_reviewed_the_vote(
    election: PlayedElection,
) -> None:
    sheet = sheet_of(election, dict.fromkeys(ELECTED, 4))

    assert refusals(election, "confirm_credentials", sheet) == [
        "credentials.no_group",
        "credentials.not_reviewed",
    ]
    assert refusals(election, "review_procedure", points()) == ["credentials.no_group"]
    seat(election, "secretary", "chair")
    assert refusals(election, "confirm_credentials", sheet) == [
        "credentials.not_reviewed"
    ]
    review(election)
    voted_on(election, dict.fromkeys(ELECTED, 4))
    election.do("close_credentials", {"unit": UNIT}, by="secretary")


def test_only_members_of_the_group_sign(election: PlayedElection) -> None:
    seat(election, "secretary", "auditor")
    sheet = sheet_of(election, dict.fromkeys(ELECTED, 4))
    for signer in ("secretary", "auditor"):
        election.do("review_procedure", points(), by=signer)

    assert refusals(election, "confirm_credentials", sheet, by="chair") == [
        "credentials.not_in_group"
    ]
    seat(election, "secretary", "auditor", "chair")
    assert election.do("confirm_credentials", sheet, by="chair").awaits_signature


def test_a_group_is_voted_in_by_its_body_and_has_two_people_at_least(
    election: PlayedElection,
) -> None:
    def lacks(*names: str, **other: int) -> list[str]:
        asked = group(election, *names, **other)
        return refusals(election, "form_review_group", asked)

    assert lacks("secretary") == ["credentials.group_small"]
    assert lacks("secretary", "chair", "branch-a") == ["credentials.group_strangers"]
    assert lacks("secretary", "chair", "reviewer") == ["credentials.group_strangers"]
    assert lacks("secretary", "chair", votes_for=2) == ["credentials.threshold"]
    assert lacks("secretary", "chair", entitled=6) == ["credentials.entitled"]
    assert lacks("secretary", "chair", votes_for=5) == ["meeting.votes_for"]
    election.do("revoke_role", {"grant": grant_of(election, "chair"), "reason": "left"})
    assert lacks("secretary", "chair") == ["credentials.group_strangers"]


def test_one_present_decides_about_nobody(tmp_path: Path) -> None:
    election = opened(tmp_path / "keys")
    vetted(election)
    listed(election)
    balloted(election)
    alone = sheet_of(election, {0: 1}) | {"present": 1}
    alone["rows"] = [{"person": person(election, 0), "votes_for": 1}]

    refused = refusals(election, "confirm_credentials", alone)

    assert "meeting.alone" in refused


def test_who_keeps_out_of_a_case_signs_about_the_others_only(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair", "auditor")
    review(election)
    case = {"person": person(election, 0), "unit": UNIT}
    election.do("declare_conflict", case, by="chair")
    stranger = {"person": "e" * 32, "unit": UNIT}
    assert refusals(election, "declare_conflict", stranger) == ["credentials.no_case"]

    all_of_them = sheet_of(election, dict.fromkeys(ELECTED, 4))
    assert refusals(election, "confirm_credentials", all_of_them, by="chair") == [
        "credentials.conflict"
    ]
    voted_on(election, {1: 4, 2: 4})
    for signer in ("secretary", "auditor"):
        election.do("confirm_credentials", sheet_of(election, {0: 4}), by=signer)


def test_every_point_is_reviewed_once_and_what_is_wrong_is_said(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")

    def lacks(rows: list[dict[str, Any]]) -> list[str]:
        return refusals(election, "review_procedure", {"points": rows, "unit": UNIT})

    whole = points()["points"]
    assert lacks(whole[:1]) == ["credentials.other_points"]
    assert lacks([*whole, whole[0]]) == ["credentials.other_points"]
    assert lacks([*whole, {"in_order": True, "point": "hats"}]) == [
        "credentials.other_points"
    ]
    assert lacks(points("papers", note=None)["points"]) == ["credentials.no_note"]


def test_a_vote_that_was_not_in_order_is_held_again_from_the_first_ballot(
    election: PlayedElection,
) -> None:
    reason = {"reason": "a box was open", "unit": UNIT}
    assert refusals(election, "order_new_vote", reason, by="reviewer") == [
        "conference.no_defect"
    ]
    seat(election, "secretary", "chair")
    review(election, "papers")
    sheet = sheet_of(election, dict.fromkeys(ELECTED, 4))
    assert refusals(election, "confirm_credentials", sheet) == ["credentials.defect"]

    election.do("order_new_vote", reason, by="reviewer")
    entry = election.do("order_new_vote", reason, by="other-reviewer").entry

    views = election.work.views
    assert outcome_of(entry)["ballots"] == [1]
    assert step_of(UNIT, views) is Step.CONFERENCE
    assert [one.status for one in views.every(Ballot)] == ["annulled"]
    standing = views.every(Way, unit=UNIT, reached="candidate", out="")
    assert {one.person for one in standing} == {person(election, n) for n in range(4)}
    balloted_again(election)
    review(election)
    voted_on(election, dict.fromkeys(ELECTED, 4))
    election.do("close_credentials", {"unit": UNIT}, by="secretary")


def balloted_again(election: PlayedElection) -> None:
    names = [person(election, one) for one in range(4)]
    opening = {"names": names, "present": 20, "unit": UNIT}
    election.do("open_ballot", opening, by="presider")
    votes = [
        {"abstain": 0, "against": 20 - now, "person": name, "votes_for": now}
        for name, now in zip(names, (18, 17, 16, 5), strict=True)
    ]
    counted = {
        "ballot": 2, "issued": 20, "returned": 20, "spoiled": 0, "unit": UNIT,
        "valid": 20, "void": 0, "voters": 20, "votes": votes,
    }  # fmt: skip
    for scrutineer in ("scrutineer", "other-scrutineer"):
        election.do("record_count", counted, by=scrutineer)
    election.do("close_ballots", {"unit": UNIT}, by="presider")
    election.wait(A_RIGHT)


def test_a_review_that_is_made_again_and_finds_no_fault_lets_the_vote_stand(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election, "papers")
    again = refusals(election, "review_procedure", points())
    review_again(election)

    assert again == ["credentials.own_review"]
    voted_on(election, dict.fromkeys(ELECTED, 4))
    assert refusals(
        election, "order_new_vote", {"reason": "x", "unit": UNIT}, by="reviewer"
    ) == ["conference.no_defect"]


def test_who_is_not_confirmed_is_replaced_by_a_vote_and_the_others_stay(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    unit = {"unit": UNIT}
    assert refusals(election, "order_replacement", unit) == [
        "credentials.undecided",
        "credentials.nobody_to_replace",
    ]
    lose(election, 2)
    assert refusals(election, "close_credentials", unit) == [
        "credentials.replace_first"
    ]

    entry = election.do("order_replacement", unit, by="secretary").entry

    views = election.work.views
    assert outcome_of(entry)["set_aside"] == [person(election, 2)]
    assert step_of(UNIT, views) is Step.CONFERENCE
    replaced = views.one(Way, UNIT, person(election, 2))
    assert replaced is not None
    assert replaced.out == "replaced"
    assert [one.status for one in views.every(Ballot)] == ["counted"]
    election.do(
        "close_ballots", {"present": 20, "unit": UNIT, "votes_for": 20}, by="presider"
    )
    review(election)
    election.do("close_credentials", unit, by="secretary")
    election.do("publish_list", {"attributes": ["name"]})
    figures = {one.figure: one.value for one in views.every(Figure)}
    assert (figures["elected"], figures["seats.open"]) == ("2", "1")


def test_nobody_is_replaced_while_their_rights_run(election: PlayedElection) -> None:
    seat(election, "secretary", "chair")
    review(election)
    voted_on(election, {0: 4, 1: 4, 2: 1})

    assert refusals(election, "order_replacement", {"unit": UNIT}) == [
        "due_process.not_told"
    ]


def test_who_is_refused_for_good_does_not_come_back_by_a_new_vote(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    lose(election, 2)
    review_again(election, "papers")

    reason = {"reason": "a box was open", "unit": UNIT}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("order_new_vote", reason, by=reviewer)

    way = election.work.views.one(Way, UNIT, person(election, 2))
    assert way is not None
    assert (way.reached, way.out) == ("candidate", "credentials")


def test_a_charter_without_the_keys_has_no_group_no_review_and_no_replacement(
    tmp_path: Path,
) -> None:
    election = opened(tmp_path / "plain")
    vetted(election)
    listed(election)
    balloted(election)

    asked = group(election, "secretary", "chair")
    assert refusals(election, "form_review_group", asked) == ["credentials.no_groups"]
    assert refusals(election, "review_procedure", points()) == ["credentials.no_points"]
    lose(election, 2)
    assert refusals(election, "order_replacement", {"unit": UNIT}) == [
        "credentials.no_replacement"
    ]
    election.do("close_credentials", {"unit": UNIT}, by="secretary")
