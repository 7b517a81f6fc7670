"""An appeal that was upheld is final in its matter, whatever comes in later."""

from pathlib import Path

import pytest
from tests.elections import PlayedElection, opened
from tests.finished import CANDIDATES, LEFT_OUT
from tests.placed import PLACES
from tests.played import UNIT, found, nominated, people, person, row_of, sheet
from tests.unit.actions.rights import (
    appealed,
    closed,
    judged,
    others_pass,
    refusals,
)

from comitia.stages.due_process.gates import checks_lacking
from comitia.stages.due_process.objections import Objection
from comitia.stages.register.steps import Step, step_of

SIGNERS = ("chair", "auditor")
CHECKS = ("membership", "consent")


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    """Return an election in which the first person won an appeal about consent."""
    election = judged(appealed(nominated(opened(tmp_path))), "upheld")
    others_pass(election)
    closed(election)
    left = {"person": person(election, LEFT_OUT), "reasons": "asked for more time"}
    adopted = {
        "entitled": 5,
        "left_out": [left],
        "minutes": "minutes of the committee, item 2",
        "names": people(election, CANDIDATES),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": 3,
    }
    election.do("adopt_list", adopted, by="secretary")
    election.do("open_notice", {"places": PLACES, "unit": UNIT}, by="secretary")
    return election


def referral(
    election: PlayedElection, *matters: str, about: int = 0
) -> dict[str, object]:
    """Return the referral of an objection that comes in now."""
    who = person(election, about)
    asked = {"person": who, "text": "the letter is a copy"}
    election.do("record_objection", asked, by="secretary")
    (row,) = election.work.views.every(Objection, person=who, outcome="open")
    return {
        "matters": list(matters),
        "objection": row.objection,
        "outcome": "referred",
        "person": who,
        "reasons": "the roll was looked at",
    }


def referred(election: PlayedElection, *matters: str, about: int = 0) -> None:
    asked = referral(election, *matters, about=about)
    for signer in SIGNERS:
        election.do("decide_objection", asked, by=signer)


@pytest.mark.parametrize("matters", [(), ("consent",)])
def test_who_lost_an_appeal_refers_nothing_back_in_the_same_matter(
    election: PlayedElection, matters: tuple[str, ...]
) -> None:
    asked = referral(election, *matters)

    assert refusals(election, "decide_objection", "chair", **asked) == [
        "objection.appeal_won"
    ]


def test_a_referral_names_checks_of_the_charter(election: PlayedElection) -> None:
    asked = referral(election, "membership", "loyalty")

    assert refusals(election, "decide_objection", "chair", **asked) == [
        "objection.unknown_matter"
    ]


def test_a_name_goes_back_for_a_matter_that_no_appeal_decided(
    election: PlayedElection,
) -> None:
    referred(election, "membership", "consent")
    against = sheet(row_of(election, 0, "consent", "fail"))
    refused = refusals(election, "record_findings", "chair", **against)
    open_still = refusals(election, "close_vetting", "secretary", unit=UNIT)
    found(election, 0, "membership")
    closed(election)

    assert refused == ["vetting.appeal_final"]
    assert open_still == ["vetting.unchecked"]
    assert step_of(UNIT, election.work.views) is Step.SELECTION


def test_what_is_found_in_the_other_matter_has_its_own_rights(
    election: PlayedElection,
) -> None:
    referred(election, "membership")
    found(election, 0, "membership", "fail")

    assert refusals(election, "close_vetting", "secretary", unit=UNIT) == ["not_told"]


def test_who_won_nothing_goes_back_without_a_matter(election: PlayedElection) -> None:
    referred(election, about=1)

    assert step_of(UNIT, election.work.views) is Step.VETTING


def test_a_check_won_on_appeal_is_not_lacking(election: PlayedElection) -> None:
    first, views = person(election, 0), election.work.views

    assert checks_lacking(UNIT, first, (*CHECKS, "loyalty"), views) == ("loyalty",)
