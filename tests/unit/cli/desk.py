"""Runs the commands on real elections in real folders."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.elections import MINIMAL
from typer.testing import CliRunner

from comitia.cli.main import app

UNITS = "id,name\nvalley,Valley\n"
BODIES = """id,name,kind,unit,parent,members
conference,Conference,conference,valley,,30
committee,Committee,committee,valley,conference,5
review,Review,review,valley,conference,3
branch-a,Branch A,branch,valley,committee,10
branch-b,Branch B,branch,valley,committee,20
"""
PERSONS = "id,name,body\n001,Ada,branch-a\n002,Bo,branch-b\n"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        document: dict[str, Any] = json.loads(self.out)
        return document


def call(*words: str | Path, given: str | bytes | None = None) -> Said:
    """Return what a command answers in English, unless asked for another language."""
    asked = [*map(str, words)]
    if "--lang" not in asked:
        asked += ["--lang", "en"]
    result = CliRunner().invoke(app, asked, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), (
        result.exc_info
    )
    return Said(result.exit_code, result.stdout, result.stderr)


@dataclass(frozen=True)
class Desk:
    """An election in a folder, with what its officer would type."""

    folder: Path

    def act(self, name: str, payload: object, *words: str, by: str = "anna") -> Said:
        """Do an act by its command, and return the JSON answer."""
        given = payload if isinstance(payload, str) else json.dumps(payload)
        base = ("act", name, "--election", self.folder, "--as", by, "--file", "-")
        return call(*base, *words, "--json", given=given)

    def sheet(self, kind: str, text: str, *words: str) -> Said:
        """Import a sheet from standard input, and return the JSON answer."""
        base = ("import", self.folder, kind, "-", "--as", "anna", "--json")
        return call(*base, *words, given=text)

    def fill(self) -> None:
        """Enter a unit, its bodies and two people."""
        for kind, text in (("units", UNITS), ("bodies", BODIES), ("persons", PERSONS)):
            said = self.sheet(kind, text, "--apply")
            assert said.json["applied"], said.out


def rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a new rehearsal whose officer is anna."""
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    folder = tmp_path / "club"
    said = call(
        *("init", folder, "--charter", MINIMAL, "--officer", "anna"),
        *("--rehearsal", "--seed", "4242"),
    )
    assert said.code == 0, said.err
    return Desk(folder)
