"""The list of those elected, the report, the list of delegates, and who came."""

from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.finished import DAYS_OF_OBJECTION, balloted, listed, voted_on
from tests.play.charters import LISTS
from tests.played import UNIT, person, vetted

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.composition.figures import Figure
from comitia.stages.publication.changes import ListChange
from comitia.stages.register.course.published import ListedName
from comitia.stages.register.papers.rows import Letter

ATTRIBUTES = {"attributes": ["name", "branch"]}
UNIT_ONLY = {"unit": UNIT}
SIGNED = {"date": "2026-01-05", "signer": "Ada Example"}


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    """Return an election of which the ballots have just been closed."""
    charter = tmp_path / "charter"
    charter.mkdir()
    played = opened(tmp_path / "keys", written(charter, minimal(more=LISTS)))
    vetted(played)
    listed(played)
    balloted(played)
    return played


def approve(election: PlayedElection, outcome: str = "granted") -> None:
    """Ask above to approve the vote, and get the reply."""
    number = str(len(election.done))
    asked = {**SIGNED, "about": "result", "number": number, "unit": UNIT}
    election.do("send_request", {**asked, "subject": "result"}, by="secretary")
    letter = election.work.views.every(Letter, number=number)[0].letter
    reply = {**SIGNED, "letter": letter, "number": f"r{number}", "outcome": outcome}
    election.do("record_reply", reply)


def refusals(
    election: PlayedElection, act: str, asked: dict[str, Any], by: str = "officer"
) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by=by)
    return [one.code for one in refused.value.findings]


def sheet(election: PlayedElection) -> dict[str, Any]:
    rows = [{"person": person(election, one), "votes_for": 4} for one in range(3)]
    return {"entitled": 5, "present": 4, "rows": rows, "unit": UNIT}


def ready(election: PlayedElection, votes: dict[int, int]) -> None:
    """Publish those elected, let objections end, and close the review."""
    approve(election)
    election.do("publish_elected", ATTRIBUTES)
    election.wait(DAYS_OF_OBJECTION)
    voted_on(election, votes)
    election.do("close_credentials", UNIT_ONLY, by="secretary")


def report(votes_for: int, due: int = 3) -> dict[str, Any]:
    return {
        "entitled": due,
        "minutes": "item 2",
        "present": due,
        "votes_for": votes_for,
    }


def confirm(election: PlayedElection, asked: dict[str, Any]) -> None:
    for officer in ("officer", "second"):
        election.do("confirm_report", asked, by=officer)


def test_those_elected_are_published_once_their_vote_is_approved(
    election: PlayedElection,
) -> None:
    assert refusals(election, "publish_elected", ATTRIBUTES) == [
        "publication.not_approved"
    ]
    approve(election, "declined")
    assert refusals(election, "publish_elected", ATTRIBUTES) == [
        "publication.not_approved"
    ]
    approve(election)
    told_more = {"attributes": ["name", "born"]}
    assert refusals(election, "publish_elected", told_more) == [
        "publication.attributes"
    ]

    entry = election.do("publish_elected", ATTRIBUTES).entry

    assert outcome_of(entry)["elected"] == 3
    assert [one["rows"] for one in sealed_of(entry)] == [3]
    assert len(election.work.views.every(ListedName, list="elected")) == 3
    assert refusals(election, "publish_elected", ATTRIBUTES) == [
        "publication.elected_already"
    ]


def test_an_approval_of_another_vote_is_none(election: PlayedElection) -> None:
    approve(election)
    annulled = {"ballot": 1, "reason": "a box was open", "unit": UNIT}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("annul_ballot", annulled, by=reviewer)
    assert refusals(election, "publish_elected", ATTRIBUTES) == [
        "publication.unit_not_elected"
    ]


def test_nobody_is_confirmed_before_everybody_could_object_for_the_whole_term(
    election: PlayedElection,
) -> None:
    assert refusals(election, "confirm_credentials", sheet(election), "secretary") == [
        "credentials.not_public"
    ]
    approve(election)
    election.do("publish_elected", ATTRIBUTES)
    assert refusals(election, "confirm_credentials", sheet(election), "secretary") == [
        "credentials.objections"
    ]
    late = {"person": person(election, 0), "text": "lives elsewhere"}
    assert not election.do("record_objection", late, by="secretary").repeated


def test_an_objection_after_the_term_from_the_list_is_late(
    election: PlayedElection,
) -> None:
    approve(election)
    election.do("publish_elected", ATTRIBUTES)
    election.wait(DAYS_OF_OBJECTION)

    late = {"person": person(election, 0), "text": "lives elsewhere"}
    assert refusals(election, "record_objection", late, "secretary") == [
        "objection.late"
    ]


def test_no_list_of_delegates_before_the_meeting_has_confirmed_the_report(
    election: PlayedElection,
) -> None:
    assert refusals(election, "confirm_report", report(3)) == [
        "publication.unit_not_ready",
        "publication.due",
    ]
    ready(election, dict.fromkeys(range(3), 4))

    assert refusals(election, "publish_list", ATTRIBUTES) == ["publication.no_report"]
    assert refusals(election, "confirm_report", report(1)) == [
        "publication.report_threshold"
    ]
    assert refusals(election, "confirm_report", report(4, due=4)) == ["publication.due"]
    assert refusals(election, "confirm_report", report(4)) == ["meeting.votes_for"]
    confirm(election, report(2))
    election.do("publish_list", ATTRIBUTES)


def test_the_second_list_tells_every_change_from_the_first(
    election: PlayedElection,
) -> None:
    approve(election)
    election.do("publish_elected", ATTRIBUTES)
    dead = {"evidence": "a letter", "person": person(election, 2)}
    election.do("record_death", dead)
    election.wait(DAYS_OF_OBJECTION)
    voted_on(election, {0: 4, 1: 4})
    election.do("close_credentials", UNIT_ONLY, by="secretary")
    confirm(election, report(2, due=2))

    entry = election.do("publish_list", ATTRIBUTES).entry

    views = election.work.views
    told = {"change": "dead", "person": person(election, 2), "unit": UNIT}
    assert outcome_of(entry)["changes"] == [told]
    assert [one.change for one in views.every(ListChange)] == ["dead"]
    assert len(views.every(ListedName, list="confirmed")) == 2
    figures = {one.figure: one for one in views.every(Figure)}
    shown = {key: one.value for key, one in figures.items()}
    assert (shown["elected.listed"], shown["delegates"]) == ("3", "2")
    assert (shown["changes.dead"], shown["changes.added"]) == ("1", "0")
    assert figures["elected.listed"].moment == "approved"


def test_who_came_to_the_opening_is_counted_once_and_explained(
    election: PlayedElection,
) -> None:
    ready(election, dict.fromkeys(range(3), 4))
    confirm(election, report(3))
    came = {"due": 3, "excused": 1, "present": 2}
    assert refusals(election, "record_attendance", came) == ["policy.state"]
    election.do("publish_list", ATTRIBUTES)

    def lacks(due: int, present: int, excused: int) -> list[str]:
        asked = {"due": due, "excused": excused, "present": present}
        return refusals(election, "record_attendance", asked)

    assert lacks(4, 3, 1) == ["publication.due"]
    assert lacks(3, 2, 0) == ["publication.unexplained"]
    assert lacks(3, 1, 2) == ["publication.quorum"]
    assert lacks(3, 4, 0) == ["publication.unexplained", "meeting.present"]
    election.do("record_attendance", came)

    figures = {one.figure: one for one in election.work.views.every(Figure)}
    assert figures["attending.share"].value == "66.67"
    assert figures["attending"].moment == "attending"
    assert lacks(3, 2, 1) == ["publication.attended_already"]


def test_a_charter_without_the_keys_publishes_once(tmp_path: Path) -> None:
    election = opened(tmp_path / "plain")
    vetted(election)
    listed(election)
    balloted(election)
    assert refusals(election, "publish_elected", ATTRIBUTES) == [
        "publication.no_elected"
    ]
    voted_on(election, dict.fromkeys(range(3), 4))
    election.do("close_credentials", UNIT_ONLY, by="secretary")
    assert refusals(election, "confirm_report", report(3)) == ["publication.no_meeting"]

    entry = election.do("publish_list", ATTRIBUTES).entry

    assert outcome_of(entry)["changes"] == []
    came = {"due": 3, "excused": 1, "present": 2}
    assert refusals(election, "record_attendance", came) == [
        "publication.no_attendance"
    ]
    keys = {one.figure for one in election.work.views.every(Figure)}
    assert not {one for one in keys if one.startswith("changes")}
