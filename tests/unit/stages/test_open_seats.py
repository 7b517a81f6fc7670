"""Seats that nobody won: voted on again, given up, or left open by the charter."""

import pytest
from tests.conferences import FEWER, HALF, LEFT_OPEN, UNIT, Conference, ruled

from comitia.stages.conference.ballots import SeatsReduced, left_open
from comitia.stages.conference.sheet import result_sheet

MINUTES = "minutes of the presidium, item 4"


def short(conference: Conference, *marks: int) -> Conference:
    """Return a conference whose first ballot left seats: two elected, by default."""
    assert conference.open()
    assert conference.count(marks or (20, 19, 15))
    return conference


def test_the_electors_give_up_what_nobody_won() -> None:
    conference = short(Conference(FEWER))

    assert conference.reduce(1)

    (row,) = conference.views.every(SeatsReduced)
    assert (row.seats, row.ballot, row.present, row.votes_for) == (1, 1, 30, 30)
    assert (conference.now.seats_left, conference.now.reduced) == (0, 1)
    assert conference.close()


@pytest.mark.parametrize(("votes", "is_enough"), [(15, False), (16, True)])
def test_giving_up_a_seat_takes_more_than_half_of_those_present(
    votes: int, *, is_enough: bool
) -> None:
    conference = short(Conference(FEWER))

    assert conference.reduce(1, votes) is is_enough
    assert is_enough or conference.refused == ("conference.leave_open",)


def test_the_base_of_that_vote_is_the_charters() -> None:
    conference = short(Conference(ruled(open_seats="reduce_seats", **NEEDED)))
    asked = {"seats": 1, "present": 22, "votes_for": 15}

    assert not conference.do("reduce_seats", **asked)
    assert conference.refused == ("conference.leave_open",)


NEEDED = {"open_seats_threshold": HALF}


def test_no_more_is_given_up_than_was_left() -> None:
    conference = short(Conference(FEWER))

    assert not conference.reduce(2)
    assert conference.refused == ("conference.reduced",)
    assert not conference.reduce(0)


@pytest.mark.parametrize(("seats", "is_kept"), [(2, True), (3, False)])
def test_while_nobody_is_elected_one_seat_stays(seats: int, *, is_kept: bool) -> None:
    conference = short(Conference(FEWER), 15, 15, 15)

    assert conference.reduce(seats) is is_kept


def test_seats_are_not_left_open_where_the_charter_gives_them_up() -> None:
    conference = short(Conference(FEWER))

    assert not conference.close(30)
    assert conference.refused == ("conference.reduce_first",)


def test_nothing_is_given_up_where_the_charter_votes_again() -> None:
    conference = short(Conference())

    assert not conference.reduce(1)
    assert conference.refused == ("conference.no_reduction",)


def test_nothing_is_given_up_before_a_ballot_or_while_one_is_open() -> None:
    conference = Conference(FEWER)
    assert not conference.reduce(1)
    assert conference.refused == ("conference.no_ballot",)
    short(conference)
    conference.open()

    assert not conference.reduce(1)
    assert conference.refused == ("conference.ballot_open",)


def test_nothing_is_given_up_when_every_seat_is_filled() -> None:
    conference = short(Conference(FEWER), 20, 19, 18)

    assert not conference.reduce(1)
    assert conference.refused == ("conference.no_seat_left",)


def test_the_presidium_decides_in_its_minutes_where_the_charter_says_so() -> None:
    conference = short(
        Conference(ruled(open_seats="reduce_seats", open_seats_by="presidium"))
    )
    assert not conference.reduce(1)
    assert conference.refused == ("conference.no_minutes",)

    assert conference.do("reduce_seats", seats=1, minutes=MINUTES)

    (row,) = conference.views.every(SeatsReduced)
    assert (row.present, row.votes_for) == (0, 0)


def test_where_the_electors_decide_minutes_alone_give_up_nothing() -> None:
    conference = short(Conference(FEWER))

    assert not conference.do("reduce_seats", seats=1, minutes=MINUTES)

    assert conference.refused == ("conference.no_vote",)


def test_the_presidium_leaves_seats_open_in_its_minutes() -> None:
    conference = short(Conference(ruled(open_seats_by="presidium")))
    assert not conference.close(30)
    assert conference.refused == ("conference.no_minutes",)

    assert conference.do("close_ballots", minutes=MINUTES)


def test_what_was_given_up_comes_back_with_the_ballot_that_is_annulled() -> None:
    conference = short(Conference(FEWER))
    assert conference.reduce(1)

    assert conference.annul(1)

    assert (conference.now.seats_left, conference.now.reduced) == (3, 0)


def test_a_charter_that_leaves_seats_open_asks_nobody_again() -> None:
    conference = short(Conference(LEFT_OPEN))

    assert not conference.open()
    assert conference.refused == ("conference.no_further",)
    assert conference.close()


def test_a_tie_is_given_up_by_decision_even_where_seats_stay_open() -> None:
    conference = short(Conference(LEFT_OPEN), 20, 19, 17, 17)

    assert not conference.close()
    assert conference.refused == ("conference.seats_open",)
    assert conference.close(16)


def test_a_tie_that_stays_can_be_ended_by_giving_up_the_seats() -> None:
    conference = short(Conference(FEWER), 30, 16, 16, 16)
    assert conference.open()
    assert conference.count((20, 20, 20))
    assert conference.now.tied_again

    assert conference.reduce(2)
    assert conference.close()


def test_the_sheet_says_how_many_seats_were_planned_filled_and_given_up() -> None:
    conference = short(Conference(FEWER))
    conference.reduce(1)

    sheet = result_sheet(UNIT, conference.views)

    assert (sheet.planned, sheet.elected, sheet.reduced, sheet.open_seats) == (
        3,
        2,
        1,
        0,
    )
    assert sheet.ballots[0].reduced == 1


def test_the_vote_that_leaves_seats_open_is_kept_until_the_ballot_is_annulled() -> None:
    conference = short(Conference())
    assert conference.close(16)

    row = left_open(UNIT, conference.views)

    assert row is not None
    assert (row.ballot, row.seats, row.present, row.votes_for) == (1, 1, 30, 16)
    assert not row.in_minutes
    assert result_sheet(UNIT, conference.views).left_open == row
    assert conference.annul(1)
    assert left_open(UNIT, conference.views) is None


def test_where_no_seat_stays_open_no_such_decision_is_kept() -> None:
    conference = short(Conference(), 20, 19, 18)

    assert conference.close()

    assert left_open(UNIT, conference.views) is None
