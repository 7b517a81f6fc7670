"""Passwords that are asked for on a terminal, and stand nowhere else."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.elections import MINIMAL
from tests.unit.cli.desk import call
from tests.unit.cli.spoken import COMMAND, environment


def typed(words: list[str], answers: list[str], keys: Path) -> tuple[int, str]:
    """Run a command on a terminal; type an answer whenever it asks."""
    ours, theirs = os.openpty()
    running = subprocess.Popen(
        [*COMMAND, *words],
        env=environment(COMITIA_KEYS=str(keys), LC_ALL="C.UTF-8"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while read := _read(ours):
        shown += read
        if answers and shown.endswith(b": "):
            os.write(ours, answers.pop(0).encode() + b"\n")
    os.close(ours)
    return running.wait(timeout=60), shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # this is how a terminal says that nobody writes any more
        return b""


@pytest.mark.parametrize(("second", "code"), [("long enough", 0), ("another", 2)])
def test_a_new_password_is_typed_twice_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str, code: int
) -> None:
    folder, file = tmp_path / "club", tmp_path / "secret"
    file.write_text("long enough", encoding="utf-8")
    words = ["init", str(folder), "--charter", str(MINIMAL), "--officer", "anna"]

    answer, shown = typed(words, ["long enough", second], tmp_path / "keys")

    assert answer == code, shown
    assert "long enough" not in shown
    assert folder.exists() == (code == 0)
    if code == 0:
        monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
        words = ["checkpoint", str(folder), "--as", "anna"]
        assert call(*words, "--password-file", file).code == 0
