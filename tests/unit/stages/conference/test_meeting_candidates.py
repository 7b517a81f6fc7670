"""Electors ask to meet candidates, and no ballot is opened before that is settled."""

from datetime import timedelta

import pytest
from tests.conferences import MEMBERS, PEOPLE, UNIT, Conference, ruled

from comitia.kernel.dates import moment_text
from comitia.stages.conference.agenda.requests import MeetingOutcome, MeetingRequest
from comitia.stages.register.ways import Reached, Way

FIRST, SECOND, *_ = PEOPLE
MINUTES = "minutes 4"


@pytest.fixture
def conference() -> Conference:
    return Conference(ruled(meetings="unless_declined"))


def ask(conference: Conference, *names: str, electors: int = 3) -> bool:
    return conference.do("request_meeting", electors=electors, names=names)


def record(conference: Conference, outcome: str, **more: object) -> bool:
    asked = {"minutes": MINUTES, "request": 1, "outcome": MeetingOutcome(outcome)}
    return conference.do("record_meeting", **(asked | more))


def the_request(conference: Conference) -> MeetingRequest:
    (row,) = conference.views.every(MeetingRequest, unit=UNIT)
    return row


def test_no_ballot_is_opened_before_electors_met_whom_they_asked_for(
    conference: Conference,
) -> None:
    assert ask(conference, FIRST)
    assert not conference.open()
    assert conference.refused == ("conference.meeting_waits",)

    assert record(conference, "held", present=MEMBERS, met=(FIRST,))

    assert conference.open()
    row = the_request(conference)
    assert (row.outcome, row.present, row.met) == ("held", MEMBERS, (FIRST,))


def test_a_request_without_names_is_for_everybody_who_stands(
    conference: Conference,
) -> None:
    assert ask(conference)

    assert the_request(conference).names == PEOPLE


@pytest.mark.parametrize(
    ("names", "electors", "code"),
    [
        ((), 0, "asked_by_nobody"),
        ((), MEMBERS + 1, "asked_by_nobody"),
        (("f" * 32,), 1, "nobody_to_meet"),
    ],
)
def test_electors_of_the_conference_ask_for_who_stands(
    conference: Conference, names: tuple[str, ...], electors: int, code: str
) -> None:
    assert not ask(conference, *names, electors=electors)
    assert conference.refused == (f"conference.{code}",)
    assert ask(conference, electors=MEMBERS)


def test_nobody_asks_while_papers_are_out(conference: Conference) -> None:
    assert conference.open()

    assert not ask(conference)
    assert conference.refused == ("conference.ballot_open",)


@pytest.mark.parametrize(
    ("outcome", "more", "code"),
    [
        ("held", {"present": 0, "met": (FIRST, SECOND)}, "met_by_nobody"),
        ("held", {"present": MEMBERS + 1, "met": (FIRST, SECOND)}, "met_by_nobody"),
        ("held", {"present": 1}, "nobody_to_meet"),
        ("held", {"present": 1, "met": (PEOPLE[3],)}, "nobody_to_meet"),
        ("held", {"present": 1, "met": (FIRST,)}, "asked_not_met"),
        ("declined", {}, "declined_silently"),
        ("declined", {"reason": "-", "present": 1}, "declined_and_met"),
        ("declined", {"reason": "-", "met": (FIRST,)}, "declined_and_met"),
        ("held", {"request": 2, "present": 1}, "no_such_request"),
    ],
)
def test_what_is_recorded_of_a_request_says_who_was_met_or_why_nobody(
    conference: Conference, outcome: str, more: dict[str, object], code: str
) -> None:
    assert ask(conference, FIRST, SECOND)

    assert not record(conference, outcome, **more)
    assert conference.refused == (f"conference.{code}",)


def test_a_request_is_declined_with_its_reason_and_once(conference: Conference) -> None:
    assert ask(conference, FIRST)
    assert record(conference, "declined", reason="all of them answered before")

    assert conference.open()
    assert not record(conference, "declined", reason="again")
    assert conference.refused == ("conference.no_such_request",)


def test_who_was_asked_for_is_missing_from_the_meeting_with_a_reason_only(
    conference: Conference,
) -> None:
    assert ask(conference, FIRST, SECOND)

    assert record(conference, "held", present=1, met=(FIRST,), reason="one was ill")
    assert conference.outcome.not_met == (SECOND,)


def test_where_requests_are_always_met_none_is_declined() -> None:
    conference = Conference(ruled(meetings="always"))
    assert ask(conference, FIRST)

    assert not record(conference, "declined", reason="no room")
    assert conference.refused == ("conference.meeting_due",)
    assert record(conference, "held", present=1, met=(FIRST,))


def test_a_request_for_who_left_since_holds_up_nobody() -> None:
    conference = Conference(ruled(meetings="always"))
    assert ask(conference, FIRST)
    left = moment_text(conference.at + timedelta(minutes=1))
    gone = Way(UNIT, FIRST, Reached.PRELIMINARY.value, left, "withdrawn")
    conference.views.put([gone])

    assert record(conference, "declined", reason="withdrew")


def test_a_charter_without_the_key_records_no_request() -> None:
    conference = Conference()

    assert not ask(conference, FIRST)
    assert conference.refused == ("conference.no_meetings",)
    assert conference.open()
