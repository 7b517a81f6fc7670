"""Boxes, recounts, announcement, answers and seals around the count."""

from datetime import timedelta
from fractions import Fraction

import pytest
from tests.conferences import MEMBERS, PEOPLE, UNIT, Conference, ruled

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.dates import parse_span
from comitia.stages.conference.after.accepting import AnswerRow
from comitia.stages.conference.after.boxes import BoxRow
from comitia.stages.conference.after.sealing import PackageRow
from comitia.stages.conference.ballots import BallotName, VoidPapers
from comitia.stages.conference.course.recording import WrittenIn
from comitia.stages.conference.records import Incident, Recount, SealedPapers
from comitia.stages.register.bodies import Person
from comitia.stages.register.ways import Way

ITEMS = ("ballot", "account", "count", "announcement", "acceptance", "sealing")
TENTH = Bound(Relation.AT_LEAST, Fraction(1, 10), Base.PRESENT)
KEYS = {
    "agenda": ITEMS,
    "announced_in": "paper_order",
    "declined": "further_ballot",
    "recount": TENTH,
    "papers_kept": parse_span("2 days"),
}
FIRST, SECOND, THIRD, FOURTH, FIFTH, _ = PEOPLE


def conference_of(**changes: object) -> Conference:
    return Conference(ruled(**KEYS | changes))  # type: ignore[arg-type]


@pytest.fixture
def conference() -> Conference:
    return conference_of()


def account(conference: Conference, *boxes: BoxRow, ballot: int = 1) -> bool:
    rows = boxes or (BoxRow("box-1", MEMBERS, MEMBERS - 1, 1),)
    return conference.do("account_boxes", ballot=ballot, rows=rows)


def vote(conference: Conference, *votes: int, ballot: int = 1) -> None:
    assert conference.open()
    assert account(conference, ballot=ballot)
    assert conference.count(votes), conference.refused


def announce(conference: Conference, *names: str, ballot: int = 1) -> bool:
    return conference.do("announce_result", ballot=ballot, names=names)


def answer(conference: Conference, *declines: str) -> bool:
    asked = conference.now.elected
    rows = tuple(AnswerRow(one, accepts=one not in declines) for one in asked)
    return conference.do("record_acceptance", rows=rows)


def seal(conference: Conference, *rows: PackageRow) -> bool:
    return conference.do("seal_papers", place="archive", rows=rows)


def ask(conference: Conference, asked_by: int = 3, ballot: int = 1) -> bool:
    return conference.do(
        "request_recount", ballot=ballot, asked_by=asked_by, reason="a table miscounted"
    )


def again(conference: Conference, *votes: int, **more: object) -> bool:
    """Count the first ballot again."""
    names = conference.names(1)
    marks = tuple(
        conference.marks(one, votes[place] if place < len(votes) else 0)
        for place, one in enumerate(names)
    )
    return conference.do(
        "record_count",
        **{
            "ballot": 1,
            "voters": MEMBERS,
            "issued": MEMBERS,
            "spoiled": 0,
            "returned": MEMBERS,
            "valid": MEMBERS,
            "void": 0,
            "votes": marks,
            **more,
        },
    )


def reached(conference: Conference, person: str) -> tuple[str, str]:
    way = conference.views.one(Way, UNIT, person)
    assert way is not None
    return way.reached, way.out


def test_a_box_that_does_not_add_up_is_refused(conference: Conference) -> None:
    assert conference.open()

    assert not account(conference, BoxRow("box-1", MEMBERS, MEMBERS, 1))
    assert conference.refused == ("conference.box",)
    assert not account(conference, BoxRow("box-1", 10, 10), BoxRow("box-1", 20, 20))
    assert conference.refused == ("conference.named_twice",)
    assert not conference.do("account_boxes", ballot=1, rows=())
    assert conference.refused == ("conference.no_items",)
    assert not account(conference, ballot=2)
    assert conference.refused == ("conference.other_ballot",)


def test_a_count_has_as_many_papers_as_the_boxes(conference: Conference) -> None:
    assert conference.open()
    assert account(conference, BoxRow("a", 10, 10), BoxRow("b", MEMBERS - 11, 19))

    assert not conference.count([20, 19, 18])
    assert conference.refused == ("conference.in_boxes",)
    fewer = {"returned": MEMBERS - 1, "valid": 0, "void": MEMBERS - 1}
    reasons = {"void_for": {"blank": MEMBERS - 1}, "votes": ()}
    assert not conference.count([], **fewer, **reasons)
    assert "conference.in_boxes" not in conference.refused


def test_who_won_is_read_out_in_the_order_of_the_paper(conference: Conference) -> None:
    vote(conference, 18, 20, 19)

    assert not announce(conference, SECOND, THIRD, FIRST)
    assert conference.refused == ("conference.announced_in",)
    assert not announce(conference, FIRST, SECOND)
    assert conference.refused == ("conference.other_names",)
    assert not announce(conference, FIRST, SECOND, THIRD, ballot=2)
    assert conference.refused == ("conference.other_ballot",)
    assert announce(conference, FIRST, SECOND, THIRD)


def test_or_by_votes_and_equals_as_on_the_paper() -> None:
    conference = conference_of(announced_in="votes")
    vote(conference, 18, 20, 20)

    assert not announce(conference, THIRD, SECOND, FIRST)
    assert conference.refused == ("conference.announced_in",)
    assert announce(conference, SECOND, THIRD, FIRST)


def test_who_was_written_in_stands_anywhere_in_the_order_of_the_paper(
    conference: Conference,
) -> None:
    conference.views.put([Person("f" * 32, "branch", UNIT, "active")])
    assert conference.open()
    assert account(conference)
    assert conference.count([18, 19], write_ins=(WrittenIn("f" * 32, 17),))

    assert announce(conference, FIRST, "f" * 32, SECOND)


def test_the_ballots_close_when_everybody_elected_has_answered(
    conference: Conference,
) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    assert seal_refused(conference)

    assert answer(conference)
    assert seal(conference, PackageRow(1, "p", MEMBERS))
    assert conference.close()


def seal_refused(conference: Conference) -> bool:
    """Return whether sealing waits for the answers."""
    done = seal(conference, PackageRow(1, "p", MEMBERS))
    return not done and conference.refused == ("conference.not_taken",)


def test_a_seat_that_is_declined_is_voted_on_again(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)

    assert answer(conference, SECOND)

    assert reached(conference, SECOND) == ("elected", "declined")
    assert conference.now.seats_left == 1
    assert conference.now.elected == (FIRST, THIRD)
    vote(conference, 20, ballot=2)
    assert conference.now.seats_left == 0
    assert announce(conference, FOURTH, ballot=2)
    assert conference.do("record_acceptance", rows=(AnswerRow(FOURTH, accepts=True),))


def test_or_it_stays_open_where_the_charter_says_so() -> None:
    conference = conference_of(declined="leave_open")
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)

    assert answer(conference, SECOND)

    assert conference.now.seats_left == 0
    assert seal(conference, PackageRow(1, "p", MEMBERS))
    assert conference.close()


def test_nobody_answers_twice_or_for_another(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    yes = AnswerRow(FIRST, accepts=True)

    assert not conference.do("record_acceptance", rows=(yes, yes))
    assert conference.refused == ("conference.named_twice",)
    assert not conference.do(
        "record_acceptance", rows=(AnswerRow(FIFTH, accepts=True),)
    )
    assert conference.refused == ("conference.not_awaited",)
    assert not conference.do("record_acceptance", rows=())
    assert conference.refused == ("conference.no_items",)
    assert conference.do("record_acceptance", rows=(yes,))
    assert not conference.do("record_acceptance", rows=(yes,))
    assert conference.refused == ("conference.not_awaited",)
    assert answer(conference) is False


def test_who_died_after_the_count_is_not_waited_for(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    conference.leave(SECOND)
    rows = (AnswerRow(FIRST, accepts=True), AnswerRow(THIRD, accepts=True))

    assert conference.do("record_acceptance", rows=rows)
    assert not conference.do("record_acceptance", rows=rows[:1])

    assert "conference.taken_already" in conference.refused
    assert seal(conference, PackageRow(1, "p", MEMBERS))


@pytest.mark.parametrize(("asked_by", "is_enough"), [(3, True), (2, False)])
def test_a_tenth_of_those_present_have_a_ballot_counted_again(
    conference: Conference, asked_by: int, *, is_enough: bool
) -> None:
    vote(conference, 20, 19, 18)

    assert ask(conference, asked_by) is is_enough
    assert is_enough or conference.refused == ("conference.recount",)


def test_more_than_were_present_cannot_ask(conference: Conference) -> None:
    vote(conference, 20, 19, 18)

    assert not ask(conference, MEMBERS + 1)
    assert conference.refused == ("conference.recount",)


def test_while_a_recount_waits_nothing_else_is_done(conference: Conference) -> None:
    vote(conference, 20, 19)
    assert ask(conference)

    assert not conference.open()
    assert "conference.recount_waits" in conference.refused
    assert not conference.close(votes_for=MEMBERS)
    assert "conference.recount_waits" in conference.refused
    assert not announce(conference, FIRST, SECOND)
    assert conference.refused == ("conference.not_after",)
    assert not conference.reduce(1)
    assert "conference.recount_waits" in conference.refused


def test_a_recount_needs_the_boxes_again_and_may_say_the_same(
    conference: Conference,
) -> None:
    vote(conference, 20, 19, 18)
    assert ask(conference)
    assert not again(conference, 20, 19, 18)
    assert conference.refused == ("conference.not_taken",)
    assert account(conference)

    assert again(conference, 20, 19, 18)

    row = conference.views.one(Recount, UNIT, 1)
    assert row is not None
    assert (bool(row.counted), row.changed, row.asked_by) == (True, False, 3)
    assert conference.now.elected == (FIRST, SECOND, THIRD)
    assert not ask(conference)
    assert conference.refused == ("conference.recounted_already",)


def test_a_recount_elects_others_and_undoes_what_the_first_count_said(
    conference: Conference,
) -> None:
    assert conference.open()
    assert account(conference)
    void = {"void": 2, "valid": MEMBERS - 2, "void_for": {"torn": 2}}
    marks = tuple(
        conference.marks(one, mark, of=MEMBERS - 2)
        for one, mark in zip(PEOPLE, (20, 19, 17, 16, 0, 0), strict=True)
    )
    assert conference.count([], votes=marks, **void)
    assert ask(conference)
    assert account(conference)

    assert again(conference, 20, 19, 16, 17)

    row = conference.views.one(Recount, UNIT, 1)
    assert row is not None
    assert row.changed
    assert conference.now.elected == (FIRST, SECOND, FOURTH)
    assert reached(conference, THIRD) == ("candidate", "")
    name = conference.views.one(BallotName, UNIT, 1, THIRD)
    assert name is not None
    assert (name.votes_for, name.elected) == (16, False)
    torn = conference.views.one(VoidPapers, UNIT, 1, "torn")
    assert torn is not None
    assert torn.papers == 0


def test_what_was_taken_after_the_first_count_is_taken_after_the_second(
    conference: Conference,
) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    assert answer(conference)
    assert seal(conference, PackageRow(1, "p", MEMBERS))
    assert ask(conference)
    assert account(conference)
    assert again(conference, 20, 19, 18)

    assert not conference.close()
    assert conference.refused == ("conference.not_taken",) * 2
    assert announce(conference, FIRST, SECOND, THIRD)
    assert seal(conference, PackageRow(1, "p", MEMBERS))
    assert conference.close()


def test_only_a_ballot_that_nothing_rests_on_is_counted_again(
    conference: Conference,
) -> None:
    assert not ask(conference)
    assert conference.refused == ("conference.no_such_ballot",)
    assert conference.open()
    assert not ask(conference)
    assert conference.refused == ("conference.nothing_to_recount",)
    assert account(conference)
    assert conference.count([20, 19])
    vote(conference, 20, ballot=2)

    assert not ask(conference)
    assert conference.refused == ("conference.later_ballot",)
    assert ask(conference, ballot=2)


def test_after_seats_were_given_up_a_ballot_is_not_counted_again() -> None:
    conference = conference_of(open_seats="reduce_seats")
    vote(conference, 20, 19)
    assert conference.reduce(1)

    assert not ask(conference)
    assert conference.refused == ("conference.later_reduction",)


def test_without_the_key_nobody_asks_for_a_recount() -> None:
    conference = Conference()
    assert conference.open()
    assert conference.count([20, 19, 18])

    assert not ask(conference, MEMBERS)
    assert conference.refused == ("conference.no_recount",)


def test_every_paper_that_came_back_lies_under_seal(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    assert answer(conference)

    assert not seal(conference, PackageRow(1, "p", MEMBERS - 1))
    assert conference.refused == ("conference.loose_papers",)
    assert not seal(conference)
    assert conference.refused == ("conference.loose_papers",)
    half = PackageRow(1, "p", MEMBERS // 2)
    assert not seal(conference, half, half)
    assert conference.refused == ("conference.named_twice",)
    other = PackageRow(1, "q", MEMBERS // 2)
    assert seal(conference, half, other)
    assert len(conference.views.every(SealedPapers, unit=UNIT)) == 2


def test_papers_are_destroyed_when_their_time_is_over(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    assert answer(conference)
    assert not conference.do("destroy_papers", how="shredded")
    assert conference.refused == ("conference.nothing_sealed",)
    assert seal(conference, PackageRow(1, "p", MEMBERS))

    assert not conference.do("destroy_papers", how="shredded")
    assert conference.refused == ("conference.papers_kept",)
    conference.at += timedelta(days=3)
    assert conference.do("destroy_papers", how="shredded")
    assert conference.outcome.papers == MEMBERS
    assert not conference.do("destroy_papers", how="shredded")


def test_without_a_term_papers_are_kept_for_good(conference: Conference) -> None:
    vote(conference, 20, 19, 18)
    assert announce(conference, FIRST, SECOND, THIRD)
    assert answer(conference)
    assert seal(conference, PackageRow(1, "p", MEMBERS))
    conference.rules = ruled()

    assert not conference.do("destroy_papers", how="shredded")
    assert conference.refused == ("conference.kept_for_good",)


def test_incidents_are_numbered_and_name_their_ballot(conference: Conference) -> None:
    assert conference.do("log_incident", what="dark", measures="lamps")
    assert conference.open()
    assert conference.do("log_incident", what="noise", measures="silence")

    rows = conference.views.every(Incident, unit=UNIT)
    assert [(row.number, row.ballot) for row in rows] == [(1, 0), (2, 1)]
