"""The guide to charts shows the chart that its commands make."""

import re
import shutil
from pathlib import Path

import pytest
from tests.architecture.project import ROOT
from tests.unit.cli.desk import call

PAGE = ROOT / "docs" / "how-to" / "make-a-chart.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def typed() -> list[tuple[list[str], str]]:
    """Return each command of the page with what the page shows below it."""
    blocks = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    lines = [one for block in blocks for one in block.removeprefix("$ ").split("\n$ ")]
    return [
        (line.partition("\n")[0].split(), line.partition("\n")[2]) for line in lines
    ]


def test_the_guide_makes_the_charts_that_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "docs" / "how-to" / "ballot", "docs/how-to/ballot")

    for words, shown in typed():
        if words[0] != "cat":
            assert call(*words[1:]).err.endswith(f"{words[-1]} written.\n")
        elif not Path(words[1]).exists():
            Path(words[1]).write_text(shown, encoding="utf-8")
        else:
            assert Path(words[1]).read_text(encoding="utf-8").rstrip() == shown.rstrip()

    assert sorted(one.suffix for one in tmp_path.glob("*.*")) == [
        ".csv",
        ".svg",
        ".svg",
        ".txt",
    ]
