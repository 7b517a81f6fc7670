"""What a list must hold of a category is looked at again after it was adopted."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection
from tests.placed import PLACES, list_of, standing_at, step_now
from tests.played import UNIT, people, person
from tests.plenaries import adopting, at, plenary
from tests.unit.actions.rights import refusals

from comitia.kernel.dates import moment_text
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

FLOOR = """
[composition.categories.work]
value = ["front-line", "leading"]
clause = "Rule 3a"

[composition.floors.front-line]
more_than = "1/3"
of = "seats"
clause = "Rule 3b"
"""
CEILING = FLOOR.replace("floors.front-line", "ceilings.leading").replace(
    'more_than = "1/3"', 'at_most = "1/3"'
)
SOFT = '\n[composition.strengths.front-line]\nvalue = "soft"\nclause = "Rule 3b"\n'


def known(election: PlayedElection, *front_line: int) -> PlayedElection:
    """Record the work of five people: these are on the front line."""
    at = moment_text(election.work.clock)
    for number in range(5):
        category = "front-line" if number in front_line else "leading"
        who = person(election, number)
        row = Identity(UNIT, who, "work", category, at, (), ("contract",), (), 1)
        election.work.views.put([row])
    return election


def shown(tmp_path: Path, keys: str) -> PlayedElection:
    """Return an election whose list is out for its term: three seats, two needed."""
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=keys))
    keys_folder = tmp_path / "keys"
    election = standing_at(keys_folder, Step.SELECTION, Reached.VETTED, charter)
    known(election, 0, 1)
    election.do("adopt_list", list_of(election, 5), by="secretary")
    election.do("open_notice", {"places": PLACES, "unit": UNIT}, by="secretary")
    election.wait(timedelta(days=5))
    return election


def leave(election: PlayedElection, number: int) -> None:
    asked = {"person": person(election, number), "reason": "asked"}
    election.do("withdraw_person", asked)


@pytest.mark.parametrize(
    ("keys", "code"), [(FLOOR, "floor_lost"), (CEILING, "others_lost")]
)
def test_a_notice_is_not_closed_on_a_list_that_has_lost_what_it_must_hold(
    tmp_path: Path, keys: str, code: str
) -> None:
    election = shown(tmp_path, keys)
    leave(election, 0)

    assert refusals(election, "close_notice", "secretary", unit=UNIT) == [
        f"composition.{code}"
    ]


def test_a_notice_is_closed_when_others_have_left_the_list(tmp_path: Path) -> None:
    election = shown(tmp_path, FLOOR)
    leave(election, 4)

    election.do("close_notice", {"unit": UNIT}, by="secretary")

    assert step_now(election) is Step.CONFERENCE


def test_what_may_be_departed_from_holds_no_notice_open(tmp_path: Path) -> None:
    election = shown(tmp_path, FLOOR + SOFT)
    leave(election, 0)

    election.do("close_notice", {"unit": UNIT}, by="secretary")

    assert step_now(election) is Step.CONFERENCE


@pytest.mark.parametrize("is_stale", [True, False])
def test_a_category_recorded_anew_at_the_conference_counts_as_it_is_now(
    tmp_path: Path, *, is_stale: bool
) -> None:
    election = shown(tmp_path, FLOOR)
    election.do("close_notice", {"unit": UNIT}, by="secretary")
    (row,) = election.work.views.every(Identity, person=person(election, 0))
    now = "front-line" if is_stale else "leading"
    election.work.views.put([replace(row, category=now, stale=is_stale)])
    paper = {"names": people(election, range(5)), "present": 30, "unit": UNIT}

    refused = refusals(election, "open_ballot", "presider", **paper)

    assert "composition.floor_lost" in refused


def test_a_paper_that_keeps_what_is_asked_is_opened(tmp_path: Path) -> None:
    election = shown(tmp_path, FLOOR)
    election.do("close_notice", {"unit": UNIT}, by="secretary")
    paper = {"names": people(election, range(5)), "present": 30, "unit": UNIT}

    election.do("open_ballot", paper, by="presider")

    assert step_now(election) is Step.CONFERENCE


@pytest.mark.parametrize("is_stale", [True, False])
def test_a_list_is_adopted_on_what_people_are_now(
    tmp_path: Path, *, is_stale: bool
) -> None:
    election = known(at(tmp_path, Step.SELECTION, Reached.VETTED, FLOOR), 0, 1)
    (row,) = election.work.views.every(Identity, person=person(election, 0))
    election.work.views.put([replace(row, stale=is_stale)])
    opinion = {"by": "auditors", "document": "letter 4", "date": "2026-01-05"}
    asked = {**list_of(election, 5), "abstained": 0, "against": 1, "heard": [opinion]}

    if is_stale:
        refused = refusals(election, "adopt_list", "secretary", **asked)
        assert "composition.too_few" in refused
    else:
        election.do("adopt_list", asked, by="secretary")
        assert step_now(election) is Step.NOTICE


def test_the_plenary_leaves_out_nobody_whom_its_list_must_hold(tmp_path: Path) -> None:
    election = known(plenary(tmp_path, FLOOR), 3, 4)

    refused = refusals(
        election, "adopt_prospective", "presider", **adopting(election, 4)
    )
    election.do("adopt_prospective", adopting(election, 5), by="presider")

    assert refused == ["composition.too_few"]
