"""Appeals: taken in by many, decided by two of another body, never by who decided."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.played import UNIT, found, nominated, people, person
from tests.unit.actions.rights import (
    REOPEN,
    TERM,
    appealed,
    closed,
    failed,
    judged,
    matter,
    others_pass,
    refusals,
    remedy,
    told,
)

from comitia.stages.register.steps import Election, State, Step, step_of
from comitia.stages.register.ways import Way

SECOND = timedelta(seconds=1)


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominated(opened(tmp_path))


@pytest.mark.parametrize(("outcome", "set_aside"), [("upheld", 0), ("dismissed", 1)])
def test_an_appeal_decides_whether_the_finding_stands(
    election: PlayedElection, outcome: str, set_aside: int
) -> None:
    others_pass(election)
    appealed(election)
    waits = refusals(election, "close_vetting", "secretary", unit=UNIT)
    judged(election, outcome)

    said = closed(election)

    way = election.work.views.one(Way, UNIT, person(election, 0))
    assert way is not None
    assert waits == ["appeal_undecided"]
    assert said["set_aside"] == people(election, range(set_aside))
    assert way.out == ("vetting" if set_aside else "")
    assert step_of(UNIT, election.work.views) is Step.SELECTION


def test_nobody_decides_an_appeal_against_an_own_finding(
    election: PlayedElection,
) -> None:
    asked = {"account": account("chair"), "body": "review", "role": "reviewer"}
    election.do("grant_role", asked)
    appealed(election)
    election.wait(TERM)
    verdict = matter(election, outcome="dismissed", reasons="As before.")

    own = refusals(election, "decide_appeal", "chair", **verdict)
    election.do("decide_appeal", verdict, by="reviewer")
    second = refusals(election, "decide_appeal", "chair", **verdict)

    assert own == second == ["own_decision"]


def test_the_committee_does_not_decide_appeals(election: PlayedElection) -> None:
    appealed(election)
    verdict = matter(election, outcome="dismissed", reasons="As before.")

    assert refusals(election, "decide_appeal", "auditor", **verdict) == ["policy.right"]
    assert refusals(election, "decide_appeal", "secretary", **verdict) == [
        "policy.right"
    ]


def test_an_appeal_needs_a_decision_of_reasons_and_of_two(
    election: PlayedElection,
) -> None:
    appealed(election)
    election.wait(TERM)
    verdict = matter(election, outcome="dismissed", reasons=" ")

    empty = refusals(election, "decide_appeal", "reviewer", **verdict)
    first = election.do("decide_appeal", {**verdict, "reasons": "No."}, by="reviewer")

    assert "form.empty" in empty
    assert first.awaits_signature
    assert remedy(election).appeal == "lodged"


def test_an_appeal_is_taken_in_until_its_term_is_over(
    election: PlayedElection,
) -> None:
    asked = matter(election, grounds="The letter was handed in.")
    none = refusals(election, "lodge_appeal", "secretary", **asked)
    found(election, 0, "consent", "fail")
    early = refusals(election, "lodge_appeal", "secretary", **asked)
    told(election)
    election.wait(TERM)
    found(election, 0, "consent", "fail")
    untold = refusals(election, "lodge_appeal", "secretary", **asked)
    told(election)
    election.wait(TERM - timedelta(minutes=1))
    late = refusals(election, "lodge_appeal", "secretary", **asked)
    election.work.clock -= SECOND
    election.do("lodge_appeal", asked, by="secretary")
    again = refusals(election, "lodge_appeal", "secretary", **asked)
    judged(election, "dismissed")
    decided = refusals(election, "lodge_appeal", "secretary", **asked)

    assert none == ["no_matter"]
    assert early == ["not_final"]
    assert untold == ["not_told_finally"]
    assert late == again == ["appeal_late"]
    assert decided == ["appealed_already"]


def test_nobody_is_set_aside_by_an_appeal_from_before_the_final_word_was_told(
    election: PlayedElection,
) -> None:
    asked = matter(election, grounds="The letter was handed in.")
    others_pass(election)
    found(election, 0, "consent", "fail")
    told(election)
    election.wait(TERM)
    found(election, 0, "consent", "fail")

    early = refusals(election, "lodge_appeal", "secretary", **asked)
    waits = refusals(election, "close_vetting", "secretary", unit=UNIT)
    told(election)
    election.do("lodge_appeal", asked, by="secretary")
    judged(election, "dismissed")

    assert early == waits == ["not_told_finally"]
    assert remedy(election).appeal_until
    assert closed(election)["set_aside"] == [person(election, 0)]


def test_further_grounds_stand_beside_the_first_and_keep_its_moment(
    election: PlayedElection,
) -> None:
    appealed(election)
    first = remedy(election)
    more = matter(election, grounds="A copy lies with the branch.")

    election.do("lodge_appeal", more, by="branch-a")

    card = election.work.card(person(election, 0))
    said = {one.value for one in card.openings.values()}
    assert {"The letter was handed in.", "A copy lies with the branch."} <= said
    assert remedy(election) == first


def test_an_appeal_is_upheld_at_once_and_dismissed_when_its_term_is_over(
    election: PlayedElection,
) -> None:
    appealed(election)
    no = matter(election, outcome="dismissed", reasons="There is none.")
    yes = matter(election, outcome="upheld", reasons="It is there.")

    early = refusals(election, "decide_appeal", "reviewer", **no)
    for reviewer in ("reviewer", "other-reviewer"):
        election.do("decide_appeal", yes, by=reviewer)

    assert early == ["grounds_open"]
    assert remedy(election).appeal == "upheld"


@pytest.mark.parametrize("by", ["branch-a", "reviewer"])
def test_others_than_the_committee_take_in_an_appeal(
    election: PlayedElection, by: str
) -> None:
    asked = matter(election, grounds="The letter was handed in.")

    failed(election).do("lodge_appeal", asked, by=by)

    assert remedy(election).appeal == "lodged"


def test_the_right_to_appeal_outlasts_a_suspension_and_a_new_round(
    election: PlayedElection,
) -> None:
    failed(election)
    election.do("reopen_nomination", REOPEN, by="secretary")
    election.do("reopen_nomination", REOPEN, by="second")
    views = election.work.views
    (row,) = views.every(Election)
    views.put(
        [
            Election(
                row.election,
                row.charter,
                row.opened,
                row.rehearsal,
                State.SUSPENDED.value,
                "a flood",
            )
        ]
    )

    election.do("lodge_appeal", matter(election, grounds="It is there."), by="reviewer")

    assert remedy(election).appeal == "lodged"


def test_what_nobody_appealed_against_is_not_decided(election: PlayedElection) -> None:
    failed(election)
    verdict = matter(election, outcome="upheld", reasons="As it is.")

    assert refusals(election, "decide_appeal", "reviewer", **verdict) == ["no_appeal"]
