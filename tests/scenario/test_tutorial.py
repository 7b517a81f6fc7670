"""Every command of the lessons is typed as it stands on the page, in its order."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.pages.reading import Box, boxes

ROOT = Path(__file__).resolve().parents[2]
LESSONS = (
    "docs/tutorial/find-the-slip.md",
    "docs/tutorial/check-a-record.md",
    "docs/tutorial/run-a-small-election.md",
    "docs/how-to/verify-a-record.md",
)
# What a reader has who unpacked comitia and installed it.
HAS = ("charters", "docs/tutorial", "tools")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a clean folder in which comitia is unpacked and installed."""
    for name in HAS:
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def typed(box: Box, desk: Path) -> "subprocess.CompletedProcess[str]":
    """Return what comes back when a box is typed, in English, with keys of its own."""
    path = f"{desk / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    names = {"COMITIA_KEYS": str(desk / "keys"), "LANG": "C.UTF-8", "PATH": path}
    return subprocess.run(
        ["/bin/sh", "-e", "-c", box.typed],
        cwd=desk,
        env={**os.environ, **names},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_reader_who_types_what_stands_there_sees_what_it_says(
    lesson: str, desk: Path
) -> None:
    listed = boxes(ROOT / lesson)
    before = sorted(path.name for path in desk.iterdir())

    for box in listed:
        said = typed(box, desk)

        assert said.returncode == box.exit, f"{box.typed}\n{said.stdout}"
        assert box.not_seen_in(said.stdout) == [], f"{box.typed}\n{said.stdout}"

    assert listed
    # A lesson tidies up after itself; the keys lie where the reader never looks.
    left = sorted(path.name for path in desk.iterdir() if path.name != "keys")
    assert left == before
