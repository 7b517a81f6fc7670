"""The scan of a TOML text against the parser of the standard library."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comitia.charter.text.scanner import KeyPath, scan
from comitia.charter.text.source import parsed


def key_paths(table: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Go through every key of a parsed document, slowly and plainly."""
    if isinstance(table, dict):
        for name, value in table.items():
            yield (*path, name)
            yield from key_paths(value, (*path, name))
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from key_paths(value, (*path, number))


names = st.sampled_from(["a", "b", "c-1", '"x y"', "'q.r'", '"\\u00e9"', '""', "7"])
gaps = st.sampled_from(["", " ", "\t"])


@st.composite
def dotted_names(draw: st.DrawFn) -> str:
    parts = draw(st.lists(names, min_size=1, max_size=3))
    return f"{draw(gaps)}.{draw(gaps)}".join(parts)


scalars = st.sampled_from(
    [
        "1",
        "-17",
        "1_000",
        "0xff",
        "1.5",
        "1e6",
        "inf",
        "-nan",
        "true",
        '"text"',
        "'it is'",
        '""',
        "''",
        '"a \\" ] } # b"',
        '"""\nmany\n"quoted" ""lines"" [x]\n"""',
        '""""four"""""',
        "'''\nraw ' '' [y]\n'''",
        "''''''",
        '""""""',
        '"""\\\n  joined"""',
        "2021-11-01",
        "2021-11-01 10:00:00",
        "2021-11-01T10:00:00.123456+08:00",
        "10:00:00",
    ]
)
notes = st.sampled_from(["", " # note", "\n", "\n# a = 1 ]\n"])


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    rows = draw(st.lists(inner, max_size=3))
    broken = draw(st.sampled_from(["", " ", "\n", " # ] note\n"]))
    comma = draw(st.sampled_from(["", ","])) if rows else ""
    return "[" + broken + f",{broken}".join(rows) + broken + comma + broken + "]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    rows = draw(st.lists(st.tuples(dotted_names(), inner), max_size=3))
    return "{" + ", ".join(f"{name} = {value}" for name, value in rows) + "}"


values = st.recursive(
    scalars, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6
)


@st.composite
def statements(draw: st.DrawFn) -> str:
    name, note = draw(dotted_names()), draw(notes)
    kind = draw(st.integers(0, 4))
    if kind == 0:
        return f"[{name}]{note}"
    if kind == 1:
        return f"[[{name}]]{note}"
    return f"{name}{draw(gaps)}={draw(gaps)}{draw(values)}{note}"


documents = st.lists(statements(), max_size=8).map("\n".join)


@given(text=documents)
@example(text="[[a]]\nb.c = 1\n[a.d]\ne = 1\n[[a]]\n[[a.f]]\n[[a.f]]\ng = [{h = 1}]")
@example(text="[a.b.c]\n[a]\nd = 1\n[a.b]\ne = { f = 1, g.h = 2 }")
@example(text="a = [[{ b = 1 }], [{ c = [[[]]] }]]")
def test_a_scan_finds_the_keys_that_the_parser_finds(text: str) -> None:
    found = scan(text, file="x")

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert not found.faults
    assert found.text == text
    named = {path for path in found.lines if isinstance(path[-1], str)}
    assert named == set(key_paths(tables))


@given(text=documents)
@example(text="a = 1\na = 2")
@example(text="[a]\n[a]")
@example(text="a = 1\n[a]")
@example(text="[a]\n[[a]]")
@example(text="[[a]]\n[a]")
@example(text="a = 1\na.b = 2")
@example(text="a = { b = 1 }\na.c = 2")
@example(text="a = { b = 1, b = 2 }\nc = 3")
def test_a_key_is_called_doubled_only_where_the_parser_stops(text: str) -> None:
    found = scan(text, file="x")

    if found.faults:
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)


@given(text=documents)
def test_a_fault_never_moves_a_line(text: str) -> None:
    assert scan(text, file="x").text.count("\n") == text.count("\n")


@given(text=st.text() | documents | st.text(alphabet="[]{}=.\"'\\#,\n a1-+"))
def test_any_text_comes_back_as_tables_or_findings(text: str) -> None:
    source = parsed(text, file="x")

    assert source.tables or source.faults or not text.strip() or "#" in text


@given(text=documents)
def test_every_line_is_one_on_which_the_key_stands(text: str) -> None:
    lines = text.split("\n")

    for path, number in scan(text, file="x").lines.items():
        last = path[-1]
        if isinstance(last, str) and last.isalnum() and last.isascii():
            assert last in lines[number - 1]
