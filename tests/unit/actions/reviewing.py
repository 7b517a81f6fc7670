"""The review of credentials as tests play it: a group, its points, its refusals."""

from datetime import timedelta
from typing import Any

import pytest
from tests.elections import PlayedElection, account
from tests.finished import told, voted_on
from tests.play.charters import REVIEW
from tests.played import UNIT, person

from comitia.kernel.findings import Refused
from comitia.stages.grants import Grant

A_RIGHT = timedelta(days=3)
# The committee of the small election reviews by itself here: no body of its own.
KEYS = REVIEW[REVIEW.index("[credentials.forming_body]") :].replace(
    "value = 3", "value = 2"
)
DELEGATES = (0, 1, 2)


def grant_of(election: PlayedElection, name: str) -> str:
    held = election.work.views.every(Grant, account=account(name))
    return held[0].grant


def group(election: PlayedElection, *names: str, **other: object) -> dict[str, Any]:
    return {
        "entitled": 5,
        "members": [grant_of(election, one) for one in names],
        "minutes": "item 4",
        "present": 4,
        "unit": UNIT,
        "votes_for": 3,
        **other,
    }


def points(*wrong: str, note: str | None = "a box was open") -> dict[str, Any]:
    rows = [
        {"in_order": True, "point": one}
        if one not in wrong
        else {"in_order": False, "note": note, "point": one}
        for one in ("quorum", "papers")
    ]
    return {"points": rows, "unit": UNIT}


def seat(election: PlayedElection, *names: str) -> None:
    election.do("form_review_group", group(election, *names), by="secretary")


def review(election: PlayedElection, *wrong: str) -> None:
    for signer in ("secretary", "chair"):
        election.do("review_procedure", points(*wrong), by=signer)


def review_again(election: PlayedElection, *wrong: str) -> None:
    """Let other members of a larger group review the vote anew."""
    clerk = {"account": account("clerk"), "body": "committee", "role": "secretary"}
    election.do("grant_role", {**clerk, "post": ""})
    seat(election, "secretary", "chair", "auditor", "clerk")
    for signer in ("auditor", "clerk"):
        election.do("review_procedure", points(*wrong), by=signer)


def refusals(
    election: PlayedElection, act: str, asked: dict[str, Any], by: str = "secretary"
) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by=by)
    return [one.code for one in refused.value.findings]


def sheet_of(election: PlayedElection, votes: dict[int, int]) -> dict[str, Any]:
    rows = [
        {"person": person(election, one), "votes_for": now}
        | ({} if now > 2 else {"reasons": "is no member"})
        for one, now in votes.items()
    ]
    return {"entitled": 5, "present": 4, "rows": rows, "unit": UNIT}


def lose(election: PlayedElection, number: int) -> None:
    """Let the body refuse somebody, hear them, refuse again, and no appeal come."""
    voted_on(election, {**dict.fromkeys(set(DELEGATES) - {number}, 4), number: 1})
    told(election, number)
    election.wait(A_RIGHT)
    voted_on(election, {number: 1})
    told(election, number)
    election.wait(A_RIGHT)
