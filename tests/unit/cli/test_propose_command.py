"""What divides is proposed from the record, and the act takes it as it is."""

import json
from pathlib import Path

import pytest
from tests.play.charters import FEDERATION
from tests.unit.cli.desk import Desk, call

UNITS = ("valley", "hill", "shore")
LOT = "drum of 2 March"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a federation whose register is closed: three units of equal weight."""
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    folder = tmp_path / "federation"
    made = call("init", folder, "--charter", FEDERATION, "--officer", "anna",
                "--rehearsal")  # fmt: skip
    assert made.code == 0, made.err
    desk = Desk(folder)
    rows = [{"name": unit.title(), "unit": unit} for unit in UNITS]
    assert desk.act("register_units", {"rows": rows}).code == 0
    bodies = [row for unit in UNITS for row in _bodies(unit)]
    assert desk.act("register_bodies", {"rows": bodies}).code == 0
    person = {"body": "hill-a", "name": "Ada", "office_id": "1"}
    people = {"rows": [{**person, "traits": {"branch": "hill-a"}}]}
    assert desk.act("register_persons", people).code == 0
    assert desk.act("close_register", {}).code == 0
    return desk


def _bodies(unit: str) -> list[dict[str, object]]:
    tree = (
        ("top", "conference", "", 30),
        ("council", "committee", "top", 5),
        ("review", "review", "top", 3),
        ("a", "branch", "council", 20),
        ("b", "branch", "council", 10),
    )
    return [
        {"body": f"{unit}-{name}", "kind": kind, "members": members, "name": name,
         "parent": above and f"{unit}-{above}", "unit": unit}
        for name, kind, above, members in tree
    ]  # fmt: skip


def proposed(desk: Desk, act: str, *words: str | Path) -> dict[str, object]:
    said = call("propose", act, "--election", desk.folder, *words)
    assert said.code == 0, said.err
    return said.json


def test_a_tie_is_told_until_there_is_a_lot(desk: Desk) -> None:
    said = call("propose", "divide_seats", "--election", desk.folder)

    assert said.code == 1
    assert "have exactly equal claims" in said.err


def test_each_division_is_taken_by_its_act(desk: Desk, tmp_path: Path) -> None:
    seats = proposed(desk, "divide_seats", "--lot", LOT)
    assert seats["seats"] == {"valley": 3, "hill": 3, "shore": 4}
    assert desk.act("divide_seats", seats).code == 0

    cells = [
        {"unit": unit, "value": value, "weight": weight}
        for unit in UNITS
        for value, weight in (("women", 40), ("young-women", 10), ("men", 60))
    ]
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"source": "Register, page 3", "cells": cells}))
    words = ("--weights", file, "--lot", LOT)
    targets = proposed(desk, "divide_targets", *words)
    assert desk.act("divide_targets", targets).code == 0

    names = proposed(desk, "divide_names", "--unit", "hill")
    assert names["names"] == {
        "hill-a": 3, "hill-b": 2, "hill-council": 5, "hill-top": 5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[]", 2),
        ("{", 2),
        ('{"weights": 3}', 2),
        ('{"weights": [{"term": "votes", "units": {}, "source": "x"}]}', 1),
    ],
)
def test_a_file_that_states_nothing_usable_is_refused(
    desk: Desk, tmp_path: Path, content: str, code: int
) -> None:
    file = tmp_path / "weights.json"
    file.write_text(content)

    said = call("propose", "divide_seats", "--election", desk.folder, "--weights", file)

    assert (said.code, said.out) == (code, "")
    assert said.err


def test_weights_that_are_no_table_are_refused(desk: Desk, tmp_path: Path) -> None:
    desk.act("divide_seats", proposed(desk, "divide_seats", "--lot", LOT))
    file = tmp_path / "people.json"
    cell = {"unit": "hill", "value": "robots", "weight": 1}
    file.write_text(json.dumps({"source": "x", "cells": [cell]}))

    said = call("propose", "divide_targets", "--election", desk.folder,
                "--weights", file)  # fmt: skip

    assert said.code == 1
    assert "robots is none of the values" in said.err


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"cells": 5}', "cells"),
        ('{"cells": [1]}', "cells.0"),
        ('{"cells": null}', "cells"),
        (
            '{"cells": [{"unit": "hill", "value": "men", "weight": -1}]}',
            "cells.0.weight",
        ),
    ],
)
def test_cells_of_another_form_are_refused_with_their_place(
    desk: Desk, tmp_path: Path, content: str, where: str
) -> None:
    file = tmp_path / "people.json"
    file.write_text(content)

    said = call("propose", "divide_targets", "--election", desk.folder,
                "--weights", file)  # fmt: skip

    assert (said.code, said.out) == (2, "")
    assert f"{where} is not of the form" in said.err


@pytest.mark.parametrize("act", ["divide_seats", "divide_names", "divide_targets"])
def test_a_seed_that_the_act_would_refuse_is_refused_at_once(
    desk: Desk, act: str
) -> None:
    said = call("propose", act, "--election", desk.folder, "--unit", "hill",
                "--lot", " drum ")  # fmt: skip

    assert (said.code, said.out) == (2, "")
    assert "lot is not one line of plain text" in said.err


def test_names_are_divided_by_the_register_alone(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text('{"weights": []}')

    said = call("propose", "divide_names", "--election", desk.folder,
                "--unit", "hill", "--weights", file)  # fmt: skip

    assert (said.code, said.out) == (2, "")
    assert "weights is no field of this act" in said.err


def test_an_act_that_divides_nothing_is_not_proposed(desk: Desk) -> None:
    said = call("propose", "close_register", "--election", desk.folder)

    assert said.code == 2
    assert "divide_seats" in said.err


def test_a_unit_that_nobody_knows_is_told(desk: Desk) -> None:
    said = call("propose", "divide_names", "--election", desk.folder, "--unit", "moon")

    assert said.code == 1
    assert "moon" in said.err
