"""``comitia rebuild``: tables that somebody changed, as the record says again."""

import sqlite3
from pathlib import Path

import pytest
from tests.unit.cli.desk import Desk, call, rehearsal


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = rehearsal(tmp_path, monkeypatch)
    desk.fill()
    call("checkpoint", desk.folder, "--as", "anna")
    return desk


def damage(desk: Desk, *statements: str) -> None:
    base = sqlite3.connect(desk.folder / "election.sqlite3")
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


def test_changed_tables_are_counted_and_put_right_when_told(desk: Desk) -> None:
    damage(
        desk,
        "UPDATE view_body SET members = 99 WHERE body = 'branch-a'",
        "INSERT INTO view_unit (unit, name, kind, parent) VALUES ('x', 'X', '', '')",
        "DELETE FROM view_person",
    )

    shown = call("rebuild", desk.folder, "--json")
    again = call("rebuild", desk.folder, "--json")
    still = call("verify", desk.folder, "--json").json["ok"]
    applied = call("rebuild", desk.folder, "--apply", "--json")

    assert shown.json == again.json == {
        "applied": False,
        "differ": {"body": 1, "person": 2, "unit": 1},
        "refusals": [],
    }  # fmt: skip
    assert (shown.code, still, applied.code) == (1, False, 0)
    assert applied.json == {**shown.json, "applied": True}
    assert call("verify", desk.folder, "--json").json["ok"]
    assert call("rebuild", desk.folder).out.startswith("Every table is as the record")


def test_a_cell_that_is_none_is_put_right(desk: Desk) -> None:
    damage(
        desk,
        "INSERT INTO view_notice (unit, number, opened, until, closed, places,"
        " scope, shows) VALUES ('valley', 1, '', '', '', 'broken', '', '[]')",
    )

    applied = call("rebuild", desk.folder, "--apply")

    assert (applied.code, applied.out.splitlines()[0]) == (0, "notice: 1 rows")
    assert call("verify", desk.folder, "--json").json["ok"]


def test_nothing_is_rebuilt_from_a_record_with_a_fault(desk: Desk) -> None:
    damage(
        desk,
        "DELETE FROM view_person",
        "DROP TRIGGER entry_update_refused",
        "UPDATE entry SET line = CAST("
        "replace(CAST(line AS TEXT), 'Branch A', 'Branch Z') AS BLOB)",
    )

    said = call("rebuild", desk.folder, "--apply", "--json")

    assert (said.code, said.json["applied"]) == (1, False)
    assert said.json["refusals"] != []


def test_an_election_that_is_not_signed_yet_is_rebuilt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = rehearsal(tmp_path, monkeypatch)
    damage(desk, "DELETE FROM view_grant")

    shown = call("rebuild", desk.folder, "--apply", "--json").json

    assert (shown["applied"], shown["differ"]) == (True, {"grant": 1})
