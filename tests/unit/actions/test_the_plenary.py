"""The plenary adopts the prospective list; it closes when the reply is there."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal
from tests.elections import PlayedElection
from tests.placed import PLACES, list_of, place, standing_at, step_now, way_of
from tests.play.charters import GRANTED, PAPERS, PLENARY
from tests.played import UNIT, people
from tests.plenaries import adopt, adopting, at, close, granted, plenary

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.meeting.lists import ProspectiveList
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached


def codes_of(election: PlayedElection, **changes: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        adopt(election, **changes)
    return [one.code for one in refused.value.findings]


def test_the_notice_leads_to_the_plenary_and_that_to_the_conference(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)
    opinion = {"by": "auditors", "document": "letter 4", "date": "2026-01-05"}
    heard = {"abstained": 0, "against": 1, "heard": [opinion]}
    election.do("adopt_list", {**list_of(election, 5), **heard}, by="secretary")
    shown = {"places": PLACES, "scope": "unit", "shows": ["name", "branch"]}
    election.do("open_notice", {"unit": UNIT, **shown}, by="secretary")
    election.wait(timedelta(days=5))
    election.do("close_notice", {"unit": UNIT}, by="secretary")
    after_notice = step_now(election)

    adopt(election)
    close(election)

    assert (after_notice, step_now(election)) == (Step.PLENARY, Step.CONFERENCE)


def test_a_list_is_shown_to_those_and_with_that_which_the_charter_says(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.NOTICE, Reached.PRELIMINARY)
    asked = {"unit": UNIT, "places": PLACES, "scope": "public", "shows": ["name"]}

    with pytest.raises(Refused) as refused:
        election.do("open_notice", asked, by="secretary")

    assert [one.code for one in refused.value.findings] == [
        "notice.scope",
        "notice.shows",
    ]


def test_who_is_on_the_list_is_prospective_when_the_plenary_is_closed(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path)
    first, *_, last = people(election, range(5))

    adopt(election, **adopting(election, 4))
    adopted = election.done[-1].entry
    before = way_of(election, first).reached
    close(election)

    (row,) = election.work.views.every(ProspectiveList)
    assert [one["rows"] for one in sealed_of(adopted)] == [4]
    assert (before, way_of(election, first).reached) == ("preliminary", "prospective")
    assert way_of(election, last).out == "selection"
    assert (row.present, row.votes_for, row.against, row.abstained) == (21, 16, 4, 1)
    assert outcome_of(election.done[-1].entry)["number"] == 1


def test_without_a_list_the_plenary_is_not_closed(tmp_path: Path) -> None:
    election = plenary(tmp_path)

    with pytest.raises(Refused, match=r"selection\.no_prospective_list"):
        close(election)


def test_a_list_of_an_earlier_plenary_does_not_close_a_later_one(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path)
    adopt(election)
    election.wait(timedelta(hours=1))
    place(election, Step.PLENARY, Reached.PRELIMINARY, numbers=range(5))

    with pytest.raises(Refused, match=r"selection\.no_prospective_list"):
        close(election)


def test_a_reply_to_a_request_from_before_the_vote_does_not_count(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path, GRANTED)
    granted(election, "1")
    adopt(election)
    with pytest.raises(Refused, match=r"register\.reply_lacking"):
        close(election)
    granted(election, "2")

    close(election)

    assert step_now(election) is Step.CONFERENCE


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"present": 20, "valid": 20, "against": 3}, ["selection.quorum"]),
        ({"votes_for": 15, "against": 5}, ["selection.threshold"]),
        ({"entitled": 29}, ["selection.entitled"]),
        ({"abstained": 2}, ["selection.votes_do_not_add"]),
        ({"abstained": 0}, ["selection.votes_do_not_add"]),
        ({"abstained": None}, ["selection.dissent"]),
        ({"present": 31, "entitled": 30}, ["meeting.present"]),
    ],
)
def test_the_vote_of_the_plenary_is_counted_by_its_own_keys(
    tmp_path: Path, changes: dict[str, object], codes: list[str]
) -> None:
    election = plenary(tmp_path)

    assert codes_of(election, **changes) == codes


def test_the_plenary_chooses_from_enough_names_and_leaves_enough(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path)
    ids = people(election, range(5))
    rest = [{"person": one, "reasons": "asked"} for one in ids[3:]]

    assert codes_of(election, names=ids[:3], left_out=rest) == ["conference.margin"]
    for one in ids[3:]:
        election.do("withdraw_person", {"person": one, "reason": "asked"})
    assert codes_of(election, names=ids[:3]) == [
        "selection.margin",
        "conference.margin",
    ]


def test_nobody_adopts_a_list_alone(tmp_path: Path) -> None:
    election = plenary(tmp_path)

    alone = codes_of(election, present=1, valid=1, votes_for=1, against=0, abstained=0)

    assert alone == ["meeting.alone", "selection.quorum", "selection.threshold"]


def test_another_body_does_not_meet_as_the_plenary(tmp_path: Path) -> None:
    election = plenary(tmp_path)

    with pytest.raises(Refused, match=r"policy\.right"):
        election.do("adopt_prospective", adopting(election), by="secretary")


def test_a_charter_without_a_plenary_has_no_use_for_its_acts(tmp_path: Path) -> None:
    election = standing_at(tmp_path, Step.PLENARY, Reached.PRELIMINARY)

    with pytest.raises(Refused, match=r"selection\.no_plenary"):
        election.do("adopt_prospective", adopting(election), by="secretary")
    with pytest.raises(Refused, match=r"selection\.no_plenary"):
        election.do("close_plenary", {"unit": UNIT}, by="secretary")


def test_a_list_is_adopted_after_those_whom_the_charter_wants_heard(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)
    asked = {**list_of(election, 5), "against": 1, "abstained": 0}
    opinion = {"by": "auditors", "document": "letter 4", "date": "2026-01-07"}

    with pytest.raises(Refused) as unheard:
        election.do("adopt_list", asked, by="secretary")
    with pytest.raises(Refused) as ahead:
        election.do("adopt_list", {**asked, "heard": [opinion]}, by="secretary")

    assert [one.code for one in unheard.value.findings] == ["selection.not_heard"]
    assert [one.code for one in ahead.value.findings] == ["register.letter_ahead"]


def test_the_body_chooses_from_more_names_than_the_charter_asks(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED)
    last = people(election, range(5))[-1]
    election.do("withdraw_person", {"person": last, "reason": "asked"})
    opinion = {"by": "auditors", "document": "letter 4", "date": "2026-01-05"}
    counted = {"against": 1, "abstained": 0, "heard": [opinion], "left_out": []}

    with pytest.raises(Refused) as refused:
        election.do("adopt_list", {**list_of(election), **counted}, by="secretary")

    assert [one.code for one in refused.value.findings] == ["selection.margin"]


def test_a_plenary_needs_its_quorum_and_its_majority_in_the_charter(
    tmp_path: Path,
) -> None:
    start, end = "[selection.plenary_quorum]", "[selection.plenary_threshold]"
    cut = PLENARY[: PLENARY.index(start)] + PLENARY[PLENARY.index(end) :]

    assert faults(tmp_path, minimal(more=cut)) == [
        ("needs_other", "selection.plenary_body")
    ]


def test_the_charters_that_tests_play_are_sound(tmp_path: Path) -> None:
    subjects = PAPERS.replace('"convening", "plan"]', '"plan", "prospective-list"]')

    found = faults(tmp_path, minimal(more=subjects + PLENARY + GRANTED))

    assert {code for code, _ in found} == {"paper_not_listed"}
