"""Entries: which lines are one, and what is wrong with the others."""

import hashlib
import json
from typing import Any

import msgspec
import pytest
from tests.factories import draft

from comitia.ledger.canonical import Json, NotCanonicalError, canonical_bytes
from comitia.ledger.chain import Head, next_entry
from comitia.ledger.entry import (
    LARGEST_ENTRY,
    Entry,
    EntryFaultError,
    entry_bytes,
    leaf_hash,
    outcome_of,
    payload_of,
    raw,
    read_entry,
    reread_entry,
    sealed_of,
)

HEAD = Head.start("0" * 32, "north")


def an_entry() -> tuple[Entry, bytes]:
    made = draft("enter_return", key="k-1", payload={"votes": 3})
    entry, line, _ = next_entry(HEAD, made, writer="centre")
    return entry, line


def fault_of(line: bytes) -> str:
    with pytest.raises(EntryFaultError) as caught:
        read_entry(line)
    assert str(caught.value) == caught.value.code
    return caught.value.code


def rewritten(**fields: object) -> bytes:
    return canonical_bytes({**json.loads(an_entry()[1]), **fields})


def test_an_entry_is_read_back_as_it_was_written() -> None:
    entry, line = an_entry()

    assert read_entry(line) == entry
    assert entry_bytes(entry) == line
    assert line == canonical_bytes(json.loads(line))


def test_the_parts_of_an_entry_are_read_when_they_are_asked_for() -> None:
    item: dict[str, Json] = {"kind": "object", "sha256": "0" * 64}
    made = draft("file_document", key="k", payload={"a": 1}, sealed=(item,))

    entry, _, _ = next_entry(HEAD, made, writer="centre")

    assert payload_of(entry) == {"a": 1}
    assert outcome_of(entry) == {}
    assert sealed_of(entry) == [item]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", ""), ("act", "Upper"), ("act", "1a"), ("act", "a" * 65), ("act", "a-b"),
        ("act", "a\n"),
        ("at", "2022-03-01T09:00:00Z"), ("at", "2022-02-30T09:00:00+08:00"), ("at", ""),
        ("election", "0" * 31), ("election", "G" * 32),
        ("grants", ["a"]), ("grants", ["a" * 32, "A" * 32]),
        ("height", -1), ("key", ""), ("key", "a b"), ("key", "a" * 129), ("key", "é"),
        ("parent", "0" * 63), ("parent", "G" * 64),
        ("request", "0" * 65), ("request", "A" * 64),
        ("unit", "North"), ("unit", ""), ("writer", "-"), ("writer", "a" * 65),
        ("payload", []), ("payload", "{}"), ("payload", None),
        ("outcome", []), ("outcome", 1), ("sealed", {}), ("sealed", None),
    ],
)  # fmt: skip
def test_a_field_of_another_form_is_a_fault(field: str, value: object) -> None:
    assert fault_of(rewritten(**{field: value})) == "ledger.malformed_field"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "a" * 64), ("at", "0001-01-01T00:00:00-23:59"), ("grants", []),
        ("height", 2**53 - 1), ("key", "!" * 128), ("unit", "a" * 64), ("writer", "0"),
    ],
)  # fmt: skip
def test_a_field_may_be_as_long_as_its_form_allows(field: str, value: object) -> None:
    line = rewritten(**{field: value})

    assert json.loads(line)[field] == value
    assert canonical_bytes(json.loads(line)) == entry_bytes(read_entry(line))


@pytest.mark.parametrize("height", [b"9007199254740992", b"1" * 19, b"1" * 21])
def test_a_height_that_no_value_may_have_is_unreadable(height: bytes) -> None:
    line = an_entry()[1].replace(b'"height":0', b'"height":' + height)

    assert fault_of(line) == "ledger.malformed_field"


@pytest.mark.parametrize(
    ("field", "value"),
    [("height", "0"), ("height", True), ("grants", "a"), ("act", None), ("unit", 7)],
)
def test_a_field_of_another_kind_makes_no_entry(field: str, value: object) -> None:
    assert fault_of(rewritten(**{field: value})) == "ledger.not_an_entry"


def test_a_missing_or_an_unknown_field_makes_no_entry() -> None:
    fields: dict[str, Any] = json.loads(an_entry()[1])
    without = {name: value for name, value in fields.items() if name != "request"}

    assert fault_of(canonical_bytes(without)) == "ledger.not_an_entry"
    assert fault_of(rewritten(zone="x")) == "ledger.not_an_entry"


@pytest.mark.parametrize("line", [b"[]", b"null", b'{"format":null}', b"{}", b"1"])
def test_another_value_is_no_entry(line: bytes) -> None:
    assert fault_of(line) == "ledger.not_an_entry"


@pytest.mark.parametrize("value", [2, 0, "2", [], {}, [1]])
def test_another_format_is_told_from_a_broken_line(value: Json) -> None:
    assert fault_of(canonical_bytes({"format": value})) == "ledger.newer_format"


def test_the_same_fields_in_another_format_are_not_read() -> None:
    assert fault_of(rewritten(format=2)) == "ledger.newer_format"


@pytest.mark.parametrize("line", [b"", b"{", b'{"a":1.5}', b"\xff", b'{"a":"\\ud800"}'])
def test_a_line_that_is_not_json_is_no_entry(line: bytes) -> None:
    assert fault_of(line) == "ledger.not_json"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"height":0', b'"height": 0'),
        (b'"height":0', b'"height":-0'),
        (b'"outcome":{}', b'"outcome":{ }'),
        (b'"payload":{"votes":3}', b'"payload":{"votes":3.0}'),
        (b'"payload":{"votes":3}', b'"payload":{"votes":3,"votes":3}'),
        (b'"payload":{"votes":3}', b'"payload":{"votes":9007199254740992}'),
        (b'"sealed":[]', b'"sealed":[ ]'),
        (b'"act":"enter_return"', b'"act":"enter\\u005freturn"'),
    ],
)
def test_another_spelling_of_an_entry_is_not_canonical(old: bytes, new: bytes) -> None:
    line = an_entry()[1]

    assert line.count(old) == 1
    assert fault_of(line.replace(old, new)) == "ledger.not_canonical"


def test_fields_in_another_order_are_not_canonical() -> None:
    fields = json.loads(an_entry()[1])
    turned = json.dumps(dict(reversed(fields.items())), separators=(",", ":")).encode()

    assert fault_of(turned) == "ledger.not_canonical"


def test_a_line_may_be_four_mebibytes_long_and_not_one_byte_more() -> None:
    line = rewritten(payload={"text": ""})
    room = LARGEST_ENTRY - len(line)
    longest, longer = (
        rewritten(payload={"text": "x" * length}) for length in (room, room + 1)
    )

    assert len(longest) == LARGEST_ENTRY
    assert payload_of(read_entry(longest)) == {"text": "x" * room}
    assert fault_of(longer) == "ledger.entry_too_long"


@pytest.mark.parametrize(
    ("part", "closing"), [("payload", b"}"), ("outcome", b"}"), ("sealed", b"]")]
)
def test_each_part_may_be_nested_sixty_four_deep(part: str, closing: bytes) -> None:
    line, empty = an_entry()[1], {b"}": b"{}", b"]": b"[]"}[closing]
    line = line.replace(b'{"votes":3}', b"{}")
    name = b'"%s":' % part.encode()
    start = name + (b'{"a":' if closing == b"}" else b"[")
    deepest = start + b"[" * 63 + b"]" * 63 + closing

    fits = line.replace(name + empty, deepest)

    assert entry_bytes(read_entry(fits)) == fits
    assert fault_of(fits.replace(b"[]", b"[[]]")) == "ledger.not_canonical"


def test_nothing_is_written_that_could_not_be_read_back() -> None:
    large = draft("a", key="k", payload={"text": "x" * LARGEST_ENTRY})

    with pytest.raises(EntryFaultError, match="entry_too_long"):
        next_entry(HEAD, large, writer="centre")
    with pytest.raises(EntryFaultError, match="malformed_field"):
        next_entry(HEAD, draft("Not an act", key="k"), writer="centre")


def test_parts_of_another_kind_are_not_read() -> None:
    entry = msgspec.structs.replace(
        an_entry()[0], payload=raw([]), sealed=raw({"a": 1}), outcome=raw("x")
    )

    for read in (payload_of, outcome_of, sealed_of):
        with pytest.raises(NotCanonicalError):
            read(entry)


def test_a_leaf_hash_is_that_of_the_line_behind_a_zero() -> None:
    assert leaf_hash(b"x") == hashlib.sha256(b"\0x").digest()


def test_an_entry_that_was_read_before_is_read_again_as_the_same() -> None:
    _, line = an_entry()

    assert reread_entry(line) == read_entry(line)
    with pytest.raises(EntryFaultError, match="not_an_entry"):
        reread_entry(line[:-1])
