"""Somebody is set aside, is told, answers and appeals: as tests play it."""

from datetime import timedelta
from typing import Final

import pytest
from tests.elections import PlayedElection
from tests.played import UNIT, found, person, row_of, sheet

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of
from comitia.stages.due_process.remedies import Remedy, remedy_of

TERM: Final = timedelta(days=3)
REOPEN: Final = {"reason": "more names are needed", "unit": UNIT}


def refusals(election: PlayedElection, act: str, by: str, **asked: object) -> list[str]:
    """Return the codes with which an act is refused."""
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by=by)
    codes = [one.code for one in refused.value.findings]
    return [code.removeprefix("due_process.") for code in codes]


def finding(election: PlayedElection, outcome: str = "fail") -> dict[str, object]:
    """Return a sheet with one finding: about the consent of the first person."""
    row = row_of(election, 0, "consent", outcome)
    return sheet({**row, "reasons": "There is no letter."})


def changed(asked: dict[str, object], **fields: object) -> dict[str, object]:
    """Return a sheet of one finding with fields of its row changed."""
    rows = asked["rows"]
    assert isinstance(rows, list)
    return sheet({**rows[0], **fields})


def matter(election: PlayedElection, **more: object) -> dict[str, object]:
    """Return the person and the matter of that finding, and more fields."""
    return {"matter": "consent", "person": person(election, 0), **more}


def told(election: PlayedElection) -> None:
    """Tell the first person what was decided."""
    asked = matter(election, how="letter")
    election.do("notify_person", asked, by="secretary")


def failed(election: PlayedElection) -> PlayedElection:
    """Return the election with a final finding against the first person, told."""
    found(election, 0, "consent", "fail")
    told(election)
    election.wait(TERM)
    found(election, 0, "consent", "fail")
    told(election)
    return election


def appealed(election: PlayedElection) -> PlayedElection:
    """Return the election with an appeal of the first person."""
    asked = matter(election, grounds="The letter was handed in.")
    failed(election).do("lodge_appeal", asked, by="secretary")
    return election


def judged(election: PlayedElection, outcome: str) -> PlayedElection:
    """Return the election after two reviewers decided the appeal, its term over."""
    election.wait(TERM)
    asked = matter(election, outcome=outcome, reasons="The letter is genuine.")
    election.do("decide_appeal", asked, by="reviewer")
    election.do("decide_appeal", asked, by="other-reviewer")
    return election


def others_pass(election: PlayedElection) -> None:
    """Let everybody pass every check but the consent of the first person."""
    found(election, 0, "membership")
    for number in range(1, 5):
        for check in ("membership", "consent"):
            found(election, number, check)


def closed(election: PlayedElection) -> dict[str, object]:
    """Close vetting, and return its outcome."""
    answer = election.do("close_vetting", {"unit": UNIT}, by="secretary")
    return dict(outcome_of(answer.entry))


def remedy(election: PlayedElection) -> Remedy:
    """Return the rights that run for the first person."""
    row = remedy_of(UNIT, person(election, 0), "consent", election.work.views)
    assert row is not None
    return row
