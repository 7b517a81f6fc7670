"""Tables with titles, remarks, sums, cover sheets and merged cells."""

import json
from pathlib import Path

import pytest
from tests.unit.cli.desk import call
from tests.workbooks import book_of

WEIGHTS = "unit,weight\nnorth,60\nsouth,40\nwest,20\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text('seats = 6\nmethod = "dhondt"\n', encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def divided(table: Path, text: str, *words: str) -> tuple[int, str, str]:
    table.write_text(text, encoding="utf-8")
    found = call("seats", str(table), *words, "--lang", "en")
    return found.code, found.out, found.err


PLAIN = ("--seats", "6", "--method", "dhondt")


def both(table: Path, plan: Path, text: str) -> list[tuple[int, str, str]]:
    """Return the answer without a plan, and with one."""
    by_plan = divided(table, text, "--plan", str(plan))
    return [divided(table, text, *PLAIN), by_plan]


def test_a_row_named_as_a_sum_is_refused_with_a_plan_too(
    table: Path, plan: Path
) -> None:
    for code, _, err in both(table, plan, f"{WEIGHTS}Grand total:,7\n"):
        assert code == 2
        assert "table.csv:5" in err
        assert "Grand total: is a sum of other rows" in err


def test_a_row_as_large_as_all_others_is_a_warning(table: Path, plan: Path) -> None:
    for code, _, err in both(table, plan, f"{WEIGHTS}valley,120\n"):
        assert code != 2
        assert "valley has 120 (weight), exactly as much as all other rows" in err


@pytest.mark.parametrize(
    "above",
    ["Delegates to the congress\n", ",Delegates,\nIn persons:,,\n", "a;b,2022 | c\n"],
)
def test_a_title_above_the_headings_is_passed_over(
    table: Path, plan: Path, above: str
) -> None:
    without = [out for _, out, _ in both(table, plan, WEIGHTS)]

    found = both(table, plan, above + WEIGHTS)

    row = above.count("\n") + 1
    assert [out for _, out, _ in found] == without
    for code, _, err in found:
        assert code == 0
        assert f"The headings stand in row {row}." in err


def test_a_row_that_has_a_heading_is_no_title(table: Path) -> None:
    code, _, err = divided(table, f"unit,wieght\n{WEIGHTS}", *PLAIN)

    assert code == 2
    assert "The column wieght is not known here." in err


def test_remarks_are_not_read_and_that_is_said(table: Path, plan: Path) -> None:
    text = "序号,unit,weight,备注,No.\n1,north,60,,x\n2,south,40,y,\n3,west,20,,\n"

    for code, _, err in both(table, plan, text):
        assert code == 0
        assert "Columns that are not read: 序号, 备注, No.." in err


def test_a_plan_tells_which_columns_it_does_not_read(table: Path, plan: Path) -> None:
    text = "unit,weight,maxium\nnorth,60,1\nsouth,40,\nwest,20,\n"

    plain, by_plan = both(table, plan, text)

    assert plain[0] == 2
    assert by_plan[0] == 0
    assert "not read: maxium." in by_plan[2]


def test_a_workbook_with_a_cover_names_the_sheets_that_are_not_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(book_of({"Cover": [], "Data": [["unit", "weight"]], "More": []}))

    found = call("seats", str(path), *PLAIN, "--lang", "en")

    assert found.code == 2
    assert "This table has no rows." in found.err
    assert "Only the first sheet is read, Cover; not read: Data." in found.err


def test_separators_in_a_column_are_said_once_with_the_first_rows(table: Path) -> None:
    rows = "".join(f'u{at},"1,{at:03d}"\n' for at in range(30))

    code, _, err = divided(table, f"unit,weight\n{rows}", *PLAIN)

    assert code == 2
    assert "weight is 1,000, with a separator between the digits." in err
    assert "in 29 more rows; the first: 3, 4, 5, 6, 7." in err
    assert len(err.splitlines()) == 2


def test_three_rows_with_the_same_fault_are_told_one_by_one(table: Path) -> None:
    text = "unit,weight\n" + "".join(f"u{at},x\n" for at in range(3))

    table.write_text(text, encoding="utf-8")
    found = call("seats", str(table), *PLAIN, "--json")

    codes = [one["code"] for one in json.loads(found.out)["refusals"]]
    assert codes == ["table.no_number"] * 3


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("seats = 1,800\n", "a comma between its digits: seats = 1,800"),
        ("method = “dhondt”\n", "no quotation marks of TOML: method = “dhondt”"),
    ],
)
def test_a_plan_with_commas_or_curly_quotes_is_told_so(
    table: Path, plan: Path, written: str, said: str
) -> None:
    plan.write_text(written, encoding="utf-8")

    code, _, err = divided(table, WEIGHTS, "--plan", str(plan))

    assert code == 2
    assert said in err
    assert "plan.toml:1" in err


@pytest.mark.parametrize(("parent", "warned"), [("", True), ("north", False)])
def test_a_body_whose_parent_is_blank_is_doubted(
    table: Path, plan: Path, parent: str, *, warned: bool
) -> None:
    cascade = 'seats = 6\nmethod = "dhondt"\n[cascade]\nenlargement = "100 %"\n'
    plan.write_text(cascade, encoding="utf-8")
    first = 60 if parent else 40
    text = f"unit,weight,parent\nnorth,{first},\nn1,40,north\nn2,20,{parent}\n"

    code, _, err = divided(table, text, "--plan", str(plan))

    assert code == 0
    assert ("others have some: n2 (in all 1)" in err) is warned
