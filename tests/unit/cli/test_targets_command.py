import json
from pathlib import Path

import pytest
from tests.workbooks import workbook
from typer.testing import CliRunner

from comitia.cli.main import app

CELLS = """unit,value,weight
north,women,123
north,men,45
south,women,90
south,men,60
west,women,40
west,men,180
"""
ROWS = "unit,seats\nnorth,7\nsouth,5\nwest,8\n"
COLUMNS = "value,seats\nwomen,11\nmen,9\n"
TIE = "unit,value,weight\na,x,5\na,y,5\nb,x,5\nb,y,5\n"
TIE_ROWS, TIE_COLUMNS = "unit,seats\na,1\nb,1\n", "value,seats\nx,1\ny,1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(
    *words: str,
    cells: str | bytes = CELLS,
    rows: str | bytes = ROWS,
    columns: str | bytes = COLUMNS,
) -> tuple[int, str, str]:
    for name, given in (("rows.csv", rows), ("columns.csv", columns)):
        Path(name).write_bytes(given.encode() if isinstance(given, str) else given)
    asked = ["targets", "-", "--rows", "rows.csv", "--columns", "columns.csv", *words]
    content = cells.encode() if isinstance(cells, str) else cells
    found = CliRunner().invoke(app, asked, input=content)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


def refusals(**given: str) -> list[tuple[str, str | None]]:
    code, out, err = run("--json", **given)
    assert (code, bool(err)) == (2, True)
    return [(one["code"], one["where"]) for one in json.loads(out)["refusals"]]


pytestmark = pytest.mark.usefixtures("folder")


def test_a_division_is_told_with_its_divisors() -> None:
    code, out, err = run("--json")

    document = json.loads(out)

    assert (code, err) == (0, "")
    assert document["method"] == "sainte-lague"
    assert document["cells"] == {
        "north": {"women": 6, "men": 1},
        "south": {"women": 3, "men": 2},
        "west": {"women": 2, "men": 6},
    }
    assert set(document["divisors"]["rows"]) == {"north", "south", "west"}
    assert all("/" in one for one in document["divisors"]["columns"].values())
    assert (document["ties"], document["lot"], document["certified"]) == (
        [],
        None,
        True,
    )


def test_people_see_the_matrix_with_its_sums() -> None:
    _, out, _ = run("--lang", "en")
    _, chinese, _ = run("--lang", "zh-hans")

    lines = [line.split() for line in out.splitlines()]
    assert ["north", "7", "6", "1"] in lines
    assert ["all", "units", "20", "11", "9"] in lines
    assert "Checked exactly" in out
    assert "已精确核验" in chinese


def test_parts_of_a_value_are_among_the_whole() -> None:
    cells = (
        "unit,value,weight,min\n"
        "a,all,100,\na,women,40,10\na,young,10,\n"
        "b,all,60,\nb,women,33,\nb,young,6,\n"
    )
    columns = "value,seats,inside\nall,32,\nwomen,14,all\nyoung,3,women\n"
    given = {"cells": cells, "rows": "unit,seats\na,20\nb,12\n", "columns": columns}

    code, out, _ = run("--json", **given)
    _, text, _ = run("--lang", "en", **given)

    document = json.loads(out)
    assert code == 0
    assert document["cells"]["a"] == {"all": 20, "women": 10, "young": 2}
    assert document["divisors"]["limits"].keys() == {"a"}
    assert "a stands at a limit for women" in text
    assert "none of its parts" in text


def test_a_tie_names_its_cells_and_is_no_answer() -> None:
    given = {"cells": TIE, "rows": TIE_ROWS, "columns": TIE_COLUMNS}

    code, out, _ = run("--json", **given)
    _, text, _ = run("--lang", "en", **given)

    document = json.loads(out)
    cells = [["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"]]
    assert code == 1
    assert document["ties"] == [{"cells": cells}]
    assert document["cells"] == {"a": {"x": 1, "y": 0}, "b": {"x": 0, "y": 1}}
    assert "A tie: these cells (4)" in text


def test_a_lot_decides_a_tie() -> None:
    given = {"cells": TIE, "rows": TIE_ROWS, "columns": TIE_COLUMNS}

    code, out, _ = run("--lot", "seed", "--json", **given)
    _, text, _ = run("--lot", "seed", "--lang", "en", **given)
    _, undrawn, _ = run("--lot", "seed", "--lang", "en")

    document = json.loads(out)
    assert (code, document["ties"]) == (0, [])
    assert document["lot"]["seed"] == "seed"
    assert len(document["lot"]["draws"][0]["cells"]) == 4
    assert len(document["lot"]["draws"][0]["got"]) == 2
    assert "sha256sum" in text
    assert "sha256sum" not in undrawn


def test_a_unit_without_seats_that_must_hold_some_is_told_with_its_seats() -> None:
    given = {
        "cells": "unit,value,weight,min\na,all,9,2\na,part,4,\nb,all,9,\nb,part,4,\n",
        "rows": "unit,seats\na,0\nb,3\n",
        "columns": "value,seats,inside\nall,3,\npart,1,all\n",
    }

    code, text, _ = run("--lang", "en", **given)

    assert code == 1
    assert text.startswith("Seats of a: 0. In all, part they must hold at least 2")


def test_a_combination_without_a_row_weighs_nothing() -> None:
    heading, _, *others = CELLS.splitlines(keepends=True)

    code, out, err = run("--json", "--lang", "en", cells=heading + "".join(others))

    assert (code, json.loads(out)["cells"]["north"]["women"]) == (0, 0)
    assert "north / women" in err


def test_standard_input_is_one_table_only() -> None:
    call = ["targets", "-", "--rows", "-", "--columns", "columns.csv", "--json"]
    Path("columns.csv").write_text(COLUMNS, encoding="utf-8")

    found = CliRunner().invoke(app, call, input=CELLS)

    (refusal,) = json.loads(found.stdout)["refusals"]
    assert (found.exit_code, refusal["code"]) == (2, "targets.one_input")
    assert "CELLS, --rows" in refusal["message"]


def test_names_that_look_alike_agree_between_tables() -> None:
    given = {
        "cells": CELLS.replace("north", "Jose\u0301"),
        "rows": ROWS.replace("north", "Jos\u00e9"),
    }

    code, out, _ = run("--json", **given)

    assert (code, json.loads(out)["cells"]["Jos\u00e9"]["women"]) == (0, 6)


@pytest.mark.parametrize(
    ("method", "squared"), [("huntington-hill", True), ("dean", False)]
)
def test_scripts_are_told_whether_divisors_are_squares(
    method: str, *, squared: bool
) -> None:
    _, out, _ = run("--json", "--method", method)

    assert json.loads(out)["divisors"]["squared"] is squared


def limited(unit: str, value: str, most: int) -> str:
    """Return the cells with the most seats that one of them may hold."""
    lines = [f"{one}," for one in CELLS.splitlines()[1:]]
    cell = next(one for one in lines if one.startswith(f"{unit},{value},"))
    return "\n".join(["unit,value,weight,max", *lines]).replace(cell, f"{cell}{most}")


@pytest.mark.parametrize(
    ("given", "kind", "rows", "columns"),
    [
        (
            {"rows": ROWS.replace("7", "8")},
            "totals",
            ["north", "south", "west"],
            ["women", "men"],
        ),
        (
            {
                "cells": limited("north", "men", 9).replace("max", "min"),
                "rows": ROWS.replace("7", "0"),
                "columns": COLUMNS.replace("11", "4"),
            },
            "too_few",
            ["north"],
            [],
        ),
        (
            {
                "cells": limited("north", "men", 1),
                "columns": "value,seats\nwomen,2\nmen,18\n",
            },
            "too_many",
            ["north"],
            ["women"],
        ),
        (
            {
                "cells": limited("west", "men", 1).replace(
                    "west,women,40", "west,women,0"
                )
            },
            "too_many",
            ["west"],
            [],
        ),
    ],
)
def test_what_is_impossible_is_answered_with_the_sums(
    given: dict[str, str],
    kind: str,
    rows: list[str],
    columns: list[str],
) -> None:
    code, out, _ = run("--json", "--lang", "en", **given)
    text_code, text, _ = run("--lang", "en", **given)

    document = json.loads(out)
    assert (code, text_code, document["status"]) == (1, 1, "impossible")
    assert document["proof"]["kind"] == kind
    assert (document["rows"], document["columns"]) == (rows, columns)
    assert document["why"] == text.strip()


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"cells": f"{CELLS}north,women,1\n"}, [("targets.cell_twice", "-:8")]),
        ({"rows": f"{ROWS}west,8\n"}, [("seats.unit_twice", "rows.csv:5")]),
        ({"columns": f"{COLUMNS}men,9\n"}, [("targets.value_twice", "columns.csv:4")]),
        ({"cells": f"{CELLS}east,men,1\n"}, [("targets.unknown_unit", "-:8")]),
        ({"cells": f"{CELLS}west,all,1\n"}, [("targets.unknown_value", "-:8")]),
        ({"cells": CELLS.replace("45", "-45")}, [("table.negative", "-:3")]),
        ({"cells": CELLS.replace("45", "many")}, [("table.no_number", "-:3")]),
        ({"cells": CELLS.replace("45", "")}, [("table.no_value", "-:3")]),
        (
            {"cells": CELLS.replace("45", f"{10**15 + 1}")},
            [("table.too_large_number", "-:3")],
        ),
        ({"cells": CELLS.replace("south,men", ",men")}, [("table.no_value", "-:5")]),
        (
            {"rows": ROWS.replace("7", f"{10**9 + 1}")},
            [("targets.many_seats", "rows.csv:2")],
        ),
        ({"rows": "unit,seats\n"}, [("targets.no_rows", "rows.csv:1")]),
        (
            {"rows": ROWS.replace("south", "so\u200buth")},
            [("seats.unit_form", "rows.csv:3")],
        ),
        (
            {"columns": "value,seats,inside\nwomen,11,x\nmen,9,\n"},
            [("targets.unknown_inside", "columns.csv:2")],
        ),
        (
            {"columns": "value,seats,inside\nwomen,9,men\nmen,9,women\n"},
            [("targets.circle", "columns.csv:2"), ("targets.circle", "columns.csv:3")],
        ),
        (
            {"columns": "value,seats,inside\nwomen,11,men\nmen,9,\n"},
            [("targets.many_parts", "columns.csv:3")],
        ),
        (
            {"columns": "value,seats,inside\nwomen,11,\nmen,9,women\n"},
            [("targets.heavy_parts", "-:6")],
        ),
        (
            {
                "cells": CELLS.replace("weight", "weight,min,max").replace(
                    "45", "45,3,2"
                )
            },
            [("targets.limits", "-:3")],
        ),
        ({"cells": "a,b\n1,2\n", "rows": "a\n1\n"}, None),
        (
            {"columns": "value,seats\n" + "".join(f"v{at},1\n" for at in range(1001))},
            None,
        ),
    ],
)
def test_bad_input_is_refused_with_file_and_row(
    given: dict[str, str], codes: list[tuple[str, str]] | None
) -> None:
    found = refusals(**given)

    assert found == codes or codes is None
    assert found


def test_values_that_lie_too_deep_are_refused() -> None:
    deep = "".join(f"v{at},1,v{at + 1}\n" for at in range(60))

    found = refusals(
        columns=f"value,seats,inside\n{deep}v60,1,\n", cells=TIE[:18] + "\n"
    )

    assert "targets.no_rows" in {code for code, _ in found} or found
    cells = "unit,value,weight\n" + "".join(f"north,v{at},1\n" for at in range(61))
    columns = f"value,seats,inside\n{deep}v60,1,\n"
    rows = "unit,seats\nnorth,1\n"
    assert [one for one, _ in refusals(cells=cells, columns=columns, rows=rows)] == [
        "targets.too_deep"
    ]


def test_cells_that_are_left_out_weigh_nothing_and_are_told() -> None:
    code, out, err = run(
        "--json", "--lang", "en", cells=CELLS.replace("north,men,45\n", "")
    )

    assert code == 0
    assert json.loads(out)["cells"]["north"] == {"women": 7, "men": 0}
    assert "north / men" in err


def test_hamilton_is_refused() -> None:
    code, out, _ = run("--method", "hamilton", "--json")

    assert code == 2
    assert json.loads(out)["refusals"][0]["code"] == "targets.hamilton"


def test_chinese_headings_gb18030_and_workbooks_are_read() -> None:
    cells = CELLS.replace("unit,value,weight", "单位,类别,权重").encode("gb18030")
    rows = workbook([["单位", "名额"], ["north", "7"], ["south", "5"], ["west", "8"]])

    code, out, err = run(
        "--json",
        cells=cells,
        rows=rows,
        columns=COLUMNS.replace("value,seats", "类别;名额").replace(",", ";"),
    )

    assert code == 0
    assert json.loads(out)["certified"]
    assert err


def test_a_chart_is_drawn_when_asked(folder: Path) -> None:
    code, _, _ = run("--chart", "matrix.svg")

    assert code == 0
    assert (folder / "matrix.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert run("--chart", "matrix.svg")[0] == 2
    assert run("--chart", "matrix.svg", "--force")[0] == 0


def test_the_order_of_rows_does_not_matter() -> None:
    head, *lines = TIE.splitlines()
    turned = "\n".join((head, *lines[::-1]))
    given = {"rows": TIE_ROWS, "columns": TIE_COLUMNS}

    first = json.loads(run("--json", cells=TIE, **given)[1])
    second = json.loads(run("--json", cells=turned, **given)[1])

    assert first == second


OVERLAPPING = {
    "cells": "unit,value,weight\na,all,{all}\na,women,619\na,front,772\n",
    "rows": "unit,seats\na,6\n",
    "columns": "value,seats,inside\nall,6,\nwomen,2,all\nfront,2,all\n",
}


def overlapping(whole: int) -> dict[str, str]:
    cells = OVERLAPPING["cells"].replace("{all}", str(whole))
    return {**OVERLAPPING, "cells": cells}


def test_values_that_outweigh_the_whole_are_not_mended_by_a_larger_whole() -> None:
    code, _, english = run("--lang", "en", **overlapping(1390))
    _, _, chinese = run("--lang", "zh-hans", **overlapping(1390))

    assert code == 2
    assert "all weighs 1390, and the values inside it weigh 1391" in english
    assert "leave all as it is, and run one division for each of them" in english
    assert "不要改动 all 的权重" in chinese
    assert run(**overlapping(1392))[0] == 0


def test_values_side_by_side_are_told_to_have_nobody_in_common() -> None:
    _, english, _ = run("--lang", "en", **overlapping(3000))
    _, chinese, _ = run("--lang", "zh-hans", **overlapping(3000))
    one = {**overlapping(3000), "cells": "unit,value,weight\na,all,9\na,women,6\n"}
    one["columns"] = "value,seats,inside\nall,6,\nwomen,2,all\n"

    said = "Within all, nobody may be counted in more than one of: women, front."
    assert said in english
    assert "同一人只能计入下列之一：women、front" in chinese
    assert "Within all" not in run("--lang", "en", **one)[1]


def test_a_method_that_is_none_is_told_which_there_are() -> None:
    code, _, english = run("--lang", "en", "--method", "webster")
    _, _, chinese = run("--lang", "zh-hans", "--method", "hare")
    help_ = CliRunner().invoke(app, ["targets", "--help"]).stdout

    assert code == 2
    assert "Write sainte-lague if that is meant" in english
    assert "没有这个取值" in chinese
    assert "hamilton" not in english + chinese + help_
