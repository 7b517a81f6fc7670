"""Whatever a conference does, it comes to an end: no state of the ballots is dead."""

from collections.abc import Callable
from operator import methodcaller

from hypothesis import given
from hypothesis import strategies as st
from tests.conferences import (
    FEWER,
    LEFT_OPEN,
    MEMBERS,
    MINIMAL_RULES,
    PEOPLE,
    PRIMARY,
    PRIMARY_AND_FEWER,
    PRIMARY_LEFT_OPEN,
    SEATS,
    UNIT,
    Conference,
)

from comitia.charter.rules import Rules
from comitia.stages.conference.sheet import result_sheet
from comitia.stages.register.steps import Step, step_of
from comitia.stages.register.ways import Reached, Way

# Ballots that a conference which wants to end may need: one open, one tied, one more.
ENOUGH = 14

Move = Callable[[Conference], object]


def moves_of(name: str, *given: st.SearchStrategy[object]) -> st.SearchStrategy[Move]:
    """Return what calls one method of a conference; what it refuses does nothing."""
    return st.builds(methodcaller, st.just(name), *given)


MARKS = st.lists(st.sampled_from([0, 15, 16, 17]), min_size=6, max_size=6)
MOVES = st.one_of(
    moves_of("open"),
    moves_of("open", st.sets(st.sampled_from(PEOPLE))),
    moves_of("count", MARKS),
    moves_of("count", MARKS),
    moves_of("void"),
    moves_of("annul", st.integers(1, 4)),
    moves_of("leave", st.sampled_from(PEOPLE)),
    moves_of("reduce", st.integers(0, 3), st.integers(14, MEMBERS)),
    moves_of("close", st.integers(0, MEMBERS)),
)
RULES = st.sampled_from(
    [
        MINIMAL_RULES,
        FEWER,
        LEFT_OPEN,
        PRIMARY,
        PRIMARY_AND_FEWER,
        PRIMARY_LEFT_OPEN,
    ]
)


def go_on(conference: Conference) -> bool:
    """Do what a conference does that wants to end; false where it lacks names."""
    now = conference.now
    if now.in_progress:
        return conference.count([MEMBERS - 1] * now.seats_left)
    if now.seats_left == 0:
        return conference.close()
    if conference.open() or (now.listed and conference.open(now.listed)):
        return True
    return conference.close(MEMBERS) or conference.reduce(now.seats_left)


def moved(rules: Rules, moves: list[Move]) -> Conference:
    conference = Conference(rules)
    for move in moves:
        move(conference)
    return conference


@given(rules=RULES, moves=st.lists(MOVES, max_size=14))
def test_a_conference_that_wants_to_end_ends_or_asks_for_names(
    rules: Rules, moves: list[Move]
) -> None:
    conference = moved(rules, moves)

    for _ in range(ENOUGH):
        if step_of(UNIT, conference.views) is Step.CREDENTIALS:
            break
        if not go_on(conference):
            break

    ended = step_of(UNIT, conference.views) is Step.CREDENTIALS
    now = conference.now
    may_reopen = not now.elected and not now.in_progress
    assert ended or may_reopen


@given(rules=RULES, moves=st.lists(MOVES, max_size=14))
def test_ways_and_ballots_say_the_same(rules: Rules, moves: list[Move]) -> None:
    conference = moved(rules, moves)

    ways = conference.views.every(Way, unit=UNIT)
    elected = {way.person for way in ways if way.reached == Reached.ELECTED.value}
    now = conference.now
    assert elected == set(now.elected)
    assert len(elected) + now.reduced + now.seats_left == SEATS
    assert not elected & set(now.choice)
    assert set(now.listed) <= set(now.choice)
    assert len(now.listed) <= now.seats_left


@given(rules=RULES, moves=st.lists(MOVES, max_size=14))
def test_the_result_sheet_accounts_for_every_seat(
    rules: Rules, moves: list[Move]
) -> None:
    sheet = result_sheet(UNIT, moved(rules, moves).views)

    assert sheet.elected + sheet.reduced + sheet.open_seats == sheet.planned
    assert sum(len(one.elected) for one in sheet.ballots if one.is_counted) == (
        sheet.elected
    )
    assert [one.number for one in sheet.ballots] == [*range(1, len(sheet.ballots) + 1)]
