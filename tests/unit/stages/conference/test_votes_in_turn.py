"""A conference that follows others takes nothing before their ballots are over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conferences import HALF, MEMBERS, PEOPLE, UNIT, Conference, ruled

from comitia.kernel.dates import moment_text
from comitia.stages.conference.agenda.taking import ItemRow
from comitia.stages.register.steps import Progress, Step

ITEM = ItemRow("method", "item 1", present=MEMBERS, votes_for=MEMBERS)


def conference(
    step: Step, *, hours: int = 0, after: tuple[str, ...] = ("hill",)
) -> Conference:
    """Return one that follows another, which came to a step so many hours later."""
    agenda: tuple[str, ...] = ("method", "ballot", "count")
    keys = {"agenda": agenda, "agenda_votes.method": HALF, "after": after}
    rules = ruled(**keys)  # type: ignore[arg-type]
    held = Conference(rules)
    since = moment_text(held.at + timedelta(hours=hours))
    held.views.put([Progress("hill", step.value, since)])
    return held


@pytest.mark.parametrize("step", [Step.NOMINATION, Step.CONFERENCE])
def test_nothing_is_taken_and_no_ballot_opened_before(step: Step) -> None:
    held = conference(step)

    assert not held.do("take_items", rows=(ITEM,))
    assert held.refused == ("conference.after",)
    assert not held.open()
    assert "conference.after" in held.refused


def test_units_that_are_first_together_do_not_wait_for_each_other() -> None:
    held = conference(Step.NOMINATION, after=(UNIT, "hill"))

    assert held.do("take_items", rows=(ITEM,))


def test_what_is_over_at_this_very_moment_was_not_over_before() -> None:
    held = conference(Step.CREDENTIALS, hours=0)

    assert not held.do("take_items", rows=(ITEM,))
    assert held.refused == ("conference.after",)


def test_when_they_are_over_the_conference_begins() -> None:
    held = conference(Step.CREDENTIALS, hours=-1)

    assert held.do("take_items", rows=(ITEM,))
    assert held.open()


def test_a_conference_that_has_voted_goes_on_when_others_vote_again() -> None:
    held = conference(Step.CREDENTIALS, hours=-1)
    assert held.do("take_items", rows=(ITEM,))
    assert held.open()
    assert held.count([20, 19])

    held.views.put([Progress("hill", Step.CONFERENCE.value, moment_text(held.at))])

    assert held.open(names=PEOPLE[2:])


def test_its_own_step_does_not_keep_a_conference_waiting() -> None:
    held = conference(Step.CREDENTIALS, hours=-1)
    row = held.views.one(Progress, UNIT)
    assert row is not None
    held.views.put([replace(row, since="2026-01-01T00:00:00+00:00")])

    assert held.do("take_items", rows=(ITEM,))
