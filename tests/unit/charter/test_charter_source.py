import os
from pathlib import Path

import pytest
from tests.charter_files import said

from comitia.charter.text.source import MOST_BYTES, Source, parsed, read_source, shown
from comitia.kernel.findings import Place


def read_bytes(folder: Path, content: bytes) -> Source:
    path = folder / "a.toml"
    path.write_bytes(content)
    return read_source(path, file="a.toml")


def found(source: Source) -> list[tuple[str, int | None]]:
    assert all(said(fault) for fault in source.faults)
    return [(one.code, one.place.line if one.place else None) for one in source.faults]


def test_a_text_in_utf_8_is_read_with_and_without_its_mark(tmp_path: Path) -> None:
    for head in (b"", b"\xef\xbb\xbf"):
        assert read_bytes(tmp_path, head + "a = '差'".encode()).tables == {"a": "差"}


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a = '差额'".encode("utf-16"), "charter.utf_16", None),
        ("a = '差额'".encode("utf-16-le"), "charter.nul", 1),
        ("\na = '差额'".encode("gb18030"), "charter.gb18030", 2),
        (b"a = 1\nb = '\xff\xff'", "charter.not_utf_8", 2),
        (b"a = 1\n\0", "charter.nul", 2),
        (b"a = 1\n\nb = ?", "charter.not_toml", 3),
        (b"a = 1\nb = 1,800", "charter.grouped_number", 2),
        ("a = 1\nb = “west”".encode(), "charter.curly_quotes", 2),
        (b"a = [1", "charter.toml_ends_early", 1),
        (b"a = '''\n", "charter.unclosed_text", 1),
        (b"\nb = 2021-13-45", "charter.impossible_day", 2),
    ],
)
def test_what_cannot_be_read_is_one_finding_with_its_line(
    tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    source = read_bytes(tmp_path, content)

    assert found(source) == [(code, line)]
    assert not source.tables


def test_a_file_ends_at_one_mebibyte(tmp_path: Path) -> None:
    just = b"#" * MOST_BYTES

    assert not read_bytes(tmp_path, just).faults
    assert found(read_bytes(tmp_path, just + b"#")) == [
        ("charter.file_too_large", None)
    ]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("a = 1")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    codes = {
        name: found(read_source(tmp_path / name, file=name))[0][0]
        for name in ("link", "folder", "pipe", "none")
    }

    assert codes == {
        "link": "charter.linked_file",
        "folder": "charter.not_a_file",
        "pipe": "charter.not_a_file",
        "none": "charter.no_such_file",
    }


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="not on Linux")
def test_a_file_that_breaks_off_is_said_to_be_unreadable() -> None:
    source = read_source(Path("/proc/self/mem"), file="mem")

    assert found(source) == [("charter.no_such_file", None)]


def test_a_doubled_key_does_not_hide_the_rest() -> None:
    source = parsed("a = 1\na = 2\nb = 3", file="x")

    assert source.tables == {"a": 1, "b": 3}
    assert found(source) == [("charter.doubled_key", 2)]


def test_a_decimal_number_is_kept_as_it_was_written() -> None:
    assert parsed("a = 0.10\nb = nan", file="x").tables == {"a": "0.10", "b": "nan"}


def test_a_key_without_a_line_stands_where_its_table_stands() -> None:
    source = Source("x", {}, {("a",): 3})

    assert source.place(("a", "b", 0)) == Place("x", 3)
    assert source.place(("b",)) == Place("x")


def test_a_message_shows_no_control_characters_and_no_long_text() -> None:
    assert shown("a\x1b" + "b" * 50) == "a?" + "b" * 38 + "…"
    assert shown("b" * 40) == "b" * 40
