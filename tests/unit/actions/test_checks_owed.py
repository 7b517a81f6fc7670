"""Who was let off a check does not stand on a paper after a post made it apply."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import CANDIDATES, DAYS_OF_NOTICE, balloted, listed
from tests.played import UNIT, found, nominated, people, person
from tests.unit.actions.rights import appealed, closed, judged, refusals

from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

RULES = """
[vetting.conditional]
value = ["consent"]
clause = "Rule 5"

[composition.categories.line]
value = ["leading", "other"]
clause = "Rule 5"

[vetting.always.consent]
value = ["leading"]
clause = "Rule 5"
"""
POSTS = ("chair", "auditor")


def identified(election: PlayedElection, number: int, **more: str) -> None:
    row = {"axis": "line", "category": "other", "person": person(election, number)}
    asked = {"rows": [{**row, **more}], "unit": UNIT}
    for post in POSTS:
        election.do("record_identities", asked, by=post)


def promoted(election: PlayedElection, number: int) -> None:
    """Report that somebody leads now, and record it."""
    about = {"person": person(election, number), "since": "2026-01-05"}
    election.do("report_change_of_post", {**about, "what": "leads"}, by="secretary")
    identified(election, number, category="leading", reasons="a new post")


def refused(election: PlayedElection) -> list[str]:
    asked = {"names": people(election, CANDIDATES), "present": 20, "unit": UNIT}
    return refusals(election, "open_ballot", "presider", **asked)


def back(election: PlayedElection, number: int) -> None:
    about = {"person": person(election, number), "unit": UNIT}
    asked = {**about, "reasons": "leads since January"}
    for post in POSTS:
        election.do("return_to_vetting", asked, by=post)


@pytest.fixture
def begun(tmp_path: Path) -> PlayedElection:
    """Return an election at vetting, of which five nobody leads anybody."""
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=RULES))
    election = nominated(opened(tmp_path / "keys", charter))
    for number in range(5):
        identified(election, number)
    return election


def let_off(election: PlayedElection, number: int) -> None:
    """Find that a check does not apply to somebody; everybody else passes it."""
    for one in range(5):
        found(election, one, "membership")
        found(election, one, "consent", "not_applicable" if one == number else "pass")
    closed(election)
    listed(election)


def test_who_leads_since_vetting_does_not_stand_without_the_check(
    begun: PlayedElection,
) -> None:
    let_off(begun, 0)
    promoted(begun, 0)
    promoted(begun, 1)

    assert refused(begun) == ["vetting.check_owed"]


def test_who_leads_nobody_still_stands_without_the_check(begun: PlayedElection) -> None:
    let_off(begun, 0)
    balloted(begun)

    assert step_of(UNIT, begun.work.views) is Step.CREDENTIALS


def test_a_name_that_goes_back_and_passes_the_check_is_voted_on(
    begun: PlayedElection,
) -> None:
    let_off(begun, 0)
    promoted(begun, 0)
    back(begun, 0)
    for check in ("membership", "consent"):
        found(begun, 0, check)
    closed(begun)
    adopted = {
        "entitled": 5,
        "minutes": "minutes of the committee, item 9",
        "names": people(begun, CANDIDATES),
        "present": 4,
        "unit": UNIT,
        "valid": 4,
        "votes_for": 3,
    }
    begun.do("adopt_list", adopted, by="secretary")
    shown = {"places": ["notice board", "club page"], "unit": UNIT}
    begun.do("open_notice", shown, by="secretary")
    begun.wait(DAYS_OF_NOTICE)
    begun.do("close_notice", {"unit": UNIT}, by="secretary")
    balloted(begun)

    way = begun.work.views.one(Way, UNIT, person(begun, 0))
    assert way is not None
    assert way.reached == "elected"


def test_who_won_an_appeal_goes_back_for_a_check_that_nobody_made(
    tmp_path: Path,
) -> None:
    (tmp_path / "charter").mkdir()
    rules = RULES.replace('["consent"]', '["membership"]').replace(
        "always.consent", "always.membership"
    )
    charter = written(tmp_path / "charter", minimal(more=rules))
    election = nominated(opened(tmp_path / "keys", charter))
    for number in range(5):
        identified(election, number)
    judged(appealed(election), "upheld")
    found(election, 0, "membership", "not_applicable")
    for number in range(1, 5):
        for check in ("membership", "consent"):
            found(election, number, check)
    closed(election)
    listed(election)
    promoted(election, 0)
    before = refused(election)

    back(election, 0)
    found(election, 0, "membership")

    assert before == ["vetting.check_owed"]
    assert closed(election)["passed"] == [person(election, 0)]
