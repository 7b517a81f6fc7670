"""A primary fixes the list, and the final votes on it with as many names as seats."""

import pytest
from tests.conferences import (
    FEWER,
    PEOPLE,
    PRIMARY,
    PRIMARY_AND_FEWER,
    PRIMARY_LEFT_OPEN,
    UNIT,
    Conference,
)

from comitia.stages.conference.ballots import Ballot, Kind
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Way

A, B, C, D, E, F = PEOPLE


@pytest.fixture
def conference() -> Conference:
    return Conference(PRIMARY)


def voted(conference: Conference, *marks: int, names: tuple[str, ...] = ()) -> None:
    assert conference.open(names), conference.refused
    assert conference.count(marks), conference.refused


def last(conference: Conference) -> Ballot:
    return conference.views.every(Ballot, unit=UNIT)[-1]


def reached(conference: Conference, person: str) -> str:
    way = conference.views.one(Way, UNIT, person)
    assert way is not None
    return way.reached


def test_a_primary_elects_nobody_and_lists_as_many_as_there_are_seats(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 18, 17)

    assert last(conference).kind == Kind.PRIMARY.value
    assert (conference.now.elected, conference.now.listed) == ((), (A, B, C))
    assert reached(conference, A) == "candidate"
    assert reached(conference, D) == "preliminary"


def test_all_who_are_listed_stand_in_the_final_and_nobody_else(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 18, 17)

    assert not conference.open([A, B])
    assert conference.refused == ("conference.left_off",)
    assert not conference.open([A, B, C, D])
    assert "conference.not_standing" in conference.refused
    assert conference.open([A, B, C])
    assert (last(conference).kind, last(conference).seats) == ("final", 3)


def test_the_final_elects_those_with_enough_votes(conference: Conference) -> None:
    voted(conference, 20, 19, 18, 17)
    voted(conference, 30, 16, 15)

    assert conference.now.elected == (A, B)
    assert conference.now.listed == ()
    assert conference.now.seats_left == 1


def test_a_seat_that_the_final_left_goes_to_a_further_primary(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 18, 17)
    voted(conference, 30, 16, 15)

    voted(conference, 0, 16, names=(C, D))

    assert (last(conference).kind, last(conference).seats) == ("primary", 1)
    assert conference.now.listed == (D,)


def test_the_margin_is_asked_of_the_primary_and_not_of_the_final(
    conference: Conference,
) -> None:
    for person in (D, E, F):
        conference.leave(person)

    assert not conference.open()
    assert conference.refused == ("conference.margin",)


def test_a_tie_of_a_primary_is_voted_on_among_the_tied_before_the_final(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 17, 17)
    assert conference.now.tied == (C, D)

    assert not conference.open([A, B])
    voted(conference, 14, 16)

    assert (last(conference).kind, last(conference).seats) == ("primary", 1)
    assert conference.now.listed == (A, B, D)


def test_a_list_whose_last_place_stays_tied_may_go_to_the_final() -> None:
    conference = Conference(PRIMARY)
    voted(conference, 30, 16, 16, 16)
    assert (conference.now.listed, conference.now.tied) == ((A,), (B, C, D))
    voted(conference, 20, 20, 20)
    assert conference.now.tied_again

    voted(conference, 30, names=(A,))

    assert last(conference).kind == Kind.FINAL.value
    assert conference.now.elected == (A,)


def test_where_somebody_listed_leaves_a_further_primary_or_a_shorter_final_follows(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 18, 17)
    conference.leave(C)
    assert conference.now.listed == (A, B)
    assert conference.now.places_left == 1

    assert conference.open([D, E])
    assert last(conference).kind == Kind.PRIMARY.value
    assert conference.annul(2)
    assert conference.open([A, B])
    assert last(conference).kind == Kind.FINAL.value


def test_the_ballots_are_not_closed_while_a_list_stands(
    conference: Conference,
) -> None:
    voted(conference, 20, 19, 18, 17)

    assert not conference.close(30)
    assert conference.refused == ("conference.list_stands",)
    voted(conference, 30, 30, 30)
    assert conference.close()
    assert step_of(UNIT, conference.views) is Step.CREDENTIALS


def test_an_annulled_primary_lists_nobody(conference: Conference) -> None:
    voted(conference, 20, 19, 18, 17)

    assert conference.annul(1)

    assert conference.now.listed == ()
    assert reached(conference, A) == "preliminary"
    assert conference.open(PEOPLE)
    assert last(conference).kind == Kind.PRIMARY.value


def test_an_annulled_final_leaves_the_list_as_it_was(conference: Conference) -> None:
    voted(conference, 20, 19, 18, 17)
    voted(conference, 30, 30, 30)
    assert not conference.annul(1)

    assert conference.annul(2)

    assert conference.now.listed == (A, B, C)


def test_a_place_that_nobody_won_is_given_up_before_the_final() -> None:
    conference = Conference(PRIMARY_AND_FEWER)
    voted(conference, 20, 19)

    assert not conference.reduce(2)
    assert conference.refused == ("conference.reduced",)
    assert conference.reduce(1)

    assert conference.open([A, B])
    assert (last(conference).kind, last(conference).seats) == ("final", 2)


def test_where_seats_stay_open_there_is_no_second_primary() -> None:
    conference = Conference(PRIMARY_LEFT_OPEN)
    voted(conference, 20, 19)

    assert not conference.open([C, D])
    assert conference.refused == ("conference.no_further",)
    voted(conference, 30, 30, names=(A, B))
    assert conference.close()


def test_without_a_primary_the_first_ballot_elects() -> None:
    conference = Conference(FEWER)

    voted(conference, 20, 19, 18)

    assert last(conference).kind == Kind.CONTESTED.value
    assert conference.now.elected == (A, B, C)
