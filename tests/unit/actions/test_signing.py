"""Who signs what, under which facts, and whose key it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.played import UNIT, nominated, person, registered, row_of, sheet

from comitia.actions.policy import Signers
from comitia.actions.registry import ACTS
from comitia.kernel.findings import Refused
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.register.steps import Progress


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominated(opened(tmp_path))


def outcome(election: PlayedElection) -> str | None:
    row = election.work.views.one(GateFinding, UNIT, person(election, 0), "consent")
    return row.outcome if row else None


def test_a_signature_from_before_the_last_finding_counts_no_more(
    election: PlayedElection,
) -> None:
    against = sheet(row_of(election, 0, "consent", "fail"))
    election.do("record_findings", against, by="chair")
    clear = sheet(row_of(election, 0, "consent"))
    for post in ("chair", "auditor"):
        election.do("record_findings", clear, by=post)

    with pytest.raises(Refused):
        election.do("record_findings", against, by="auditor")

    assert outcome(election) == "pass"


def test_a_signature_of_thirty_days_counts_and_an_older_one_does_not(
    election: PlayedElection,
) -> None:
    first = sheet(row_of(election, 0, "consent"))
    second = sheet(row_of(election, 1, "consent"))
    election.do("record_findings", first, by="chair")
    election.do("record_findings", second, by="chair")

    election.wait(timedelta(days=30) - timedelta(minutes=3))
    in_time = election.do("record_findings", first, by="auditor")
    election.wait(timedelta(minutes=5))
    too_late = election.do("record_findings", second, by="auditor")

    assert (in_time.awaits_signature, too_late.awaits_signature) == (False, True)


def test_a_signature_from_an_earlier_step_counts_no_more(
    election: PlayedElection,
) -> None:
    asked = sheet(row_of(election, 0, "consent"))
    election.do("record_findings", asked, by="chair")
    now = election.wait(timedelta(minutes=2)).isoformat()
    election.work.views.put([Progress(UNIT, "vetting", now)])

    answer = election.do("record_findings", asked, by="auditor")

    assert answer.awaits_signature


def test_who_signed_before_it_lapsed_may_sign_again(election: PlayedElection) -> None:
    asked = sheet(row_of(election, 0, "consent"))
    election.do("record_findings", asked, by="chair")
    election.wait(timedelta(days=31))

    again = election.do("record_findings", asked, by="chair")
    done = election.do("record_findings", asked, by="auditor")

    assert (again.awaits_signature, done.awaits_signature) == (True, False)


def test_the_key_of_another_person_is_no_key_of_ones_own(
    election: PlayedElection,
) -> None:
    asked = sheet(row_of(election, 0, "consent"))
    election.do("record_findings", asked, by="chair", key="one")

    with pytest.raises(Refused, match="key_used"):
        election.do("record_findings", asked, by="auditor", key="one")


def test_who_signed_first_hears_whether_it_was_done_since(
    election: PlayedElection,
) -> None:
    asked = sheet(row_of(election, 0, "consent"))
    election.do("record_findings", asked, by="chair", key="one")
    waiting = election.do("record_findings", asked, by="chair", key="one")
    election.do("record_findings", asked, by="auditor")

    done = election.do("record_findings", asked, by="chair", key="one")

    assert (waiting.awaits_signature, done.awaits_signature) == (True, False)
    assert waiting.repeated
    assert done.repeated


def test_who_has_not_the_right_gets_nobody_elses_answer(
    election: PlayedElection,
) -> None:
    asked = sheet(row_of(election, 0, "consent"))
    election.do("record_findings", asked, by="chair", key="one")

    with pytest.raises(Refused, match="right"):
        election.do("record_findings", asked, by="scrutineer", key="one")


def test_people_are_not_looked_up_for_who_has_not_the_right(tmp_path: Path) -> None:
    election = registered(opened(tmp_path))
    row = {"body": "branch-a", "name": "New", "office_id": "new"}
    before = sorted(election.work.keys.persons())

    with pytest.raises(Refused, match="right"):
        election.do("register_persons", {"rows": [row]}, by="scrutineer")

    assert sorted(election.work.keys.persons()) == before


@pytest.mark.parametrize("field", ["grant"])
def test_an_id_that_the_office_gives_is_chosen_by_nobody(
    election: PlayedElection, field: str
) -> None:
    asked = {"account": account("new"), "role": "officer", field: "9" * 32}

    with pytest.raises(Refused) as refused:
        election.do("grant_role", asked)

    assert [(one.code, one.key) for one in refused.value.findings] == [
        ("form.filled", field)
    ]


def test_a_persons_id_is_found_and_never_given(tmp_path: Path) -> None:
    election = opened(tmp_path)
    row = {"body": "b", "name": "N", "office_id": "1", "person": "9" * 32}

    with pytest.raises(Refused) as refused:
        election.do("register_persons", {"rows": [row]})

    assert [one.key for one in refused.value.findings] == ["rows.0.person"]


def test_what_a_stage_wants_two_people_for_is_signed_by_two() -> None:
    wanting = {name for name, act in ACTS.items() if act.rule.least_signers > 1}
    signed = {
        name for name, act in ACTS.items() if act.policy.signers is not Signers.ONE
    }

    assert {"record_findings", "decide_appeal", "erase_person"} <= wanting
    assert wanting <= signed
