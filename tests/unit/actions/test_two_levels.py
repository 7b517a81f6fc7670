"""A vote is declared void by one level and that is approved by the next; new votes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written
from tests.elections import PlayedElection, account, opened
from tests.finished import ELECTED, balloted, listed, told, voted_on
from tests.played import UNIT, person, vetted
from tests.unit.actions.reviewing import (
    A_RIGHT,
    KEYS,
    lose,
    points,
    refusals,
    review,
    review_again,
    seat,
    sheet_of,
)

from comitia.kernel.dates import moment_text
from comitia.stages.due_process.procedure import declared_void
from comitia.stages.register.bodies import known_body
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

WITHHOLDING = """
[vetting.withheld_grounds]
value = ["protects-others"]
clause = "Rule 5"

[vetting.withheld_by]
value = ["review"]
clause = "Rule 5"

[vetting.withheld_at_most]
value = "9 days"
clause = "Rule 5"
"""
VOID = {"document": "report 40", "reason": "votes were bought", "sha256": "0" * 64}
REPLY = {"number": "44", "signer": "head of the office"}


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    """Return an election whose term to object to those elected is over."""
    charter = tmp_path / "charter"
    charter.mkdir()
    played = opened(tmp_path / "keys", written(charter, minimal(more=KEYS)))
    vetted(played)
    listed(played)
    balloted(played)
    return played


def withheld_from_one(tmp_path: Path) -> PlayedElection:
    """Return an election in which the reasons against one are withheld for days."""
    charter = tmp_path / "charter"
    charter.mkdir()
    keys = minimal(more=KEYS + WITHHOLDING)
    election = opened(tmp_path / "keys", written(charter, keys))
    vetted(election)
    listed(election)
    balloted(election)
    seat(election, "secretary", "chair")
    review(election)
    voted_on(election, {0: 4, 1: 4, 2: 1})
    told(election, 2)
    election.wait(A_RIGHT)
    voted_on(election, {2: 1})
    about = {"matter": "credentials", "person": person(election, 2)}
    withholding = {
        "ground": "protects-others",
        "number": "2026-17",
        "until": moment_text(election.work.clock + timedelta(days=4))[:10],
        "withheld_by": "review",
    }
    for signer in ("chair", "reviewer"):
        election.do("withhold_reasons", {**about, **withholding}, by=signer)
    tells = ["criterion", "withholding", "appeal"]
    notice = {**about, "how": "letter", "tells": tells}
    election.do("notify_person", notice, by="secretary")
    election.wait(A_RIGHT)
    return election


def test_nothing_is_closed_while_somebody_has_not_heard_the_reasons(
    tmp_path: Path,
) -> None:
    election = withheld_from_one(tmp_path)

    assert "due_process.withheld_still" in refusals(
        election, "close_credentials", {"unit": UNIT}
    )


def test_who_never_heard_the_reasons_is_not_refused_for_good_by_a_new_vote(
    tmp_path: Path,
) -> None:
    election = withheld_from_one(tmp_path)
    review_again(election, "papers")

    reason = {"reason": "a box was open", "unit": UNIT}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("order_new_vote", reason, by=reviewer)

    way = election.work.views.one(Way, UNIT, person(election, 2))
    assert way is not None
    assert (way.reached, way.out) == ("candidate", "")


def today(election: PlayedElection) -> str:
    return election.work.clock.date().isoformat()


def declare(election: PlayedElection) -> None:
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("declare_void", {**VOID, "unit": UNIT}, by=reviewer)


def reply(election: PlayedElection, outcome: str) -> None:
    asked = {**REPLY, "date": today(election), "outcome": outcome, "unit": UNIT}
    for officer in ("officer", "second"):
        election.do("approve_annulment", asked, by=officer)


def test_a_vote_declared_void_is_undone_when_the_next_level_has_approved(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    declare(election)
    sheet = sheet_of(election, dict.fromkeys(ELECTED, 4))
    again = {**VOID, "unit": UNIT}
    assert refusals(election, "declare_void", again, by="reviewer") == [
        "credentials.void_already"
    ]
    assert refusals(election, "confirm_credentials", sheet) == [
        "credentials.declared_void"
    ]
    reason = {"reason": "votes were bought", "unit": UNIT}
    assert refusals(election, "order_new_vote", reason, by="reviewer") == [
        "conference.no_defect"
    ]
    reply(election, "granted")
    assert refusals(election, "confirm_credentials", sheet) == [
        "credentials.declared_void"
    ]

    for reviewer in ("reviewer", "other-reviewer"):
        election.do("order_new_vote", reason, by=reviewer)

    assert step_of(UNIT, election.work.views) is Step.CONFERENCE


def test_what_the_next_level_declines_lets_the_review_go_on(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    declare(election)
    reply(election, "declined")

    voted_on(election, dict.fromkeys(ELECTED, 4))
    election.do("close_credentials", {"unit": UNIT}, by="secretary")


def test_a_vote_is_declared_void_even_after_its_review_and_holds_the_list_back(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    voted_on(election, dict.fromkeys(ELECTED, 4))
    election.do("close_credentials", {"unit": UNIT}, by="secretary")
    declare(election)
    asked = {"attributes": ["name"]}
    assert refusals(election, "publish_list", asked, by="officer") == [
        "credentials.declared_void"
    ]

    reply(election, "granted")
    reason = {"reason": "votes were bought", "unit": UNIT}
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("order_new_vote", reason, by=reviewer)

    views = election.work.views
    assert step_of(UNIT, views) is Step.CONFERENCE
    assert not views.every(Way, unit=UNIT, reached="delegate")


def test_nobody_approves_what_they_declared_or_what_nobody_did(
    election: PlayedElection,
) -> None:
    asked = {**REPLY, "date": today(election), "outcome": "granted", "unit": UNIT}
    assert refusals(election, "approve_annulment", asked, by="officer") == [
        "credentials.nothing_declared"
    ]
    both = {"account": account("second"), "body": "review", "role": "reviewer"}
    election.do("grant_role", both)
    for reviewer in ("reviewer", "second"):
        election.do("declare_void", {**VOID, "unit": UNIT}, by=reviewer)

    assert refusals(election, "approve_annulment", asked, by="second") == [
        "credentials.own_declaration"
    ]
    ahead = {**asked, "date": "2026-03-05"}
    assert refusals(election, "approve_annulment", ahead, by="officer") == [
        "register.letter_ahead"
    ]


def test_nothing_is_approved_on_a_day_before_it_was_declared(
    election: PlayedElection,
) -> None:
    declare(election)
    declared = election.work.clock.date()
    asked = {**REPLY, "outcome": "granted", "unit": UNIT}
    # Somewhere it may still be the day before.
    first, early = (declared - timedelta(days=ago) for ago in (1, 2))

    older = {**asked, "date": early.isoformat()}
    assert refusals(election, "approve_annulment", older, by="officer") == [
        "register.reply_before"
    ]
    dated = {**asked, "date": first.isoformat()}
    for officer in ("officer", "second"):
        election.do("approve_annulment", dated, by=officer)


def test_after_the_conference_one_level_alone_annuls_no_ballot(
    election: PlayedElection,
) -> None:
    asked = {"ballot": 1, "reason": "a box was open", "unit": UNIT}

    assert refusals(election, "annul_ballot", asked, by="reviewer") == [
        "conference.two_levels"
    ]


def test_a_vote_that_is_void_or_not_in_order_is_not_mended_seat_by_seat(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    lose(election, 2)
    unit = {"unit": UNIT}
    review_again(election, "papers")
    defect = refusals(election, "order_replacement", unit)
    declare(election)

    assert defect == ["credentials.defect"]
    assert refusals(election, "order_replacement", unit) == [
        "credentials.declared_void",
        "credentials.defect",
    ]


def test_nobody_who_reviewed_a_vote_at_any_time_reviews_it_again(
    election: PlayedElection,
) -> None:
    seat(election, "secretary", "chair")
    review(election)
    review_again(election, "papers")

    assert refusals(election, "review_procedure", points()) == [
        "credentials.own_review"
    ]


def test_a_charter_that_names_nobody_declares_no_vote_void(tmp_path: Path) -> None:
    election = opened(tmp_path / "plain")
    vetted(election)
    listed(election)
    balloted(election)

    asked = {**VOID, "unit": UNIT}
    assert refusals(election, "declare_void", asked, by="reviewer") == [
        "credentials.no_annulment"
    ]


FROM_ABOVE = """
[credentials.annulment_level]
value = "above"
clause = "Rule 5"
"""


def under_a_district(election: PlayedElection) -> PlayedElection:
    """Return an election before its review, whose conference has a body above it."""
    views = election.work.views
    district = known_body("conference", views)
    views.put([replace(district, body="district", kind="district", path="/district/")])
    views.put([replace(district, parent="district")])
    return election


def inspected(election: PlayedElection, body: str) -> None:
    for name in ("inspector", "other-inspector"):
        right = {"account": account(name), "body": body, "post": "", "role": "reviewer"}
        election.do("grant_role", right)


def test_where_a_charter_says_so_the_level_above_the_unit_declares_a_vote_void(
    tmp_path: Path,
) -> None:
    (tmp_path / "charter").mkdir()
    keys = minimal(more=KEYS + FROM_ABOVE)
    election = opened(tmp_path / "keys", written(tmp_path / "charter", keys))
    vetted(election)
    listed(election)
    balloted(election)
    under_a_district(election)
    inspected(election, "district")

    asked = {**VOID, "unit": UNIT}
    own = refusals(election, "declare_void", asked, by="reviewer")
    for name in ("inspector", "other-inspector"):
        election.do("declare_void", asked, by=name)
    reply(election, "granted")

    assert own == ["policy.right"]
    assert declared_void(UNIT, election.work.views) is not None


def test_where_only_the_whole_is_above_it_approves_and_does_not_declare(
    tmp_path: Path,
) -> None:
    (tmp_path / "charter").mkdir()
    keys = minimal(more=KEYS + FROM_ABOVE)
    election = opened(tmp_path / "keys", written(tmp_path / "charter", keys))
    vetted(election)
    listed(election)
    balloted(election)
    inspected(election, "")

    whole = {**VOID, "unit": UNIT}
    above = refusals(election, "declare_void", whole, by="inspector")
    declare(election)
    reply(election, "granted")

    assert above == ["policy.right"]
    assert declared_void(UNIT, election.work.views) is not None


def test_a_level_that_declares_needs_a_body_that_investigates(tmp_path: Path) -> None:
    assert faults(tmp_path, minimal(more=FROM_ABOVE)) == [
        ("level_of_nobody", "credentials.annulment_level")
    ]
