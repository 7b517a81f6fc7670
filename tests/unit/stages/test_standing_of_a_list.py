"""How far names are from what is asked of a list, and what a vote can undo."""

from datetime import date
from pathlib import Path

import pytest
from tests.play.floors import with_floors

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.cli.election.showing.pool import pool_text, targets_text
from comitia.engines.slates.finding import Slate, find
from comitia.engines.slates.stated.pool import pool_of
from comitia.engines.slates.stated.targets import asked_of
from comitia.engines.table.reading import read_table
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.floors.standing import (
    Composition,
    Reach,
    composition_of,
)
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.ways import Out, Reached, Way
from comitia.stages.sections import SECTIONS

SEATS = 4


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    folder = with_floors(tmp_path / "charter")
    return load(folder, sections=SECTIONS).rules(unit="u", on=date(2026, 3, 1))


def named(
    front: int, leading: int, unknown: int = 0, *, listed: int = 0
) -> MemoryViews:
    """Return names of a unit, the first `listed` of them on an adopted list."""
    works = ["front-line"] * front + ["leading"] * leading + [""] * unknown
    views = MemoryViews()
    views.put([UnitSeats("u", SEATS)])
    for place, work in enumerate(works):
        person = f"{place:032x}"
        reached = Reached.PRELIMINARY if place < listed else Reached.VETTED
        views.put([Way("u", person, reached.value, "")])
        if work:
            views.put(
                [Identity("u", person, "work", work, "2026-01-05", (), (), (), 1)]
            )
    return views


def reached(found: Composition) -> dict[str, Reach]:
    return {one.category: one.reach for one in found.standings}


def test_enough_who_go_on_are_within_reach_and_one_fewer_are_not(rules: Rules) -> None:
    enough = composition_of("u", named(3, 4), rules)
    few = composition_of("u", named(2, 5), rules)

    assert reached(enough)["leading"] is Reach.WITHIN_REACH
    assert reached(few)["leading"] is Reach.OUT_OF_REACH


def test_names_of_no_recorded_category_may_be_of_any(rules: Rules) -> None:
    found = composition_of("u", named(2, 4, 1), rules)

    assert reached(found)["leading"] is Reach.WITHIN_REACH
    assert {one.unknown for one in found.standings} == {1}


def test_what_the_struck_can_undo_is_at_risk_and_one_more_is_safe(rules: Rules) -> None:
    """Of five on the list for four seats one is struck."""
    one = composition_of("u", named(1, 5, listed=5), rules)
    two = composition_of("u", named(2, 5, listed=5), rules)

    assert reached(one)["front-line"] is Reach.AT_RISK
    assert reached(two)["front-line"] is Reach.SAFE
    (front,) = (each for each in two.standings if each.category == "front-line")
    assert (front.least, front.listed, front.fewest, front.distance) == (1, 2, 1, 0)


def test_whoever_goes_no_further_counts_nowhere(rules: Rules) -> None:
    views = named(3, 4)
    views.put([Way("u", f"{0:032x}", "vetted", "", Out.WITHDRAWN.value)])

    assert composition_of("u", views, rules).open == 6


def test_what_is_written_for_a_slate_has_one_that_keeps_all(rules: Rules) -> None:
    views = named(4, 4)
    pool = pool_of(read_table(pool_text("u", views, rules), name="pool.csv"))
    targets = targets_text("u", composition_of("u", views, rules), views, rules)

    found = find(pool, asked_of(targets, pool, name="targets.toml"), seconds=60)

    assert isinstance(found, Slate)
    front = {f"{place:032x}" for place in range(4)}
    assert len(front & {*found.names}) >= 3


def test_a_target_for_which_nobody_counts_stands_as_a_remark(rules: Rules) -> None:
    views = named(0, 5)
    pool = pool_of(read_table(pool_text("u", views, rules), name="pool.csv"))

    targets = targets_text("u", composition_of("u", views, rules), views, rules)

    assert b"# front-line: at least 1; nobody who goes on counts for it." in targets
    assert asked_of(targets, pool, name="targets.toml").targets == ()
