"""A count is recorded with all its papers, or refused with everything wrong in it."""

import pytest
from tests.conferences import (
    MEMBERS,
    PEOPLE,
    PRIMARY,
    UNIT,
    Conference,
    ruled,
)

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.lots import drawn
from comitia.kernel.shares import parse_share
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    VoidPapers,
)
from comitia.stages.conference.course.recording import NameVotes, WrittenIn
from comitia.stages.conference.sheet import result_sheet
from comitia.stages.register.bodies import Person
from comitia.stages.register.ways import Way

A, B, C, D, E, F = PEOPLE
NEWCOMER, STRANGER = "a" * 32, "b" * 32


def begun(conference: Conference) -> Conference:
    """Return a conference whose first ballot is open; one more person is registered."""
    conference.views.put([Person(NEWCOMER, "branch", UNIT, "active")])
    assert conference.open()
    return conference


def written(person: str, votes: int) -> tuple[WrittenIn, ...]:
    return (WrittenIn(person, votes),)


def row_of(conference: Conference, person: str) -> BallotName:
    row = conference.views.one(BallotName, UNIT, 1, person)
    assert row is not None
    return row


def test_the_whole_account_is_kept_with_the_bar_and_its_base() -> None:
    conference = begun(Conference())
    papers = {"issued": 29, "voters": 28, "returned": 28, "valid": 26, "void": 2}
    reasons = {"too_many": 1, "unclear": 1}
    votes = tuple(NameVotes(one, 13, 10, 2, unclear=1) for one in PEOPLE)

    assert conference.count(
        (), **papers, spoiled=1, votes=votes, void_for=reasons, unread=3
    )

    account = conference.views.one(BallotAccount, UNIT, 1)
    assert account == BallotAccount(
        UNIT, 1, 28, 29, 1, 28, 26, 2, 0, 3, least=16, base="entitled", size=30
    )
    held = {row.reason: row.papers for row in conference.views.every(VoidPapers)}
    assert held == reasons
    assert row_of(conference, A).unclear == 1


@pytest.mark.parametrize(
    ("base", "least"),
    [
        (Base.ENTITLED, 16),
        (Base.PRESENT, 16),
        (Base.ISSUED, 15),
        (Base.VOTERS, 15),
        (Base.RETURNED, 14),
        (Base.VALID, 13),
    ],
)
def test_votes_count_against_the_base_that_the_charter_names(
    base: Base, least: int
) -> None:
    bar = Bound(Relation.MORE_THAN, parse_share("1/2"), base)
    conference = begun(Conference(ruled(threshold=bar)))
    papers = {"issued": 29, "voters": 28, "returned": 27, "valid": 25, "void": 2}
    marks = (least, least - 1, 0, 0, 0, 0)
    votes = tuple(
        NameVotes(one, now, 25 - now, 0) for one, now in zip(PEOPLE, marks, strict=True)
    )

    assert conference.count((), **papers, votes=votes, void_for={"too_many": 2})

    assert conference.now.elected == (A,)
    account = conference.views.one(BallotAccount, UNIT, 1)
    assert account is not None
    assert (account.least, account.base) == (least, base.value)


def test_reasons_make_all_void_papers() -> None:
    conference = begun(Conference())
    papers = {"returned": 30, "valid": 29, "void": 1}
    votes = tuple(NameVotes(one, 10, 19, 0) for one in PEOPLE)

    assert not conference.count((), **papers, votes=votes)
    assert conference.refused == ("conference.void_for",)
    assert conference.count((), **papers, votes=votes, void_for={"torn": 1})


@pytest.mark.parametrize(("within", "is_void"), [("issued", False), ("voters", True)])
def test_papers_are_reconciled_with_what_the_charter_names(
    within: str, *, is_void: bool
) -> None:
    conference = begun(Conference(ruled(returned_at_most=within)))

    assert conference.count((20, 19, 18), voters=29)

    row = conference.views.one(Ballot, UNIT, 1)
    assert row is not None
    assert (row.status == "void") is is_void


def test_a_person_who_was_written_in_often_enough_is_elected() -> None:
    conference = begun(Conference())

    assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 17))

    assert set(conference.now.elected) == {A, B, NEWCOMER}
    way = conference.views.one(Way, UNIT, NEWCOMER)
    assert way is not None
    assert way.reached == "elected"
    assert row_of(conference, NEWCOMER).place == 0


def test_below_the_bar_nobody_who_was_written_in_is_elected_or_shown() -> None:
    conference = begun(Conference())

    assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 15), written_in=2)

    assert conference.now.elected == (A, B)
    assert conference.views.one(Way, UNIT, NEWCOMER) is None
    (ballot,) = result_sheet(UNIT, conference.views).ballots
    assert NEWCOMER not in {one.person for one in ballot.names}
    assert ballot.other_votes == 17


def test_a_tie_with_somebody_written_in_is_voted_on_by_both() -> None:
    conference = begun(Conference())
    assert conference.count((20, 19, 17), write_ins=written(NEWCOMER, 17))
    assert conference.now.tied == (C, NEWCOMER)

    assert conference.open([C, NEWCOMER])
    assert conference.count((10, 20))

    assert NEWCOMER in conference.now.elected


def test_an_annulled_ballot_leaves_nobody_who_was_written_in_standing() -> None:
    conference = begun(Conference())
    assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 17))

    assert conference.annul(1)

    way = conference.views.one(Way, UNIT, NEWCOMER)
    assert way is not None
    assert way.out == "selection"
    assert NEWCOMER not in conference.now.choice


def test_a_primary_lists_somebody_who_was_written_in() -> None:
    conference = begun(Conference(PRIMARY))

    assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 17))

    assert set(conference.now.listed) == {A, B, NEWCOMER}
    assert conference.open([A, B, NEWCOMER])
    assert conference.count((30, 20, 20))
    assert NEWCOMER in conference.now.elected


@pytest.mark.parametrize("out", ["vetting", "credentials"])
def test_who_was_set_aside_is_not_elected_by_being_written_in(out: str) -> None:
    conference = begun(Conference())
    conference.views.put([Way(UNIT, NEWCOMER, "nominee", "2026-01-05", out)])

    assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 20))

    assert conference.now.elected == (A, B)


def test_who_takes_part_no_longer_or_elsewhere_is_not_elected_by_being_written_in() -> (
    None
):
    for row in (
        Person(NEWCOMER, "branch", UNIT, "withdrawn"),
        Person(NEWCOMER, "branch", "hill", "active"),
    ):
        conference = begun(Conference())
        conference.views.put([row])

        assert conference.count((20, 19, 3), write_ins=written(NEWCOMER, 20))

        assert conference.now.elected == (A, B)


def test_only_people_of_the_register_are_written_in_by_their_id() -> None:
    conference = begun(Conference())

    assert not conference.count((20, 19, 3), write_ins=written(STRANGER, 17))
    assert conference.refused == ("register.unknown_person",)


def test_who_stands_on_the_paper_is_not_written_in_as_well() -> None:
    conference = begun(Conference())

    assert not conference.count((20, 19, 3), write_ins=written(A, 2))
    assert conference.refused == ("counting.doubled_name",)


def test_where_nobody_may_be_written_in_no_such_vote_counts() -> None:
    conference = begun(Conference(ruled(write_in="never")))

    assert not conference.count((20, 19, 3), written_in=1)
    assert conference.refused == ("conference.no_write_in",)
    assert conference.count((20, 19, 3), unread=1)


@pytest.mark.parametrize(("rule", "may"), [("after_against", False), ("free", True)])
def test_another_name_takes_a_vote_against_unless_it_is_free(
    rule: str, *, may: bool
) -> None:
    conference = begun(Conference(ruled(write_in=rule)))
    votes = tuple(NameVotes(one, 10, 0, 20) for one in PEOPLE)

    done = conference.count((), votes=votes, write_ins=written(NEWCOMER, 1))

    assert done is may
    assert may or conference.refused == ("conference.write_ins",)


@pytest.mark.parametrize(("others", "fits"), [(3, True), (4, False)])
def test_papers_hold_no_more_names_than_they_may_choose(
    others: int, *, fits: bool
) -> None:
    conference = begun(Conference())

    done = conference.count((30, 30, 27), written_in=others)

    assert done is fits
    assert fits or conference.refused == ("conference.chosen",)


@pytest.mark.parametrize(("votes", "fits"), [(30, True), (31, False)])
def test_a_charter_may_let_a_paper_choose_fewer_names(
    votes: int, *, fits: bool
) -> None:
    conference = begun(Conference(ruled(most_names=1)))

    done = conference.count((16, votes - 16))

    assert done is fits
    assert fits or conference.refused == ("counting.too_many_votes",)


@pytest.mark.parametrize(
    ("rule", "may"), [("void_paper", False), ("void_for_name", True), ("abstain", True)]
)
def test_no_valid_paper_has_an_unclear_sign_where_such_papers_are_void(
    rule: str, *, may: bool
) -> None:
    conference = begun(Conference(ruled(unclear=rule)))
    votes = tuple(NameVotes(one, 10, 19, 0, unclear=1) for one in PEOPLE)

    done = conference.count((), votes=votes)

    assert done is may
    assert may or conference.refused == ("conference.unclear",)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    conference = begun(Conference(ruled(write_in="never")))
    votes = tuple(NameVotes(one, 20, 11, 0) for one in PEOPLE)

    assert not conference.count((), votes=votes, issued=31, written_in=1)

    assert set(conference.refused) == {
        "counting.more_than",
        "counting.marks",
        "counting.too_many_votes",
        "conference.no_write_in",
        "conference.chosen",
    }


def test_nobody_counts_more_voters_than_papers_or_people() -> None:
    conference = begun(Conference())

    assert not conference.count((20,), voters=MEMBERS + 1)
    assert conference.refused == ("counting.more_than", "counting.more_than")


def test_the_lot_gives_the_last_seat() -> None:
    conference = begun(Conference(ruled(tie="lot")))
    assert not conference.count((20, 19, 17, 17))
    assert conference.refused == ("conference.draw_lots",)
    (first, second), lot = drawn("dice: 5 1 3", (C, D)), "dice: 5 1 3"
    assert not conference.count((20, 19, 17, 17), drawn=(second,), lot=lot)
    assert conference.refused == ("conference.lot",)

    assert conference.count((20, 19, 17, 17), drawn=(first,), lot=lot)

    assert set(conference.now.elected) == {A, B, first}


def test_the_sheet_ranks_names_by_votes_and_announces_them_in_the_papers_order() -> (
    None
):
    conference = begun(Conference())
    assert conference.count((17, 19, 18))

    (ballot,) = result_sheet(UNIT, conference.views).ballots

    assert ballot.elected == (A, B, C)
    assert [one for one, _ in ballot.bars][:3] == [B, C, A]


def test_the_sheet_has_every_ballot_whatever_became_of_it() -> None:
    conference = begun(Conference())
    assert conference.void()
    assert conference.open()
    assert conference.annul(2)
    assert conference.open()
    assert conference.count((20, 19, 17, 17))

    sheet = result_sheet(UNIT, conference.views)

    assert [one.ballot.status for one in sheet.ballots] == [
        "void",
        "annulled",
        "counted",
    ]
    assert [one.is_counted for one in sheet.ballots] == [False, False, True]
    assert sheet.ballots[2].tied == (C, D)
    assert sheet.ballots[0].account is not None
    assert sheet.ballots[1].account is None
