"""A division that is not the charter's is found, though everything is signed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from tests.forging import ForgedElection, forged, found
from tests.play.charters import FEDERATION
from tests.play.extras import divide_targets
from tests.play.stage import MemoryStage

from comitia.demo.play import seen, taken
from comitia.demo.player import next_move
from comitia.demo.situation import First, Move, Situation
from comitia.demo.story import Story
from comitia.stages.apportionment.dividing import SeatsDivided
from comitia.stages.composition.dividing import Proof, SeatEdge
from comitia.stages.composition.targets import TargetsDivided
from comitia.stages.nomination.cascade import NamesDivided

STORY: Final = Story("4", has_events=False)
PLAYERS: Final = ("officer", "secretary-hill-committee-1")


@pytest.fixture
def stage(tmp_path: Path) -> MemoryStage:
    return MemoryStage(forged(tmp_path / "keys", FEDERATION))


def before(stage: MemoryStage, act: str) -> Move:
    """Return the move of an act once everything before it is done."""
    while True:
        move = next_move(seen(stage, STORY))
        assert move is not None
        if move.act == act:
            return move
        taken(stage, move)


def once_granted(stage: MemoryStage, extra: Callable[[Situation], Any]) -> Move:
    while True:
        try:
            move = extra(seen(stage, STORY))
        except First as first:
            taken(stage, first.move)
        else:
            assert isinstance(move, Move)
            return move


def codes(
    stage: MemoryStage,
    tmp_path: Path,
    move: Move,
    outcome: object = None,
    **more: object,
) -> list[str]:
    """Return what verifying finds once an act was forged by who may do it."""
    election = stage.election
    assert isinstance(election, ForgedElection)
    names = {stage.account(name): name for name in PLAYERS}
    by = names[move.accounts[0]]
    election.forge(move.act, {**move.payload, **more}, by=by, outcome=outcome)
    return [code for _, code in found(election.verdict(tmp_path))]


PROOF: Final = Proof(
    "",
    "sainte-lague",
    7,
    {"hill": "1", "shore": "1", "valley": "1"},
    SeatEdge("valley", 3, "2/5"),
    SeatEdge("hill", 3, "2/5"),
    "",
    ("hill", "shore", "valley"),
    1,
    ("valley", "shore", "hill"),
)


def test_the_division_that_was_made_is_right(
    stage: MemoryStage, tmp_path: Path
) -> None:
    move = before(stage, "divide_seats")

    assert move.payload["seats"] == {"valley": 4, "hill": 3, "shore": 3}
    assert codes(stage, tmp_path, move, SeatsDivided(10, (PROOF,))) == []


def test_a_seat_given_to_another_unit_is_found(
    stage: MemoryStage, tmp_path: Path
) -> None:
    move = before(stage, "divide_seats")
    stolen = {"valley": 5, "hill": 2, "shore": 3}

    found = codes(stage, tmp_path, move, SeatsDivided(10, (PROOF,)), seats=stolen)

    assert found == ["replay.refused"]


def test_a_lot_that_fell_otherwise_is_found(stage: MemoryStage, tmp_path: Path) -> None:
    move = before(stage, "divide_seats")
    other = {"valley": 3, "hill": 4, "shore": 3}

    found = codes(stage, tmp_path, move, SeatsDivided(10, (PROOF,)), seats=other)

    assert found == ["replay.refused"]


@pytest.mark.parametrize(
    "proof",
    [
        replace(PROOF, last_kept=SeatEdge("valley", 3, "3/5")),
        replace(PROOF, weights={"hill": "1", "shore": "1", "valley": "2"}),
        replace(PROOF, drawn=("hill", "shore", "valley")),
        replace(PROOF, tied=(), tied_seats=0, drawn=()),
    ],
    ids=["quotient", "weight", "draw", "tie"],
)
def test_a_certificate_that_says_otherwise_is_found(
    stage: MemoryStage, tmp_path: Path, proof: Proof
) -> None:
    move = before(stage, "divide_seats")

    found = codes(stage, tmp_path, move, SeatsDivided(10, (proof,)))

    assert found == ["replay.other_outcome"]


def test_names_that_were_divided_otherwise_are_found(
    stage: MemoryStage, tmp_path: Path
) -> None:
    move = before(stage, "divide_names")
    names = dict(move.payload["names"])
    names["hill-branch-a"], names["hill-branch-b"] = (
        names["hill-branch-a"] + 1,
        names["hill-branch-b"] - 1,
    )
    parts = [replace(PROOF, part=one, weights={}, tied=(), tied_seats=0, drawn=())
             for one in ("", "hill-committee", "hill-conference")]  # fmt: skip

    found = codes(stage, tmp_path, move, NamesDivided(5, tuple(parts)), names=names)

    assert found == ["replay.refused"]


def test_targets_that_do_not_follow_from_their_divisors_are_found(
    stage: MemoryStage, tmp_path: Path
) -> None:
    before(stage, "divide_names")
    move = once_granted(stage, divide_targets)

    divisors = {**move.payload["rows"], "valley": "5/1"}
    found = codes(stage, tmp_path, move, TargetsDivided(10, ()), rows=divisors)

    assert found == ["replay.refused"]
