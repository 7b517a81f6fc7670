"""Vetting: two sign, and whoever is set aside is told, may answer, and may appeal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.played import (
    UNIT,
    found,
    nominated,
    people,
    person,
    returned,
    row_of,
    sheet,
    vetted,
)
from tests.unit.actions.rights import (
    REOPEN,
    TERM,
    changed,
    closed,
    failed,
    finding,
    matter,
    others_pass,
    refusals,
    remedy,
    told,
)

from comitia.actions.policy import Signers
from comitia.actions.registry import ACTS
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, payload_of, sealed_of
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.grants import Grant
from comitia.stages.register.ways import Way

SECOND = timedelta(seconds=1)


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominated(opened(tmp_path))


def test_a_finding_waits_for_the_other_post_and_keeps_no_word_in_the_record(
    election: PlayedElection,
) -> None:
    first = election.do("record_findings", finding(election), by="chair")
    twice = refusals(election, "record_findings", "chair", **finding(election))
    entry = election.do("record_findings", finding(election), by="auditor").entry

    row = election.work.views.every(GateFinding)[0]
    rows = payload_of(entry)["rows"]
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    reasons = rows[0]["reasons"]
    assert first.awaits_signature
    assert twice == ["policy.signed_already"]
    assert row.posts == ("chair", "auditor")
    assert b"letter" not in bytes(entry.payload)
    assert isinstance(reasons, dict)
    assert row.reasons == reasons["commitment"]
    assert not row.final


def test_one_person_in_both_posts_does_not_sign_twice(
    election: PlayedElection,
) -> None:
    # No act grants it any more; a record of before may hold it.
    (chair,) = election.work.views.every(Grant, post="chair")
    election.work.views.put([replace(chair, grant="b" * 32, post="auditor")])

    election.do("record_findings", finding(election), by="chair")

    assert refusals(election, "record_findings", "chair", **finding(election)) == [
        "policy.signed_already"
    ]


def test_findings_and_appeals_are_signed_by_several() -> None:
    assert ACTS["record_findings"].policy.signers is Signers.POSTS
    assert ACTS["decide_appeal"].policy.signers is Signers.TWO


def test_nothing_against_a_person_is_recorded_without_reasons(
    election: PlayedElection,
) -> None:
    for outcome in ("fail", "unresolved"):
        asked = changed(finding(election, outcome), reasons=None)
        assert refusals(election, "record_findings", "chair", **asked) == [
            "vetting.no_reasons"
        ]
    found(election, 0, "consent", "pass")


def test_only_checks_of_the_charter_are_made_on_those_who_are_vetted(
    election: PlayedElection,
) -> None:
    asked = changed(finding(election), check="popularity", person=person(election, 7))

    assert refusals(election, "record_findings", "chair", **asked) == [
        "vetting.checks",
        "vetting.no_subject",
    ]


def test_whoever_passed_is_not_looked_into_again(election: PlayedElection) -> None:
    found(election, 0, "consent")

    assert refusals(election, "record_findings", "chair", **finding(election)) == [
        "vetting.found_already"
    ]


def test_nothing_is_final_before_the_person_was_told_and_could_answer(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", "fail")
    untold = refusals(election, "record_findings", "chair", **finding(election))
    told(election)
    election.wait(TERM - 2 * timedelta(minutes=1))
    early = refusals(election, "record_findings", "chair", **finding(election))
    election.wait(timedelta(minutes=1))
    found(election, 0, "consent", "fail")

    assert untold == ["not_told"]
    assert early == ["answer_open"]
    assert election.work.views.every(GateFinding)[0].final


def test_an_answer_does_not_shorten_the_term_for_a_finding_against_the_person(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", "fail")
    told(election)
    ends = parse_moment(remedy(election).answer_until)
    election.do("record_answer", matter(election, text="-"), by="secretary")

    early = refusals(election, "record_findings", "chair", **finding(election))
    election.work.clock = ends - SECOND
    still = refusals(election, "record_findings", "chair", **finding(election))
    election.work.clock = ends
    found(election, 0, "consent", "fail")

    assert early == still == ["answer_open"]
    assert election.work.views.every(GateFinding)[0].final


def test_further_answers_stand_beside_the_first_and_keep_its_moment(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", "fail")
    told(election)
    said = ("It is with the secretary.", "Here is a copy.")
    for text in said:
        election.do("record_answer", matter(election, text=text), by="secretary")

    card = election.work.card(person(election, 0))
    assert set(said) <= {one.value for one in card.openings.values()}
    assert remedy(election).answered == election.done[-2].entry.at


def test_an_answer_ends_the_term_and_can_turn_the_finding(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", "unresolved")
    asked = matter(election, text="It lies with the secretary.")
    early = refusals(election, "record_answer", "secretary", **asked)
    told(election)
    entry = election.do("record_answer", asked, by="secretary").entry
    worse = refusals(election, "record_findings", "chair", **finding(election))
    found(election, 0, "consent", "pass")
    others_pass(election)

    assert early == ["not_told"]
    assert b"lies with" not in bytes(entry.payload)
    assert worse == ["answer_open", "vetting.worse"]
    assert closed(election)["set_aside"] == []


def test_vetting_waits_for_every_check_and_every_right(
    election: PlayedElection,
) -> None:
    def waits() -> list[str]:
        return refusals(election, "close_vetting", "secretary", unit=UNIT)

    none = waits()
    others_pass(election)
    lacking = waits()
    found(election, 0, "consent", "fail")
    untold = waits()
    told(election)
    answer = waits()
    election.wait(TERM)
    undecided = waits()
    found(election, 0, "consent", "fail")
    untold_finally = waits()
    told(election)
    appeal = waits()
    election.wait(TERM)

    assert none == ["vetting.unchecked"] * 5
    assert lacking == ["vetting.unchecked"]
    assert (untold, answer) == (["not_told"], ["answer_open"])
    assert undecided == ["not_decided"]
    assert (untold_finally, appeal) == (["not_told_finally"], ["appeal_open"])
    assert closed(election)["set_aside"] == [person(election, 0)]


def test_nobody_is_told_twice_or_of_nothing(election: PlayedElection) -> None:
    asked = matter(election, how="letter")
    nothing = refusals(election, "notify_person", "secretary", **asked)
    found(election, 0, "consent", "fail")
    told(election)

    assert nothing == ["no_matter"]
    assert refusals(election, "notify_person", "secretary", **asked) == ["told_already"]


def test_an_answer_comes_too_late_for_a_final_finding(
    election: PlayedElection,
) -> None:
    asked = matter(election, text="It lies with the secretary.")

    failed(election)

    assert refusals(election, "record_answer", "secretary", **asked) == [
        "decided_already"
    ]


def test_a_sheet_is_recorded_as_a_whole_or_not_at_all(
    election: PlayedElection,
) -> None:
    good = row_of(election, 0, "consent")
    wrong = {**row_of(election, 1, "consent", "fail"), "reasons": None}
    other = row_of(election, 1, "membership", "fail")

    refused = refusals(election, "record_findings", "chair", **sheet(good, wrong))
    none = election.work.views.every(GateFinding)
    asked = sheet(good, other, row_of(election, 1, "consent"))
    election.do("record_findings", asked, by="chair")
    entry = election.do("record_findings", asked, by="auditor").entry

    assert refused == ["vetting.no_reasons"]
    assert none == ()
    assert outcome_of(entry) == {"final": [True, False, True]}
    assert len(election.work.views.every(GateFinding)) == 3


def test_a_sheet_has_rows_and_no_check_of_a_person_twice(
    election: PlayedElection,
) -> None:
    row = row_of(election, 0, "consent")
    again = {**row_of(election, 0, "consent", "unresolved")}

    def refused(*rows: dict[str, object]) -> list[str]:
        return refusals(election, "record_findings", "chair", **sheet(*rows))

    assert refused() == ["vetting.no_rows"]
    assert refused(row, again) == ["vetting.twice_in_sheet"]


def test_a_refusal_says_which_row_of_the_sheet_it_is_about(
    election: PlayedElection,
) -> None:
    wrong = {**row_of(election, 1, "consent", "fail"), "reasons": None}
    asked = sheet(row_of(election, 0, "consent"), wrong)

    with pytest.raises(Refused) as refused:
        election.do("record_findings", asked, by="chair")

    assert [one.key for one in refused.value.findings] == ["rows.1.reasons"]


def test_who_goes_back_to_vetting_is_looked_into_anew(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))
    election.do("reopen_nomination", REOPEN, by="secretary")
    election.do("reopen_nomination", REOPEN, by="second")
    returned(election, "branch-a", {}, voters=8)
    returned(election, "branch-b", {}, voters=12)
    back = Way(
        UNIT,
        person(election, 0),
        "nominee",
        election.work.now().isoformat(timespec="seconds"),
    )
    election.work.views.put([back])
    election.do("close_nomination", {"unit": UNIT}, by="secretary")

    waits = refusals(election, "close_vetting", "secretary", unit=UNIT)

    assert waits == ["vetting.unchecked"]


def test_words_about_somebody_erased_are_refused(election: PlayedElection) -> None:
    asked = {"ground": "asked", "person": person(election, 0)}
    gone = finding(election)
    answer = matter(election, text="I am here.")
    election.do("erase_person", asked)
    election.do("erase_person", asked, by="second")

    assert refusals(election, "record_findings", "chair", **gone) == ["act.no_card"]
    assert refusals(election, "record_answer", "secretary", **answer) == ["act.no_card"]


def test_vetting_is_announced_before_where_the_charter_says_so(
    tmp_path: Path,
) -> None:
    more = '[vetting.announced]\nvalue = "2 days"\nclause = "Rule 5"\n'
    (tmp_path / "rules").mkdir()
    charter = written(tmp_path / "rules", minimal(more=more))
    election = nominated(opened(tmp_path / "keys", charter))

    early = refusals(election, "record_findings", "chair", **finding(election))
    election.wait(timedelta(days=2))
    found(election, 0, "consent")

    assert early == ["vetting.announced"]


def test_closing_vetting_freezes_what_came_of_it(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))

    entry = election.done[-1].entry

    assert [one["rows"] for one in sealed_of(entry)] == [5]
    assert outcome_of(entry)["passed"] == sorted(people(election, range(5)))


def test_a_signature_from_before_the_answer_does_not_make_a_finding_final(
    election: PlayedElection,
) -> None:
    early = changed(finding(election), reasons="The letter is a copy.")
    election.do("record_findings", early, by="chair")
    found(election, 0, "consent", "fail")
    told(election)
    election.do("record_answer", matter(election, text="It is not."), by="secretary")
    election.wait(TERM)

    stale = refusals(election, "record_findings", "auditor", **early)
    found(election, 0, "consent", "fail")

    assert stale == ["vetting.signed_before"]
    assert election.work.views.every(GateFinding)[0].final
