"""A text says so where a number would tell of somebody who is on no published list."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from tests.drawn import drawn, numbers_of
from tests.unit.cli.desk import Said, call

from comitia.actions.perform import Answer, Request
from comitia.demo.play import play
from comitia.stages.register.ways import Reached, Way
from comitia.store.held.office import HeldOffice
from comitia.store.office import Office

LISTED = ("format = 1", 'format = 1\ntemplates = ["communique.en.txt"]')
FORMS = ("html", "pdf", "docx", "txt")


class Leaving(HeldOffice):
    """An office in which somebody elected leaves just before the list is published."""

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        if request.act == "publish_list":
            way = self.views.every(Way, reached=Reached.DELEGATE.value)[0]
            leaves = {"person": way.person, "reason": "moved away"}
            super().do(Request("withdraw_person", {**leaves}, request.account, "left"))
        return super().do(request, at)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play an election with targets, in which a delegate leaves."""
    root = tmp_path_factory.mktemp("untold")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMITIA_KEYS", str(root / "keys"))
        election = drawn(root / "charter", numbers_of(Random("1")), "1")
        file = election.charter / "charter.toml"
        file.write_text(file.read_text("utf-8").replace(*LISTED, 1), encoding="utf-8")
        (election.charter / "communique.zh-hans.txt").unlink()
        office = Office.create(
            root / "e", charter=election.charter, officer="officer", seed="1"
        )
        with Leaving(office) as stage:
            play(stage, replace(election.story, known={}))
        office.close()
    return root / "e"


@pytest.fixture(autouse=True)
def _keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(folder.parent / "keys"))


def printed(folder: Path, *words: str | Path) -> Said:
    return call("communique", folder, *words)


def test_what_is_not_published_is_said_to_be_so(folder: Path) -> None:
    said = printed(folder)

    assert said.code == 0
    assert "9 people were elected, (not published) of them women" in said.out
    assert "would tell of people who were elected and stand on no published" in said.out
    assert printed(folder, "--json").json["figures"] == ["elected"]


def test_nobody_elected_is_counted_by_axes_and_the_record_holds(folder: Path) -> None:
    shown = call("figures", "show", folder, "--json").json["figures"]
    keys = [one["key"] for one in shown]

    assert "delegates.sex.women" in keys
    assert "elected" in keys
    assert [one for one in keys if one.startswith("elected.sex")] == []
    assert call("verify", folder).code == 0


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_such_a_text_is_made(
    folder: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"text.{form}"

    assert printed(folder, "--out", out).code == 0
    assert call("figures", "check", out).code == 0
