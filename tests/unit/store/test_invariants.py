"""Rows that no act would write, and that the database refuses all the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from tests.charter_files import said
from tests.offices import PlayedOffice, founded, play
from tests.postgres import binaries, cluster

from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.views import Row
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    SeatsReduced,
)
from comitia.stages.credentials.credential import Credential
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.due_process.objections import Objection
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.grants import Grant
from comitia.stages.meeting.lists import AdoptedList
from comitia.stages.nomination.rounds import BranchReturn, Named
from comitia.stages.register.bodies import Body, UnitSeats
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.ways import Way
from comitia.store.constraints import (
    CONSTRAINTS,
    INVARIANTS,
    invariant_in,
    invariant_names,
)
from comitia.store.database.connect import migrate
from comitia.store.database.rows import DatabaseViews
from comitia.store.database.trouble import trouble_refused

A, B, P, Q, AT = "a" * 32, "b" * 32, "c" * 32, "d" * 32, "2026-01-05T09:00:00+00:00"
GRANT: Final = Grant(A, B, "signatory", "chair", "committee", AT, "", revoked=False)
LETTER: Final = Letter(A, "u", "notice", "7", AT[:10], AT, "", "")
RETURN: Final = BranchReturn("u", 1, "b", 10, 10, excused=False, corrections=0)
NAMED: Final = Named("u", 1, "b", P, 1, passed=True)
FINDING: Final = GateFinding(
    "u", P, "c", "fail", final=False, at=AT, reasons="f" * 64, posts=(), grants=(A, B)
)
REMEDY: Final = Remedy(
    "u", P, "c", AT, "final", (A, B), AT, AT, AT, AT, "dismissed", AT
)
LIST: Final = AdoptedList("u", 1, AT, 4, 4)
OBJECTION: Final = Objection(A, "u", P, "notice", AT, "open")
BALLOT: Final = Ballot("u", 1, 2, 30, 30, "counted", AT, AT)
BALLOT_NAME: Final = BallotName("u", 1, P, 1, 9, 1, 0, elected=True, tied=False)
ACCOUNT: Final = BallotAccount(
    "u", 1, 29, 30, 1, 29, 28, 1, 0, 0, least=16, base="entitled", size=30
)
REDUCED: Final = SeatsReduced("u", 1, 1, 1, 20, 11, AT)
CREDENTIAL: Final = Credential("u", P, 4, 4, confirmed=True, at=AT)
SEATS: Final = UnitSeats("u", 1)
ELECTED: Final = (SEATS, BALLOT, BALLOT_NAME, Way("u", P, "elected", AT))
ANOTHER: Final = (replace(BALLOT_NAME, person=Q), Way("u", Q, "elected", AT))
SET_ASIDE: Final = (REMEDY, Way("u", P, "nominee", AT, "vetting"))

KEPT: Final = (
    (GRANT,),
    (LETTER,),
    (RETURN, NAMED),
    (FINDING,),
    (replace(FINDING, outcome="pass", reasons="", grants=()),),
    (REMEDY,),
    (LIST,),
    (OBJECTION,),
    (BALLOT, BALLOT_NAME),
    (replace(BALLOT_NAME, elected=False, listed=True),),
    (ACCOUNT,),
    (REDUCED,),
    (CREDENTIAL,),
    ELECTED,
    (*ELECTED, replace(SEATS, seats=2), *ANOTHER),
    (*ELECTED, Way("u", P, "candidate", AT), *ANOTHER),
    SET_ASIDE,
    (REMEDY, replace(SET_ASIDE[1], out="barred")),
    (
        *ELECTED,
        replace(REMEDY, matter="credentials"),
        replace(ELECTED[-1], out="replaced"),
        *ANOTHER,
    ),
    (*ELECTED, replace(ELECTED[-1], out="declined"), *ANOTHER),
    (*ELECTED, CREDENTIAL, Way("u", P, "delegate", AT)),
)
REFUSED: Final = {
    "grant_role_known": (replace(GRANT, role="king", post=""),),
    "grant_post_of_role": (replace(GRANT, post=""),),
    "letter_reply_known": (replace(LETTER, reply="perhaps", replied=AT),),
    "letter_replied_at": (replace(LETTER, reply="granted"),),
    "body_members_counts": (Body("b", "B", "k", "u", "", -1, "0000"),),
    "branch_return_voters_within_entitled": (replace(RETURN, voters=11),),
    "branch_return_excused_is_empty": (replace(RETURN, excused=True),),
    "named_passed_by_votes": (replace(NAMED, votes=0),),
    "gate_finding_outcome_known": (replace(FINDING, outcome="doubtful"),),
    "gate_finding_reasoned_by_two": (replace(FINDING, reasons=""),),
    "gate_finding_reasoned_by_two ": (replace(FINDING, grants=(A,)),),
    "gate_finding_reasoned_by_two  ": (replace(FINDING, grants=(A, A)),),
    "remedy_ruling_known": (replace(REMEDY, ruling="done"),),
    "remedy_appeal_known": (replace(REMEDY, appeal="late"),),
    "remedy_told_first": (replace(REMEDY, told="", answer_until=""),),
    "remedy_time_to_answer": (replace(REMEDY, answer_until=""),),
    "remedy_appealed_at": (replace(REMEDY, appealed_at=""),),
    "remedy_time_to_appeal": (replace(REMEDY, appeal_until=""),),
    "adopted_list_votes_for_within_present": (replace(LIST, votes_for=5),),
    "objection_outcome_known": (replace(OBJECTION, outcome="lost", decided=AT),),
    "objection_step_known": (replace(OBJECTION, step="party"),),
    "objection_decided_at": (replace(OBJECTION, decided=AT),),
    "ballot_status_known": (replace(BALLOT, status="won"),),
    "ballot_present_within_entitled": (replace(BALLOT, present=31),),
    "ballot_counted_at": (replace(BALLOT, counted=""),),
    "ballot_name_elected_or_tied": (replace(BALLOT_NAME, tied=True),),
    "ballot_kind_known": (replace(BALLOT, kind="straw"),),
    "ballot_name_listed_alone": (replace(BALLOT_NAME, listed=True),),
    "ballot_account_voters_had_papers": (
        replace(ACCOUNT, voters=ACCOUNT.issued - ACCOUNT.spoiled + 1),
        replace(ACCOUNT, spoiled=ACCOUNT.issued - ACCOUNT.voters + 1),
    ),
    "ballot_account_all_papers": (replace(ACCOUNT, valid=29),),
    "seats_reduced_votes_for_within_present": (replace(REDUCED, votes_for=21),),
    "credential_votes_for_within_present": (replace(CREDENTIAL, votes_for=5),),
    "way_reached_known": (Way("u", P, "winner", AT),),
    "way_out_known": (Way("u", P, "nominee", AT, "disliked"),),
    "no_more_elected_than_seats": (*ELECTED, *ANOTHER),
    "no_more_elected_than_seats ": ELECTED[1:],
    "nobody_elected_without_a_ballot": (SEATS, ELECTED[-1]),
    "nobody_elected_without_a_ballot ": (
        *ELECTED[:1],
        replace(BALLOT, status="annulled"),
        *ELECTED[2:],
    ),
    "nobody_set_aside_without_rights    ": (
        *ELECTED,
        REMEDY,
        replace(ELECTED[-1], out="replaced"),
    ),
    "nobody_set_aside_without_rights": SET_ASIDE[1:],
    "nobody_set_aside_without_rights     ": (replace(SET_ASIDE[1], out="barred"),),
    "nobody_set_aside_without_rights ": (
        replace(REMEDY, appeal="lodged"),
        SET_ASIDE[1],
    ),
    "nobody_set_aside_without_rights  ": (
        replace(REMEDY, matter="credentials"),
        SET_ASIDE[1],
    ),
    "no_delegate_without_credentials": (*ELECTED, Way("u", P, "delegate", AT)),
}
DATABASES = [
    "sqlite",
    pytest.param(
        "postgresql",
        marks=pytest.mark.skipif(
            binaries() is None,
            reason="needs PostgreSQL (Debian: apt install postgresql)",
        ),
    ),
]


@pytest.fixture(scope="module", params=DATABASES)
def alias(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield a database with empty views, of each kind."""
    if request.param == "postgresql":
        with cluster() as named:
            migrate(named)
            yield named
    else:
        named = founded(tmp_path_factory.mktemp("e")).office.place.alias
        yield named
        connections[named].close()


def put(alias: str, rows: tuple[Row, ...]) -> None:
    """Put rows one act after another, and take them back."""
    with transaction.atomic(using=alias):
        for row in rows:
            DatabaseViews(alias).put([row])
        transaction.set_rollback(True, using=alias)


@pytest.mark.parametrize("rows", KEPT)
def test_what_an_act_writes_is_kept(alias: str, rows: tuple[Row, ...]) -> None:
    put(alias, rows)


@pytest.mark.parametrize(("name", "rows"), REFUSED.items())
def test_what_no_act_writes_is_refused(
    alias: str, name: str, rows: tuple[Row, ...]
) -> None:
    with pytest.raises(DatabaseError, match=name.strip()):
        put(alias, rows)


@pytest.mark.parametrize(("name", "rows"), REFUSED.items())
def test_what_no_act_writes_is_refused_in_words(
    alias: str, name: str, rows: tuple[Row, ...], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Refused) as refused, trouble_refused():
        put(alias, rows)

    (finding,) = refused.value.findings
    named = invariant_in(name.strip())
    assert (finding.code, dict(finding.facts)) == (
        "store.invariant",
        {"rule": Word(f"invariant.{named}")},
    )
    assert f"its invariant {named}:" in caplog.text
    assert rows[-1].cells()[0] not in caplog.text.split()


@pytest.mark.parametrize("name", sorted(invariant_names()))
def test_each_invariant_has_words(name: str) -> None:
    finding = Finding.of("store.invariant", rule=Word(f"invariant.{name}"))

    english, chinese = said(finding)

    assert name not in english
    assert name not in chinese


def test_a_fault_of_no_invariant_of_ours_is_no_refusal(alias: str) -> None:
    statement = "INSERT INTO note (number, text) VALUES (1, NULL)"

    with pytest.raises(IntegrityError), trouble_refused():
        connections[alias].cursor().execute(statement)


def test_each_constraint_is_tried() -> None:
    declared = {one.name for held in CONSTRAINTS.values() for one in held}
    named = {name.strip() for name in REFUSED}
    elsewhere = {"election_state_known", "progress_step_known", "person_standing_known"}

    assert declared | {one.name for one in INVARIANTS} <= named | elsewhere


def test_a_whole_election_breaks_none(tmp_path: Path) -> None:
    played = PlayedOffice(founded(tmp_path).office)

    play(played)

    assert [way.reached for way in played.work.views.every(Way)].count("delegate") == 3
