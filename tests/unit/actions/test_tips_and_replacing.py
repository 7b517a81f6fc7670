"""Tips; names sent back, and names in another's place."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import CANDIDATES, LEFT_OUT, listed
from tests.played import UNIT, found, nominated, people, person, row_of, sheet, vetted
from tests.unit.actions.rights import (
    appealed,
    closed,
    judged,
    matter,
    others_pass,
    refusals,
    remedy,
    told,
)

from comitia.ledger.entry import outcome_of, payload_of
from comitia.stages.due_process.tips import Tip
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

RULES = """
[vetting.tip_channels]
value = ["phone"]
clause = "Rule 5"

[vetting.replaced_from]
value = "vetted"
clause = "Rule 5"
"""
POSTS = ("chair", "auditor")


@pytest.fixture
def begun(tmp_path: Path) -> PlayedElection:
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=RULES))
    return opened(tmp_path / "keys", charter)


def test_who_won_an_appeal_is_not_looked_into_anew_by_who_lost_it(
    begun: PlayedElection,
) -> None:
    election = judged(appealed(nominated(begun)), "upheld")
    others_pass(election)
    before = refusals(election, "return_to_vetting", "chair", **back(election, 0))
    closed(election)

    assert before == ["vetting.appeal_won"]
    assert refusals(election, "return_to_vetting", "chair", **back(election, 0)) == [
        "vetting.appeal_won"
    ]


def test_no_name_goes_back_while_rights_run(begun: PlayedElection) -> None:
    election = appealed(nominated(begun))

    assert refusals(election, "return_to_vetting", "chair", **back(election, 0)) == [
        "appeal_undecided"
    ]


def tip(election: PlayedElection, **more: object) -> dict[str, object]:
    return {
        "about": f"person {person(election, 0)}",
        "channel": "phone",
        "is_checkable": True,
        "office_id": "T-17",
        "text": "The letter was written by another.",
        "unit": UNIT,
        **more,
    }


def test_a_tip_names_nobody_in_the_record(begun: PlayedElection) -> None:
    election = nominated(begun)

    entry = election.do("log_tip", tip(election), by="reviewer").entry

    (row,) = election.work.views.every(Tip)
    card = election.work.card(row.tip)
    content = bytes(entry.payload)
    assert person(election, 0).encode() not in content
    assert b"letter" not in content
    assert b"T-17" not in content
    assert any("written by another" in str(one.value) for one in card.openings.values())
    assert row.day == entry.at[:10]


def test_a_tip_comes_by_an_open_channel_under_a_number_of_its_own(
    begun: PlayedElection,
) -> None:
    election = nominated(begun)

    def wrong(**more: object) -> list[str]:
        return refusals(election, "log_tip", "reviewer", **tip(election, **more))

    channel, of_person = wrong(channel="rumour"), wrong(office_id="000")
    election.do("log_tip", tip(election), by="reviewer")

    assert channel == ["vetting.strange_channel"]
    assert of_person == ["vetting.receipt_used"]
    assert wrong() == ["vetting.receipt_used"]


def test_without_channels_no_tip_is_part_of_the_record(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    assert refusals(election, "log_tip", "reviewer", **tip(election)) == [
        "vetting.no_tip_channels"
    ]


def test_vetting_stays_open_until_a_tip_that_can_be_checked_was_looked_into(
    begun: PlayedElection,
) -> None:
    election = nominated(begun)
    found(election, 0, "consent")
    others_pass(election)
    election.do("log_tip", tip(election), by="reviewer")
    other = tip(election, is_checkable=False, office_id="T-18")
    election.do("log_tip", other, by="reviewer")
    waits = refusals(election, "close_vetting", "secretary", unit=UNIT)
    (row,) = election.work.views.every(Tip, checkable=True)
    ending = {
        "outcome": "looked_into",
        "text": "It is the person's own hand.",
        "tip": row.tip,
        "unit": UNIT,
    }
    for reviewer in ("reviewer", "other-reviewer"):
        entry = election.do("close_tip", ending, by=reviewer).entry

    again = refusals(election, "close_tip", "reviewer", **{**ending, "text": "-"})
    none = refusals(election, "close_tip", "reviewer", **{**ending, "tip": "9" * 32})

    assert waits == ["vetting.tips_open"]
    assert again == ["vetting.tip_closed"]
    assert none in (["vetting.no_tip"], ["act.no_card"])
    assert b"own hand" not in bytes(entry.payload)
    assert closed(election)["set_aside"] == []


def test_a_tip_that_can_be_checked_is_not_closed_as_one_that_cannot(
    begun: PlayedElection,
) -> None:
    election = nominated(begun)
    election.do("log_tip", tip(election), by="reviewer")
    other = tip(election, is_checkable=False, office_id="T-18")
    election.do("log_tip", other, by="reviewer")
    rows = {row.checkable: row.tip for row in election.work.views.every(Tip)}
    ending = {"outcome": "not_checkable", "text": "-", "unit": UNIT}

    refused = refusals(
        election, "close_tip", "reviewer", **{**ending, "tip": rows[True]}
    )
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("close_tip", {**ending, "tip": rows[False]}, by=reviewer)

    assert refused == ["vetting.tip_checkable"]
    (closed_one,) = election.work.views.every(Tip, ended="not_checkable")
    assert closed_one.tip == rows[False]


def test_a_tip_is_closed_in_its_own_unit(begun: PlayedElection) -> None:
    election = nominated(begun)
    election.do("log_tip", tip(election), by="reviewer")
    (row,) = election.work.views.every(Tip)
    election.work.views.put([replace(row, unit="hill")])
    ending = {"outcome": "looked_into", "text": "-", "tip": row.tip, "unit": UNIT}

    assert refusals(election, "close_tip", "reviewer", **ending) == ["vetting.no_tip"]


def shown(begun: PlayedElection) -> PlayedElection:
    """Return an election whose list of four is adopted, with one left out."""
    vetted(begun)
    listed(begun)
    return begun


def back(election: PlayedElection, number: int) -> dict[str, object]:
    return {
        "person": person(election, number),
        "reasons": "A letter came in.",
        "unit": UNIT,
    }


def two(election: PlayedElection, act: str, asked: dict[str, object]) -> object:
    for post in POSTS:
        answer = election.do(act, asked, by=post)
    return dict(outcome_of(answer.entry))


def test_a_name_goes_back_to_vetting_and_everything_is_found_anew(
    begun: PlayedElection,
) -> None:
    election = shown(begun)
    two(election, "return_to_vetting", back(election, 0))
    open_again = refusals(election, "close_vetting", "secretary", unit=UNIT)

    rows = [row_of(election, 0, one) for one in ("membership", "consent")]
    for post in POSTS:
        election.do("record_findings", sheet(*rows), by=post)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    assert open_again == ["vetting.unchecked"]


def test_a_signature_holds_though_a_term_of_before_would_still_run(
    begun: PlayedElection,
) -> None:
    election = found(nominated(begun), 0, "consent", "fail")
    told(election)
    answer = matter(election, text="It lies with the secretary.")
    election.do("record_answer", answer, by="secretary")
    found(election, 0, "consent")
    two(election, "return_to_vetting", back(election, 0))

    found(election, 0, "consent", "fail")

    assert remedy(election).ruling == "provisional"
    assert remedy(election).told == ""


def test_once_names_stand_on_a_paper_nobody_goes_back(begun: PlayedElection) -> None:
    election = shown(begun)
    stranger = refusals(
        election, "return_to_vetting", "chair", **back(election, LEFT_OUT)
    )
    paper = {"names": people(election, CANDIDATES), "present": 30, "unit": UNIT}
    election.do("open_ballot", paper, by="presider")

    assert stranger == ["composition.not_going_on"]
    assert refusals(election, "return_to_vetting", "chair", **back(election, 0)) == [
        "vetting.on_papers"
    ]


def replacing(election: PlayedElection, **more: object) -> dict[str, object]:
    return {
        "person": person(election, LEFT_OUT),
        "reasons": "was the next in the vote",
        "replaced": person(election, 0),
        "unit": UNIT,
        **more,
    }


def gone(election: PlayedElection) -> None:
    asked = {"person": person(election, 0), "reason": "moves abroad"}
    election.do("withdraw_person", asked, by="secretary")


def test_a_place_that_is_free_goes_to_who_came_through_the_same_stages(
    begun: PlayedElection,
) -> None:
    election = shown(begun)
    standing = refusals(election, "replace_name", "chair", **replacing(election))
    gone(election)
    never = replacing(election, person=person(election, 6))
    strange = refusals(election, "replace_name", "chair", **never)

    said = two(election, "replace_name", replacing(election))

    way = election.work.views.one(Way, UNIT, person(election, LEFT_OUT))
    assert standing == ["vetting.still_stands"]
    assert strange == ["vetting.other_stages"]
    assert said == {"differs": []}
    assert way is not None
    assert (way.reached, way.is_open) == ("nominee", True)
    assert step_of(UNIT, election.work.views) is Step.VETTING
    assert refusals(
        election,
        "replace_name",
        "chair",
        **replacing(election, person=person(election, 1)),
    ) == ["vetting.replaced_already", "vetting.other_stages"]


def test_who_was_left_out_and_has_withdrawn_takes_no_place(
    begun: PlayedElection,
) -> None:
    election = shown(begun)
    gone(election)
    asked = {"person": person(election, LEFT_OUT), "reason": "asked"}
    election.do("withdraw_person", asked, by="secretary")

    assert refusals(election, "replace_name", "chair", **replacing(election)) == [
        "vetting.other_stages"
    ]


def test_nobody_takes_a_place_once_names_stand_on_a_paper_or_without_the_rule(
    begun: PlayedElection, tmp_path: Path
) -> None:
    election = shown(begun)
    paper = {"names": people(election, CANDIDATES), "present": 30, "unit": UNIT}
    election.do("open_ballot", paper, by="presider")
    gone(election)
    silent = shown(opened(tmp_path / "silent"))
    gone(silent)

    assert refusals(election, "replace_name", "chair", **replacing(election)) == [
        "vetting.on_papers"
    ]
    assert refusals(silent, "replace_name", "chair", **replacing(silent)) == [
        "vetting.no_replacing"
    ]


def test_the_words_about_who_takes_a_place_stay_on_the_card(
    begun: PlayedElection,
) -> None:
    election = shown(begun)
    gone(election)
    two(election, "replace_name", replacing(election))

    assert "the next in the vote" not in str(payload_of(election.done[-1].entry))


def test_a_tip_that_comes_in_after_vetting_is_looked_into_before_the_ballot(
    begun: PlayedElection,
) -> None:
    election = shown(begun)
    election.do("log_tip", tip(election), by="reviewer")
    (row,) = election.work.views.every(Tip)
    paper = {"names": people(election, CANDIDATES), "present": 30, "unit": UNIT}
    waits = refusals(election, "open_ballot", "presider", **paper)
    ending = {
        "outcome": "looked_into",
        "text": "It is the person's own hand.",
        "tip": row.tip,
        "unit": UNIT,
    }
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("close_tip", ending, by=reviewer)
    election.do("open_ballot", paper, by="presider")

    assert waits == ["vetting.tips_open"]
