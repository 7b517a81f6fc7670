"""Every command of the lessons is typed as it stands on the page, in its order."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.pages.reading import Box, boxes
from typer.testing import CliRunner

from comitia.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
ENGLISH, CHINESE = "C.UTF-8", "zh_CN.UTF-8"
LESSONS = (
    ("docs/tutorial/run-a-small-election.md", ENGLISH),
    ("docs/zh/run-a-small-election.md", CHINESE),
    ("docs/tutorial/the-election-of-2022.md", ENGLISH),
    ("docs/zh/the-election-of-2022.md", CHINESE),
    ("docs/tutorial/check-a-record.md", ENGLISH),
    ("docs/tutorial/find-the-slip.md", ENGLISH),
    ("docs/how-to/verify-a-record.md", ENGLISH),
    ("docs/how-to/divide-seats-on-paper.md", ENGLISH),
    ("docs/zh/divide-seats-on-paper.md", CHINESE),
)
# What a reader has who unpacked comitia and installed it.
HAS = ("charters", "docs/tutorial", "docs/how-to/seats", "tools")
COMITIA = re.compile(r"(?:\.venv/bin/)?comitia ")
LOOP = re.compile(r"^for who in (.*)\ndo\n((?: {4}.*\n)+)done\n", re.MULTILINE)


@dataclass
class Desk:
    """A clean folder in which comitia is unpacked and installed."""

    folder: Path
    language: str

    @property
    def names(self) -> dict[str, str]:
        """The environment of a reader who has keys of their own."""
        path = f"{self.folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        keys = str(self.folder / "keys")
        return {"COMITIA_KEYS": keys, "LC_ALL": self.language, "PATH": path}

    def typed(self, box: Box) -> tuple[int, str]:
        """Return how a box ends that is typed line by line, and what is seen."""
        code, seen = 0, ""
        for line in lines_of(box.typed):
            code, said = self.one(line)
            seen += said
            if code:
                break
        return code, seen

    def one(self, line: str) -> tuple[int, str]:
        """Return what comes back: from the command itself, in this process."""
        if not COMITIA.match(line):
            return self.by_shell(line)
        said = CliRunner().invoke(app, shlex.split(line)[1:], env=self.names)
        fault = said.exception
        assert fault is None or isinstance(fault, SystemExit), said.exc_info
        return said.exit_code, said.output

    def by_shell(self, typed: str) -> tuple[int, str]:
        """Return what comes back from the shell, as a reader's own would run it."""
        said = subprocess.run(
            ["/bin/sh", "-e", "-c", typed],
            cwd=self.folder,
            env={**os.environ, **self.names},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return said.returncode, said.stdout


def lines_of(typed: str) -> Iterator[str]:
    """Yield what is typed at once: a loop said out, a quoted text whole."""
    said_out = LOOP.sub(
        lambda loop: "".join(
            loop[2].replace("    ", "").replace("$who", who) for who in loop[1].split()
        ),
        typed,
    )
    held = ""
    for line in said_out.splitlines(keepends=True):
        held += line
        if held.count("'") % 2 == 0:
            yield held.strip()
            held = ""
    assert not held, typed


def unpacked(folder: Path, language: str) -> Desk:
    for name in HAS:
        shutil.copytree(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return Desk(folder, language)


@pytest.mark.parametrize(("lesson", "language"), LESSONS)
def test_a_reader_who_types_what_stands_there_sees_what_it_says(
    lesson: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, listed = unpacked(tmp_path, language), boxes(ROOT / lesson)
    before = sorted(path.name for path in tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)

    for box in listed:
        code, seen = desk.typed(box)

        assert code == box.exit, f"{box.typed}\n{seen}"
        assert box.not_seen_in(seen) == [], f"{box.typed}\n{seen}"

    assert listed
    # A lesson tidies up after itself; the keys lie where the reader never looks.
    left = sorted(path.name for path in tmp_path.iterdir() if path.name != "keys")
    assert left == before


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_a_shell_that_types_a_command_sees_what_the_command_says(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unpacked(tmp_path, language)
    monkeypatch.chdir(tmp_path)
    (found,) = [
        box
        for box in boxes(ROOT / "docs/how-to/verify-a-record.md")
        if "--against" in box.typed
    ]

    code, seen = desk.by_shell(found.typed)

    assert (code, seen) == desk.typed(found)
    assert code == found.exit
    assert seen
