"""The guide to running an election by commands shows what the commands answer."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.elections import MINIMAL
from tests.unit.cli.desk import call

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "run-an-election-by-commands.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shown() -> Iterator[tuple[list[str], str]]:
    """Yield each command of the page with what the page shows below it."""
    for block in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        for typed in block.removeprefix("$ ").split("\n$ "):
            command, _, answer = typed.partition("\n")
            yield command.split(), answer.rstrip("\n")


def test_the_guide_shows_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    shutil.copytree(MINIMAL, "charters/minimal")
    differing = []

    for words, answer in shown():
        if words[0] == "cat":
            Path(words[1]).write_text(answer + "\n", encoding="utf-8")
            continue
        said = call(*words[1:])
        if (said.out + said.err).rstrip("\n") != answer:
            differing.append((words, said.out + said.err))

    assert differing == []
