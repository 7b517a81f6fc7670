"""Two who sign different figures are told that they differ, and where."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.elections import PlayedElection, account, opened
from tests.placed import count_of, standing_at
from tests.played import UNIT, nominated, people, row_of, sheet

from comitia.actions.signing.comparing import (
    MOST_PARTS,
    Differing,
    parts_of,
    signed_otherwise,
)
from comitia.actions.signing.comparing import Path as Path_
from comitia.ledger.canonical import Json
from comitia.ledger.entry import payload_of
from comitia.stages.deciding import Occasion
from comitia.stages.grants import Grant, Signature
from comitia.stages.register.steps import Step
from comitia.stages.register.ways import Reached

FIRST, SECOND = "scrutineer", "other-scrutineer"


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    played = standing_at(tmp_path, Step.CONFERENCE, Reached.PRELIMINARY)
    asked = {"unit": UNIT, "present": 30, "names": names(played)}
    played.do("open_ballot", asked, by="presider")
    return played


def names(election: PlayedElection) -> list[str]:
    return people(election, range(5))


def figures(election: PlayedElection, votes: int, ballot: int = 1) -> dict[str, object]:
    first, *others = names(election)
    return count_of(ballot, {first: votes, **dict.fromkeys(others, 10)})


def test_who_signs_other_figures_is_told_who_did_and_where_they_differ(
    election: PlayedElection,
) -> None:
    person = names(election)[0]
    before = election.do("record_count", figures(election, 19), by=FIRST)

    answer = election.do("record_count", figures(election, 20), by=SECOND)

    assert before.differing == ()
    assert answer.awaits_signature
    (other,) = answer.differing
    assert (other.account, other.at) == (account(FIRST), before.entry.at)
    assert set(other.places) == {
        ("votes", person, "votes_for"),
        ("votes", person, "against"),
    }
    assert other.beyond == 0


def test_who_signed_first_is_told_when_asking_again(election: PlayedElection) -> None:
    asked = figures(election, 19)
    election.do("record_count", asked, by=FIRST, key="mine")
    election.do("record_count", figures(election, 20), by=SECOND)

    again = election.do("record_count", asked, by=FIRST, key="mine")

    assert [one.account for one in again.differing] == [account(SECOND)]


def test_who_corrects_themselves_is_told_nothing_of_their_own(
    election: PlayedElection,
) -> None:
    election.do("record_count", figures(election, 19), by=FIRST)

    corrected = election.do("record_count", figures(election, 20), by=FIRST)
    done = election.do("record_count", figures(election, 20), by=SECOND)

    assert corrected.differing == ()
    assert (done.awaits_signature, done.differing) == (False, ())


def test_the_order_of_rows_is_no_difference_in_any_place(
    election: PlayedElection,
) -> None:
    asked = figures(election, 19)
    votes = asked["votes"]
    assert isinstance(votes, list)
    turned = {**asked, "votes": votes[::-1]}
    election.do("record_count", asked, by=FIRST)

    answer = election.do("record_count", turned, by=SECOND)

    (other,) = answer.differing
    assert (other.places, other.beyond) == ((), 0)


def test_values_that_only_the_other_has_are_counted(election: PlayedElection) -> None:
    asked = {**figures(election, 19), "void_for": {}}
    more = {**asked, "write_ins": [{"person": fresh(election), "votes_for": 1}]}
    election.do("record_count", more, by=FIRST)

    answer = election.do("record_count", asked, by=SECOND)

    (other,) = answer.differing
    assert other.places == (("write_ins",),)
    assert other.beyond == 1


def fresh(election: PlayedElection) -> str:
    return people(election, [5])[0]


def test_a_signature_that_counts_no_more_is_not_told(election: PlayedElection) -> None:
    election.do("record_count", figures(election, 19), by=FIRST)
    election.wait(timedelta(days=31))

    answer = election.do("record_count", figures(election, 20), by=SECOND)

    assert answer.differing == ()


def test_the_record_holds_digests_of_the_values_and_no_place(
    election: PlayedElection,
) -> None:
    asked = figures(election, 19)
    entry = election.do("record_count", asked, by=FIRST).entry

    payload = payload_of(entry)

    assert set(payload) == {"act", "signed", "parts"}
    parts = payload["parts"]
    assert isinstance(parts, list)
    assert all(len(str(one)) == 16 for one in parts)
    assert names(election)[0] not in str(payload)


def test_equal_values_in_two_places_have_digests_of_their_own(
    election: PlayedElection,
) -> None:
    parts = parts_of(election.work, "act", {"void": 0, "spoiled": 0})

    assert len(set(parts.values())) == 2


@pytest.mark.parametrize(("values", "is_compared"), [(0, True), (1, False)])
def test_very_large_payloads_are_compared_as_a_whole(
    election: PlayedElection, values: int, *, is_compared: bool
) -> None:
    rows: list[Json] = [*range(MOST_PARTS + values)]

    assert bool(parts_of(election.work, "act", {"rows": rows})) is is_compared


def test_rows_about_the_same_person_are_kept_apart(election: PlayedElection) -> None:
    rows: list[Json] = [{"person": "a", "check": one} for one in ("x", "y")]

    parts = parts_of(election.work, "act", {"rows": rows})

    assert {path[1] for path in parts} == {"a", "2"}


@pytest.mark.parametrize(("number", "is_told"), [(0, True), (1, False)])
def test_what_others_sign_about_other_people_is_not_told(
    tmp_path: Path, number: int, *, is_told: bool
) -> None:
    vetting = nominated(opened(tmp_path))
    vetting.do("record_findings", sheet(row_of(vetting, 0, "consent")), by="chair")
    asked = sheet(row_of(vetting, number, "consent", "fail"))

    answer = vetting.do("record_findings", asked, by="auditor")

    assert bool(answer.differing) is is_told


def test_what_others_sign_of_another_body_is_not_told(tmp_path: Path) -> None:
    vetting = nominated(opened(tmp_path))
    election = vetting.work
    one, other = (
        parts_of(election, "correct_return", {"unit": UNIT, "body": body, "voters": 9})
        for body in ("branch-a", "branch-b")
    )

    assert set(one.values()) & set(other.values())
    assert told(vetting, one, other) == ()
    assert told(vetting, one, {**one, ("voters",): "0" * 16})


def told(
    election: PlayedElection, mine: dict[Path_, str], theirs: dict[Path_, str]
) -> tuple[Differing, ...]:
    """Return what somebody is told when the chair signed the other payload."""
    views, at = election.work.views, election.work.now()
    (grant,) = (one for one in views.every(Grant) if one.post == "chair")
    row = Signature(
        UNIT,
        "act",
        "r",
        grant.grant,
        at.isoformat(),
        used=False,
        parts=tuple(theirs.values()),
    )
    views.put([row])
    occasion = Occasion(at, UNIT, "", (), "s")
    return signed_otherwise("act", mine, occasion, views, after="", own="")


def test_large_payloads_are_compared_row_by_row(election: PlayedElection) -> None:
    rows: list[Json] = [
        {"body": f"b-{one}", "votes": [*range(10)]} for one in range(MOST_PARTS // 10)
    ]

    parts = parts_of(election.work, "act", {"body": "above", "returns": rows})

    assert len(parts) == len(rows) + 1
    assert ("returns", "b-7") in parts
