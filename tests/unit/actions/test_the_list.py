"""A list is adopted, shown and objected to, and goes on to the conference."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection
from tests.placed import (
    PLACES,
    list_of,
    standing_at,
    step_now,
    way_of,
)
from tests.played import UNIT, people

from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.due_process.objections import Objection
from comitia.stages.meeting.lists import AdoptedList
from comitia.stages.notice.showing import Notice
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way

TERM = timedelta(days=5)
SIGNERS = ("chair", "auditor")


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return standing_at(tmp_path, Step.SELECTION, Reached.VETTED)


def show(election: PlayedElection) -> None:
    election.do("adopt_list", list_of(election), by="secretary")
    election.do("open_notice", {"unit": UNIT, "places": PLACES}, by="secretary")


def object_to(election: PlayedElection, person: str) -> str:
    asked = {"person": person, "text": "was not a member in 2024"}
    election.do("record_objection", asked, by="secretary")
    return election.work.views.every(Objection, person=person)[-1].objection


def decide(election: PlayedElection, objection: str, outcome: str) -> None:
    row = election.work.views.one(Objection, objection)
    assert row is not None
    asked = {
        "objection": objection,
        "person": row.person,
        "outcome": outcome,
        "reasons": "the roll was looked at",
    }
    for signer in SIGNERS:
        election.do("decide_objection", asked, by=signer)


def close(election: PlayedElection) -> None:
    election.do("close_notice", {"unit": UNIT}, by="secretary")


def test_a_list_puts_four_names_forward_and_leaves_one_out(
    election: PlayedElection,
) -> None:
    entry = election.do("adopt_list", list_of(election), by="secretary").entry

    first, *_, last = people(election, range(5))
    adopted = election.work.views.every(AdoptedList)
    assert outcome_of(entry) == {"departed": [], "names": 4, "number": 1}
    assert [one["rows"] for one in sealed_of(entry)] == [4]
    assert way_of(election, first).reached == "preliminary"
    assert way_of(election, last).out == "selection"
    assert [(one.present, one.votes_for) for one in adopted] == [(4, 3)]
    assert step_now(election) is Step.NOTICE


def test_the_reasons_stand_on_the_card_and_not_in_the_record(
    election: PlayedElection,
) -> None:
    entry = election.do("adopt_list", list_of(election), by="secretary").entry

    assert b"more time" not in bytes(entry.payload)


def test_another_body_adopts_no_list(election: PlayedElection) -> None:
    with pytest.raises(Refused, match=r"policy\.right"):
        election.do("adopt_list", list_of(election), by="presider")


def test_whoever_left_is_neither_on_the_list_nor_left_out(
    election: PlayedElection,
) -> None:
    last = people(election, range(5))[-1]
    row = election.work.views.one(Person, last)
    assert row is not None
    election.work.views.put([Person(row.person, row.body, row.unit, "erased")])

    with pytest.raises(Refused, match=r"selection\.not_vetted"):
        election.do("adopt_list", list_of(election), by="secretary")
    election.do("adopt_list", {**list_of(election), "left_out": []}, by="secretary")

    assert step_now(election) is Step.NOTICE


def test_the_term_ends_five_days_after_the_list_is_shown(
    election: PlayedElection,
) -> None:
    show(election)

    notice = election.work.views.one(Notice, UNIT, 1)
    assert notice is not None
    assert parse_moment(notice.until) == parse_moment(notice.opened) + TERM
    assert notice.places == tuple(PLACES)


def test_a_list_is_taken_down_when_its_term_is_over_and_not_before(
    election: PlayedElection,
) -> None:
    show(election)
    with pytest.raises(Refused, match=r"notice\.term"):
        close(election)
    election.wait(TERM)

    close(election)

    notice = election.work.views.one(Notice, UNIT, 1)
    assert notice is not None
    assert notice.closed
    assert step_now(election) is Step.CONFERENCE


def test_a_list_that_was_not_shown_is_not_taken_down(
    election: PlayedElection,
) -> None:
    election.do("adopt_list", list_of(election), by="secretary")
    election.wait(TERM)

    with pytest.raises(Refused, match=r"notice\.not_shown"):
        close(election)


def test_a_list_is_shown_once(election: PlayedElection) -> None:
    show(election)

    with pytest.raises(Refused, match=r"notice\.shown_already"):
        election.do("open_notice", {"unit": UNIT, "places": PLACES}, by="secretary")


def test_an_objection_keeps_a_list_on_notice_until_two_have_dismissed_it(
    election: PlayedElection,
) -> None:
    show(election)
    objection = object_to(election, people(election)[0])
    election.wait(TERM)
    with pytest.raises(Refused, match=r"objection\.undecided"):
        close(election)

    decide(election, objection, "dismissed")
    close(election)

    assert step_now(election) is Step.CONFERENCE


def test_a_suspended_election_takes_in_objections_and_decides_them(
    election: PlayedElection,
) -> None:
    show(election)
    for officer in ("officer", "second"):
        election.do("suspend_election", {"reason": "a flood"}, by=officer)

    objection = object_to(election, people(election)[0])
    decide(election, objection, "dismissed")

    row = election.work.views.one(Objection, objection)
    assert row is not None
    assert row.outcome == "dismissed"


def test_the_words_of_an_objection_are_on_the_card_alone(
    election: PlayedElection,
) -> None:
    show(election)
    object_to(election, people(election)[0])

    assert b"2024" not in bytes(election.done[-1].entry.payload)


def test_an_objection_against_somebody_who_left_holds_nobody_up(
    election: PlayedElection,
) -> None:
    show(election)
    person = people(election)[0]
    object_to(election, person)
    row = election.work.views.one(Person, person)
    assert row is not None
    election.work.views.put([Person(row.person, row.body, row.unit, "erased")])
    election.wait(TERM)

    close(election)

    assert step_now(election) is Step.CONFERENCE


def test_nobody_objects_to_a_name_that_was_left_out(
    election: PlayedElection,
) -> None:
    show(election)

    with pytest.raises(Refused, match=r"objection\.not_shown"):
        object_to(election, people(election, range(5))[-1])


def test_a_name_that_is_referred_goes_back_to_vetting_with_its_unit(
    election: PlayedElection,
) -> None:
    show(election)
    first, second, *_ = people(election)
    before = way_of(election, first)
    objection = object_to(election, first)

    decide(election, objection, "referred")

    way = way_of(election, first)
    assert way.reached == "nominee"
    assert way.since > before.since
    assert way_of(election, second).reached == "preliminary"
    assert step_now(election) is Step.VETTING


def test_after_a_referral_another_list_is_adopted_and_shown(
    election: PlayedElection,
) -> None:
    show(election)
    first, *rest = people(election, range(4))
    decide(election, object_to(election, first), "referred")
    at = moment_text(election.work.now())
    vetted = Way(UNIT, first, Reached.VETTED.value, at)
    election.work.views.put([vetted, Progress(UNIT, Step.SELECTION.value, at)])
    asked = {**list_of(election), "names": [*rest, first], "left_out": []}

    election.do("adopt_list", asked, by="secretary")
    election.do("open_notice", {"unit": UNIT, "places": PLACES}, by="secretary")

    notices = election.work.views.every(Notice, unit=UNIT)
    assert [(one.number, one.closed) for one in notices] == [(1, ""), (2, "")]
    assert way_of(election, first).reached == "preliminary"


def test_an_objection_to_somebody_elected_comes_within_its_term(
    tmp_path: Path,
) -> None:
    election = standing_at(tmp_path, Step.CREDENTIALS, Reached.ELECTED)
    person = people(election)[0]
    objection = object_to(election, person)

    decide(election, objection, "noted")

    row = election.work.views.one(Objection, objection)
    assert row is not None
    assert (row.step, row.outcome) == ("credentials", "noted")
    election.wait(timedelta(days=3))
    with pytest.raises(Refused, match=r"objection\.late"):
        object_to(election, person)


def test_the_id_of_an_objection_is_its_own(
    election: PlayedElection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comitia.actions.perform.refuse_filled", lambda _: None)
    show(election)
    objection = object_to(election, people(election)[0])
    asked = {
        "objection": objection,
        "person": people(election)[1],
        "text": "in place of the other",
    }

    with pytest.raises(Refused, match=r"objection\.id_taken"):
        election.do("record_objection", asked, by="secretary")


def test_an_objection_is_decided_for_the_person_it_is_about(
    election: PlayedElection,
) -> None:
    show(election)
    first, second, *_ = people(election)
    objection = object_to(election, first)
    asked = {
        "objection": objection,
        "person": second,
        "outcome": "dismissed",
        "reasons": "another person's",
    }

    with pytest.raises(Refused, match=r"objection\.unknown"):
        election.do("decide_objection", asked, by="chair")


def put_off(election: PlayedElection, step: Step) -> None:
    at = moment_text(election.work.now())
    until = moment_text(election.work.now() + TERM)
    election.work.views.put([Progress(UNIT, step.value, at, until)])


def test_a_list_is_not_adopted_before_the_day_it_was_put_off_to(
    election: PlayedElection,
) -> None:
    put_off(election, Step.SELECTION)

    with pytest.raises(Refused, match=r"register\.postponed"):
        election.do("adopt_list", list_of(election), by="secretary")


def test_a_notice_is_not_closed_before_the_day_it_was_put_off_to(
    election: PlayedElection,
) -> None:
    show(election)
    election.wait(TERM)
    put_off(election, Step.NOTICE)

    with pytest.raises(Refused, match=r"register\.postponed"):
        close(election)


def test_the_members_of_the_body_are_those_of_the_register(
    election: PlayedElection,
) -> None:
    asked = {**list_of(election), "entitled": 6}

    with pytest.raises(Refused, match=r"selection\.entitled"):
        election.do("adopt_list", asked, by="secretary")


def test_an_objection_is_decided_once(election: PlayedElection) -> None:
    show(election)
    objection = object_to(election, people(election)[0])
    decide(election, objection, "dismissed")

    with pytest.raises(Refused, match=r"objection\.decided"):
        decide(election, objection, "referred")
