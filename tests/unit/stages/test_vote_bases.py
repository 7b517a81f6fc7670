"""The same votes against another base can be another decision."""

from collections.abc import Iterable

import pytest
from tests.charter_files import said

from comitia.charter.kinds import Value
from comitia.charter.layer import Provenance, Rank
from comitia.charter.rules import Rules, Setting
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.findings import Finding, Place
from comitia.kernel.shares import parse_share
from comitia.stages.apportionment.seats import divide_seats
from comitia.stages.apportionment.weights import Division
from comitia.stages.conference.ballot import Opening, open_ballot
from comitia.stages.credentials.confirmation import confirm_credential
from comitia.stages.meeting.counts import Vote
from comitia.stages.nomination.majority import nominate
from comitia.stages.selection.adoption import adopt_list


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
    held = rules(selection__quorum=Base.ENTITLED, selection__threshold=base)

    assert codes(adopt_list(Vote(100, 80, least, valid=60), rules=held)) == []
    below = adopt_list(Vote(100, 80, least - 1, valid=60), rules=held)
    assert codes(below) == ["selection.threshold"]


@pytest.mark.parametrize(
    ("base", "least"), [(Base.ENTITLED, 51), (Base.PRESENT, 41), (Base.VOTERS, 31)]
)
def test_a_branch_counts_against_the_base_the_charter_names(
    base: Base, least: int
) -> None:
    held = rules(nomination__majority=base)

    assert codes(nominate(Vote(100, 80, least, voters=60), rules=held)) == []
    below = nominate(Vote(100, 80, least - 1, voters=60), rules=held)
    assert codes(below) == ["nomination.majority"]


@pytest.mark.parametrize(("base", "least"), [(Base.ENTITLED, 6), (Base.PRESENT, 5)])
def test_a_review_counts_against_the_base_the_charter_names(
    base: Base, least: int
) -> None:
    held = rules(credentials__threshold=base)

    assert codes(confirm_credential(Vote(10, 8, least), rules=held)) == []
    below = confirm_credential(Vote(10, 8, least - 1), rules=held)
    assert codes(below) == ["credentials.threshold"]


@pytest.mark.parametrize("base", list(Base))
def test_a_base_that_nobody_counted_is_never_replaced(base: Base) -> None:
    held = rules(credentials__threshold=base)

    found = list(confirm_credential(Vote(10, 8, 8), rules=held))

    counted = base in {Base.ENTITLED, Base.PRESENT}
    assert [one.code for one in found] == ([] if counted else ["meeting.not_counted"])
    assert all(said(one) for one in found)


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (Vote(10, 11, 5, voters=9), "meeting.present"),
        (Vote(10, 8, 5, voters=11), "meeting.voters"),
        (Vote(10, 8, 5, valid=9), "meeting.valid"),
        (Vote(10, 8, 5, voters=6, valid=7), "meeting.valid"),
        (Vote(10, 8, 9), "meeting.votes_for"),
        (Vote(10, 8, 7, voters=6), "meeting.votes_for"),
        (Vote(10, 8, 6, voters=9, valid=5), "meeting.votes_for"),
        (Vote(10, 8, -1), "meeting.negative"),
    ],
)
def test_what_cannot_be_is_refused_before_it_is_counted(vote: Vote, code: str) -> None:
    held = rules(
        credentials__threshold=Base.ENTITLED,
        nomination__participation=Base.ENTITLED,
        nomination__majority=Base.ENTITLED,
        selection__quorum=Base.ENTITLED,
        selection__threshold=Base.ENTITLED,
    )
    for decide in (adopt_list, nominate, confirm_credential):
        found = list(decide(vote, rules=held))
        assert [one.code for one in found] == [code]
        assert all(said(one) for one in found)


def test_a_ballot_is_not_opened_by_more_than_are_entitled() -> None:
    held = rules(conference__quorum=Base.ENTITLED, conference__margin=Base.SEATS)

    opened = open_ballot(Opening(3, 9, entitled=10, present=11), rules=held)
    assert codes(opened) == ["meeting.present"]
    opened = open_ballot(Opening(-3, 9, entitled=10, present=9), rules=held)
    assert codes(opened) == ["meeting.negative"]


def test_members_who_took_part_elsewhere_are_voters() -> None:
    held = rules(
        nomination__participation=Base.ENTITLED, nomination__majority=Base.VOTERS
    )

    assert codes(nominate(Vote(100, 20, 40, voters=60), rules=held)) == []
    below = nominate(Vote(100, 20, 20), rules=held)
    assert codes(below) == ["nomination.participation", "meeting.not_counted"]


def division(**seats: int) -> list[str]:
    origin = Provenance(Place("x", 1), "rules", Rank.REGULATION, clause="1")
    values: dict[str, Value] = {
        "method": "given",
        "seats": 10,
        "units": ("north", "south"),
        "least.north": 3,
        "most.south": 6,
    }
    held = Rules(
        {
            f"apportionment.{name}": Setting(f"apportionment.{name}", value, origin)
            for name, value in values.items()
        }
    )
    found = list(divide_seats(Division(seats), rules=held))
    assert all(said(one) for one in found)
    return [one.code.removeprefix("apportionment.") for one in found]


def test_a_division_keeps_the_units_and_their_limits() -> None:
    assert division(north=4, south=6) == []
    assert division(north=3, south=7) == ["most"]
    assert division(north=2, south=8) == ["least", "most"]
    assert division(north=8, east=2) == ["units"]
    assert division(north=12, south=-2) == ["negative"]
