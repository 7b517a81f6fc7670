"""What divides is proposed from the record, and the act takes it as it is."""

import json
from pathlib import Path

import pytest
from tests.charter_files import MINIMAL, written
from tests.play.charters import FEDERATION
from tests.unit.cli.desk import Desk, Said, call
from tests.workbooks import workbook

UNITS = ("valley", "hill", "shore")
LOT = "drum of 2 March"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a federation whose register is closed: three units of equal weight."""
    return closed(FEDERATION, tmp_path, monkeypatch)


def closed(charter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return an election under a charter, up to the close of its register."""
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    folder = tmp_path / "federation"
    made = call("init", folder, "--charter", charter, "--officer", "anna",
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


PEOPLE = "unit,value,weight\n" + "".join(
    f"{unit},{value},{weight}\n"
    for unit in UNITS
    for value, weight in (("women", 40), ("young-women", 10), ("men", 60))
)
SOURCE = ("--source", "Register, page 3")


@pytest.fixture
def divided(desk: Desk) -> Desk:
    """Return the federation with its seats divided."""
    seats = proposed(desk, "divide_seats", "--lot", LOT)
    assert desk.act("divide_seats", seats).code == 0
    return desk


def of_targets(desk: Desk, *words: str | Path, given: bytes | str = "") -> Said:
    base = ("propose", "divide_targets", "--election", desk.folder, "--lot", LOT)
    return call(*base, *words, given=given)


def test_weights_may_come_from_the_sheet_that_targets_reads(
    divided: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "people.xlsx"
    rows = [line.split(",") for line in PEOPLE.splitlines()[1:]]
    weights = [(unit, value, int(weight)) for unit, value, weight in rows]
    file.write_bytes(workbook([("单位", "类别", "权重"), *weights]))
    cells = [
        dict(zip(("unit", "value", "weight"), one, strict=True)) for one in weights
    ]
    asked = json.dumps({"source": SOURCE[1], "cells": cells})

    by_sheet = of_targets(divided, "--weights", "-", *SOURCE, given=PEOPLE)
    by_workbook = of_targets(divided, "--weights", file, *SOURCE)
    by_json = of_targets(divided, "--weights", "-", given=asked)

    assert by_sheet.code == 0, by_sheet.err
    assert by_sheet.out == by_workbook.out == by_json.out
    assert by_sheet.json["source"] == SOURCE[1]
    assert divided.act("divide_targets", by_sheet.json).code == 0


def test_nobody_is_left_to_guess_what_weights_are_needed(divided: Desk) -> None:
    english = of_targets(divided)
    chinese = of_targets(divided, "--lang", "zh-hans")

    assert (english.code, chinese.code) == (2, 2)
    assert "Give --weights FILE" in english.err
    assert "请用 --weights FILE" in chinese.err


@pytest.mark.parametrize(
    ("sheet", "words", "told"),
    [
        (PEOPLE, (), "Add --source"),
        (PEOPLE + "moon,men,1\n", SOURCE, "-:11: “moon” is the id of no unit"),
        (PEOPLE + "hill,robots,1\n", SOURCE, "-:11: “robots” is none of the values"),
        (
            PEOPLE + "hill,men,1\n",
            SOURCE,
            "-:11: the hill (hill) and men stand in more",
        ),
        (PEOPLE + "hill,men,many\n", SOURCE, "-:11: "),
        (PEOPLE.replace("hill,men,60", "hill,men,"), SOURCE, "-:7: "),
        (PEOPLE + "hill,men,1,9\n", SOURCE, "-:11: "),
        (PEOPLE.replace("weight", "weigth"), SOURCE, "-:1: "),
    ],
)
def test_a_sheet_of_weights_is_refused_with_its_row(
    divided: Desk, sheet: str, words: tuple[str, ...], told: str
) -> None:
    said = of_targets(divided, "--weights", "-", *words, given=sheet)

    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_names_are_not_divided_for_no_unit(divided: Desk) -> None:
    english = call("propose", "divide_names", "--election", divided.folder)
    chinese = call("propose", "divide_names", "--election", divided.folder,
                   "--lang", "zh-hans")  # fmt: skip

    assert (english.code, chinese.code) == (2, 2)
    assert (
        "Add --unit with one of: the hill (hill), the shore (shore), the valley"
        in english.err
    )
    assert "请加上 --unit" in chinese.err


def voting(folder: Path) -> Path:
    """Return the federation, where votes weigh and members do not."""
    text = (FEDERATION / "charter.toml").read_text(encoding="utf-8")
    text = text.replace('words = ["words.toml"]\n', "")
    text = text.replace("weights.members]", "weights.votes]")
    return written(folder, text.replace("weights.bodies]", "weights.guests]"))


@pytest.fixture
def voters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return an election whose charter weighs what the register does not have."""
    (tmp_path / "charter").mkdir()
    return closed(voting(tmp_path / "charter"), tmp_path, monkeypatch)


def of_seats(desk: Desk, given: str, *words: str) -> Said:
    base = ("propose", "divide_seats", "--election", desk.folder, "--weights", "-")
    return call(*base, *words, given=given)


VOTES = "unit,votes,guests\nvalley,5300,3\nhill,2390,2\nshore,1420,1\n"


def test_terms_may_come_from_a_column_each(voters: Desk) -> None:
    said = of_seats(voters, VOTES, *SOURCE)

    assert said.code == 0, said.err
    assert said.json["weights"] == [
        {"source": SOURCE[1], "term": "votes",
         "units": {"valley": 5300, "hill": 2390, "shore": 1420}},
        {"source": SOURCE[1], "term": "guests",
         "units": {"valley": 3, "hill": 2, "shore": 1}},
    ]  # fmt: skip
    assert voters.act("divide_seats", said.json).code == 0


@pytest.mark.parametrize(
    ("sheet", "words", "code", "told"),
    [
        (VOTES, (), 2, "Add --source"),
        (VOTES + "moon,1,1\n", SOURCE, 2, "-:5: “moon” is the id of no unit"),
        (VOTES + "hill,1,1\n", SOURCE, 2, "-:5: hill stands in more than one row"),
        (VOTES.replace("2390", "x"), SOURCE, 2, "-:3: "),
        (VOTES.replace("2390", ""), SOURCE, 2, "-:3: "),
        (VOTES.replace("hill,2390,2", "hill,2390,2,9"), SOURCE, 2, "-:3: "),
        (VOTES.replace("votes", "voices"), SOURCE, 2, "-:1: "),
        (VOTES.replace("hill,2390,2\n", ""), SOURCE, 1, "hill"),
    ],
)
def test_a_sheet_of_terms_is_refused_with_its_row(
    voters: Desk, sheet: str, words: tuple[str, ...], code: int, told: str
) -> None:
    said = of_seats(voters, sheet, *words)

    assert (said.code, said.out) == (code, "")
    assert told in said.err


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

    file = tmp_path / "weights.csv"
    file.write_text("unit,weight\nhill,1\n")
    said = call("propose", "divide_names", "--election", desk.folder,
                "--unit", "hill", "--weights", file)  # fmt: skip

    assert (said.code, said.out) == (2, "")
    assert "Leave --weights out" in said.err


def test_an_act_that_divides_nothing_is_not_proposed(desk: Desk) -> None:
    said = call("propose", "close_register", "--election", desk.folder)

    assert said.code == 2
    assert "divide_seats" in said.err


def test_names_of_a_unit_without_seats_are_not_proposed(desk: Desk) -> None:
    said = call("propose", "divide_names", "--election", desk.folder, "--unit", "hill")

    assert (said.code, said.out) == (1, "")
    assert "the hill (hill) has none" in said.err
    assert "divide_seats" in said.err


def test_a_unit_that_nobody_knows_is_told(desk: Desk) -> None:
    said = call("propose", "divide_names", "--election", desk.folder, "--unit", "moon")

    assert said.code == 1
    assert "moon" in said.err


def test_given_seats_are_proposed_as_the_charter_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    made = call("init", tmp_path / "club", "--charter", MINIMAL, "--officer", "anna",
                "--rehearsal")  # fmt: skip

    said = call("propose", "divide_seats", "--election", tmp_path / "club")

    assert (made.code, said.json) == (0, {"seats": {"valley": 3}})
