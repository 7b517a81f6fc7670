"""A conference takes the items of its agenda, each in its turn."""

import pytest
from tests.conferences import HALF, MEMBERS, PEOPLE, UNIT, Conference, ruled

from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.conference.agenda.taking import ItemRow

ITEMS = ("method", "introductions", "boxes", "ballot", "papers-in", "count", "thanks")
AGENDA = {
    "agenda": ITEMS,
    "agenda_votes.method": HALF,
    "agenda_each.introductions": "candidate",
    "agenda_documents": ("method",),
    "agenda_parts.method": ("ballots", "papers"),
    "agenda_anew": ("boxes",),
}
PAPER = "a" * 64


@pytest.fixture
def conference() -> Conference:
    return Conference(ruled(**AGENDA))  # type: ignore[arg-type]


def method(**changes: object) -> ItemRow:
    given: dict[str, object] = {
        "item": "method",
        "minutes": "item 1",
        "present": MEMBERS,
        "votes_for": MEMBERS,
        "document": PAPER,
        "parts": ("ballots", "papers"),
    }
    return ItemRow(**given | changes)  # type: ignore[arg-type]


def take(conference: Conference, *rows: ItemRow | str) -> bool:
    taken = tuple(
        ItemRow(row, "minutes") if isinstance(row, str) else row for row in rows
    )
    return conference.do("take_items", rows=taken)


def introduced(*numbers: int) -> list[ItemRow]:
    return [ItemRow("introductions", "said", person=PEOPLE[one]) for one in numbers]


def prepared(conference: Conference) -> None:
    assert take(conference, method(), *introduced(*range(6)), "boxes")


def elected(conference: Conference) -> None:
    prepared(conference)
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.count([20, 19, 18])


def test_a_ballot_opens_when_all_before_it_is_taken(conference: Conference) -> None:
    prepared(conference)

    assert conference.open()


def test_a_ballot_says_everything_that_is_lacking_before_it(
    conference: Conference,
) -> None:
    assert not conference.open()

    assert conference.refused == (
        "conference.not_taken",
        "conference.not_taken_with",
        "conference.not_taken",
    )


def test_an_item_about_each_candidate_lacks_one(conference: Conference) -> None:
    assert take(conference, method(), *introduced(*range(5)))

    assert not take(conference, "boxes")
    assert conference.refused == ("conference.not_taken_with",)
    assert take(conference, *introduced(5), "boxes")


def test_who_left_needs_no_introduction(conference: Conference) -> None:
    conference.leave(PEOPLE[5])

    assert take(conference, method(), *introduced(*range(5)), "boxes")


@pytest.mark.parametrize(("votes", "is_carried"), [(16, True), (15, False)])
def test_half_of_those_entitled_do_not_adopt_the_method(
    conference: Conference, votes: int, *, is_carried: bool
) -> None:
    assert take(conference, method(votes_for=votes)) is is_carried
    assert is_carried or conference.refused == ("conference.item_vote",)


def test_the_vote_on_an_item_is_stated_and_possible(conference: Conference) -> None:
    assert not take(conference, method(votes_for=None))
    assert conference.refused == ("conference.no_item_vote",)
    assert not take(conference, method(votes_for=MEMBERS + 1))
    assert conference.refused == ("meeting.votes_for",)


@pytest.mark.parametrize(("present", "is_enough"), [(20, True), (19, False)])
def test_too_few_people_adopt_nothing(
    conference: Conference, present: int, *, is_enough: bool
) -> None:
    assert take(conference, method(present=present, votes_for=19)) is is_enough
    assert is_enough or conference.refused == ("conference.quorum",)


def test_an_item_names_its_document_and_covers_its_parts(
    conference: Conference,
) -> None:
    assert not take(conference, method(document=None, parts=("papers",)))

    assert conference.refused == ("conference.no_document", "conference.parts")


def test_what_is_not_on_the_agenda_is_not_taken(conference: Conference) -> None:
    assert not take(conference, "speeches")
    assert conference.refused == ("conference.no_such_item",)
    assert not take(conference, "ballot")
    assert conference.refused == ("conference.no_such_item",)
    assert not take(conference)
    assert conference.refused == ("conference.no_items",)


def test_without_an_agenda_nothing_is_taken_and_the_ballot_opens() -> None:
    conference = Conference()

    assert not take(conference, "method")
    assert conference.refused == ("conference.no_agenda",)
    assert conference.open()


def test_an_item_is_taken_once_and_about_somebody_only_where_asked(
    conference: Conference,
) -> None:
    assert not take(conference, method(), method())
    assert conference.refused == ("conference.taken_already",)
    assert not take(conference, method(person=PEOPLE[0]))
    assert conference.refused == ("conference.about_whom",)
    assert not take(conference, method(), ItemRow("introductions", "said"))
    assert conference.refused == ("conference.about_whom",)


def test_papers_come_in_between_the_ballot_and_its_count(
    conference: Conference,
) -> None:
    prepared(conference)
    assert not take(conference, "papers-in")
    assert conference.refused == ("conference.not_during",)
    assert conference.open()

    assert not conference.count([20, 19, 18])
    assert conference.refused == ("conference.not_taken",)
    assert take(conference, "papers-in")
    assert conference.count([20, 19, 18])


def test_nothing_that_stands_before_the_ballot_is_taken_while_papers_are_out(
    conference: Conference,
) -> None:
    prepared(conference)
    assert conference.open()

    assert not take(conference, "boxes")
    assert conference.refused == ("conference.not_before",)


def test_the_ballots_close_when_all_after_the_count_is_taken(
    conference: Conference,
) -> None:
    prepared(conference)
    assert not take(conference, "thanks")
    assert conference.refused == ("conference.not_after",)
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.count([20, 19, 18])

    assert not conference.close()
    assert conference.refused == ("conference.not_taken",)
    assert take(conference, "thanks")
    assert conference.close()


def test_before_a_further_ballot_the_boxes_are_looked_at_again(
    conference: Conference,
) -> None:
    prepared(conference)
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.count([20, 19])

    assert not conference.open()
    assert conference.refused == ("conference.not_taken",)
    assert take(conference, "boxes")
    assert conference.open()
    assert not conference.count([20])
    assert take(conference, "papers-in")
    assert conference.count([20])


def test_what_was_taken_after_a_count_is_taken_again_after_the_next(
    conference: Conference,
) -> None:
    elected(conference)
    assert take(conference, "thanks")
    assert conference.annul(1)

    assert take(conference, "boxes")
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.count([20, 19, 18])

    assert not conference.close()
    assert conference.refused == ("conference.not_taken",)
    assert take(conference, "thanks")
    assert conference.close()


def test_after_a_void_ballot_what_was_taken_after_the_last_count_holds(
    conference: Conference,
) -> None:
    prepared(conference)
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.count([20, 19])
    assert take(conference, "boxes")
    assert conference.open()
    assert take(conference, "papers-in")
    assert conference.void()

    assert take(conference, "thanks")

    assert conference.close(votes_for=MEMBERS)


def test_a_row_keeps_the_vote_and_of_how_many_it_was(conference: Conference) -> None:
    assert take(conference, method(present=25, votes_for=20))

    row = conference.views.one(AgendaItem, UNIT, "method", "")

    assert row is not None
    assert (row.votes_for, row.size, row.document) == (20, MEMBERS, PAPER)
