"""Gates: conditions beside checks, a closed list of grounds, and what is final."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, opened
from tests.played import UNIT, found, nominated, person, returned, row_of, sheet
from tests.unit.actions.rights import TERM, changed, matter, refusals, told

from comitia.ledger.entry import outcome_of
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.register.ways import Way

GATES = """
[vetting.conditions]
value = ["ability"]
clause = "Rule 5"

[vetting.grounds.consent]
value = ["no-letter", "forged-letter"]
clause = "Rule 5"

[vetting.final_checks]
value = ["consent"]
clause = "Rule 5"
"""
ABOUT = ("membership", "consent", "ability")


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=GATES))
    return nominated(opened(tmp_path / "keys", charter))


def against(
    election: PlayedElection, outcome: str = "fail", *grounds: str
) -> dict[str, object]:
    row = row_of(election, 0, "consent", outcome)
    return sheet({**row, "grounds": list(grounds or ("no-letter",))})


def signed(election: PlayedElection, asked: dict[str, object]) -> None:
    for post in ("chair", "auditor"):
        election.do("record_findings", asked, by=post)


def all_pass(election: PlayedElection, *besides: tuple[int, str]) -> None:
    signed(
        election,
        sheet(
            *(
                row_of(election, number, check)
                for number in range(5)
                for check in ABOUT
                if (number, check) not in besides
            )
        ),
    )


def failed_for_good(
    election: PlayedElection, outcome: str = "fail"
) -> dict[str, object]:
    signed(election, against(election, outcome))
    told(election)
    election.wait(TERM)
    signed(election, against(election, outcome))
    told(election)
    all_pass(election, (0, "consent"))
    election.wait(TERM)
    answer = election.do("close_vetting", {"unit": UNIT}, by="secretary")
    return dict(outcome_of(answer.entry))


def test_a_condition_is_found_on_like_a_check_and_keeps_vetting_open(
    election: PlayedElection,
) -> None:
    all_pass(election, (4, "ability"))
    lacking = refusals(election, "close_vetting", "secretary", unit=UNIT)
    found(election, 4, "ability")

    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    assert lacking == ["vetting.unchecked"]


def test_a_finding_against_somebody_stands_on_a_ground_of_the_list(
    election: PlayedElection,
) -> None:
    asked = against(election)

    none = refusals(election, "record_findings", "chair", **changed(asked, grounds=[]))
    other = refusals(
        election, "record_findings", "chair", **changed(asked, grounds=["gossip"])
    )
    signed(election, asked)

    assert none == ["vetting.no_ground"]
    assert other == ["vetting.strange_ground"]
    assert election.work.views.every(GateFinding)[0].grounds == ("no-letter",)


def test_no_ground_goes_with_a_pass_or_with_a_check_that_lists_none(
    election: PlayedElection,
) -> None:
    passing = against(election, "pass")
    unlisted = changed(against(election), check="membership")

    assert refusals(election, "record_findings", "chair", **passing) == [
        "vetting.ground_of_pass"
    ]
    assert refusals(election, "record_findings", "chair", **unlisted) == [
        "vetting.grounds_not_listed"
    ]


def test_the_final_finding_names_no_ground_that_the_person_was_not_told(
    election: PlayedElection,
) -> None:
    signed(election, against(election))
    told(election)
    election.wait(TERM)

    new = against(election, "fail", "no-letter", "forged-letter")
    refused = refusals(election, "record_findings", "chair", **new)
    signed(election, against(election))

    assert refused == ["vetting.new_ground"]
    assert election.work.views.every(GateFinding)[0].final


def test_who_failed_a_final_check_is_not_nominated_again(
    election: PlayedElection,
) -> None:
    said = failed_for_good(election)
    again_named(election)
    answer = election.do("close_nomination", {"unit": UNIT}, by="secretary")

    way = election.work.views.one(Way, UNIT, person(election, 0))
    assert said["barred"] == said["set_aside"] == [person(election, 0)]
    assert way is not None
    assert way.out == "barred"
    assert outcome_of(answer.entry)["nominees"] == []


def test_a_doubt_in_a_final_check_sets_aside_and_bars_nobody(
    election: PlayedElection,
) -> None:
    said = failed_for_good(election, "unresolved")
    again_named(election)
    answer = election.do("close_nomination", {"unit": UNIT}, by="secretary")

    assert said["set_aside"] == [person(election, 0)]
    assert said["barred"] == []
    assert outcome_of(answer.entry)["nominees"] == [person(election, 0)]


def test_an_appeal_opens_a_final_check_again(election: PlayedElection) -> None:
    signed(election, against(election))
    told(election)
    election.wait(TERM)
    signed(election, against(election))
    told(election)
    grounds = matter(election, grounds="The letter was handed in.")
    election.do("lodge_appeal", grounds, by="secretary")
    election.wait(TERM)
    ruling = matter(election, outcome="upheld", reasons="The letter is genuine.")
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("decide_appeal", ruling, by=reviewer)
    all_pass(election, (0, "consent"))

    answer = election.do("close_vetting", {"unit": UNIT}, by="secretary")

    assert outcome_of(answer.entry)["barred"] == []
    assert person(election, 0) in str(outcome_of(answer.entry)["passed"])


def again_named(election: PlayedElection) -> None:
    """Hold another round, in which both branches name the first person again."""
    reopened = {"reason": "one more name is needed", "unit": UNIT}
    for officer in ("officer", "second"):
        election.do("reopen_nomination", reopened, by=officer)
    returned(election, "branch-a", {0: 8}, voters=8)
    returned(election, "branch-b", {0: 12}, voters=12)


@pytest.mark.parametrize(
    ("more", "code", "key"),
    [
        (
            '[vetting.grounds.gossip]\nvalue = ["hearsay"]\nclause = "Rule 5"\n',
            "unknown_check",
            "vetting.grounds.gossip",
        ),
        (
            '[vetting.final_checks]\nvalue = ["gossip"]\nclause = "Rule 5"\n',
            "unknown_check",
            "vetting.final_checks",
        ),
        (
            '[vetting.conditions]\nvalue = ["consent"]\nclause = "Rule 5"\n',
            "check_twice",
            "vetting.conditions",
        ),
        (
            '[vetting.conditions]\nvalue = ["credentials"]\nclause = "Rule 5"\n',
            "check_taken",
            "vetting.conditions",
        ),
    ],
)
def test_a_charter_says_nothing_of_checks_that_nobody_makes(
    tmp_path: Path, more: str, code: str, key: str
) -> None:
    assert faults(tmp_path, minimal(more=f"\n{more}")) == [(code, key)]
