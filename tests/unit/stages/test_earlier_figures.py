"""What has changed since the election before, on a stated base; what is asked for."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.moments import Moment
from comitia.stages.composition.axes.composed import (
    Composing,
    composition_figures,
    rounded_figures,
)
from comitia.stages.composition.axes.counting import People, Recorded
from comitia.stages.composition.figures import Figure
from comitia.stages.sections import SECTIONS

AXES = """
[composition.categories.sex]
value = ["women", "men"]
clause = "Rule 5"

[publication.axes.sex]
value = ["women", "men"]
clause = "Rule 9"

[publication.groups.everybody]
value = ["women", "men"]
clause = "Rule 9"

[publication.decimals]
value = 1
clause = "Rule 9"
"""
CONFIRMED = """
[publication.earlier_people.confirmed]
value = 2280
clause = "Rule 9"
"""
ELECTED = """
[publication.earlier_people.elected]
value = 2287
clause = "Rule 9"
"""
WOMEN = """
[publication.earlier.women]
value = 551
clause = "Rule 9"
"""
AT_ELECTION = """
[publication.earlier_at.women]
value = "elected"
clause = "Rule 9"
"""
SHARE = """
[publication.earlier_shares.women]
value = "24.2 %"
clause = "Rule 9"
"""
BOTH = AXES + CONFIRMED + ELECTED + WOMEN
PERSONS = tuple(f"p{one}" for one in range(2296))
SEXES = {one: "women" if at < 619 else "men" for at, one in enumerate(PERSONS)}


def ruled(folder: Path, more: str) -> Rules:
    return load(written(folder, minimal(more=more)), sections=SECTIONS).rules()


def figures(
    folder: Path,
    more: str,
    seats: Mapping[str, int] | None = None,
    members: Mapping[str, Mapping[str, Fraction]] | None = None,
) -> dict[str, Figure]:
    lists = (
        People("elected", Moment.ELECTED, "way", PERSONS),
        People("delegates", Moment.CONFIRMED, "way", PERSONS),
    )
    recorded = Recorded({"sex": SEXES})
    rules = ruled(folder, more)
    held = Composing(lists, recorded, members=members or {}, seats=seats or {})
    found = composition_figures(held, rules)
    return {one.figure: one for one in rounded_figures(found, rules)}


def test_a_rise_in_points_holds_on_those_confirmed_then_and_now(tmp_path: Path) -> None:
    found = figures(tmp_path, BOTH)

    women, points = (
        found["delegates.sex.women.more"],
        found["delegates.sex.women.points"],
    )
    assert (women.value, women.base, women.base_value) == (
        "68",
        "earlier.delegates.sex.women",
        "551",
    )
    assert (points.value, points.unit, points.qualifier) == ("2.8", "points", "exact")
    assert (points.base, points.base_value) == ("earlier.delegates", "2280")
    assert Fraction(points.exact) == Fraction(619, 2296) - Fraction(551, 2280)
    assert "elected.sex.women.points" not in found


def test_on_those_elected_then_it_is_another_rise(tmp_path: Path) -> None:
    found = figures(tmp_path, BOTH + AT_ELECTION)

    assert found["elected.sex.women.points"].value == "2.9"
    assert found["elected.sex.women.points"].base_value == "2287"
    assert "delegates.sex.women.points" not in found


def test_a_share_as_it_was_printed_makes_points_that_are_only_about(
    tmp_path: Path,
) -> None:
    found = figures(tmp_path, AXES + CONFIRMED + SHARE)

    before = found["earlier.delegates.sex.women.share"]
    assert (before.value, before.qualifier) == ("24.2", "about")
    assert found["delegates.sex.women.points"].qualifier == "about"
    assert "delegates.sex.women.more" not in found


def test_who_became_fewer_has_a_minus(tmp_path: Path) -> None:
    more = WOMEN.replace("women", "men").replace("551", "1729")

    found = figures(tmp_path, AXES + CONFIRMED + more)

    assert found["delegates.sex.men.more"].value == "-52"
    assert found["delegates.sex.men.points"].value == "-2.8"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (WOMEN, "earlier_no_people"),
        (ELECTED + WOMEN, "earlier_no_people"),
        (CONFIRMED + WOMEN.replace("551", "2281"), "earlier_beyond_all"),
        (CONFIRMED + WOMEN + SHARE, "earlier_twice"),
        (CONFIRMED + WOMEN.replace("women", "farmers"), "earlier_nothing"),
        (CONFIRMED + SHARE.replace("24.2 %", "24.2"), "earlier_share"),
        (CONFIRMED + SHARE.replace("24.2 %", "124 %"), "earlier_share"),
        (CONFIRMED.replace("confirmed", "voting"), "earlier_moment"),
        (ELECTED + AT_ELECTION, "earlier_untold"),
    ],
)
def test_a_comparison_that_stands_on_nothing_is_refused(
    tmp_path: Path, more: str, code: str
) -> None:
    found = faults(tmp_path, minimal(more=AXES + more))

    assert {one for one, _ in found} == {code}


@pytest.mark.parametrize(
    "more",
    [
        CONFIRMED + WOMEN.replace("551", "2280"),
        CONFIRMED + SHARE.replace("24.2", "100"),
        CONFIRMED + WOMEN.replace("women", "everybody"),
        ELECTED + WOMEN + AT_ELECTION,
    ],
)
def test_a_comparison_with_all_that_it_needs_is_taken(
    tmp_path: Path, more: str
) -> None:
    assert faults(tmp_path, minimal(more=AXES + more)) == []


FLOOR = """
[composition.floors.women]
at_least = "1/3"
of = "seats"
clause = "Rule 5"
"""
CEILING = """
[composition.ceilings.men]
at_most = "1/2"
of = "seats"
clause = "Rule 5"
"""
ABOVE = """
[composition.above_members]
value = ["women"]
clause = "Rule 5"
"""
SOFT = """
[composition.strengths.women]
value = "soft"
clause = "Rule 5"
"""


def test_what_units_are_asked_for_is_added_up_unit_by_unit(tmp_path: Path) -> None:
    found = figures(tmp_path, AXES + FLOOR + CEILING, seats={"valley": 10, "hill": 7})

    women, men = found["asked.women"], found["allowed.men"]
    # Four of ten and three of seven, not six of seventeen.
    assert (women.value, women.qualifier) == ("7", "at_least")
    assert (women.base, women.base_value) == ("seats.asked.women", "17")
    assert found["asked.women.share"].exact == "7/17"
    assert (men.value, men.qualifier) == ("8", "at_most")


def test_the_stricter_of_two_floors_is_asked_for(tmp_path: Path) -> None:
    members = {"valley": {"women": Fraction(1, 2)}, "hill": {"women": Fraction(1, 4)}}

    found = figures(
        tmp_path,
        AXES + FLOOR + ABOVE,
        seats={"valley": 10, "hill": 10},
        members=members,
    )

    assert found["asked.women"].value == "10"


def test_what_may_be_departed_from_is_a_target(tmp_path: Path) -> None:
    found = figures(tmp_path, AXES + FLOOR + SOFT, seats={"valley": 10})

    assert found["asked.women"].qualifier == "target"
    assert found["asked.women.share"].qualifier == "target"
    assert found["seats.asked.women"].qualifier == "exact"
