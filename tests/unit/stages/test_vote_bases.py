"""The same votes against another base can be another decision."""

from collections.abc import Callable, Iterable

import pytest

from comitia.charter.layer import Provenance, Rank
from comitia.charter.rules import Rules, Setting
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.findings import Finding, Place
from comitia.kernel.shares import parse_share
from comitia.stages.conference.ballot import Votes, declare_elected
from comitia.stages.credentials.confirmation import ReviewVote, confirm_credential
from comitia.stages.nomination.majority import BranchReturn, nominate
from comitia.stages.selection.adoption import MeetingVote, adopt_list


def rules(**bases: Base) -> Rules:
    """Return rules that ask for more than half of the base named for each key."""
    origin = Provenance(Place("x", 1), "rules", Rank.REGULATION, clause="1")
    half = parse_share("1/2")
    settings = {}
    for name, base in bases.items():
        key = name.replace("__", ".")
        settings[key] = Setting(key, Bound(Relation.MORE_THAN, half, base), origin)
    return Rules(settings)


def codes(refusals: Iterable[Finding]) -> list[str]:
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("base", "least"), [(Base.ENTITLED, 51), (Base.PRESENT, 41), (Base.VALID, 31)]
)
def test_votes_count_against_the_base_the_charter_names(base: Base, least: int) -> None:
    elected = rules(conference__threshold=base)
    adopted = rules(selection__quorum=Base.ENTITLED, selection__threshold=base)
    cases: list[tuple[Callable[[int], Iterable[Finding]], str]] = [
        (
            lambda votes: declare_elected(Votes(100, 80, 60, votes), rules=elected),
            "conference.threshold",
        ),
        (
            lambda votes: adopt_list(MeetingVote(100, 80, 60, votes), rules=adopted),
            "selection.threshold",
        ),
    ]
    for decide, code in cases:
        assert codes(decide(least)) == []
        assert codes(decide(least - 1)) == [code]


@pytest.mark.parametrize(
    ("base", "least"), [(Base.ENTITLED, 51), (Base.PRESENT, 41), (Base.VOTERS, 31)]
)
def test_a_branch_counts_against_the_base_the_charter_names(
    base: Base, least: int
) -> None:
    held = rules(nomination__majority=base)

    assert codes(nominate(BranchReturn(100, 80, 60, least), rules=held)) == []
    below = nominate(BranchReturn(100, 80, 60, least - 1), rules=held)
    assert codes(below) == ["nomination.majority"]


@pytest.mark.parametrize(("base", "least"), [(Base.ENTITLED, 6), (Base.PRESENT, 5)])
def test_a_review_counts_against_the_base_the_charter_names(
    base: Base, least: int
) -> None:
    held = rules(credentials__threshold=base)

    assert codes(confirm_credential(ReviewVote(10, 8, least), rules=held)) == []
    below = confirm_credential(ReviewVote(10, 8, least - 1), rules=held)
    assert codes(below) == ["credentials.threshold"]
