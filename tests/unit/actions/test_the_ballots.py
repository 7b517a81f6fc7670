"""The conference votes, in as many ballots as it takes, and closes them."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection
from tests.placed import (
    count_of,
    list_of,
    standing_at,
    step_now,
    way_of,
)
from tests.played import UNIT, people

from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached

COUNTERS = ("scrutineer", "other-scrutineer")
REVIEWERS = ("reviewer", "other-reviewer")


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return standing_at(tmp_path, Step.CONFERENCE, Reached.PRELIMINARY)


def five(election: PlayedElection) -> list[str]:
    return people(election, range(5))


def vote(election: PlayedElection, *votes: int, names: list[str] | None = None) -> None:
    """Hold a ballot: open it, and have it counted by two scrutineers."""
    on_paper = names or five(election)
    begin(election, on_paper)
    count(election, count_of(last(election), dict(zip(on_paper, votes, strict=True))))


def begin(election: PlayedElection, names: list[str]) -> None:
    asked = {"unit": UNIT, "present": 30, "names": names}
    election.do("open_ballot", asked, by="presider")


def count(election: PlayedElection, asked: dict[str, object]) -> None:
    for counter in COUNTERS:
        election.do("record_count", asked, by=counter)


def last(election: PlayedElection) -> int:
    return len(election.work.views.every(Ballot, unit=UNIT))


def annul(election: PlayedElection, ballot: int) -> None:
    asked = {"unit": UNIT, "ballot": ballot, "reason": "papers were left unwatched"}
    for reviewer in REVIEWERS:
        election.do("annul_ballot", asked, by=reviewer)


def close(election: PlayedElection, **vote: int) -> None:
    election.do("close_ballots", {"unit": UNIT, **vote}, by="presider")


def leave(election: PlayedElection, person: str, standing: str) -> None:
    row = election.work.views.one(Person, person)
    assert row is not None
    election.work.views.put([Person(row.person, row.body, row.unit, standing)])


def test_the_paper_is_frozen_and_its_names_are_candidates(
    election: PlayedElection,
) -> None:
    begin(election, five(election))

    entry = election.done[-1].entry
    rows = election.work.views.every(BallotName, unit=UNIT, number=1)
    assert outcome_of(entry) == {
        "entitled": 30,
        "kind": "contested",
        "number": 1,
        "seats": 3,
        "shared": "",
    }
    assert [one["rows"] for one in sealed_of(entry)] == [5]
    assert sorted(row.place for row in rows) == [1, 2, 3, 4, 5]
    assert way_of(election, five(election)[0]).reached == "candidate"


def test_the_three_with_most_votes_are_elected(election: PlayedElection) -> None:
    vote(election, 16, 20, 18, 17, 15)

    _, second, third, fourth, _ = five(election)
    outcome = outcome_of(election.done[-1].entry)
    assert outcome["elected"] == [second, third, fourth]
    assert way_of(election, second).reached == "elected"
    row = election.work.views.one(BallotName, UNIT, 1, second)
    assert row is not None
    assert (row.votes_for, row.against, row.elected) == (20, 10, True)


def test_one_scrutineer_alone_counts_nothing(election: PlayedElection) -> None:
    names = five(election)
    begin(election, names)
    asked = count_of(1, dict.fromkeys(names, 16))

    election.do("record_count", asked, by="scrutineer")

    assert election.done[-1].awaits_signature
    ballot = election.work.views.one(Ballot, UNIT, 1)
    assert ballot is not None
    assert ballot.status == "open"


def test_with_every_seat_filled_the_ballots_are_closed(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 18, 17, 16)

    close(election)

    assert outcome_of(election.done[-1].entry) == {
        "elected": 3,
        "late": False,
        "seats_open": 0,
    }
    assert [way_of(election, one).out for one in five(election)] == [
        *[""] * 3,
        *["not_elected"] * 2,
    ]
    assert step_now(election) is Step.CREDENTIALS


def test_more_papers_than_were_issued_mean_another_vote(
    election: PlayedElection,
) -> None:
    begin(election, five(election))
    count(election, count_of(1, {}, valid=0, returned=31))

    vote(election, 20, 19, 18, 17, 16)

    ballots = election.work.views.every(Ballot, unit=UNIT)
    assert [one.status for one in ballots] == ["void", "counted"]
    assert [one.seats for one in ballots] == [3, 3]


def test_a_tie_for_the_last_seat_is_voted_on_among_the_tied_alone(
    election: PlayedElection,
) -> None:
    first, second, third, fourth, fifth = five(election)
    vote(election, 20, 19, 17, 17, 16)
    with pytest.raises(Refused, match=r"conference\.not_standing"):
        begin(election, [third, fourth, fifth])

    vote(election, 18, 2, names=[third, fourth])

    now = balloting(UNIT, election.work.views)
    assert now.elected == (*sorted([first, second]), third)
    assert now.seats_left == 0


def test_a_tie_is_over_when_one_of_the_tied_leaves(election: PlayedElection) -> None:
    vote(election, 20, 19, 17, 17, 16)
    _, _, third, fourth, fifth = five(election)
    leave(election, third, "withdrawn")

    vote(election, 18, 2, names=[fourth, fifth])

    assert way_of(election, fourth).reached == "elected"


def test_for_seats_that_are_left_the_conference_votes_again_among_the_rest(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 15, 14, 13)
    _, _, third, fourth, fifth = five(election)
    with pytest.raises(Refused, match=r"conference\.margin"):
        begin(election, [third])

    vote(election, 14, 16, names=[third, fifth])

    assert way_of(election, fifth).reached == "elected"
    assert way_of(election, fourth).reached == "candidate"


def test_a_seat_stays_open_by_vote_of_the_conference(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 15, 14, 13)
    with pytest.raises(Refused, match=r"conference\.seats_open"):
        close(election)

    close(election, present=20, votes_for=11)

    assert outcome_of(election.done[-1].entry) == {
        "elected": 2,
        "late": False,
        "seats_open": 1,
    }


def test_whoever_withdrew_before_the_first_ballot_is_not_on_the_paper(
    election: PlayedElection,
) -> None:
    names = five(election)
    leave(election, names[0], "withdrawn")
    with pytest.raises(Refused, match=r"conference\.not_standing"):
        begin(election, names)

    begin(election, names[1:])

    assert last(election) == 1


def test_whoever_dies_while_papers_are_out_is_not_elected(
    election: PlayedElection,
) -> None:
    names = five(election)
    begin(election, names)
    leave(election, names[0], "dead")

    count(election, count_of(1, dict(zip(names, (20, 19, 18, 17, 15), strict=True))))

    assert outcome_of(election.done[-1].entry)["elected"] == names[1:4]


def test_the_seat_of_somebody_elected_who_dies_stays_open(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 15, 14, 13)

    leave(election, five(election)[0], "dead")

    assert balloting(UNIT, election.work.views).seats_left == 1


def test_an_annulled_ballot_is_held_again_with_all_names(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 18, 17, 16)
    close(election)

    annul(election, 1)

    ways = [way_of(election, one) for one in five(election)]
    assert {(way.reached, way.out) for way in ways} == {("candidate", "")}
    assert step_now(election) is Step.CONFERENCE
    vote(election, 15, 16, 17, 18, 19)
    close(election)
    assert way_of(election, five(election)[4]).reached == "elected"


def test_a_ballot_whose_papers_are_out_is_annulled(election: PlayedElection) -> None:
    begin(election, five(election))

    annul(election, 1)
    vote(election, 20, 19, 18, 17, 16)

    ballots = election.work.views.every(Ballot, unit=UNIT)
    assert [one.status for one in ballots] == ["annulled", "counted"]


@pytest.mark.parametrize(
    ("day", "is_late"), [("2026-01-05", False), ("2026-01-04", True)]
)
def test_ballots_that_end_after_the_last_day_are_closed_and_noted_as_late(
    tmp_path: Path, day: str, *, is_late: bool
) -> None:
    (tmp_path / "rules").mkdir()
    more = f'\n[conference.held_by]\nvalue = {day}\nclause = "Rule 8"\n'
    charter = written(tmp_path / "rules", minimal(more=more))
    election = standing_at(
        tmp_path / "keys", Step.CONFERENCE, Reached.PRELIMINARY, charter
    )
    vote(election, 20, 19, 18, 17, 16)

    close(election)

    assert outcome_of(election.done[-1].entry)["late"] is is_late


def test_more_names_are_sought_when_somebody_elected_died_and_the_ballot_fell(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 18, 17, 16)
    first = five(election)[0]
    asked = {"reason": "too few names are left", "unit": UNIT}
    election.do("record_death", {"evidence": "a letter", "person": first})
    with pytest.raises(Refused, match=r"nomination\.elected"):
        election.do("reopen_nomination", asked)
    annul(election, 1)

    for officer in ("officer", "second"):
        election.do("reopen_nomination", asked, by=officer)

    assert step_now(election) is Step.NOMINATION
    assert way_of(election, first).out == "dead"


def test_annulling_the_second_ballot_keeps_what_the_first_decided(
    election: PlayedElection,
) -> None:
    vote(election, 20, 19, 15, 14, 13)
    _, _, third, fourth, _ = five(election)
    vote(election, 18, 2, names=[third, fourth])
    with pytest.raises(Refused, match=r"conference\.later_ballot"):
        annul(election, 1)

    annul(election, 2)

    assert way_of(election, five(election)[0]).reached == "elected"
    assert way_of(election, third).reached == "candidate"
    assert balloting(UNIT, election.work.views).seats_left == 1


def test_a_postponed_conference_stays_open_though_a_ballot_is_annulled(
    election: PlayedElection,
) -> None:
    until = "2027-01-01T09:00:00+00:00"
    at = moment_text(election.work.now())
    election.work.views.put([Progress(UNIT, Step.CONFERENCE.value, at, until)])
    vote(election, 20, 19, 18, 17, 16)

    annul(election, 1)
    vote(election, 20, 19, 18, 17, 16)

    with pytest.raises(Refused, match=r"register\.postponed"):
        close(election)


def test_ballots_on_an_earlier_list_are_over(election: PlayedElection) -> None:
    vote(election, 15, 15, 14, 14, 13)
    at = moment_text(election.work.now())
    election.work.views.put([Progress(UNIT, Step.SELECTION.value, at)])
    asked = {**list_of(election, 4)}
    election.do("adopt_list", asked, by="secretary")
    election.work.views.put([Progress(UNIT, Step.CONFERENCE.value, at)])

    with pytest.raises(Refused, match=r"conference\.left_off"):
        begin(election, five(election)[:3])
    begin(election, five(election)[:4])

    assert last(election) == 2
    with pytest.raises(Refused, match=r"conference\.no_such_ballot"):
        count(election, count_of(1, dict.fromkeys(five(election), 16)))


def test_one_ballot_is_open_at_a_time(election: PlayedElection) -> None:
    begin(election, five(election))

    with pytest.raises(Refused, match=r"conference\.ballot_open"):
        begin(election, five(election))
    with pytest.raises(Refused, match=r"conference\.ballot_open"):
        close(election)


def test_no_ballot_begins_when_every_seat_is_filled(election: PlayedElection) -> None:
    vote(election, 20, 19, 18, 17, 16)

    with pytest.raises(Refused, match=r"conference\.no_seat_left"):
        begin(election, five(election)[3:])


def test_a_ballot_is_counted_once(election: PlayedElection) -> None:
    vote(election, 20, 19, 18, 17, 16)

    with pytest.raises(Refused, match=r"conference\.counted_already"):
        count(election, count_of(1, dict.fromkeys(five(election), 16)))


def test_a_ballot_is_annulled_once(election: PlayedElection) -> None:
    vote(election, 20, 19, 18, 17, 16)
    annul(election, 1)

    with pytest.raises(Refused, match=r"conference\.nothing_to_annul"):
        annul(election, 1)


def test_ballots_are_not_closed_before_one_was_held(election: PlayedElection) -> None:
    with pytest.raises(Refused, match=r"conference\.no_ballot"):
        close(election, present=20, votes_for=20)


def test_a_ballot_needs_two_thirds_of_the_conference(
    election: PlayedElection,
) -> None:
    asked = {"unit": UNIT, "present": 19, "names": five(election)}

    with pytest.raises(Refused, match=r"conference\.quorum"):
        election.do("open_ballot", asked, by="presider")


def test_no_more_papers_are_issued_than_people_were_present(
    election: PlayedElection,
) -> None:
    begin(election, five(election))
    asked = {**count_of(1, dict.fromkeys(five(election), 16)), "issued": 31}

    with pytest.raises(Refused, match=r"counting\.more_than"):
        count(election, asked)


def test_a_seat_does_not_stay_open_without_a_quorum(election: PlayedElection) -> None:
    vote(election, 20, 19, 15, 14, 13)

    with pytest.raises(Refused, match=r"conference\.quorum"):
        close(election, present=19, votes_for=19)


def test_no_lot_is_recorded_where_the_charter_draws_none(
    election: PlayedElection,
) -> None:
    names = five(election)
    begin(election, names)
    votes = dict(zip(names, (20, 19, 17, 17, 16), strict=True))

    with pytest.raises(Refused, match=r"conference\.no_lot"):
        count(election, {**count_of(1, votes), "drawn": [names[2]]})
