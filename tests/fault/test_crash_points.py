"""A process that is ended at any of its steps towards the disk loses nothing."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.architecture.project import ROOT
from tests.fault.scripted import SCRIPT

# Without what makes a process write down which lines it ran: those are files, too.
PLAIN = {name: held for name, held in os.environ.items() if "COVERAGE" not in name}
# Memory keeps what a killed process wrote just as a disk does, and is quicker.
MEMORY = Path("/dev/shm")  # noqa: S108  a folder of its own is made in it


def played(part: str) -> list[dict[str, object]]:
    """Return what came of each scene of a part, played in a process of its own."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fault.scripted", folder, part],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env=PLAIN,
        )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_an_act_that_is_ended_anywhere_is_there_once_or_not_at_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Thorough laws end every act of a whole election as well."""
    scenes = played("acts")
    if os.environ.get("COMITIA_LAWS") == "thorough":
        scenes += played("whole")

    with capsys.disabled():
        print(
            f"\n{sum(int(str(one['points'])) for one in scenes)} crash points of acts"
        )
    assert [one["act"] for one in scenes[: len(SCRIPT)]] == [one.act for one in SCRIPT]
    assert all(int(str(one["points"])) > 20 for one in scenes)
    assert all(int(str(one["repeated"])) > 0 for one in scenes)
    assert [one["wrong"] for one in scenes] == [[]] * len(scenes)


def test_a_founding_that_is_ended_anywhere_is_done_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (scene,) = played("founding")

    with capsys.disabled():
        print(f"\n{scene['points']} crash points of a founding")
    assert int(str(scene["points"])) > 200
    assert scene["wrong"] == []


def test_a_key_that_is_destroyed_too_early_is_seen() -> None:
    (scene,) = played("careless")

    assert scene["wrong"] != []
