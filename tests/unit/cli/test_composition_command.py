"""``comitia composition``: what is asked of a list, and files for ``comitia slate``."""

from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = rehearsal(tmp_path, monkeypatch)
    made.fill()
    return made


def test_a_charter_that_asks_for_nothing_is_said_to(desk: Desk) -> None:
    english = call("composition", desk.folder, "--unit", "valley")
    chinese = call("composition", desk.folder, "--unit", "valley", "--lang", "zh-hans")

    assert "asks for no category" in english.out
    assert "没有结构要求" in chinese.out


def test_before_names_are_proposed_nothing_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "slate"

    said = call("composition", desk.folder, "--unit", "valley", "--out", out, "--json")

    assert said.code == 1
    assert [one["code"] for one in said.json["refusals"]] == [
        "composition.nobody_goes_on"
    ]
    assert not out.exists()


def test_an_unknown_unit_is_refused_with_those_there_are(desk: Desk) -> None:
    said = call("composition", desk.folder, "--unit", "hill")

    assert said.code == 1
    assert "valley" in said.err


def test_names_that_go_on_are_written_for_a_slate_once(tmp_path: Path) -> None:
    folder, out = tmp_path / "demo", tmp_path / "slate"
    assert call("demo", "--charter", "minimal", "--out", folder).code == 0
    asked = ("composition", folder, "--unit", "valley", "--out", out)

    first, again = call(*asked), call(*asked)
    forced = call(*asked, "--force", "--json")

    assert (first.code, again.code, forced.code) == (0, 2, 0)
    assert len((out / "pool.csv").read_text().splitlines()) == 1 + forced.json["open"]
    assert f"seats = {forced.json['seats']}\n" in (out / "targets.toml").read_text()
