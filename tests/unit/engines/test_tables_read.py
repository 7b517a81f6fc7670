"""Tables as people send them: separated texts and workbooks, sound and not."""

import pytest
from tests.workbooks import packed, parts, sheet, workbook

from comitia.engines.table.reading import read_table
from comitia.engines.table.sheet import LONGEST_CELL
from comitia.kernel.findings import Refused

ROWS = [["id", "name"], ["007", "Ada"], ["110101199001011234", "Bo"]]


def cells(content: bytes, encoding: str | None = None) -> list[tuple[str, ...]]:
    read = read_table(content, name="t", encoding=encoding)
    return [read.heading.cells, *(line.cells for line in read.lines)]


def refusals(content: bytes, encoding: str | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_table(content, name="t", encoding=encoding)
    return [(one.code, str(one.place)) for one in refused.value.findings]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_ids_keep_their_zeros_and_digits(
    separator: str, end: str, encoding: str
) -> None:
    text = end.join(separator.join(row) for row in ROWS)

    assert cells(text.encode(encoding)) == [tuple(row) for row in ROWS]


def test_a_separator_inside_quotes_does_not_count() -> None:
    assert cells(b'"id;a;b",name\n1,"x, y"') == [("id;a;b", "name"), ("1", "x, y")]


def test_an_announced_separator_is_believed() -> None:
    read = read_table(b"sep=;\nid;a,b,c\n1;2", name="t")

    assert read.heading.cells == ("id", "a,b,c")
    assert [line.number for line in read.lines] == [3]


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    read = read_table(b'id,name\n1,"two\nlines"\n\n2,b\n', name="t")

    assert [line.number for line in read.lines] == [2, 4]


def test_spaces_around_a_cell_are_no_part_of_it() -> None:
    assert cells("id,name\n 1 ,\u3000王 ".encode())[1] == ("1", "王")


def test_gb18030_is_read_with_a_warning_that_shows_the_first_rows() -> None:
    content = "编号,姓名\n001,王一\n002,王二\n003,王三".encode("gb18030")

    read = read_table(content, name="t")

    assert read.lines[0].cells == ("001", "王一")
    assert [(one.code, dict(one.facts)) for one in read.warnings] == [
        ("table.gb18030", {"rows": ("编号,姓名", "001,王一", "002,王二")})
    ]


@pytest.mark.parametrize("text", ["女", "女\n2,女\n3,学院", "委\n2,女"])
def test_what_could_be_gb18030_is_read_as_utf8_with_both_readings_shown(
    text: str,
) -> None:
    content = f"id,sex\n1,{text}\n".encode("gb18030")

    read = read_table(content, name="t")

    assert read.lines[0].cells == ("1", content.decode().splitlines()[1][2:])
    (doubt,) = read.warnings
    facts = dict(doubt.facts)
    rows = content.decode("gb18030").splitlines()[1:]
    assert (doubt.code, facts["others"]) == ("table.utf8_or_gb18030", tuple(rows))
    assert (
        read_table(content, name="t", encoding="gb18030").lines[0].cells[1][0] in text
    )


@pytest.mark.parametrize(
    "name",
    [
        "José",
        "Ů",
        "Růžena",
        "Łódź",
        "Ústí nad Labem",
        "Αθήνα",
        "Москва",
        "ж",
        "β",
        "ü",
        "5 °C",
        "·",
        "女",
        "Jose\u0301",
        "Ů\n2,王",
        "Ů\n2,Zůstat",
    ],
)
def test_honest_utf8_is_read_without_a_doubt(name: str) -> None:
    content = f"id,name\n1,{name}\n".encode()

    warnings = read_table(content, name="t").warnings

    assert [one.code for one in warnings] == (
        ["table.utf8_or_gb18030"] if name == "Ů" else []
    )
    assert read_table(b"\xef\xbb\xbf" + content, name="t").warnings == ()
    assert read_table(content, name="t", encoding="utf-8").warnings == ()


def test_a_letter_and_its_accent_are_one_sign() -> None:
    rows = [["id", "n"], ["Jose\u0301", "1"]]
    text = "\n".join(",".join(row) for row in rows)

    assert cells(text.encode())[1] == ("Jos\u00e9", "1")
    assert read_table(workbook(rows), name="t").lines[0].cells == ("Jos\u00e9", "1")


def test_a_named_encoding_is_used_without_a_warning() -> None:
    read = read_table("編號,名\n1,王".encode("big5"), name="t", encoding="big5")

    assert (read.heading.cells[0], read.warnings) == ("編號", ())


def test_utf8_that_is_named_may_have_its_mark() -> None:
    assert cells(b"\xef\xbb\xbfid\n1", "UTF-8")[0] == ("id",)


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        (b"", None, ("table.empty", "t")),
        (b" , \n,", None, ("table.empty", "t")),
        (b"id\n\xff\xfe\xfd", None, ("table.not_text", "t:2")),
        ("id\ncafé\n".encode("latin-1"), None, ("table.not_text", "t:2")),
        ("id\n1".encode("utf-16"), None, ("table.utf16", "t")),
        (b"id\n1\0", None, ("table.not_text", "t:2")),
        (b'id\n"1', None, ("table.quotes", "t:2")),
        (b'id\n"1"2', None, ("table.quotes", "t:2")),
        (b"id\n1", "nonsense", ("table.unknown_encoding", "t")),
        (b"id\n1", "rot13", ("table.unknown_encoding", "t")),
        ("名".encode(), "ascii", ("table.wrong_encoding", "t")),
        (b"id\n" + b"x" * (LONGEST_CELL + 1), None, ("table.long_cell", "t:2")),
        (b"id\n" + b"x" * 200_000, None, ("table.long_cell", "t:2")),
        (b'id\n"' + b"x,\n" * 70_000, None, ("table.quotes", "t:2")),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(
    content: bytes, encoding: str | None, expected: tuple[str, str]
) -> None:
    assert refusals(content, encoding) == [expected]


def test_a_cell_of_the_greatest_length_is_read() -> None:
    assert len(cells(b"id\n" + b"x" * LONGEST_CELL)[1][0]) == LONGEST_CELL


def test_a_workbook_is_read_cell_by_cell_as_text() -> None:
    content = workbook([["id", "n"], ["007", 12], ["", ""], ["008", 0.5]])

    read = read_table(content, name="t")

    assert [line.cells for line in read.lines] == [("007", "12"), ("008", "0.5")]
    assert [line.number for line in read.lines] == [2, 4]


def test_a_number_that_a_spreadsheet_has_rounded_is_refused_with_its_row() -> None:
    rows: list[list[str | int]] = [
        ["id"],
        [999999999999999],
        [110101199001011234],
        [10**15],
    ]

    assert refusals(workbook(rows)) == [
        ("table.rounded", "t:3"),
        ("table.rounded", "t:4"),
    ]


def formulas(*cells: str) -> bytes:
    """Return a workbook whose first sheet, here the second part, has these cells."""
    text = sheet([["unit", "weight"]])
    rows = "".join(f'<row r="{at}">{one}</row>' for at, one in enumerate(cells, 2))
    files = parts(text.replace("</sheetData>", f"{rows}</sheetData>"))
    return packed(files)


@pytest.mark.parametrize(
    "cell", ['<c r="B2"><f>1+1</f></c>', '<c r="B2" t="n"><f t="x">A1</f><v /></c>']
)
def test_a_formula_without_a_value_is_refused_by_its_cell(cell: str) -> None:
    content = formulas(cell, '<c r="A3"><v>3</v></c>', '<c r="C4"><f>A1</f><v></v></c>')

    with pytest.raises(Refused) as refused:
        read_table(content, name="t")

    found = refused.value.findings
    assert [(one.code, str(one.place), one.facts) for one in found] == [
        ("table.unsolved", "t:2", (("cell", "B2"),)),
        ("table.unsolved", "t:4", (("cell", "C4"),)),
    ]


def test_a_formula_with_its_value_is_read_as_that() -> None:
    cells_ = (
        '<c r="A2"><f>1+1</f><v>2</v></c>',
        '<c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><v>7</v></c>',
    )

    read = read_table(formulas(*cells_), name="t")

    assert [line.cells for line in read.lines] == [("2", ""), ("", "7")]


def test_formulas_of_sheets_that_are_not_read_do_not_count() -> None:
    hidden = '<sheet name="H" sheetId="2" state="hidden" r:id="r2"/>'
    files = parts(sheet([["id"], ["007"]]))
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(
        "<sheets>", f"<sheets>{hidden}"
    )
    link = files["xl/_rels/workbook.xml.rels"]
    other = link[link.index("<Relationship ") : link.index("/>") + 2]
    other = other.replace('"r1"', '"r2"').replace("sheet1", "sheet2")
    files["xl/_rels/workbook.xml.rels"] = link.replace(
        "</Relationships>", f"{other}</Relationships>"
    )
    files["xl/worksheets/sheet2.xml"] = sheet([["x"]]).replace(
        "</sheetData>", '<row r="2"><c r="A2"><f>1</f></c></row></sheetData>'
    )

    assert cells(packed(files))[1] == ("007",)


def test_two_cells_far_apart_do_not_fill_the_memory() -> None:
    far = sheet([["id"]]).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )

    assert refusals(packed(parts(far + "</sheetData>")))[0][0] in {
        "table.too_many",
        "table.broken",
    }


def test_a_part_in_utf16_could_hide_its_references_and_is_not_read() -> None:
    files: dict[str, str] = parts(sheet([["id"]]))
    hidden = "\ufeff" + files["xl/worksheets/sheet1.xml"]
    raw = {name: content.encode() for name, content in files.items()}
    raw["xl/worksheets/sheet1.xml"] = hidden.encode("utf-16-le")

    assert refusals(packed(raw)) == [("table.broken", "t")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 and nothing more", "table.broken"),
        (packed({"word/document.xml": "x"}), "table.no_workbook"),
        (b"\xd0\xcf\x11\xe0 an old file", "table.locked"),
        (workbook([["id"]], more={"xl/workbook.xml": "<x"}), "table.broken"),
        (workbook([["id"]], more={"xl/worksheets/sheet1.xml": "<x"}), "table.broken"),
        (workbook([[""]]), "table.empty"),
    ],
)
def test_what_is_no_sound_workbook_is_refused(content: bytes, code: str) -> None:
    assert [found for found, _ in refusals(content)] == [code]


def test_a_workbook_whose_sheets_are_all_hidden_has_no_table() -> None:
    files = parts(sheet([["id"], ["1"]]))
    book = files["xl/workbook.xml"].replace('name="S"', 'name="S" state="hidden"')

    assert refusals(packed({**files, "xl/workbook.xml": book})) == [
        ("table.empty", "t")
    ]


def test_a_workbook_that_would_fill_the_memory_is_not_unpacked() -> None:
    huge = workbook([["id"]], more={"xl/media/a.xml": "0" * 200_000_001})

    assert len(huge) < 1_000_000
    assert refusals(huge) == [("table.unpacks_too_large", "t")]


def test_a_workbook_of_too_many_parts_is_not_unpacked() -> None:
    parts_of = {f"xl/x{number}": "" for number in range(2001)}

    assert refusals(workbook([["id"]], more=parts_of)) == [
        ("table.unpacks_too_large", "t")
    ]


def test_one_long_text_in_every_cell_is_not_laid_out() -> None:
    text = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"
    cells_of = "<row>" + "<c t='s'><v>0</v></c>" * 2001 + "</row>"
    many = sheet([["id"]]).replace("</sheetData>", cells_of + "</sheetData>")
    more = {"xl/sharedStrings.xml": text, "xl/worksheets/sheet1.xml": many}

    assert refusals(workbook([["id"]], more=more)) == [("table.unpacks_too_large", "t")]


def test_a_sheet_of_as_many_cells_as_are_read_is_not_refused_for_its_size() -> None:
    wide = sheet([["id"], ["x"]]).replace('r="A2"', 'r="CV50000"')

    with pytest.raises(Refused, match=r"table\.too_many"):
        read_table(workbook([["id"]], more={"xl/worksheets/sheet1.xml":
                   wide.replace("CV50000", "CV50001")}), name="t")  # fmt: skip
    read = read_table(workbook([["id"]], more={"xl/worksheets/sheet1.xml": wide}),
                      name="t")  # fmt: skip
    assert len(read.lines) == 1
