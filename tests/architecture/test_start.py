"""``start.py`` answers wrong words with its usage and touches nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.project import ROOT


def started(place: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a copy, so that nothing but the copy's folder could be touched."""
    copy = place / "start.py"
    copy.write_bytes((ROOT / "start.py").read_bytes())
    return subprocess.run(
        [sys.executable, copy, *words],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["test", "more"], ["install", "more"],
        ["install", "--from"], ["install", "--from", "a", "b"],
        ["install", "--to", "."], ["wheels"], ["wheels", "a", "b"], [""],
    ],
)  # fmt: skip
def test_wrong_words_are_answered_with_the_usage(
    tmp_path: Path, words: list[str]
) -> None:
    answer = started(tmp_path, *words)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "python3 start.py test" in answer.stderr
    assert "python3 start.py wheels FOLDER" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["start.py"]


def test_a_folder_of_wheels_must_be_there(tmp_path: Path) -> None:
    answer = started(tmp_path, "install", "--from", "nowhere")

    assert answer.returncode == 2
    assert answer.stderr == (
        "nowhere is no folder; `start.py wheels FOLDER` fills one\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["start.py"]


def test_help_is_given_when_asked_for(tmp_path: Path) -> None:
    answer = started(tmp_path, "--help")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "python3 start.py test" in answer.stdout


def test_an_older_python_can_read_as_far_as_the_sentence_for_it() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 7))
