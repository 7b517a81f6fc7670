import pytest
from tests.charter_files import said

from comitia.charter.text.scanner import KeyPath, dotted, scan
from comitia.charter.text.tokens import MOST_DIGITS, MOST_PARTS


def lines(text: str) -> dict[KeyPath, int]:
    return scan(text, file="x").lines


def doubled(text: str) -> list[tuple[str | None, str, object]]:
    return [
        (fault.key, str(fault.place), dict(fault.facts).get("first"))
        for fault in scan(text, file="x").faults
    ]


def test_a_key_stands_on_the_line_on_which_it_was_written() -> None:
    text = "# note\n[a]\nb = '''\n\n'''\nc = 2"

    assert lines(text) == {("a",): 2, ("a", "b"): 3, ("a", "c"): 6}


def test_a_header_behind_the_tables_inside_it_shows_its_own_line() -> None:
    assert lines("[a.b]\n[a]") == {("a",): 2, ("a", "b"): 1}


def test_rows_of_a_table_are_counted() -> None:
    found = lines("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 1")

    assert found[("a", 1, "c", "d")] == 5


def test_quoted_and_dotted_keys_are_the_keys_they_mean() -> None:
    assert ("x y", "z", "é") in lines('"x y" . z."\\u00e9" = 1')


def test_a_list_may_end_with_a_comma() -> None:
    assert lines("a = [\n{ b = 1 },\n{ b = 2 }, ]\nc = 1") == {
        ("a",): 1,
        ("a", 0, "b"): 2,
        ("a", 1, "b"): 3,
        ("c",): 4,
    }


def test_a_key_written_twice_is_found_with_both_lines() -> None:
    assert doubled("a = 1\nb = 1\na = 2") == [("a", "x:3", 1)]


def test_a_table_written_twice_is_found_once_and_its_keys_do_not_count() -> None:
    text = "[a]\nb = 1\n[a]\nb = 2\n[c]\nd = 1"

    found = scan(text, file="x")

    assert doubled(text) == [("a", "x:3", 1)]
    assert found.text == "[a]\nb = 1\n\n\n[c]\nd = 1"


def test_a_table_is_doubled_by_rows_and_rows_by_a_table() -> None:
    assert doubled("[a]\n[[a]]\n[b]") == [("a", "x:2", 1)]
    assert doubled("[[a]]\n[a]") == [("a", "x:2", 1)]


def test_after_a_thousand_doubled_keys_the_rest_is_passed_over() -> None:
    found = scan("a = 1\n" * 2000 + "b = ", file="x")

    assert len(found.faults) == 1001
    assert found.text.strip() == "a = 1"
    deep = scan("a = 1\n" * 1001 + "b = " + "[" * 99 + "\n", file="x")
    assert deep.text.count("\n") == 1002


def test_a_value_cannot_be_a_table_as_well() -> None:
    texts = ["a = 1\na.b = 2", "a = 1\n[a.b]\nc = 1", "a = 1\n[[a.b]]\nc = 1"]
    for text in texts:
        assert doubled(text) == [("a", "x:2", 1)]
        (fault,) = scan(f"{text}\n[d]", file="x").faults
        assert fault.code == "charter.value_and_table"
        assert scan(f"{text}\n[d]", file="x").text.split() == ["a", "=", "1", "[d]"]


def test_under_a_doubled_table_no_value_is_called_a_table_too() -> None:
    assert doubled("[a]\nb = 1\n[a]\nb.c = 2") == [("a", "x:3", 1)]


def test_dotted_keys_do_not_reach_into_a_table_with_a_header() -> None:
    assert doubled("[a.b]\n[a]\nb.c = 1") == [("a.b", "x:3", 1)]
    assert doubled("[[a.b]]\n[a]\nb.c = 1") == [("a.b", "x:3", 1)]


@pytest.mark.parametrize(
    ("text", "code", "key", "left"),
    [
        ("a = 2026-02-30\nb = 1", "impossible_day", "a", "b = 1"),
        ("a = [2026-13-01]\nb = 1", "impossible_day", "a", "b = 1"),
        ('a = "b\nc = 1', "unclosed_text", "a", "c = 1"),
        ("a = 'b\nc = 1", "unclosed_text", "a", "c = 1"),
        ('a = """b\nc = 1', "unclosed_text", "a", ""),
        ('a = ["b, c]\nd = 1\n[e]', "unclosed_text", "a", "[e]"),
        ('a = [["b]]\nd = 1', "unclosed_text", "a.", ""),
        ("[a.b\nc = 1\n [d]", "unclosed_header", "a.b", "[d]"),
        ("x = 1\n[[a\nc = 1\n[[d]]", "unclosed_header", "a", "x = 1\n\n\n[[d]]"),
        ("[a", "unclosed_header", "a", ""),
    ],
)
def test_what_was_left_open_is_named_and_struck(
    text: str, code: str, key: str, left: str
) -> None:
    found = scan(text, file="x")

    (fault,) = found.faults
    assert fault.code == f"charter.{code}"
    assert (fault.key or "").rstrip(".") == key.rstrip(".")
    assert found.text.strip() == left
    assert said(fault)


def test_a_key_is_doubled_inside_an_inline_table() -> None:
    assert doubled("a = { b = 1, b = 2 }") == [("a.b", "x:1", 1)]


def test_nesting_ends_at_its_limit() -> None:
    just = "a = " + "[" * MOST_PARTS + "]" * MOST_PARTS
    over = "b = 1\na = [" + "[" * MOST_PARTS + "]" * MOST_PARTS + "]\nc = 1"

    assert not scan(just, file="x").faults
    found = scan(over, file="x")
    assert [fault.code for fault in found.faults] == ["charter.too_deep"]
    assert found.text.strip() == "b = 1"


def test_dotted_keys_end_at_the_same_limit() -> None:
    just, over = ".".join("a" * MOST_PARTS), ".".join("a" * (MOST_PARTS + 1))

    assert not scan(f"{just} = 1\n[b]", file="x").faults
    assert [one.code for one in scan(f"{over} = 1", file="x").faults] == [
        "charter.too_deep"
    ]
    assert scan(f"[{over}]", file="x").faults
    assert scan(f"[a]\n{just} = 1", file="x").faults
    assert scan(f"a = {{ {just} = 1 }}", file="x").faults


def test_a_number_ends_at_eighteen_digits_and_a_text_does_not() -> None:
    just, over = "9" * MOST_DIGITS, "9" * (MOST_DIGITS + 1)

    assert not scan(f"a = {just}\nb = '{over}'", file="x").faults
    found = scan(f"a = {over}\nb = 1", file="x")
    assert [one.code for one in found.faults] == ["charter.too_many_digits"]
    assert found.text == "\nb = 1"


def test_a_moment_with_many_digits_is_no_long_number() -> None:
    text = "a = 2021-11-01T10:00:00.123456+08:00"

    assert not scan(text, file="x").faults


def test_a_signed_number_counts_its_digits() -> None:
    assert scan("a = -" + "9" * 19, file="x").faults


def test_what_is_no_toml_is_left_to_the_parser() -> None:
    texts = ["a", "a = ", "a = [1 2]", "= 1", '"\\q" = 1', "a = ]", "a."]
    for text in texts:
        assert scan(text, file="x").text == text


def test_a_key_is_shown_without_rows_and_not_too_long() -> None:
    assert dotted(("a", 0, "b")) == "a.b"
    assert dotted(("a" * 100,)) == "a" * 80 + "…"
    assert dotted(("\x1b[31m",)) == "?[31m"
