import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from comitia.cli.main import app

DOCS = Path(__file__).parents[3] / "docs"
TRUE = "共120人，其中女30人，占25%。"
FALSE = "共120人，其中女30人，占26%。"


def run(*words: str, given: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["figures", "check", *words], input=given)
    return result.exit_code, result.stdout, result.stderr


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def test_nothing_flagged_is_yes() -> None:
    assert run("-", given=TRUE.encode())[0] == 0


def test_json_says_what_was_printed_and_what_would_fit() -> None:
    code, out, err = run("-", "--json", given=FALSE.encode())

    document = json.loads(out)

    assert (code, err) == (1, "")
    assert document["claims"] == document["agree"] + len(document["flagged"])
    assert document["flagged"][0]["printed"] == "26 %"
    assert document["flagged"][0]["recomputed"] == "25 %"
    assert document["flagged"][0]["would_fit"] == ["25 %", "31"]
    assert document["flagged"][0]["line"] == 1


def test_a_text_full_of_wrong_figures_is_said_not_to_be_checked_further() -> None:
    many = ((FALSE + "\n") * 1001).encode()

    _, english, _ = run("-", "--lang", "en", given=many)
    _, chinese, _ = run("-", "--lang", "zh-hans", given=many)
    _, out, _ = run("-", "--json", given=many)

    assert "the rest of the text was not checked" in english
    assert "其余文字未再核对" in chinese
    assert json.loads(out)["stopped"] is True


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["communique.txt", "communique.zh.txt"])
def test_the_communique_of_the_tutorial_has_one_slip(name: str, lang: str) -> None:
    code, out, _ = run(str(DOCS / "tutorial" / name), "--lang", lang)

    assert code == 1
    assert out.count("26.6 %") == 2
    assert "figures." not in out


def test_gb18030_is_recognised_and_named_with_its_first_rows() -> None:
    code, _, err = run("-", "--lang", "en", given=FALSE.encode("gb18030"))

    assert code == 1
    assert "GB18030" in err
    assert "共120人" in err


def test_a_named_encoding_is_used() -> None:
    given = FALSE.encode("utf-16")

    assert run("-", "--encoding", "utf-16", given=given)[0] == 1


MAIN = "word__document.xml"
BOMB = packed(**{MAIN: b"0" * 40_000_000})
MANY = packed(**{MAIN: b"1"}, **{f"p{number}": b"" for number in range(2100)})


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n"),
        ("nul.txt", b"120 members\0"),
        ("binary.txt", bytes(range(256)) * 9),
        ("wide.txt", TRUE.encode("utf-16")),
        ("latin.txt", "120 café, über".encode("latin-1")),
        ("large.txt", b"a" * 3_000_000),
        ("text.docx", b"120 members"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + b"x" * 99),
        ("cut.docx", b"PK\x03\x04" + b"x" * 99),
        ("zip.docx", packed(a=b"1")),
        (
            "bomb.docx",
            BOMB,
        ),
        (
            "many.docx",
            packed(
                **{"word__document.xml": b"1"}, **{f"p{n}": b"" for n in range(2100)}
            ),
        ),
        ("bare.docx", packed(**{"word__document.xml": b"<a/>"})),
        ("broken.toml", b"[[figure]]\nkey ="),
        ("deep.toml", b"a=" + b"[" * 10**6),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_with_its_cure(
    tmp_path: Path, name: str, content: bytes, lang: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    code, out, err = run(str(path), "--lang", lang)

    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith(name)
    assert "figures." not in err.replace(name, "")
    assert "kernel." not in err


def test_folders_missing_files_and_unknown_encodings_are_told(tmp_path: Path) -> None:
    assert run(str(tmp_path))[0] == 2
    assert run(str(tmp_path / "none.txt"))[0] == 2
    assert run("a\0b")[0] == 2
    assert run("-", "--encoding", "klingon", given=b"a")[0] == 2
    assert run("-", "--encoding", "rot13", given=b"a")[0] == 2
    assert run("-", "--encoding", "ascii", given=TRUE.encode())[0] == 2


def test_a_word_document_is_read_with_its_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The congress elected 120 delegates.")
    table = document.add_table(rows=4, cols=3)
    rows = (
        ("Group", "Delegates", "Share"),
        ("Men", "70", "58.3 %"),
        ("Women", "50", "43.7 %"),
        ("Total", "120", "100 %"),
    )
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    document.add_paragraph("Of the 120 delegates, 45 (37.5 %) are workers.")
    document.save(str(tmp_path / "good.docx"))

    code, out, _ = run(str(tmp_path / "good.docx"), "--json")

    flagged = json.loads(out)["flagged"]
    assert code == 1
    assert [(one["printed"], one["line"]) for one in flagged] == [("43.7 %", 4)]


def test_a_file_of_figures_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "published.toml"
    path.write_text(
        '[[figure]]\nkey = "d"\nvalue = "480"\n'
        '[[figure]]\nkey = "w"\nvalue = "171"\nbase = "d"\nshare = "35.6 %"\n'
    )

    assert run(str(path))[0] == 0
