"""Figures of composition: axes that add up, ages, groups, units."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from tests.charter_files import faults, minimal, written

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.moments import Moment
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.axes.composed import (
    CardCount,
    Composing,
    card_counts,
    composing,
    composition_figures,
    impossible_counts,
    rounded_figures,
)
from comitia.stages.composition.axes.counting import People
from comitia.stages.composition.figures import Count, Counted, share_figure
from comitia.stages.composition.floors.members import MemberCount
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.honours import Honour
from comitia.stages.sections import SECTIONS

AT = "2026-02-01T09:00:00+00:00"
AXES = """
[composition.categories.line]
value = ["front-line", "leading"]
clause = "Rule 5"

[composition.categories.sex]
value = ["women", "men"]
clause = "Rule 5"

[composition.honours]
value = ["national", "provincial"]
clause = "Rule 5"

[composition.above_members]
value = ["women"]
clause = "Rule 5"

[publication.axes.line]
value = ["front-line", "leading"]
clause = "Rule 9"

[publication.axes.sex]
value = ["women"]
clause = "Rule 9"

[publication.axes.honours]
value = ["national", "provincial"]
clause = "Rule 9"

[publication.among.honours]
value = ["front-line"]
clause = "Rule 9"

[publication.groups.honoured]
value = ["national", "provincial"]
clause = "Rule 9"
"""
AGES = """
[publication.axes.age]
value = ["up-to-35", "up-to-55", "over-55"]
clause = "Rule 9"

[publication.attributes_of.age]
value = "born"
clause = "Rule 9"

[publication.ages.age]
value = ["35", "55"]
clause = "Rule 9"

[publication.counted_on]
value = 2026-06-01
clause = "Rule 9"

[publication.groups.not-over-55]
value = ["up-to-35", "up-to-55"]
clause = "Rule 9"

[publication.among.age]
value = ["front-line"]
clause = "Rule 9"

[publication.axes.group]
value = ["blue"]
clause = "Rule 9"

[publication.attributes_of.group]
value = "branch"
clause = "Rule 9"

[publication.different.group]
value = ["blue"]
clause = "Rule 9"
"""
BORN = ('"name"', '"born", "name"')
# Category by line, category by sex, level of the honour, day of birth, group.
PEOPLE = {
    "ada": ("front-line", "women", "national", "1991-06-01", "red"),
    "ben": ("front-line", "men", "provincial", "1991-05-31", "blue"),
    "cleo": ("leading", "women", "", "1970-06-02", "red"),
    "dan": ("leading", "men", "", "1970-06-01", "green"),
    "eve": ("", "", "", "unknown", ""),
}
TOLD = {
    "born": {one: held[3] for one, held in PEOPLE.items()},
    "branch": {one: held[4] for one, held in PEOPLE.items() if held[4]},
}


@pytest.fixture
def views() -> MemoryViews:
    held = MemoryViews()
    for person, (line, sex, level, _, __) in PEOPLE.items():
        for axis, category in (("line", line), ("sex", sex)):
            if category:
                held.put([Identity("u", person, axis, category, AT, (), (), (), 1)])
        if level:
            held.put([Honour(f"h-{person}", "u", person, level, "0" * 64, AT)])
    held.put([Honour("h2", "u", "ada", "provincial", "1" * 64, AT)])
    return held


def ruled(folder: Path, more: str) -> Rules:
    charter = load(written(folder, minimal(BORN, more=more)), sections=SECTIONS)
    return charter.rules()


def facts(views: MemoryViews, *on_cards: CardCount) -> Composing:
    people = People("delegates", Moment.CONFIRMED, "way", tuple(PEOPLE))
    return composing((people,), {"valley": tuple(PEOPLE)}, on_cards, views)


def values(found: Composing, rules: Rules) -> dict[str, str]:
    return {one.figure: one.value for one in composition_figures(found, rules)}


def test_an_axis_adds_up_with_those_who_are_in_none_of_its_categories(
    tmp_path: Path, views: MemoryViews
) -> None:
    found = values(facts(views), ruled(tmp_path, AXES))

    assert found["delegates.line.front-line"] == "2"
    assert found["delegates.line.front-line.share"] == "40.00"
    assert found["delegates.line.other"] == "1"
    assert found["delegates.sex.women"] == "2"
    assert found["delegates.sex.other"] == "3"
    assert found["delegates.line.represented"] == found["axis.line"] == "2"


def test_the_highest_honour_counts_once_and_again_inside_a_category(
    tmp_path: Path, views: MemoryViews
) -> None:
    rules = ruled(tmp_path, AXES)

    found = {one.figure: one for one in composition_figures(facts(views), rules)}

    assert found["delegates.honours.national"].value == "1"
    assert found["delegates.honours.provincial"].value == "1"
    assert found["delegates.honours.honoured.share"].exact == "2/5"
    inside = found["delegates.line.front-line.honours.honoured.share"]
    assert (inside.exact, inside.base) == ("1/1", "delegates.line.front-line")
    assert (inside.base_value, inside.source) == ("2", "honour")


def test_cards_are_counted_by_age_on_the_day_itself_and_by_different_values(
    tmp_path: Path, views: MemoryViews
) -> None:
    rules = ruled(tmp_path, AXES + AGES)
    counted = card_counts(facts(views), TOLD, rules)

    found = values(facts(views, *counted), rules)

    assert list(impossible_counts(facts(views, *counted), rules)) == []
    assert found["delegates.age.up-to-35"] == "2"
    assert found["delegates.age.up-to-55"] == "1"
    assert found["delegates.age.over-55"] == "1"
    assert found["delegates.age.other"] == "1"
    assert found["delegates.age.not-over-55.share"] == "60.00"
    assert found["delegates.age.mean"] == "45.3"
    assert found["delegates.line.front-line.age.up-to-35"] == "2"
    assert found["delegates.group.different"] == "2"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"delegates.age.up-to-35": 9}, "publication.counted_more"),
        ({"delegates.age.known": 3}, "publication.counted_more"),
        ({"delegates.age.old": 1}, "publication.other_counts"),
    ],
)
def test_counts_of_cards_that_cannot_be_are_refused(
    tmp_path: Path, views: MemoryViews, change: Mapping[str, int], code: str
) -> None:
    rules = ruled(tmp_path, AXES + AGES)
    good = {one.figure: one.number for one in card_counts(facts(views), TOLD, rules)}
    given = (CardCount(key, number) for key, number in {**good, **change}.items())

    found = impossible_counts(facts(views, *given), rules)

    assert [one.code for one in found] == [code]


@pytest.mark.parametrize(("of_members", "above"), [((1, 2), "1"), ((2, 3), "0")])
def test_units_are_above_the_members_only_by_a_larger_share(
    tmp_path: Path, views: MemoryViews, of_members: tuple[int, int], above: str
) -> None:
    views.put([MemberCount("valley", "women", *of_members, "yearbook")])
    elected = ("ada", "ben", "cleo")
    listed = People("delegates", Moment.CONFIRMED, "way", elected)

    found = composing((listed,), {"valley": elected}, (), views)

    rules = ruled(tmp_path, AXES)
    assert found.members["valley"]["women"] == Fraction(*of_members)
    assert values(found, rules)["units.above_members.women"] == above
    assert values(found, rules)["units.asked.women"] == "1"


def test_the_charter_says_how_many_decimals_a_percentage_has(tmp_path: Path) -> None:
    decimals = '\n[publication.decimals]\nvalue = 1\nclause = "Rule 9"\n'
    rules = ruled(tmp_path, decimals)
    part = Count("part", 619, Counted.PERSONS, Moment.CONFIRMED, "way")
    whole = Count("whole", 2296, Counted.PERSONS, Moment.CONFIRMED, "way")

    (found,) = rounded_figures([share_figure(part, whole)], rules)

    assert (found.value, found.exact) == ("27.0", "619/2296")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            ('ages.age]\nvalue = ["35", "55"]', 'ages.age]\nvalue = ["55", "35"]'),
            "axis_limits",
        ),
        (
            ('ages.age]\nvalue = ["35", "55"]', 'ages.age]\nvalue = ["35"]'),
            "axis_limits",
        ),
        (
            ('ages.age]\nvalue = ["35", "55"]', 'ages.age]\nvalue = ["35", "five"]'),
            "axis_limits",
        ),
        (("[publication.ages.age]", "[publication.since.age]"), "axis_limits"),
        (("[publication.ages.age]", "[publication.ages.old]"), "no_such_axis"),
        (
            ('_of.age]\nvalue = "born"', '_of.age]\nvalue = "weight"'),
            "axis_not_kept",
        ),
        (
            (
                'not-over-55]\nvalue = ["up-to-35", "up-to-55"]',
                'not-over-55]\nvalue = ["up-to-35", "women"]',
            ),
            "strange_group",
        ),
        (
            ("[publication.groups.not-over-55]", "[publication.groups.women]"),
            "strange_group",
        ),
        (
            ('among.age]\nvalue = ["front-line"]', 'among.age]\nvalue = ["rear"]'),
            "inside_nothing",
        ),
        (
            ('axes.sex]\nvalue = ["women"]', 'axes.sex]\nvalue = ["others"]'),
            "axis_untold",
        ),
    ],
)
def test_a_charter_whose_axes_do_not_fit_is_refused(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    sound = AXES + AGES
    assert faults(tmp_path, minimal(BORN, more=sound)) == []

    wrong = minimal(BORN, more=sound.replace(*change, 1))

    assert {found for found, _ in faults(tmp_path, wrong)} == {code}


def test_limits_need_an_attribute_and_a_day_of_ages(tmp_path: Path) -> None:
    no_day = AGES.replace("counted_on]\nvalue = 2026-06-01", "decimals]\nvalue = 1")
    untold = AGES.replace('attributes_of.age]\nvalue = "born"', "decimals]\nvalue = 1")

    found = faults(tmp_path, minimal(BORN, more=AXES + no_day))
    told = faults(tmp_path, minimal(BORN, more=AXES + untold))

    assert {code for code, _ in found} == {"no_day_of_ages"}
    assert {code for code, _ in told} == {
        "axis_untold",
        "limits_of_nothing",
    }
