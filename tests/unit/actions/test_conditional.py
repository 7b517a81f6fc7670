"""A conditional check may be found not to apply: with reasons, signed, and settled."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, opened
from tests.played import UNIT, found, nominated, person, row_of, sheet
from tests.unit.actions.rights import closed, refusals, told

from comitia.stages.due_process.gates import GateFinding, Outcome, checks_lacking
from comitia.stages.due_process.remedies import Remedy

CONDITIONAL = '\n[vetting.conditional]\nvalue = ["consent"]\nclause = "Rule 5"\n'
OUTSIDE = "not_applicable"


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    folder = tmp_path / "charter"
    folder.mkdir()
    return nominated(
        opened(tmp_path / "keys", written(folder, minimal(more=CONDITIONAL)))
    )


def refused(election: PlayedElection, **changes: object) -> list[str]:
    row = {**row_of(election, 0, "consent", OUTSIDE), **changes}
    return refusals(election, "record_findings", "chair", **sheet(row))


def test_a_check_that_does_not_apply_is_settled_and_nothing_against_anybody(
    election: PlayedElection,
) -> None:
    for number in range(5):
        found(election, number, "membership")
        found(election, number, "consent", OUTSIDE)

    about = person(election, 0)
    row = election.work.views.one(GateFinding, UNIT, about, "consent")
    assert row is not None
    assert row.final
    assert row.reasons
    assert election.work.views.every(Remedy) == ()
    assert not checks_lacking(UNIT, about, ["consent"], election.work.views)
    assert closed(election)["set_aside"] == []


def test_it_needs_reasons_and_a_charter_that_allows_it(
    election: PlayedElection,
) -> None:
    assert refused(election, reasons=None) == ["vetting.no_reasons"]
    assert refused(election, check="membership") == ["vetting.not_conditional"]


def test_a_charter_without_the_key_has_no_such_finding(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    assert refused(election) == ["vetting.no_conditional"]


def test_after_an_answer_a_doubt_may_turn_out_to_be_outside(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", "unresolved")
    early = refused(election)
    told(election)
    asked = {"matter": "consent", "person": person(election, 0), "text": "-"}
    election.do("record_answer", asked, by="secretary")

    found(election, 0, "consent", OUTSIDE)

    assert early == ["not_told"]
    (remedy,) = election.work.views.every(Remedy)
    assert remedy.ruling == "lifted"


def test_what_was_found_not_to_apply_is_not_found_again(
    election: PlayedElection,
) -> None:
    found(election, 0, "consent", OUTSIDE)

    assert refused(election) == ["vetting.found_already"]


def test_no_outcome_in_favour_is_worse_than_another() -> None:
    assert not Outcome.PASS.is_worse_than(Outcome.NOT_APPLICABLE)
    assert not Outcome.NOT_APPLICABLE.is_worse_than(Outcome.PASS)
    assert Outcome.UNRESOLVED.is_worse_than(Outcome.NOT_APPLICABLE)
    assert Outcome.FAIL.is_worse_than(Outcome.UNRESOLVED)


def test_only_checks_of_the_charter_are_conditional(tmp_path: Path) -> None:
    text = minimal(more=CONDITIONAL.replace("consent", "popularity"))

    assert faults(tmp_path, text) == [("unknown_check", "vetting.conditional")]


ALWAYS = """
[composition.categories.line]
value = ["leading", "other"]
clause = "Rule 5"

[vetting.always.consent]
value = ["leading"]
clause = "Rule 5"
"""


def identified(election: PlayedElection, number: int, category: str) -> None:
    row = {"axis": "line", "category": category, "person": person(election, number)}
    before = {"reasons": "a new post"} if category == "leading" else {}
    asked = {"rows": [{**row, **before}], "unit": UNIT}
    for post in ("chair", "auditor"):
        election.do("record_identities", asked, by=post)


@pytest.fixture
def with_leaders(tmp_path: Path) -> PlayedElection:
    folder = tmp_path / "charter"
    folder.mkdir()
    charter = written(folder, minimal(more=CONDITIONAL + ALWAYS))
    return nominated(opened(tmp_path / "keys", charter))


def test_a_check_that_is_always_for_a_category_is_not_found_outside_of_it(
    with_leaders: PlayedElection,
) -> None:
    unknown = refused(with_leaders)
    identified(with_leaders, 0, "leading")
    leading = refused(with_leaders)
    identified(with_leaders, 1, "other")
    found(with_leaders, 1, "consent", OUTSIDE)

    assert unknown == ["vetting.category_unknown"]
    assert leading == ["vetting.applies_always"]


def test_who_is_found_to_lead_later_does_not_come_through_without_the_check(
    with_leaders: PlayedElection,
) -> None:
    for number in range(5):
        identified(with_leaders, number, "other")
        found(with_leaders, number, "membership")
        found(with_leaders, number, "consent", OUTSIDE if number == 0 else "pass")
    identified(with_leaders, 0, "leading")

    assert refusals(with_leaders, "close_vetting", "secretary", unit=UNIT) == [
        "vetting.applies_always"
    ]


def test_a_check_is_always_for_categories_that_there_are(tmp_path: Path) -> None:
    strange = ALWAYS.replace('value = ["leading"]', 'value = ["leader"]')
    nobody = ALWAYS.replace("always.consent", "always.loyalty")

    assert faults(tmp_path, minimal(more=CONDITIONAL + strange)) == [
        ("floor_of_nobody", "vetting.always.consent")
    ]
    assert faults(tmp_path, minimal(more=CONDITIONAL + nobody)) == [
        ("unknown_check", "vetting.always.loyalty")
    ]
