"""What the pages about charters show is what the program does."""

import re
import shutil
from pathlib import Path

import pytest
from tests.charter_files import MINIMAL
from tools.write_charter_keys import EXAMPLES, PAGE, page
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from comitia.charter.check import read
from comitia.cli.main import app
from comitia.kernel.findings import Finding
from comitia.stages.sections import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "write-a-charter.md"
_COMMAND = re.compile(r"^    comitia (.*)$", re.MULTILINE)
_TOLD = [
    *sorted((ROOT / "charters").glob("*/README*.md")),
    *sorted((ROOT / "docs").glob("*/run-the-election-of-2022.md")),
]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _blocks() -> list[str]:
    return [block for _, block in _BLOCK.findall(HOW_TO.read_text(encoding="utf-8"))]


def _added() -> list[str]:
    """Return the examples that say that they are added to the smallest charter."""
    return [one for one in _blocks() if one.startswith("# add to my-club/charter.toml")]


def test_the_reference_of_keys_is_as_the_sections_declare_them() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_charter_that_the_examples_are_taken_from_is_sound(tmp_path: Path) -> None:
    every, instead = (one.read_text(encoding="utf-8") for one in EXAMPLES)
    limited = re.compile(
        r"^\[apportionment\.(?:weights|least|most)\..*\n(?:.+\n)+", re.MULTILINE
    )
    exchanged = limited.sub("", every) + instead

    found = [_faults_of(tmp_path, text) for text in (every, exchanged)]

    assert found == [(), ()]


def test_the_guide_to_writing_a_charter_shows_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for copy in ("my-club", "charters/minimal"):
        shutil.copytree(MINIMAL.parent, copy)
    charter, method = Path("my-club/charter.toml"), Path("my-club/method.toml")

    shown = []
    for kind, block in _BLOCK.findall(HOW_TO.read_text(encoding="utf-8")):
        if kind == "console":
            shown.append(_answers(block))
            _correct(method)
        elif block.startswith("# my-club/method.toml"):
            method.write_text(block, encoding="utf-8")
        elif block.startswith("layers"):
            text = charter.read_text(encoding="utf-8")
            charter.write_text(text.replace("format = 1\n", f"format = 1\n{block}"))
        elif block.startswith("[[exemption]]"):
            charter.write_text(charter.read_text(encoding="utf-8") + "\n" + block)

    assert shown == [True] * 4


@pytest.mark.parametrize("block", _added(), ids=lambda block: block.split("\n")[1])
def test_each_example_can_be_added_to_the_smallest_charter(
    tmp_path: Path, block: str
) -> None:
    folder = shutil.copytree(MINIMAL.parent, tmp_path / "my-club")
    with (folder / "charter.toml").open("a", encoding="utf-8") as charter:
        charter.write("\n" + block)

    said = CliRunner().invoke(app, ["charter", "check", str(folder)])

    assert (said.exit_code, said.stderr) == (0, "")


def test_an_example_of_a_layer_speaks_to_the_kind_that_is_listed(
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(MINIMAL.parent, tmp_path / "my-club")
    charter = folder / "charter.toml"
    layer = next(one for one in _blocks() if one.startswith("# my-club/villages.toml"))
    text = charter.read_text("utf-8").replace(
        "format = 1\n", 'format = 1\nlayers = ["villages.toml"]\n'
    )
    charter.write_text(f"{text}\n{_added()[0]}", encoding="utf-8")
    (folder / "villages.toml").write_text(layer, encoding="utf-8")

    said = CliRunner().invoke(app, ["charter", "check", str(folder)])

    assert (said.exit_code, said.stderr) == (0, "")


@pytest.mark.parametrize(
    "page", _TOLD, ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_each_command_that_a_page_about_a_charter_names_is_one(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    commands = _COMMAND.findall(page.read_text(encoding="utf-8"))

    for said in commands:
        command, words = get_command(app), said.split()
        while isinstance(command, TyperGroup):
            command = command.commands[words.pop(0)]
        command.make_context(said, words)

    assert commands != []


def _faults_of(folder: Path, text: str) -> tuple[Finding, ...]:
    (folder / "charter.toml").write_text(text, encoding="utf-8")
    return read(folder, sections=SECTIONS).faults


def _answers(block: str) -> bool:
    command, _, answer = block.removeprefix("$ comitia ").partition("\n")
    said = CliRunner().invoke(app, command.split()).stdout
    assert said == answer
    return True


def _correct(method: Path) -> None:
    """Do what the guide says in words after the check has found the short term."""
    if method.exists():
        text = method.read_text(encoding="utf-8")
        method.write_text(text.replace('"4 days"', '"7 days"'), encoding="utf-8")
