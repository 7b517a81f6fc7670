"""What a reply declines goes back: names to vetting, a list to selection."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal
from tests.elections import PlayedElection
from tests.placed import standing_at, step_now, way_of
from tests.play.charters import GRANTED, PAPERS, with_plenary
from tests.played import UNIT, found, people
from tests.plenaries import adopt, at, close, granted, plenary

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

SIGNED = {"date": "2026-01-05", "signer": "chair"}


def sent(election: PlayedElection, subject: str = "prospective-list") -> str:
    asked = {**SIGNED, "about": "x", "number": "1", "unit": UNIT}
    asked |= {"subject": subject} if subject else {}
    election.do("send_request", asked, by="secretary")
    return election.work.views.every(Letter, reply="")[0].letter


def decline(election: PlayedElection, letter: str, *names: str) -> None:
    listed = [{"person": one, "reasons": "a matter of last year"} for one in names]
    reply = {**SIGNED, "letter": letter, "number": "9", "outcome": "declined"}
    election.do("record_reply", {**reply, "names": listed})


def test_a_list_that_is_declined_is_chosen_anew_from_the_same_names(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path, GRANTED)
    adopt(election)

    decline(election, sent(election))

    first = people(election)[0]
    assert step_now(election) is Step.SELECTION
    assert outcome_of(election.done[-1].entry) == {"back_to": "selection"}
    assert way_of(election, first).reached == "preliminary"
    assert way_of(election, first).is_open


def test_names_that_are_declined_are_looked_into_anew(tmp_path: Path) -> None:
    election = plenary(tmp_path, GRANTED)
    adopt(election)
    first, second, *_ = people(election, range(5))

    decline(election, sent(election), second)

    entry = election.done[-1].entry
    assert step_now(election) is Step.VETTING
    assert way_of(election, second).reached == "nominee"
    assert way_of(election, second).is_open
    assert way_of(election, first).reached == "preliminary"
    assert b"matter of last year" not in bytes(entry.payload)
    with pytest.raises(Refused, match=r"vetting\.unchecked"):
        election.do("close_vetting", {"unit": UNIT}, by="secretary")
    for check in ("membership", "consent"):
        found(election, 1, check)
    election.do("close_vetting", {"unit": UNIT}, by="secretary")
    assert step_now(election) is Step.SELECTION


def test_a_request_about_something_else_that_is_declined_leads_nowhere(
    tmp_path: Path,
) -> None:
    election = plenary(tmp_path, GRANTED)
    adopt(election)

    decline(election, sent(election, subject=""))

    assert step_now(election) is Step.PLENARY
    granted(election, "5")
    close(election)
    assert step_now(election) is Step.CONFERENCE


def test_at_selection_a_declined_list_leaves_the_unit_where_it_is(
    tmp_path: Path,
) -> None:
    election = at(tmp_path, Step.SELECTION, Reached.VETTED, GRANTED)

    decline(election, sent(election))

    assert step_now(election) is Step.SELECTION
    assert outcome_of(election.done[-1].entry) == {"back_to": None}


def test_nobody_is_declined_who_stands_on_no_list(tmp_path: Path) -> None:
    election = standing_at(tmp_path, Step.VETTING, Reached.NOMINEE)
    first = people(election)[0]
    letter = sent(election)

    with pytest.raises(Refused, match=r"register\.not_on_list"):
        decline(election, letter, first)


def test_after_a_ballot_was_opened_no_letter_declines_a_name(tmp_path: Path) -> None:
    election = standing_at(tmp_path, Step.CONFERENCE, Reached.CANDIDATE)
    first = people(election)[0]
    letter = sent(election)

    with pytest.raises(Refused, match=r"register\.not_on_list"):
        decline(election, letter, first)


def test_a_reply_declines_a_name_once_and_grants_none(tmp_path: Path) -> None:
    election = standing_at(tmp_path, Step.SELECTION, Reached.VETTED)
    first = people(election)[0]
    letter = sent(election)

    with pytest.raises(Refused, match=r"register\.declined_twice"):
        decline(election, letter, first, first)
    listed = [{"person": first, "reasons": "x"}]
    reply = {**SIGNED, "letter": letter, "number": "9", "outcome": "granted"}
    with pytest.raises(Refused, match=r"register\.names_granted"):
        election.do("record_reply", {**reply, "names": listed})


def test_a_refusal_that_leads_back_is_of_a_subject_that_there_is(
    tmp_path: Path,
) -> None:
    assert with_plenary(tmp_path / "sound")
    (tmp_path / "wrong").mkdir()

    wrong = faults(tmp_path / "wrong", minimal(more=PAPERS + GRANTED))

    assert wrong == [
        ("paper_not_listed", "register.replies.plenary"),
        ("paper_not_listed", "register.declined"),
    ]
