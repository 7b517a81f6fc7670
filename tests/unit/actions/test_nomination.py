"""Nomination: branches return, the committee closes, and more names can follow."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection, opened
from tests.played import UNIT, nominated, people, person, registered, returned, vetted

from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.nomination.rounds import BranchReturn, Named, Round
from comitia.stages.register.bodies import Person, Standing
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Out, Reached, Way

UNIT_ONLY = {"unit": UNIT}
REOPEN = {"reason": "more names are needed", "unit": UNIT}


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return registered(opened(tmp_path))


def names(election: PlayedElection, **votes: int) -> list[dict[str, object]]:
    return [
        {"person": person(election, int(number[1:])), "votes": now}
        for number, now in votes.items()
    ]


def refusals(election: PlayedElection, act: str, by: str, **asked: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do(act, asked, by=by)
    return [one.code for one in refused.value.findings]


def nominees(election: PlayedElection) -> list[str]:
    ways = election.work.views.every(Way, unit=UNIT, out="")
    return [way.person for way in ways]


def test_a_name_that_too_few_are_for_stays_in_the_return(
    election: PlayedElection,
) -> None:
    returned(election, "branch-a", {0: 5, 1: 4}, voters=8)

    rows = election.work.views.every(Named, unit=UNIT, body="branch-a")
    passed = {row.person: row.passed for row in rows}
    assert passed == {person(election, 0): True, person(election, 1): False}


def test_half_of_a_branch_is_enough_and_one_less_is_not(
    election: PlayedElection,
) -> None:
    few = refusals(
        election, "submit_return", "branch-a", body="branch-a", voters=4, names=[]
    )
    returned(election, "branch-a", {}, voters=5)

    assert few == ["nomination.participation"]


def test_every_fault_of_a_return_is_said_at_once(election: PlayedElection) -> None:
    gone = person(election, 2)
    row = election.work.views.one(Person, gone)
    assert row is not None
    election.work.views.put(
        [Person(gone, row.body, row.unit, Standing.WITHDRAWN.value)]
    )

    found = refusals(
        election,
        "submit_return",
        "branch-a",
        body="branch-a",
        entitled=11,
        voters=8,
        names=[
            *names(election, p0=9, p1=2, p2=1),
            *names(election, p1=2),
            {"person": "f" * 32, "votes": 1},
        ],
    )

    assert found == [
        "nomination.entitled",
        "nomination.named_twice",
        "nomination.strangers",
        "nomination.gone",
        "nomination.votes",
    ]


def test_more_voters_than_members_cannot_be(election: PlayedElection) -> None:
    found = refusals(
        election, "submit_return", "branch-a", body="branch-a", voters=11, names=[]
    )

    assert found == ["meeting.voters"]


def test_a_branch_returns_for_itself_alone(election: PlayedElection) -> None:
    asked = {"body": "branch-b", "voters": 12, "names": []}

    assert refusals(election, "submit_return", "branch-a", **asked) == ["policy.right"]
    assert refusals(
        election,
        "submit_return",
        "secretary",
        **{**asked, "body": "committee", "voters": 5},
    ) == ["nomination.body"]


def test_two_people_correct_a_return_and_who_left_it_has_no_votes(
    election: PlayedElection,
) -> None:
    returned(election, "branch-a", {0: 6, 1: 6}, voters=8)
    asked = {
        "body": "branch-a",
        "voters": 8,
        "names": names(election, p0=7),
        "reason": "one name was read wrongly",
    }

    again = refusals(
        election, "submit_return", "branch-a", body="branch-a", voters=8, names=[]
    )
    first = election.do("correct_return", asked, by="branch-a")
    election.do("correct_return", asked, by="secretary")

    rows = election.work.views.every(Named, unit=UNIT, body="branch-a")
    assert again == ["nomination.returned_already"]
    assert first.awaits_signature
    assert {(one.person, one.votes, one.passed) for one in rows} == {
        (person(election, 0), 7, True),
        (person(election, 1), 0, False),
    }
    assert [one.corrections for one in election.work.views.every(BranchReturn)] == [1]


def test_a_branch_cut_off_is_excused_and_may_still_send_its_return(
    election: PlayedElection,
) -> None:
    asked = {"body": "branch-b", "reason": "cut off by a flood"}
    own = refusals(election, "excuse_body", "branch-b", **asked)
    election.do("excuse_body", asked, by="secretary")
    twice = refusals(election, "excuse_body", "secretary", **asked)

    returned(election, "branch-b", {4: 11}, voters=12)
    late = refusals(election, "excuse_body", "secretary", **asked)

    assert own == ["policy.right"]
    assert twice == ["nomination.excused_already"]
    assert late == ["nomination.returned_already"]
    assert [one.excused for one in election.work.views.every(BranchReturn)] == [False]


def test_a_round_ends_when_nobody_is_waited_for_and_names_suffice(
    election: PlayedElection,
) -> None:
    returned(election, "branch-a", dict.fromkeys(range(3), 6), voters=8)
    both = refusals(election, "close_nomination", "secretary", **UNIT_ONLY)
    returned(election, "branch-b", {}, voters=12)
    few = refusals(election, "close_nomination", "secretary", **UNIT_ONLY)

    assert both == ["nomination.missing", "conference.margin"]
    assert few == ["conference.margin"]


def test_closing_makes_nominees_and_freezes_who_was_named(tmp_path: Path) -> None:
    election = nominated(opened(tmp_path))

    entry = election.done[-1].entry
    assert nominees(election) == sorted(people(election, range(5)))
    assert outcome_of(entry)["nominees"] == sorted(people(election, range(5)))
    assert [one["rows"] for one in sealed_of(entry)] == [5]
    assert step_of(UNIT, election.work.views) is Step.VETTING
    assert [one.closed != "" for one in election.work.views.every(Round)] == [True]


def test_who_withdrew_after_the_return_is_no_nominee(election: PlayedElection) -> None:
    returned(election, "branch-a", dict.fromkeys(range(4), 6), voters=8)
    returned(election, "branch-b", {4: 11}, voters=12)
    gone = person(election, 4)
    election.work.views.put([Person(gone, "branch-b", UNIT, Standing.DEAD.value)])

    election.do("close_nomination", UNIT_ONLY, by="secretary")

    assert nominees(election) == sorted(people(election, range(4)))


def test_a_postponed_step_is_not_closed(election: PlayedElection) -> None:
    returned(election, "branch-a", dict.fromkeys(range(4), 6), voters=8)
    returned(election, "branch-b", {}, voters=12)
    held = election.work.views.one(Progress, UNIT)
    assert held is not None
    until = "2027-01-01T00:00:00+00:00"
    election.work.views.put([Progress(UNIT, held.step, held.since, until)])

    found = refusals(election, "close_nomination", "secretary", **UNIT_ONLY)

    assert found == ["register.postponed"]


def test_too_few_names_are_no_dead_end(election: PlayedElection) -> None:
    returned(election, "branch-a", dict.fromkeys(range(3), 6), voters=8)
    waits = refusals(election, "reopen_nomination", "secretary", **REOPEN)
    returned(election, "branch-b", {}, voters=12)

    election.do("reopen_nomination", REOPEN, by="secretary")
    election.do("reopen_nomination", REOPEN, by="second")
    first = nominees(election)
    returned(election, "branch-a", {}, voters=8)
    returned(election, "branch-b", {4: 11}, voters=12)
    election.do("close_nomination", UNIT_ONLY, by="secretary")

    assert waits == ["nomination.missing"]
    assert first == sorted(people(election, range(3)))
    assert nominees(election) == sorted(people(election, (0, 1, 2, 4)))


def test_reopening_leaves_who_is_further_on_where_they_are(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))
    election.do("reopen_nomination", REOPEN, by="secretary")
    with pytest.raises(Refused, match=r"policy\.right"):
        election.do("reopen_nomination", REOPEN, by="presider")
    election.do("reopen_nomination", REOPEN, by="second")

    returned(election, "branch-a", {0: 6}, voters=8)
    returned(election, "branch-b", {5: 11}, voters=12)
    election.do("close_nomination", UNIT_ONLY, by="secretary")

    ways = election.work.views.every(Way, unit=UNIT)
    reached = {way.person: way.reached for way in ways}
    assert outcome_of(election.done[-1].entry)["nominees"] == [person(election, 5)]
    assert reached[person(election, 0)] == "vetted"
    assert reached[person(election, 5)] == "nominee"


def test_who_was_set_aside_can_be_named_again_and_is_vetted_anew(
    tmp_path: Path,
) -> None:
    election = vetted(opened(tmp_path))
    out = person(election, 0)
    election.work.views.put(
        [Way(UNIT, out, "nominee", "2026-01-05T10:00:00+00:00", Out.VETTING.value)]
    )
    election.do("reopen_nomination", REOPEN, by="secretary")
    election.do("reopen_nomination", REOPEN, by="second")

    returned(election, "branch-a", {0: 6}, voters=8)
    returned(election, "branch-b", {}, voters=12)
    election.do("close_nomination", UNIT_ONLY, by="secretary")

    way = election.work.views.one(Way, UNIT, out)
    assert way is not None
    assert (way.reached, way.out) == ("nominee", "")


def test_nobody_reopens_once_a_ballot_elected_somebody(tmp_path: Path) -> None:
    election = vetted(opened(tmp_path))
    elected = Way(
        UNIT,
        person(election, 0),
        Reached.ELECTED.value,
        "2026-01-05T10:00:00+00:00",
    )
    election.work.views.put([elected])

    found = refusals(election, "reopen_nomination", "secretary", **REOPEN)

    assert found == ["nomination.elected"]


def test_in_a_charter_of_two_rounds_names_come_back_before_they_go_on(
    tmp_path: Path,
) -> None:
    two = minimal(("[nomination.rounds]\nvalue = 1", "[nomination.rounds]\nvalue = 2"))
    (tmp_path / "rules").mkdir()
    charter = written(tmp_path / "rules", two)
    election = registered(opened(tmp_path / "keys", charter))
    for _ in range(2):
        returned(election, "branch-a", dict.fromkeys(range(4), 6), voters=8)
        returned(election, "branch-b", {}, voters=12)
        early = step_of(UNIT, election.work.views)
        if not election.work.views.every(Round, number=2):
            again = refusals(election, "reopen_nomination", "secretary", **REOPEN)
            assert again == ["nomination.round_to_come"]
        election.do("close_nomination", UNIT_ONLY, by="secretary")

    assert early is Step.NOMINATION
    assert len(nominees(election)) == 4
    assert step_of(UNIT, election.work.views) is Step.VETTING


def test_a_return_after_the_last_day_is_refused_until_names_are_sought_anew(
    tmp_path: Path,
) -> None:
    more = '[nomination.closes]\nvalue = 2026-01-05\nclause = "Rule 4"\n'
    (tmp_path / "rules").mkdir()
    charter = written(tmp_path / "rules", minimal(more=more))
    election = registered(opened(tmp_path / "keys", charter))
    returned(election, "branch-a", {0: 6}, voters=8)
    election.work.clock = election.work.clock.replace(day=6)
    asked = {"body": "branch-b", "voters": 12, "names": []}

    late = refusals(election, "submit_return", "branch-b", **asked)
    correction = {"body": "branch-a", "voters": 8, "names": [], "reason": "misread"}
    election.do("correct_return", correction, by="branch-a")
    election.do("correct_return", correction, by="secretary")
    election.do(
        "excuse_body", {"body": "branch-b", "reason": "too late"}, by="secretary"
    )
    election.do("reopen_nomination", REOPEN, by="secretary")
    election.do("reopen_nomination", REOPEN, by="second")
    answer = election.do("submit_return", asked, by="branch-b")

    assert late == ["nomination.closes"]
    assert outcome_of(answer.entry)["round"] == 2


def test_more_subjects_are_asked_for_where_the_charter_says_so(tmp_path: Path) -> None:
    more = '[vetting.margin]\nmore_than = "1/3"\nof = "seats"\nclause = "Rule 5"\n'
    (tmp_path / "rules").mkdir()
    charter = written(tmp_path / "rules", minimal(more=more))
    election = registered(opened(tmp_path / "keys", charter))
    returned(election, "branch-a", dict.fromkeys(range(4), 6), voters=8)
    asked = {"body": "branch-b", "reason": "cut off"}
    election.do("excuse_body", asked, by="secretary")
    few = refusals(election, "close_nomination", "secretary", **UNIT_ONLY)

    returned(election, "branch-b", {4: 11}, voters=12)
    election.do("close_nomination", UNIT_ONLY, by="secretary")

    assert few == ["vetting.margin"]
    assert len(nominees(election)) == 5


def test_a_name_that_nobody_was_for_does_not_go_up(tmp_path: Path) -> None:
    asks = '[nomination.participation]\nat_least = "1/2"\nof = "entitled"\n'
    text = minimal(
        (asks + 'clause = "Rule 4"\n', ""),
        ('more_than = "1/2"\nof = "voters"', 'at_least = "1/2"\nof = "voters"'),
    )
    (tmp_path / "rules").mkdir()
    election = registered(opened(tmp_path / "keys", written(tmp_path / "rules", text)))

    returned(election, "branch-a", {0: 0}, voters=0)
    returned(election, "branch-b", {4: 1}, voters=2)

    rows = election.work.views.every(Named, unit=UNIT, passed=True)
    assert [row.person for row in rows] == [person(election, 4)]
