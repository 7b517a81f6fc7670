"""The pages on counting show what the command answers, and files that it reads."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.cli.desk import call

from comitia.engines.count.stated.account import read_account
from comitia.engines.count.stated.method import read_method

ROOT = Path(__file__).resolve().parents[3]
PAGES = ("docs/how-to/count-a-ballot.md", "docs/zh/count-a-ballot.md")
FILES = "docs/reference/count-files.md"
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def shown(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page with what the page shows below it."""
    for block in _CONSOLE.findall(text_of(page)):
        typed, _, answer = block.removeprefix("$ ").partition("\n")
        yield typed, answer


def answered(typed: str) -> str:
    words = shlex.split(typed)
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8")
    said = call(*words[1:])
    return said.out + said.err


def is_shown(answer: str, seen: str) -> bool:
    """Return whether a page shows an answer; `…` stands for what it leaves out."""
    pieces = [re.escape(piece) for piece in seen.split("…\n")]
    return re.fullmatch("(?s:.*)".join(pieces), answer) is not None


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_the_command_answers(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    differing = [
        (typed, answered(typed))
        for typed, seen in shown(page)
        if not is_shown(answered(typed), seen)
    ]

    assert differing == []


def test_the_files_of_the_reference_are_read() -> None:
    method, account = (block.encode() for block in _TOML.findall(text_of(FILES)))

    assert read_method(method, name="METHOD.toml").method.primary == 4
    assert read_account(account, name="ACCOUNT.toml").account.returned == 108


def test_the_method_of_the_chinese_page_is_that_of_the_example() -> None:
    (shown_here,) = _TOML.findall(text_of(PAGES[1]))
    example = (ROOT / "docs/how-to/ballot/method.toml").read_text(encoding="utf-8")

    assert tomllib.loads(shown_here) == tomllib.loads(example)
