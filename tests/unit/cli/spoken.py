"""Runs the real command, as a reader would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "comitia"]


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which only what the test says asks for a language."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHONIOENCODING"))
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", **more}


def say(
    *words: str | Path, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Return what the command answers; a traceback is never an answer."""
    answer = subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=environment() if env is None else env,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in answer.stderr
    return answer
