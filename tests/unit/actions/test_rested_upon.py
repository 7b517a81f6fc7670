"""What rests on a ballot, an appeal or a refusal from above is not slipped from it."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, account, opened
from tests.finished import balloted, listed, told, voted_on
from tests.played import UNIT, person, vetted
from tests.unit.actions.reviewing import (
    A_RIGHT,
    KEYS,
    lose,
    refusals,
    review,
    review_again,
    seat,
)

from comitia.kernel.dates import moment_text
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

RECOUNT = """
[conference.recount]
at_least = "1/5"
of = "present"
clause = "Rule 4"
"""
ANNUL = {"ballot": 1, "reason": "a box was open", "unit": UNIT}
AGAIN = {"ballot": 1, "asked_by": 4, "reason": "a table miscounted", "unit": UNIT}
VOTE_AGAIN = {"reason": "a box was open", "unit": UNIT}
REVIEWERS = ("reviewer", "other-reviewer")


def balloted_under(tmp_path: Path, keys: str) -> PlayedElection:
    (tmp_path / "charter").mkdir()
    charter = written(tmp_path / "charter", minimal(more=keys))
    election = opened(tmp_path / "keys", charter)
    vetted(election)
    listed(election)
    balloted(election)
    return election


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    """Return an election whose vote a group has found in order."""
    played = balloted_under(tmp_path, KEYS + RECOUNT)
    seat(played, "secretary", "chair")
    review(played)
    return played


@pytest.fixture
def replacing(election: PlayedElection) -> PlayedElection:
    """Return an election that meets again to replace one of three who were elected."""
    lose(election, 2)
    election.do("order_replacement", {"unit": UNIT}, by="secretary")
    return election


def test_to_replace_somebody_one_level_does_not_undo_the_vote_on_the_others(
    replacing: PlayedElection,
) -> None:
    assert step_of(UNIT, replacing.work.views) is Step.CONFERENCE

    assert refusals(replacing, "annul_ballot", ANNUL, by="reviewer") == [
        "conference.two_levels"
    ]


def test_to_replace_somebody_the_ballot_of_before_is_not_counted_again(
    replacing: PlayedElection,
) -> None:
    assert refusals(replacing, "request_recount", AGAIN, by="presider") == [
        "conference.closed_on_it"
    ]


def appealed(election: PlayedElection) -> dict[str, str]:
    """Refuse the credentials of one for good, and lodge the appeal."""
    voted_on(election, {0: 4, 1: 4, 2: 1})
    told(election, 2)
    election.wait(A_RIGHT)
    voted_on(election, {2: 1})
    about = told(election, 2)
    election.do("lodge_appeal", {**about, "grounds": "the roll"}, by="reviewer")
    return about


def upheld(election: PlayedElection, about: dict[str, str]) -> None:
    ruling = {**about, "outcome": "upheld", "reasons": "the roll has the name"}
    for reviewer in REVIEWERS:
        election.do("decide_appeal", ruling, by=reviewer)


def test_a_new_vote_waits_for_the_appeals_about_the_old_one(
    election: PlayedElection,
) -> None:
    about = appealed(election)
    review_again(election, "papers")
    early = refusals(election, "order_new_vote", VOTE_AGAIN, by="reviewer")
    upheld(election, about)

    for reviewer in REVIEWERS:
        election.do("order_new_vote", VOTE_AGAIN, by=reviewer)

    assert early == ["due_process.appeal_undecided"]
    way = election.work.views.one(Way, UNIT, person(election, 2))
    assert way is not None
    assert (way.reached, way.out) == ("candidate", "")


def test_a_ballot_is_not_annulled_under_an_appeal(tmp_path: Path) -> None:
    election = balloted_under(tmp_path, "")
    about = appealed(election)
    early = refusals(election, "annul_ballot", ANNUL, by="reviewer")
    upheld(election, about)

    for reviewer in REVIEWERS:
        election.do("annul_ballot", ANNUL, by=reviewer)

    assert early == ["due_process.appeal_undecided"]
    assert step_of(UNIT, election.work.views) is Step.CONFERENCE


def test_what_was_signed_before_the_level_above_declined_declares_nothing_void(
    election: PlayedElection,
) -> None:
    third = {"account": account("third"), "body": "review", "role": "reviewer"}
    election.do("grant_role", {**third, "post": ""})
    void = {"document": "report 40", "sha256": "0" * 64, "unit": UNIT}
    first, second = ({**void, "reason": one} for one in ("bought", "sold"))
    election.do("declare_void", first, by="reviewer")
    for reviewer in ("other-reviewer", "third"):
        election.do("declare_void", second, by=reviewer)
    today = moment_text(election.work.clock)[:10]
    reply = {"date": today, "number": "44", "signer": "head", "unit": UNIT}
    for officer in ("officer", "second"):
        election.do("approve_annulment", {**reply, "outcome": "declined"}, by=officer)

    assert election.do("declare_void", first, by="third").awaits_signature
    assert not election.do("declare_void", first, by="reviewer").awaits_signature
