"""The tally before a body: branches, members, and the names that pass."""

import pytest

from comitia.stages.nomination.levels.keys import Measure, Needs
from comitia.stages.nomination.levels.tally import (
    Bar,
    Fed,
    Paper,
    Support,
    added,
    passing,
)

HALF, MOST = Measure.MORE_THAN_HALF, Measure.MOST_NAMED


def paper(**names: tuple[int, int]) -> Paper:
    return Paper(4, 100, {name: Support(*counts) for name, counts in names.items()})


def test_what_came_from_below_is_added_up_by_name() -> None:
    feeds = (
        Fed("branch-a", 1, 9, {"p": Support(1, 6), "q": Support(0, 2, brought=False)}),
        Fed("branch-b", 0, 0, {}),
        Fed("branch-c", 1, 20, {"p": Support(0, 4, brought=False)}),
    )

    assert added(feeds) == Paper(
        2, 29, {"p": Support(1, 10), "q": Support(0, 2, brought=False)}
    )


def test_exactly_half_of_the_branches_or_members_is_not_enough() -> None:
    lying = paper(half=(2, 50), more=(3, 51))

    assert passing(lying, Bar(Needs.OR, HALF, 1)) == ("more",)


def test_and_asks_for_branches_and_members_and_or_for_one_of_them() -> None:
    lying = paper(bodies=(3, 10), members=(1, 60), both=(4, 80))

    assert passing(lying, Bar(Needs.AND, HALF, 1)) == ("both",)
    assert passing(lying, Bar(Needs.OR, HALF, 1)) == ("bodies", "both", "members")


@pytest.mark.parametrize(
    ("places", "expected"),
    [(0, ()), (1, ("a",)), (2, ("a", "b", "c")), (3, ("a", "b", "c"))],
)
def test_names_that_are_alike_at_the_cut_all_pass(
    places: int, expected: tuple[str, ...]
) -> None:
    lying = paper(a=(4, 90), b=(2, 40), c=(2, 40), d=(1, 5))

    assert passing(lying, Bar(Needs.AND, MOST, places)) == expected


def test_the_most_named_by_branches_are_not_those_by_members() -> None:
    lying = paper(a=(3, 20), b=(1, 80))

    assert passing(lying, Bar(Needs.OR, MOST, 1)) == ("a", "b")
    assert passing(lying, Bar(Needs.AND, MOST, 1)) == ()


def test_who_has_left_or_was_not_sent_up_passes_nothing() -> None:
    lying = Paper(
        1, 10, {"gone": Support(1, 9), "kept back": Support(1, 8, brought=False)}
    )

    assert passing(lying, Bar(Needs.AND, HALF, 2), gone=("gone",)) == ()


def test_a_name_for_which_nobody_is_passes_nothing() -> None:
    assert passing(Paper(1, 10, {"p": Support(0, 0)}), Bar(Needs.OR, MOST, 5)) == ()
