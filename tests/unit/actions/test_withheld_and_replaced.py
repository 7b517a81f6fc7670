"""Reasons withheld for a time; tips; names sent back, and names in another's place."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import CANDIDATES, LEFT_OUT, listed
from tests.played import UNIT, found, nominated, people, person, row_of, sheet, vetted
from tests.unit.actions.rights import (
    TERM,
    appealed,
    closed,
    judged,
    matter,
    others_pass,
    refusals,
    remedy,
)

from comitia.kernel.dates import moment_text, parse_moment
from comitia.ledger.entry import outcome_of, payload_of
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way
from comitia.stages.vetting.course.tips import Tip

RULES = """
[vetting.withheld_grounds]
value = ["protects-others"]
clause = "Rule 5"

[vetting.withheld_by]
value = ["review"]
clause = "Rule 5"

[vetting.withheld_at_most]
value = "4 days"
clause = "Rule 5"

[vetting.tip_channels]
value = ["phone"]
clause = "Rule 5"

[vetting.replaced_from]
value = "vetted"
clause = "Rule 5"
"""
PLAN = """[layer]
name = "Plan"
rank = "unit-plan"
from = 2026-01-01
units = ["valley"]
"""
POSTS = ("chair", "auditor")
ALL_BUT_REASONS = ["criterion", "withholding", "appeal"]


@pytest.fixture
def begun(tmp_path: Path) -> PlayedElection:
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=RULES))
    return opened(tmp_path / "keys", charter)


@pytest.fixture
def election(begun: PlayedElection) -> PlayedElection:
    """Return an election in which the consent of the first person is in doubt."""
    return found(nominated(begun), 0, "consent", "fail")


def day(election: PlayedElection, after: int) -> str:
    return moment_text(election.work.clock + timedelta(days=after))[:10]


def withholding(election: PlayedElection, **more: object) -> dict[str, object]:
    asked = {
        "ground": "protects-others",
        "number": "2026-17",
        "until": day(election, 2),
        "withheld_by": "review",
    }
    return matter(election, **{**asked, **more})


def withheld(election: PlayedElection) -> None:
    asked = withholding(election)
    for post in POSTS:
        election.do("withhold_reasons", asked, by=post)


def notified(election: PlayedElection, *tells: str) -> None:
    asked = matter(election, how="letter", tells=list(tells))
    election.do("notify_person", asked, by="secretary")


def in_full(election: PlayedElection) -> None:
    election.do("tell_in_full", matter(election, how="letter"), by="secretary")


def test_reasons_are_withheld_by_two_on_a_listed_ground_until_a_day(
    election: PlayedElection,
) -> None:
    def wrong(**more: object) -> list[str]:
        asked = withholding(election, **more)
        return refusals(election, "withhold_reasons", "chair", **asked)

    strange = wrong(ground="dislike"), wrong(withheld_by="committee")
    days = wrong(until=day(election, -1)), wrong(until=day(election, 5))
    nothing = wrong(person=person(election, 1))
    withheld(election)
    again = wrong()

    (row,) = election.work.views.every(Withholding)
    assert strange == (["strange_withholding"], ["strange_authority"])
    assert days == (["withheld_in_past"], ["withheld_too_long"])
    assert nothing == ["no_matter"]
    assert again == ["withheld_already"]
    assert (row.ground, row.authority, row.told) == ("protects-others", "review", "")


def test_what_a_person_was_told_is_not_withheld_any_more(
    election: PlayedElection,
) -> None:
    notified(election)

    asked = withholding(election)
    assert refusals(election, "withhold_reasons", "chair", **asked) == ["told_already"]


def test_a_charter_that_is_silent_lets_nobody_withhold(tmp_path: Path) -> None:
    election = found(nominated(opened(tmp_path)), 0, "consent", "fail")

    asked = withholding(election)
    assert refusals(election, "withhold_reasons", "chair", **asked) == [
        "no_withholding"
    ]


def test_the_person_is_told_everything_but_the_reasons(
    election: PlayedElection,
) -> None:
    withheld(election)
    asked = matter(election, how="letter", tells=["criterion", "withholding"])

    too_little = refusals(election, "notify_person", "secretary", **asked)
    notified(election, *ALL_BUT_REASONS)

    assert too_little == ["tells_too_little"]
    assert remedy(election).told


def test_telling_in_full_begins_the_term_to_answer_anew(
    election: PlayedElection,
) -> None:
    withheld(election)
    notified(election, *ALL_BUT_REASONS)
    before = parse_moment(remedy(election).answer_until)
    election.wait(timedelta(days=1))
    at = election.work.clock
    in_full(election)

    twice = matter(election, how="letter")
    assert parse_moment(remedy(election).answer_until) == at + TERM > before
    assert refusals(election, "tell_in_full", "secretary", **twice) == [
        "nothing_withheld"
    ]


def test_vetting_stays_open_until_reasons_whose_day_is_over_are_told(
    election: PlayedElection,
) -> None:
    withheld(election)
    notified(election, *ALL_BUT_REASONS)
    election.wait(TERM)
    found(election, 0, "consent", "fail")
    notified(election, *ALL_BUT_REASONS)
    others_pass(election)
    election.wait(TERM)
    over = refusals(election, "close_vetting", "secretary", unit=UNIT)
    in_full(election)
    appeal = refusals(election, "close_vetting", "secretary", unit=UNIT)
    election.wait(TERM)

    assert over == ["withholding_over"]
    assert appeal == ["appeal_open"]
    assert closed(election)["set_aside"] == [person(election, 0)]


def test_nobody_loses_a_right_for_reasons_that_are_still_withheld(
    election: PlayedElection,
) -> None:
    asked = withholding(election, until=day(election, 4))
    for post in POSTS:
        election.do("withhold_reasons", asked, by=post)
    notified(election, *ALL_BUT_REASONS)
    election.work.clock += timedelta(days=3)
    found(election, 0, "consent", "fail")
    notified(election, *ALL_BUT_REASONS)
    others_pass(election)
    grounds = matter(election, grounds="The letter was handed in.")
    election.do("lodge_appeal", grounds, by="secretary")
    election.work.clock += timedelta(hours=20)
    still = refusals(election, "close_vetting", "secretary", unit=UNIT)
    in_full(election)
    told = refusals(election, "close_vetting", "secretary", unit=UNIT)

    assert still == ["appeal_undecided", "withheld_still"]
    assert told == ["appeal_undecided"]


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


def test_only_the_whole_organisation_lets_reasons_be_withheld_and_not_for_ever(
    tmp_path: Path,
) -> None:
    longest = RULES[RULES.index("[vetting.withheld_at_most]") :]
    longest = longest[: longest.index("[vetting.tip_channels]")]
    endless = minimal(more=RULES.replace(longest, ""))
    own = RULES[: RULES.index("[vetting.withheld_by]")]
    text = minimal(more=RULES).replace(
        "format = 1", 'format = 1\nlayers = ["plan.toml"]'
    )

    assert faults(tmp_path, endless) == [("needs_other", "vetting.withheld_grounds")]
    assert ("not_per_unit", "vetting.withheld_grounds") in faults(
        tmp_path, text, plan=PLAN + own
    )


def test_judges_decide_on_everything_that_is_withheld(
    election: PlayedElection,
) -> None:
    withheld(election)
    notified(election, *ALL_BUT_REASONS)
    election.wait(TERM)
    found(election, 0, "consent", "fail")
    notified(election, *ALL_BUT_REASONS)
    grounds = matter(election, grounds="The letter was handed in.")
    election.do("lodge_appeal", grounds, by="secretary")
    ruling = matter(election, outcome="upheld", reasons="The letter is genuine.")

    blind = refusals(election, "decide_appeal", "reviewer", **ruling)
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("decide_appeal", {**ruling, "saw_all": True}, by=reviewer)

    assert blind == ["judges_saw_not_all"]
    assert remedy(election).appeal == "upheld"


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
    notified(election)
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
