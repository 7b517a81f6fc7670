"""A body names whom to vet: nobody is looked into before, and nobody is forgotten."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal
from tests.elections import PlayedElection, opened
from tests.looked_into import at_vetting, named, naming
from tests.placed import place, way_of
from tests.play.looking import SUBJECTS, only_named
from tests.played import UNIT, found, nominated, people, person, row_of, sheet
from tests.unit.actions.rights import TERM, failed, others_pass, refusals

from comitia.ledger.entry import outcome_of, payload_of, sealed_of
from comitia.stages.due_process.objections import Objection
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Out, Reached, SubjectList


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return at_vetting(tmp_path, only_named)


def refused(election: PlayedElection, **changes: object) -> list[str]:
    payload = {**naming(election), **changes}
    return refusals(election, "name_subjects", "secretary", **payload)


def test_a_vote_names_some_and_tells_the_others_why(election: PlayedElection) -> None:
    election.work.views.put([UnitSeats(UNIT, 2)])
    asked = naming(election, range(4), left_out=[4])

    entry = election.do("name_subjects", asked, by="secretary").entry

    ways = [way_of(election, one) for one in people(election, range(5))]
    assert outcome_of(entry) == {"number": 1, "names": 4}
    assert [way.reached for way in ways] == ["subject"] * 4 + ["nominee"]
    assert [way.out for way in ways] == [""] * 4 + [Out.NOT_NAMED.value]
    assert b"another of the branch" not in bytes(entry.payload)
    assert len(sealed_of(entry)) == 1
    assert "left_out" in payload_of(entry)


def test_a_charter_that_leaves_it_to_no_body_refuses_the_vote(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    assert refused(election) == ["vetting.not_in_charter"]


def test_the_body_is_as_large_as_the_register_says(election: PlayedElection) -> None:
    assert refused(election, entitled=6) == ["vetting.entitled"]


def test_too_few_come_or_vote_for_it(election: PlayedElection) -> None:
    few = refused(election, present=2, valid=2, votes_for=2)
    half = refused(election, votes_for=2)
    many = refused(election, votes_for=5)

    assert few == ["vetting.subjects_quorum", "vetting.subjects_threshold"]
    assert half == ["vetting.subjects_threshold"]
    assert many == ["meeting.votes_for"]


def test_every_nominee_is_named_or_left_out_and_nobody_else(
    election: PlayedElection,
) -> None:
    first, *_, last = people(election, range(5))
    names = people(election, range(5))

    assert refused(election, names=[*names, first]) == ["vetting.named_twice"]
    assert refused(election, names=[*names, person(election, 7)]) == [
        "vetting.not_nominated"
    ]
    assert refused(election, names=[one for one in names if one != last]) == [
        "vetting.forgotten",
        "vetting.margin",
    ]


def test_fewer_than_the_margin_are_not_named(election: PlayedElection) -> None:
    asked = naming(election, range(4), left_out=[4])

    assert refusals(election, "name_subjects", "secretary", **asked) == [
        "vetting.margin"
    ]


def test_nobody_is_looked_into_before_the_body_has_named_them(
    election: PlayedElection,
) -> None:
    asked = sheet(row_of(election, 0, "consent"))

    early = refusals(election, "record_findings", "chair", **asked)
    closed = refusals(election, "close_vetting", "secretary", unit=UNIT)
    election.do("name_subjects", naming(election), by="secretary")
    found(election, 0, "consent")

    assert early == ["vetting.not_named"]
    assert closed[0] == "vetting.unnamed"


def test_nobody_is_named_twice_and_a_vote_names_somebody(tmp_path: Path) -> None:
    election = named(tmp_path, only_named)

    assert refused(election) == ["vetting.not_nominated"]
    assert refused(election, names=[]) == ["vetting.no_names"]


def test_names_of_a_later_round_are_named_by_another_vote(tmp_path: Path) -> None:
    election = named(tmp_path, only_named)
    way = way_of(election, person(election, 0))
    late = replace(way, person=person(election, 6), reached=Reached.NOMINEE.value)
    election.work.views.put([late])

    asked = naming(election, [6])
    entry = election.do("name_subjects", asked, by="secretary").entry

    lists = election.work.views.every(SubjectList, unit=UNIT)
    assert outcome_of(entry)["number"] == 2
    assert [one.number for one in lists] == [1, 2]
    assert way_of(election, person(election, 0)) == way


def test_who_is_sent_back_by_an_objection_is_not_named_anew(tmp_path: Path) -> None:
    election = named(tmp_path, only_named)
    place(election, Step.NOTICE, Reached.PRELIMINARY, numbers=range(5))
    about = person(election, 0)
    election.do("record_objection", {"person": about, "text": "-"}, by="secretary")
    (objection,) = election.work.views.every(Objection)
    asked = {
        "objection": objection.objection,
        "outcome": "referred",
        "person": about,
        "reasons": "-",
    }
    for post in ("chair", "auditor"):
        election.do("decide_objection", asked, by=post)

    found(election, 0, "consent")

    assert way_of(election, about).reached == Reached.SUBJECT.value


def test_who_is_set_aside_was_a_subject(tmp_path: Path) -> None:
    election = failed(named(tmp_path, only_named))
    others_pass(election)
    election.wait(TERM)

    election.do("close_vetting", {"unit": UNIT}, by="secretary")

    way = way_of(election, person(election, 0))
    assert (way.reached, way.out) == (Reached.SUBJECT.value, Out.VETTING.value)


def test_a_body_without_its_quorum_says_nothing(tmp_path: Path) -> None:
    text = minimal(
        more='\n[vetting.subjects_body]\nvalue = "committee"\nclause = "5"\n'
    )

    assert faults(tmp_path, text) == [
        ("needs_other", "vetting.subjects_body"),
        ("needs_other", "vetting.subjects_body"),
    ]


def test_the_body_that_names_must_be_one_of_the_unit(tmp_path: Path) -> None:
    text = minimal(more=SUBJECTS.replace('"committee"', '"council"'))

    assert ("unknown_body", "vetting.subjects_body") in faults(tmp_path, text)
