"""The canonical form: which values have one, and which do not."""

import pytest

from comitia.ledger.canonical import (
    DEEPEST,
    LARGEST,
    Json,
    NotCanonicalError,
    canonical_bytes,
    is_canonical_part,
    parse,
    read_canonical,
)


def nested(depth: int) -> Json:
    value: Json = []
    for number in range(depth - 1):
        value = [value] if number % 2 else {"a": value}
    return value


def test_keys_are_sorted_and_nothing_is_escaped_without_need() -> None:
    value: Json = {"b": [1, None, True], "a": '中"\\/\x07\n\x7f😀', " ": -1}

    line = canonical_bytes(value)

    assert line.decode() == (
        '{" ":-1,"a":"中\\"\\\\/\\u0007\\n\x7f😀","b":[1,null,true]}'
    )
    assert read_canonical(line) == value


def test_a_tuple_is_written_as_a_list() -> None:
    assert canonical_bytes((1, ("a",))) == b'[1,["a"]]'


@pytest.mark.parametrize("number", [LARGEST, -LARGEST, 0])
def test_the_largest_numbers_are_written(number: int) -> None:
    line = canonical_bytes(number)

    assert line == str(number).encode()
    assert read_canonical(line) == number


@pytest.mark.parametrize(
    "value",
    [
        1.0, float("nan"), LARGEST + 1, -LARGEST - 1, b"x", {1}, object(),
        {1: 2}, {"": 1}, {"é": 1}, {"a\n": 1}, {"\x7f": 1}, {"a": 0.5}, [None, [1.5]],
        "\ud800", ["\udfff"],
    ],
)  # fmt: skip
def test_another_value_has_no_canonical_form(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical_bytes(value)


def test_values_are_nested_sixty_four_deep_and_not_one_more() -> None:
    deepest, deeper = nested(DEEPEST), [nested(DEEPEST)]

    line = canonical_bytes(deepest)

    assert read_canonical(line) == deepest
    assert is_canonical_part(line)
    with pytest.raises(NotCanonicalError, match="64 deep"):
        canonical_bytes(deeper)
    with pytest.raises(NotCanonicalError, match="64 deep"):
        read_canonical(b"[" + line + b"]")
    assert not is_canonical_part(b"[" + line + b"]")


def test_a_list_without_end_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)

    with pytest.raises(NotCanonicalError, match="64 deep"):
        canonical_bytes(endless)


def test_parsing_does_not_compare_the_spelling() -> None:
    assert parse(b' {"b": 1, "a": "\\u0041"} ') == {"a": "A", "b": 1}


def test_another_spelling_is_refused_with_its_reason() -> None:
    with pytest.raises(NotCanonicalError, match="not in canonical form"):
        read_canonical(b"[1, 2]")


@pytest.mark.parametrize("part", [b"{}", b"[]", b'{"a":[1]}', b'"x"'])
def test_a_canonical_part_is_known(part: bytes) -> None:
    assert is_canonical_part(part)
