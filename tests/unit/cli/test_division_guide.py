"""The guide to dividing in an election is followed from its start to its end."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from tests.play.charters import FEDERATION
from tests.unit.cli.desk import call

ROOT = Path(__file__).resolve().parents[3]
SHEETS = "docs/how-to/federation"
PAGES = {
    "en": "docs/how-to/divide-in-an-election.md",
    "zh-hans": "docs/zh/divide-in-an-election.md",
}
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_WORKED = re.compile(
    r"^> \((\d+) − (\d+)\) ÷ (\S+) ÷ (\S+) ÷ (\S+) = (\S+) = ", re.MULTILINE
)


def shown(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page with what the page shows below it."""
    for block in _CONSOLE.findall((ROOT / page).read_text(encoding="utf-8")):
        for typed in block.removeprefix("$ ").rstrip("\n").split("\n$ "):
            command, _, answer = typed.partition("\n")
            yield command, answer


def answered(typed: str, language: str) -> str:
    words = shlex.split(typed)
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8")
    if words[-2] == ">":
        said = call(*words[1:-2], "--lang", language)
        Path(words[-1]).write_text(said.out, encoding="utf-8")
        return said.err
    said = call(*words[1:], "--lang", language)
    return said.out + said.err


def is_shown(answer: str, seen: str) -> bool:
    """Return whether a page shows an answer; `…` stands for what it leaves out."""
    pieces = [re.escape(piece.strip("\n")) for piece in seen.split("…")]
    return re.fullmatch("(?s:.*)".join(pieces), answer.strip("\n")) is not None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    shutil.copytree(FEDERATION, "charters/federation")
    shutil.copytree(ROOT / SHEETS, SHEETS)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("language", PAGES)
def test_the_guide_shows_what_happens_and_its_sum_is_right(language: str) -> None:
    page, differing = PAGES[language], []

    for typed, seen in shown(page):
        answer = answered(typed, language)
        if not is_shown(answer, seen):
            differing.append((typed, answer))

    assert differing == []
    payload = json.loads(Path("targets.json").read_text(encoding="utf-8"))
    held = {(one["unit"], one["value"]): one for one in payload["cells"]}
    women, young = held["valley", "women"], held["valley", "young-women"]
    limits = {(one["unit"], one["value"]): one for one in payload["limits"]}
    divisors = (
        payload["rows"]["valley"],
        payload["columns"]["women"],
        limits["valley", "women"]["divisor"],
    )
    (worked,) = _WORKED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [*map(int, worked[:2])] == [women["weight"], young["weight"]]
    assert [*map(Fraction, worked[2:5])] == [*map(Fraction, divisors)]
    exact = Fraction(women["weight"] - young["weight"])
    for one in divisors:
        exact /= Fraction(one)
    assert exact == Fraction(worked[5])
    assert round(exact) == women["seats"] - young["seats"] == 1
