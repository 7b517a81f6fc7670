"""What a play writes on people's cards is what the charter counts them by."""

from datetime import date
from pathlib import Path

import pytest

from comitia.charter.check import load
from comitia.demo.script.targets import Axis as Wanted
from comitia.demo.script.targets import Targets, targets_of
from comitia.stages.composition.axes.axis import Axis, published_axes
from comitia.stages.sections import SECTIONS

CHARTER = Path("charters/national-congress-2022")
# Who is told to be in none of the categories has a word for that, on a card or none.
NONE = {"other"}


@pytest.fixture(scope="module")
def axes() -> dict[str, Axis]:
    """Return the axes by which the delegates are counted."""
    rules = load(CHARTER, sections=SECTIONS).rules()
    return {one.name: one for one in published_axes(rules)}


@pytest.fixture(scope="module")
def targets() -> Targets:
    """Return what the play is to come to."""
    found = targets_of(CHARTER)
    assert found is not None
    return found


def test_every_word_that_a_play_writes_is_a_category_that_is_counted(
    axes: dict[str, Axis], targets: Targets
) -> None:
    for wanted in targets.axes:
        counted = axes[wanted.name]

        if counted.alike is None:
            assert _words(wanted) - NONE == {*counted.categories}
        else:
            assert {*counted.alike} == {wanted.rest}


def _words(axis: Wanted) -> set[str]:
    rest = {axis.rest} if axis.rest else set()
    return {*(word for word, _ in axis.counts), *axis.spread, *rest}


def test_ages_are_those_of_the_day_on_which_they_are_counted(
    axes: dict[str, Axis], targets: Targets
) -> None:
    assert targets.ages is not None
    age = axes["age"]

    assert targets.ages.on == age.day
    assert [limit for limit, _ in targets.ages.at_most] == [*age.ages]


def test_periods_of_joining_end_where_the_next_ones_begin(
    axes: dict[str, Axis], targets: Targets
) -> None:
    ends = [one.before for one in targets.joined]

    assert ends[:-1] == [*axes["joined"].since]
    assert ends[-1] <= date(2022, 9, 26)


def test_whatever_is_counted_on_cards_stands_on_them(axes: dict[str, Axis]) -> None:
    rules = load(CHARTER, sections=SECTIONS).rules()
    listed = rules.read("publication.attributes", tuple).value

    assert {one.attribute for one in axes.values() if one.attribute} <= {*listed}
