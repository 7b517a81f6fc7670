"""``comitia import``: shown first, entered when told."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.unit.cli.desk import BODIES, PERSONS, UNITS, Desk, call, rehearsal
from tests.unit.cli.spoken import environment, say
from tests.workbooks import workbook

from comitia.cli.election.act import do
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import Json
from comitia.store.office import Office


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return rehearsal(tmp_path, monkeypatch)


def counts(document: dict[str, list[object]]) -> tuple[int, int, int, int]:
    created, changed, unchanged, rejected = (
        len(document[one]) for one in ("created", "changed", "unchanged", "rejected")
    )
    return created, changed, unchanged, rejected


def test_nothing_is_entered_until_told(desk: Desk) -> None:
    first = desk.sheet("units", UNITS).json
    second = desk.sheet("units", UNITS).json
    applied = desk.sheet("units", UNITS, "--apply").json
    again = desk.sheet("units", UNITS, "--apply").json

    assert first == second
    assert (first["applied"], counts(first)) == (False, (1, 0, 0, 0))
    assert (applied["applied"], applied["height"]) == (True, 1)
    assert (again["applied"], counts(again)) == (False, (0, 0, 1, 0))


def test_a_whole_register_is_entered_and_updated(desk: Desk) -> None:
    desk.fill()

    said = desk.sheet("persons", PERSONS.replace("Ada", "Ada B."), "--apply").json
    closed = desk.act("close_register", {}).json

    assert said["changed"] == [{"row": 2, "id": "001", "fields": ["name"]}]
    assert said["unchanged"] == [{"row": 3, "id": "002"}]
    assert closed["done"]


def test_one_rejected_row_keeps_the_others_out(desk: Desk) -> None:
    desk.sheet("units", UNITS, "--apply")

    said = desk.sheet("bodies", BODIES + "branch-c,C,branch,hill,committee,x\n",
                      "--apply")  # fmt: skip

    assert (said.code, said.json["applied"]) == (1, False)
    assert counts(said.json) == (5, 0, 0, 1)
    assert [(one["row"], one["code"]) for one in said.json["rejected"]] == [
        (7, "import.no_number")
    ]
    assert counts(desk.sheet("bodies", BODIES).json)[0] == 5


def test_ids_of_18_digits_and_with_zeros_survive(desk: Desk) -> None:
    desk.fill()
    text = "id,name,body\n0001,C,branch-a\n110101199001011234,D,branch-a\n"

    desk.sheet("persons", text, "--apply")

    assert counts(desk.sheet("persons", text).json) == (0, 0, 2, 0)
    shorter = text.replace("0001", "1")
    assert counts(desk.sheet("persons", shorter).json) == (1, 0, 1, 0)


def test_a_workbook_is_read_like_a_text(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "units.xlsx"
    file.write_bytes(workbook([["编号", "名称"], ["valley", "山谷"]]))

    said = call("import", desk.folder, "units", file, "--as", "anna", "--json")

    assert counts(said.json) == (1, 0, 0, 0)


def test_gb18030_is_named_in_a_warning_with_its_first_rows(desk: Desk) -> None:
    words = ("import", desk.folder, "units", "-", "--as", "anna")
    content = "编号,名称\nvalley,山谷\n".encode("gb18030")

    text = call(*words, given=content)
    document = call(*words, "--json", given=content).json
    named = call(*words, "--encoding", "gb18030", given=content)

    assert "GB18030" in text.err
    assert "valley,山谷" in text.err
    assert [one["code"] for one in document["warnings"]] == ["table.gb18030"]
    assert (named.err, "Created: 1" in named.out) == ("", True)


def test_a_name_in_the_register_is_known_by_its_card(desk: Desk) -> None:
    desk.fill()

    said = desk.sheet("persons", "编号,姓名,机构\n001,Ada,branch-a\n")

    assert counts(said.json) == (0, 0, 1, 0)


def test_people_see_rows_and_reasons(desk: Desk) -> None:
    desk.fill()
    words = ("import", desk.folder, "persons", "-", "--as", "anna")
    given = PERSONS.replace("Ada", "Eve") + "003,Cy,branch-z\n004,Di,branch-a\n"

    english = call(*words, given=given)
    chinese = call(*words, "--lang", "zh-hans", given=given)

    assert english.code == 1
    assert "Changed: 1\n  row 2: 001  Eve  branch-a  (name)\n" in english.out
    assert "Created: 1\n  row 5: 004  Di  branch-a\n" in english.out
    assert "Rejected: 1\n-:4: The register has no body branch-z." in english.out
    assert "Nothing was entered" in english.out
    assert "第 5 行：004" in chinese.out


def test_a_long_list_is_shown_in_part(desk: Desk) -> None:
    desk.fill()
    rows = "".join(f"{one},N,branch-a\n" for one in range(1000, 1025))
    words = ("import", desk.folder, "persons", "-", "--as", "anna")

    said = call(*words, given="id,name,body\n" + rows)

    assert "row 21: 1019" in said.out
    assert "row 22: 1020" not in said.out
    assert "and 5 more" in said.out


def test_a_sheet_that_no_entry_holds_is_refused_and_leaves_nothing(desk: Desk) -> None:
    desk.fill()
    name = "N" * 19_900
    rows = [f"b-{one},{name},branch,valley,committee\n" for one in range(220)]
    heading = "id,name,kind,unit,parent\n"

    whole = desk.sheet("bodies", heading + "".join(rows), "--apply")
    part = desk.sheet("bodies", heading + "".join(rows[:200]), "--apply")

    assert (whole.code, whole.json["applied"]) == (1, False)
    assert [one["code"] for one in whole.json["refusals"]] == ["act.no_entry"]
    assert (part.json["applied"], len(part.json["created"])) == (True, 200)


def test_who_may_not_enter_a_sheet_is_not_shown_what_it_would_change(
    desk: Desk,
) -> None:
    call("account", "add", desk.folder, "bo")

    said = call("import", desk.folder, "units", "-", "--as", "bo", given=UNITS)

    assert (said.code, said.out) == (1, "")
    assert "None of your roles reaches register_units" in said.err


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        ("people", UNITS, "import.unknown_kind"),
        ("units", "", "table.empty"),
        ("units", "id,nam\nx,y\n", "import.unknown_column"),
        ("units", 'id,name\nx,"y\n', "table.quotes"),
    ],
)
def test_what_is_not_understood_is_told(
    desk: Desk, kind: str, given: str, code: str
) -> None:
    said = desk.sheet(kind, given)

    assert said.code == 2
    assert said.json["refusals"][0]["code"] == code


def test_a_sheet_is_shown_to_whoever_has_the_folder(desk: Desk) -> None:
    words = ("import", desk.folder, "units", "-", "--json")

    shown = call(*words, given=UNITS)
    refused = call(*words, "--apply", given=UNITS)

    assert (shown.code, counts(shown.json)) == (0, (1, 0, 0, 0))
    assert refused.code == 2
    assert [(one["code"], one["key"]) for one in refused.json["refusals"]] == [
        ("cli.option_missing", "--as")
    ]


def test_a_sheet_is_not_entered_over_what_came_while_it_was_read(
    desk: Desk, tmp_path: Path
) -> None:
    pipe = tmp_path / "units.csv"
    os.mkfifo(pipe)
    words = ("import", desk.folder, "units", pipe, "--as", "anna", "--apply", "--json")

    with ThreadPoolExecutor() as pool:
        asked = pool.submit(say, *words)
        # It opens when the command has begun to read the sheet.
        with pipe.open("w", encoding="utf-8") as sheet:
            done = call("checkpoint", desk.folder, "--as", "anna")
            sheet.write(UNITS)
        answer = asked.result()

    told = json.loads(answer.stdout)
    assert (done.code, told["applied"]) == (0, False)
    assert [one["code"] for one in told["refusals"]] == ["act.stale"]


def test_what_was_shown_before_another_entry_is_not_entered(desk: Desk) -> None:
    rows: Json = {"rows": [{"unit": "valley", "name": "V"}]}

    with Office.open(desk.folder) as office:
        account = office.account_id("anna")
        do(office, "checkpoint", {"reason": "x"}, account, seen=1)
        with pytest.raises(Refused, match=r"act\.stale"):
            do(office, "register_units", rows, account, seen=1)


def test_a_closed_register_takes_no_sheet(desk: Desk) -> None:
    desk.fill()
    desk.act("close_register", {})

    said = desk.sheet("persons", "id,name,body\n9,Z,branch-a\n", "--apply")

    assert (said.code, said.json["applied"]) == (1, False)
    assert [one["code"] for one in said.json["refusals"]] == ["policy.step"]


def test_a_file_that_is_not_there_is_no_traceback(desk: Desk) -> None:
    words = ("import", desk.folder, "units", "nowhere.csv", "--as", "anna")

    said = say(*words, "--lang", "en", env=environment())

    assert said.returncode == 2
    assert "nowhere.csv" in said.stderr


def warned(document: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [(one["code"], one["where"]) for one in document["warnings"]]


def test_each_row_that_would_be_entered_shows_id_name_and_body(desk: Desk) -> None:
    desk.fill()
    sheet = "id,name,body\n001,Ada B.,branch-a\n003,高林,branch-b\n".encode("gb18030")
    base = ("import", desk.folder, "persons", "-", "--as", "anna")

    said = call(*base, "--encoding", "gb18030", given=sheet).out

    assert "  row 3: 003  高林  branch-b\n" in said
    assert "  row 2: 001  Ada B.  branch-a  (name)\n" in said


def test_the_same_name_twice_in_a_body_is_warned_of(desk: Desk) -> None:
    desk.fill()
    twice = "id,name,body\n003,Cy,branch-a\n004,Cy,branch-a\n005,Cy,branch-b\n"

    said = desk.sheet("persons", twice).json

    assert warned(said) == [("import.same_name", "-:3")]
    assert counts(said) == (3, 0, 0, 0)


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ("007,Cy,branch-a\n7,Di,branch-a\n", ["-:3"]),
        ("1,Cy,branch-a\n", ["-:2"]),
        ("0002,Cy,branch-a\n", ["-:2"]),
        ("001,Ada,branch-a\n10,Cy,branch-a\n", []),
    ],
)
def test_ids_that_differ_by_leading_zeros_are_warned_of(
    desk: Desk, rows: str, where: list[str]
) -> None:
    desk.fill()

    said = desk.sheet("persons", f"id,name,body\n{rows}").json

    assert warned(said) == [("import.zeros", one) for one in where]


@pytest.mark.parametrize(("people", "is_warned"), [(9, False), (10, True)])
def test_more_people_than_members_of_a_body_are_warned_of(
    desk: Desk, people: int, *, is_warned: bool
) -> None:
    desk.fill()
    rows = "".join(f"9{one:02},P {one},branch-a\n" for one in range(people))

    said = desk.sheet("persons", f"id,name,body\n{rows}").json

    assert bool(warned(said)) is is_warned


def test_a_sheet_of_another_kind_is_recognised(desk: Desk) -> None:
    desk.fill()
    words = ("import", desk.folder, "persons", "-", "--as", "anna")

    other = call(*words, given=BODIES)
    misspelt = call(*words, given=PERSONS.replace("body", "bodi"))

    assert "looks like a sheet of bodies" in other.err
    assert misspelt.code == 2
    assert "looks like" not in misspelt.err
