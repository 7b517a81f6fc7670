"""Whoever stands on no published list is not given away by what is published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

import pytest
from tests.charter_files import minimal, written
from tests.property.attacked_tables import Table

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.moments import Moment
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.axes.composed import (
    Composing,
    card_counts,
    composition_figures,
)
from comitia.stages.composition.axes.counting import People
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.figures import composing_of
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.course.published import CONFIRMED, ELECTED, ListedName
from comitia.stages.register.ways import Out, Reached, Way
from comitia.stages.sections import SECTIONS

AT = "2026-02-01T09:00:00+00:00"
CLAUSE = 'clause = "Rule 9"\n'
AXES = f"""
[composition.categories.sex]
value = ["women", "men"]
{CLAUSE}
[publication.axes.sex]
value = ["women", "men"]
{CLAUSE}
[publication.axes.home]
value = ["hill", "shore", "town"]
{CLAUSE}
[publication.attributes_of.home]
value = "branch"
{CLAUSE}
[publication.among.home]
value = ["women"]
{CLAUSE}"""
SEX, HOME = ("women", "men"), ("hill", "shore", "town", "")
SEEDS = range(50)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    file = written(tmp_path_factory.mktemp("rules"), minimal(more=AXES))
    return load(file, sections=SECTIONS).rules()


class Invented:
    """People of an invented election: who was elected, listed, confirmed, and what."""

    def __init__(self, seed: int, *, unlisted: int) -> None:
        """Draw people; so many of those elected come upon no published list."""
        chance = Random(seed)
        self.people = [f"p{number:02}" for number in range(chance.randint(9, 30))]
        self.sex = {one: chance.choice(SEX) for one in self.people}
        self.home = {one: chance.choice(HOME) for one in self.people}
        self.unlisted = self.people[:unlisted]
        self.listed = self.people[unlisted:] if chance.random() < 1 / 2 else []
        self.left = self.listed[:2]

    @property
    def public(self) -> list[str]:
        """Return who stands on one of the lists, or on both."""
        return [one for one in self.people if one not in self.unlisted]

    def views(self) -> MemoryViews:
        views = MemoryViews()
        views.put([UnitSeats("valley", len(self.people))])
        for one in self.people:
            is_out = one in (*self.unlisted, *self.left)
            reached = Reached.ELECTED if is_out else Reached.DELEGATE
            out = Out.CREDENTIALS.value if is_out else ""
            views.put([Way("valley", one, reached.value, AT, out)])
            views.put(
                [Identity("valley", one, "sex", self.sex[one], AT, (), (), (), 1)]
            )
        for one in self.listed:
            views.put([ListedName(ELECTED, "valley", one, AT)])
            if one not in self.left:
                views.put([ListedName(CONFIRMED, "valley", one, AT)])
        return views

    def figures(self, facts: Composing, rules: Rules) -> dict[str, int]:
        """Return all counts that are published with the list."""
        told = {"branch": {one: held for one, held in self.home.items() if held}}
        counted = replace(facts, on_cards=card_counts(facts, told, rules))
        figures = composition_figures(counted, rules)
        return {one.figure: int(one.value) for one in figures if one.unit == "persons"}


def attacked(invented: Invented, figures: Mapping[str, int]) -> Table:
    """Return what is known of the unlisted to who knows all about everybody else.

    A cell is the sex and the home of somebody. Every list that was published, first or
    later, is known name by name, so that its own figures tell nothing more.
    """
    table = Table()
    cells = {(sex, home): f"{sex}/{home}" for sex in SEX for home in HOME}
    table.knows(cells.values(), len(invented.unlisted))
    known = Counter((invented.sex[one], invented.home[one]) for one in invented.public)
    for key, number in figures.items():
        match key.removeprefix("elected.").split("."):
            case ["sex", sex] if key.startswith("elected.sex"):
                parts = [(sex, home) for home in HOME]
            case ["sex", sex, "home", home] if key.startswith("elected.sex"):
                parts = [(sex, "" if home == "other" else home)]
            case ["home", home] if key.startswith("elected.home"):
                parts = [(sex, "" if home == "other" else home) for sex in SEX]
            case _:
                continue
        if all(one in cells for one in parts):
            rest = number - sum(known[one] for one in parts)
            table.knows([cells[one] for one in parts], rest)
    return table


def given_away(table: Table, names: Iterable[str], most: int) -> list[str]:
    """Return the cells that can be told more closely than from the sum alone."""
    return [one for one in names if table.range_of(one) != (0.0, float(most))]


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_unlisted_is_given_away_by_any_table(seed: int, rules: Rules) -> None:
    invented = Invented(seed, unlisted=1 + seed % 4)
    facts = composing_of(invented.views(), ())
    figures = invented.figures(facts, rules)

    table = attacked(invented, figures)

    assert figures["delegates.sex.women"] >= 0
    assert given_away(table, table.names, len(invented.unlisted)) == []


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_the_attack_finds_them_where_all_who_were_elected_are_counted(
    seed: int, rules: Rules
) -> None:
    invented = Invented(seed, unlisted=1)
    facts = composing_of(invented.views(), ())
    elected = People("elected", Moment.ELECTED, "way", tuple(invented.people))
    careless = replace(facts, lists=(elected, *facts.lists))

    table = attacked(invented, invented.figures(careless, rules))

    assert given_away(table, table.names, 1) == table.names
    (alone,) = invented.unlisted
    found = f"{invented.sex[alone]}/{invented.home[alone]}"
    assert table.range_of(found) == (1.0, 1.0)


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_those_elected_are_counted_where_all_of_them_are_listed(
    seed: int, rules: Rules
) -> None:
    invented = Invented(seed, unlisted=0)
    facts = composing_of(invented.views(), ())

    figures = invented.figures(facts, rules)

    women = sum(sex == "women" for sex in invented.sex.values())
    assert figures["elected.sex.women"] == women
