"""Reasons withheld for a time: by whom, until when, and what the person is told."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, account, opened
from tests.played import UNIT, found, nominated, person
from tests.unit.actions.rights import (
    TERM,
    closed,
    finding,
    matter,
    others_pass,
    refusals,
    remedy,
)

from comitia.kernel.dates import moment_text, parse_moment
from comitia.stages.due_process.withheld import Withholding

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
"""
PLAN = """[layer]
name = "Plan"
rank = "unit-plan"
from = 2026-01-01
units = ["valley"]
"""
SIGNERS = ("chair", "reviewer")
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


def granted(election: PlayedElection, name: str, role: str, body: str) -> None:
    grant = {"account": account(name), "body": body, "post": "", "role": role}
    election.do("grant_role", grant)


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
    for signer in SIGNERS:
        election.do("withhold_reasons", asked, by=signer)


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


def finally_withheld(election: PlayedElection, **more: object) -> None:
    """Withhold the reasons of the last word; those of the first were told."""
    notified(election)
    election.wait(TERM)
    found(election, 0, "consent", "fail")
    asked = withholding(election, **more)
    for signer in SIGNERS:
        election.do("withhold_reasons", asked, by=signer)
    notified(election, *ALL_BUT_REASONS)


def test_no_last_word_is_said_on_reasons_that_the_person_never_heard(
    election: PlayedElection,
) -> None:
    withheld(election)
    notified(election, *ALL_BUT_REASONS)
    election.wait(TERM)
    asked = finding(election)
    blind = refusals(election, "record_findings", "chair", **asked)
    in_full(election)
    before = refusals(election, "record_findings", "chair", **asked)
    election.wait(TERM)
    found(election, 0, "consent", "fail")

    assert blind == ["not_heard_in_full"]
    assert before == ["answer_open"]
    assert remedy(election).ruling == "final"


def test_in_favour_of_a_person_it_is_decided_though_reasons_are_withheld(
    election: PlayedElection,
) -> None:
    withheld(election)
    notified(election, *ALL_BUT_REASONS)
    election.wait(TERM)
    found(election, 0, "consent")

    assert remedy(election).ruling == "lifted"


def test_vetting_stays_open_until_reasons_whose_day_is_over_are_told(
    election: PlayedElection,
) -> None:
    finally_withheld(election)
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
    finally_withheld(election, until=day(election, 7))
    others_pass(election)
    grounds = matter(election, grounds="The letter was handed in.")
    election.do("lodge_appeal", grounds, by="secretary")
    still = refusals(election, "close_vetting", "secretary", unit=UNIT)
    in_full(election)
    told = refusals(election, "close_vetting", "secretary", unit=UNIT)

    assert still == ["appeal_undecided", "withheld_still"]
    assert told == ["appeal_undecided"]


def test_only_the_whole_organisation_lets_reasons_be_withheld_and_not_for_ever(
    tmp_path: Path,
) -> None:
    longest = RULES[RULES.index("[vetting.withheld_at_most]") :]
    endless = minimal(more=RULES.replace(longest, ""))
    own = RULES[: RULES.index("[vetting.withheld_by]")]
    text = minimal(more=RULES).replace(
        "format = 1", 'format = 1\nlayers = ["plan.toml"]'
    )

    assert faults(tmp_path, endless) == [("needs_other", "vetting.withheld_grounds")]
    assert ("not_per_unit", "vetting.withheld_grounds") in faults(
        tmp_path, text, plan=PLAN + own
    )


def test_the_deciding_body_withholds_nothing_by_itself(
    election: PlayedElection,
) -> None:
    asked = withholding(election)

    election.do("withhold_reasons", asked, by="chair")

    assert refusals(election, "withhold_reasons", "auditor", **asked) == [
        "authority_signs"
    ]
    election.do("withhold_reasons", asked, by="reviewer")
    assert election.work.views.every(Withholding)


def test_somebody_of_no_authority_is_refused_at_the_first_signature(
    election: PlayedElection,
) -> None:
    granted(election, "stranger", "reviewer", "conference")

    found = refusals(election, "withhold_reasons", "stranger", **withholding(election))

    assert found == ["strange_signer"]


def test_an_authority_without_a_body_in_the_register_cannot_be_named(
    tmp_path: Path,
) -> None:
    other = RULES.replace('["review"]', '["review", "court"]')
    text = minimal(more=other)
    (tmp_path / "charter").mkdir()

    assert [code for code, _ in faults(tmp_path / "charter", text)] == ["unknown_body"]


def test_judges_decide_on_everything_that_is_withheld(
    election: PlayedElection,
) -> None:
    finally_withheld(election)
    grounds = matter(election, grounds="The letter was handed in.")
    election.do("lodge_appeal", grounds, by="secretary")
    ruling = matter(election, outcome="upheld", reasons="The letter is genuine.")

    seen = {**ruling, "saw_all": True}
    blind = refusals(election, "decide_appeal", "other-reviewer", **ruling)
    own = refusals(election, "decide_appeal", "reviewer", **seen)
    granted(election, "third-reviewer", "reviewer", "review")
    for reviewer in ("third-reviewer", "other-reviewer"):
        election.do("decide_appeal", seen, by=reviewer)

    assert (blind, own) == (["judges_saw_not_all"], ["own_decision"])
    assert remedy(election).appeal == "upheld"
