"""The canonical form against another implementation of RFC 8785."""

import json
from collections.abc import Callable
from random import Random

import pytest
import rfc8785
from hypothesis import assume, given
from hypothesis import strategies as st

from comitia.ledger.canonical import (
    LARGEST,
    WRAPPED,
    Json,
    NotCanonicalError,
    bytes_of_form,
    canonical_bytes,
    is_canonical_part,
    json_text,
    parse,
    read_canonical,
)

keys = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
plain = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts
values: st.SearchStrategy[Json] = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=12,
)


def is_refused(line: bytes) -> bool:
    try:
        read_canonical(line)
    except NotCanonicalError:
        return not is_canonical_part(line)
    return False


def _is_unread(line: bytes) -> bool:
    try:
        read_canonical(line)
    except NotCanonicalError:
        return True
    return False


@given(value=values)
def test_the_canonical_form_is_that_of_the_other_implementation(value: Json) -> None:
    line = canonical_bytes(value)

    assert line == rfc8785.dumps(value)
    assert read_canonical(line) == value
    assert is_canonical_part(line)


@given(value=values, data=st.data())
def test_every_other_spelling_of_a_value_is_refused(
    value: Json, data: st.DataObject
) -> None:
    line = canonical_bytes(value)
    seed = data.draw(st.integers(0, 2**32))

    spelled = data.draw(st.sampled_from(SPELLINGS))(value, Random(seed))

    assume(spelled != line)
    assert json.loads(spelled) == value
    assert parse(spelled) == value
    assert is_refused(spelled)


@given(line=st.binary(max_size=60) | texts.map(str.encode))
def test_what_is_read_has_just_these_bytes(line: bytes) -> None:
    try:
        value = read_canonical(line)
    except NotCanonicalError:
        assert not is_canonical_part(line)
        return

    assert is_canonical_part(line)
    assert canonical_bytes(value) == line


@given(value=values, data=st.data())
def test_one_changed_byte_never_reads_as_the_same_value(
    value: Json, data: st.DataObject
) -> None:
    line = bytearray(canonical_bytes(value))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))

    try:
        read = read_canonical(bytes(line))
    except NotCanonicalError:
        return

    assert canonical_bytes(read) != canonical_bytes(value)


@pytest.mark.parametrize(
    "line",
    [
        b"1.0", b"1e2", b"0.5", b"-0", b"01", b"+1", b"NaN", b"Infinity",
        b"9007199254740992", b"-9007199254740992", b"1" * 30, b"1E400",
        b'"\\u0041"', b'"\\/"', b'"\\u007f"', b'"\\u000A"', b'"\\u000a"', b'"\\u001F"',
        b'"\\u4e2d"', b'"\\ud83d\\ude00"', b'"\\ud800"', b'"\\udc00"', b'"\xff"',
        b'"\xed\xa0\x80"', b'"\x01"', b"'a'", b'"a', b'"\t"', b"\xef\xbb\xbf1",
        b" 1", b"1 ", b"1\n", b"[1, 2]", b"[1,]", b"[,1]", b"[1]]", b'{"a":1,}',
        b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a":1,"a":2}', b'{"":1}',
        b'{"\xc3\xa9":1}',
        b'{"\\u0061":1}', b'{"\x7f":1}', b'{"a" :1}', b"{1:2}", b"null null",
        b"tru", b"", b"\0", b"//\n1",
    ],
)  # fmt: skip
def test_a_spelling_that_is_not_canonical_is_refused(line: bytes) -> None:
    assert is_refused(line)


def _spaced(value: Json, _: Random) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def _escaped(value: Json, _: Random) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _shuffled(value: Json, chance: Random) -> bytes:
    mixed = _mixed(value, chance)
    return json.dumps(mixed, ensure_ascii=False, separators=(",", ":")).encode()


def _ended(value: Json, _: Random) -> bytes:
    return canonical_bytes(value) + b"\n"


def _mixed(value: Json, chance: Random) -> Json:
    if isinstance(value, list):
        return [_mixed(item, chance) for item in value]
    if isinstance(value, dict):
        items = list(value.items())
        chance.shuffle(items)
        return {key: _mixed(item, chance) for key, item in items}
    return value


SPELLINGS = (_spaced, _escaped, _shuffled, _ended)


@given(
    first=st.sampled_from(["a", "é", "中a", "", "\x7f", "名[", "]"]),
    text=st.sampled_from(["中文", "[[{", "]}", '"', "9" * 20, "é", ""]),
    number=st.sampled_from([7, LARGEST, LARGEST + 1, -LARGEST - 1, 10**15]),
    deep=st.integers(60, 66),
    many=st.booleans(),
)
def test_a_glance_at_a_part_sees_what_a_look_at_each_value_sees(
    first: str, text: str, number: int, deep: int, *, many: bool
) -> None:
    nest: list[object] = []
    for _ in range(deep - 1):
        nest = [nest]
    wide = [[text], {"b": []}] * (40 if many else 1)
    shown = {first: [nest[0] if deep > 1 else nest, *wide, number], "c": text}
    line = json.dumps(
        shown, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    ).encode()

    assert is_canonical_part(line) is not _is_unread(line)


@pytest.mark.parametrize("many", [1, 50])
@pytest.mark.parametrize(
    ("value", "is_allowed"),
    [({"中": 1}, False), ({"a": "中"}, True), ([10**16], False), (["1" * 20], True)],
)
def test_a_wide_part_is_looked_through_as_a_small_one(
    value: object, many: int, *, is_allowed: bool
) -> None:
    line = json.dumps([value] * many, ensure_ascii=False, separators=(",", ":"))

    assert is_canonical_part(line.encode()) is is_allowed


# What a form may have written wrong: too large, broken, half a character, odd keys.
_STRANGE = st.sampled_from(
    [
        LARGEST + 1,
        -LARGEST - 1,
        2**63,
        2**70,
        1.5,
        1e300,
        "\ud800",
        "1.5",
        "a\\b",
        {"ä": 1},
        {"": 1},
        {"\x7f": 1},
    ]
)


@pytest.mark.parametrize("value", ["\ud800", {"\ud800": 1}, 2**63, 2**70])
def test_what_cannot_be_written_is_refused_by_its_form(value: Json) -> None:
    with pytest.raises(NotCanonicalError):
        bytes_of_form(value)


@given(value=st.recursive(values | _STRANGE, st.lists, max_leaves=6))
def test_what_a_form_wrote_has_the_same_bytes_and_the_same_faults(value: Json) -> None:
    try:
        line = canonical_bytes(value)
    except NotCanonicalError:
        with pytest.raises(NotCanonicalError):
            bytes_of_form(value)
    else:
        assert bytes_of_form(value) == line


@pytest.mark.parametrize("depth", [64, 65, 66, 67])
def test_what_wraps_a_value_may_lie_deeper(depth: int) -> None:
    deep: Json = "x"
    for _ in range(depth):
        deep = [deep]

    def made(make: Callable[..., bytes]) -> bytes | None:
        try:
            return make(deep, deepest=WRAPPED)
        except NotCanonicalError:
            return None

    assert made(bytes_of_form) == made(canonical_bytes)
    assert (made(bytes_of_form) is None) == (depth > WRAPPED)


@given(value=st.recursive(values | st.just("\ud800") | st.just(2**70), st.lists))
def test_a_json_text_of_a_value_is_read_as_the_value(value: Json) -> None:
    assert json.loads(json_text(value)) == value
