"""A process that is ended at any of its steps towards the disk loses nothing."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.architecture.project import ROOT
from tests.fault.scripted import SCRIPT

# Without what makes a process write down which lines it ran: those are files, too.
PLAIN = {name: held for name, held in os.environ.items() if "COVERAGE" not in name}
# Memory keeps what a killed process wrote just as a disk does, and is quicker.
MEMORY = Path("/dev/shm")  # noqa: S108  a folder of its own is made in it
# Thorough laws try every step, and every act of a whole election as well.
IS_THOROUGH = os.environ.get("COMITIA_LAWS") == "thorough"
# Of how many steps one is tried otherwise; of each kind the first and last always are.
# Whole and half writes take turns: an even number would try the same of them always.
EVERY_ACT, EVERY_FOUNDING = (1, 1) if IS_THOROUGH else (3, 13)


def played(part: str, every: int = 1) -> list[dict[str, Any]]:
    """Return what came of each scene of a part, played in a process of its own."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fault.scripted", folder, part, str(every)],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env=PLAIN,
        )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def told(what: str, scenes: list[dict[str, Any]]) -> str:
    """Return in one line how many steps were tried, of which kinds, to what end."""
    kinds: Counter[str] = sum((Counter(one["kinds"]) for one in scenes), Counter())
    by_kind = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
    ends = {name: sum(one[name] for one in scenes) for name in ("lost", "doubled")}
    said = f"{what}: {kinds.total()} crash points ({by_kind})"
    return f"\n{said}; lost {ends['lost']}, doubled {ends['doubled']}"


def test_an_act_that_is_ended_anywhere_is_there_once_or_not_at_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scenes = played("acts", EVERY_ACT)
    whole = played("whole") if IS_THOROUGH else []

    with capsys.disabled():
        print(told("acts", scenes), told("whole election", whole) if whole else "")
    assert [one["act"] for one in scenes] == [one.act for one in SCRIPT]
    assert all(one["points"] > 5 for one in scenes)
    assert all(one["repeated"] > 0 for one in scenes)
    assert [one["wrong"] for one in scenes + whole] == [[]] * len(scenes + whole)


def test_a_founding_that_is_ended_anywhere_is_done_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (scene,) = played("founding", EVERY_FOUNDING)

    with capsys.disabled():
        print(told("founding", [scene]))
    assert scene["points"] > 25
    assert scene["repeated"] > 0
    assert scene["wrong"] == []


def test_a_key_that_is_destroyed_too_early_is_seen() -> None:
    (scene,) = played("careless")

    assert [one["lost"] for one in scene["wrong"]] == [1]
