"""From every state that anybody's acts can reach, the election can be completed.

People act at random on an election, sensibly or not; from states on the way, and from
the last, the cooperative player goes on alone until the election has ended.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings
from tests.play.charters import VARIANTS
from tests.play.lively import lively
from tests.play.stage import MemoryStage, staged
from tests.play.walk import Walk, finished, fork

from comitia.actions.registry import ACTS
from comitia.demo.moves.going_back import names_needed
from comitia.demo.story import Story
from comitia.stages.register.bodies import Person, seats_of
from comitia.stages.register.steps import Step, step_of

WALKS: Final = settings().max_examples // 4
STEPS: Final = 250
TRIED_FROM: Final = 0.08
UNITS: Final = ("valley", "hill", "shore")
GIVEN_UP: Final = "too few people are left to be named"


@dataclass
class Trail:
    """What happened on all walks."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    played: set[str] = field(default_factory=set)

    def follow(self, seed: int, folder: Path) -> None:
        """Walk, and let the player end the election from states on the way."""
        stage = first_stage(seed, folder)
        log: list[str] = []
        walk = Walk(stage, seed, log)
        for number in range(STEPS):
            was = len(log)
            walk.step()
            if walk.has_ended:
                break
            if len(log) > was and walk.random.random() < TRIED_FROM:
                self.complete(stage, walk, folder / f"fork-{number}")
        self.complete(stage, walk, folder / "last")
        self.done += walk.done
        self.refused += walk.refused

    def play(self, charter: Callable[[Path], Path], folder: Path) -> None:
        """Let the player alone hold elections: as they come, and with every extra."""
        for ending in (finished, lively):
            under = folder / ending.__name__
            stage = staged(under / "keys", charter(under / "charter"))
            self.ends[ending(stage, Story("events"))] += 1
            self.played.update(one.act for one in stage.asked)

    def complete(self, stage: MemoryStage, walk: Walk, folder: Path) -> None:
        self.steps[step_of("valley", stage.views)] += 1
        twin = fork(stage, folder)
        end = finished(twin, walk.story)
        self.played.update(one.act for one in twin.asked)
        self.ends[end] += 1
        if GIVEN_UP in end:
            assert any(nobody_is_left(twin, unit) for unit in UNITS)


def first_stage(seed: int, folder: Path) -> MemoryStage:
    """Return an election under one of the charters, in turn."""
    charter = VARIANTS[seed % len(VARIANTS)]
    return staged(folder / "keys", charter(folder / "charter"))


def nobody_is_left(stage: MemoryStage, unit: str) -> bool:
    """Return whether a unit has fewer people than it needs names."""
    people = stage.views.every(Person, unit=unit, standing="active")
    rules = stage.rules(unit, stage.now())
    return len(people) < names_needed(rules, seats_of(unit, stage.views))


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> Trail:
    found = Trail()
    for seed in range(WALKS):
        found.follow(seed, tmp_path_factory.mktemp(f"walk-{seed}"))
    for number, charter in enumerate(VARIANTS):
        found.play(charter, tmp_path_factory.mktemp(f"play-{number}"))
    return found


@pytest.mark.xdist_group("walks")
def test_every_state_leads_to_an_end(
    trail: Trail, capsys: pytest.CaptureFixture[str]
) -> None:
    tried, done = sum(trail.ends.values()), sum(trail.done.values())
    with capsys.disabled():
        sys.stdout.write(
            f"no dead ends: {WALKS} walks, {done} acts, {sum(trail.refused.values())}"
            f" refusals, {tried} states tried, {trail.ends['completed']} completed\n"
        )

    assert tried > 2 * WALKS
    assert trail.ends["completed"] > tried // 2


@pytest.mark.xdist_group("walks")
def test_walks_and_player_come_to_all_steps_and_do_nearly_every_act(
    trail: Trail,
) -> None:
    passing = {
        "apportionment",
        "selection",
        "plenary",
        "publication",
        "completed",
    }

    assert {one.value for one in Step} - {str(one) for one in trail.steps} <= passing
    assert set(ACTS) - set(trail.done) - trail.played <= RARE


# Acts that a few walks may not come to.
RARE: Final = {
    "open_election", "annul_election", "annul_ballot", "excuse_body",
    "decide_appeal", "lodge_appeal", "reduce_seats", "report_change_of_post",
    "record_attendance",
}  # fmt: skip
