"""``comitia way``: the way of one name, for people and for scripts."""

from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = rehearsal(tmp_path, monkeypatch)
    made.fill()
    return made


def test_a_person_is_found_by_the_number_of_the_office(desk: Desk) -> None:
    plain = call("way", desk.folder, "001")
    marked = call("way", desk.folder, "#001")
    listed = call("way", desk.folder, "001", "--json").json
    again = call("way", desk.folder, listed["person"], "--json").json

    assert plain.out == marked.out
    assert plain.out.splitlines()[1] == "#001 Ada"
    assert plain.out.splitlines()[2].endswith("register: The name is on no way yet.")
    assert [one["code"] for one in listed["stops"]] == ["way.no_nominee"]
    assert again == listed


def test_the_way_is_told_in_chinese_too(desk: Desk) -> None:
    said = call("way", desk.folder, "001", "--lang", "zh-hans")

    assert "尚未成为推荐人选。" in said.out


@pytest.mark.parametrize(("named", "code"), [("999", 2), ("f" * 32, 1)])
def test_somebody_unknown_has_no_way(desk: Desk, named: str, code: int) -> None:
    said = call("way", desk.folder, named, "--json")

    assert said.code == code
    assert [one["code"] for one in said.json["refusals"]] == [
        "cli.no_person" if code == 2 else "register.unknown_person"
    ]


def test_an_election_without_its_database_is_damaged(desk: Desk) -> None:
    (desk.folder / "election.sqlite3").unlink()

    said = call("way", desk.folder, "001", "--json")

    assert said.code == 2
    assert [one["code"] for one in said.json["refusals"]] == ["election.damaged"]


def test_the_short_way_leaves_the_rules_out(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert call("demo", "--charter", "minimal", "--out", folder).code == 0

    long = call("way", folder, "DEMO-valley-000001").out.splitlines()
    short = call("way", folder, "DEMO-valley-000001", "--short").out.splitlines()
    listed = call("way", folder, "DEMO-valley-000001", "--short", "--json").json

    assert short == [one for one in long if not one.strip().startswith("–")]
    assert short != long
    assert {tuple(one["measures"]) for one in listed["stops"]} == {()}
