"""A list that holds too few of a category is adopted with reasons, or not at all."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.play.floors import with_floors
from tests.play.stage import MemoryStage, staged

from comitia.charter.check import load
from comitia.demo.moves.people.composing import FURTHER_ROUNDS
from comitia.demo.play import Stuck, play
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language, message
from comitia.ledger.canonical import Json
from comitia.ledger.entry import Entry, outcome_of, payload_of
from comitia.stages.composition.floors.keeping import (
    Composed,
    ListDeparture,
    floor_faults,
)
from comitia.stages.composition.floors.members import MemberCount
from comitia.stages.nomination.rounds import Round
from comitia.stages.register.steps import election_of
from comitia.stages.sections import SECTIONS

TRADES = ["diver", *(f"trade-{number}" for number in range(40))]


def played(folder: Path, seed: str) -> tuple[MemoryStage, list[Entry]]:
    stage = staged(folder / "keys", with_floors(folder / "charter"))
    entries: list[Entry] = []
    play(stage, Story(seed), entries.append)
    return stage, entries


def test_members_are_counted_before_a_list_is_compared_with_them(
    tmp_path: Path,
) -> None:
    stage, entries = played(tmp_path, "1")
    acts = [entry.act for entry in entries]

    (women,) = stage.views.every(MemberCount)
    assert (women.unit, women.category) == ("valley", "women")
    assert acts.index("state_members") < acts.index("adopt_list")
    assert election_of(stage.views).state == "completed"


def test_nobody_looks_without_end_for_names_that_a_floor_asks_for(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "charter"
    folder.mkdir()
    axis = (
        f"\n[composition.categories.trade]\nvalue = {json.dumps(TRADES)}\n"
        'clause = "Rule 3a"\n\n[composition.floors.diver]\nat_least = "100 %"\n'
        'of = "seats"\nclause = "Rule 3b"\n'
    )
    stage = staged(tmp_path / "keys", written(folder, minimal(more=axis)))

    with pytest.raises(Stuck) as stuck:
        play(stage, Story("1"))

    rounds = stage.views.every(Round, unit="valley")
    assert stuck.value.act == "adopt_list"
    assert "composition.too_few" in str(stuck.value)
    assert "missing" in str(stuck.value)
    assert len(rounds) == 1 + FURTHER_ROUNDS


def categories(rows: Json) -> list[str]:
    """Return the categories that rows of a payload or an outcome name."""
    assert isinstance(rows, list)
    return [str(row["category"]) for row in rows if isinstance(row, dict)]


def test_where_a_list_departs_stands_in_the_record_with_its_reasons(
    tmp_path: Path,
) -> None:
    found = []
    for seed in map(str, range(8)):
        stage, entries = played(tmp_path / seed, seed)
        last = [entry for entry in entries if entry.act == "adopt_list"][-1]
        departed = categories(outcome_of(last)["departed"])
        rows = stage.views.every(ListDeparture)
        found.append(bool(departed))
        assert departed == categories(payload_of(last)["departures"])
        assert set(departed) <= {row.category for row in rows}
        assert all(row.people < row.least and row.reasons for row in rows)

    assert set(found) == {True, False}


def test_a_list_below_a_floor_is_told_what_is_missing_and_who_may_do_what(
    tmp_path: Path,
) -> None:
    charter = load(with_floors(tmp_path / "charter"), sections=SECTIONS)
    names = {"ada": ("leading", "women"), "ben": ("leading", "men")}
    facts = Composed(names, {"women": Fraction(1, 10)}, ("leading",))

    faults = floor_faults(facts, 3, charter.rules(unit="valley"))

    (finding,) = (one for one in faults if one.code == "composition.too_few")
    told = dict(finding.facts)
    cure = message("composition.too_few.cure", Language.ENGLISH, told)
    assert (told["people"], told["least"], told["missing"]) == (0, 1, 1)
    assert "Put 1 more" in cure
    assert "reopen_nomination" in cure
