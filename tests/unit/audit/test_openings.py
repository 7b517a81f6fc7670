"""The published values, against what was entered."""

from pathlib import Path

import pytest
from tests.factories import InventedRecord, written
from tests.unit.audit.blame import blamed, faults_of

from comitia.audit.record.verify import check_bundle, verify_bundle
from comitia.ledger.canonical import Json, canonical_bytes
from comitia.ledger.cards.commitment import Opening
from comitia.ledger.entry import LARGEST_ENTRY

OPENINGS = "openings.jsonl"
PERSON = "a" * 32


def a_value(attribute: str, value: Json = 1) -> Opening:
    return Opening(PERSON, attribute, value, "0" * 64)


def a_record(*entered: Opening) -> InventedRecord:
    record = InventedRecord(7)
    held: list[Json] = [one.commitment(record.election).as_json() for one in entered]
    record.enter("enter_person", {"deep": {"er": held}}, unit="north")
    return record


def published(record: InventedRecord, *lines: bytes) -> dict[str, bytes]:
    return {**record.files(), OPENINGS: b"".join(line + b"\n" for line in lines)}


def line_of(opening: Opening, **changes: Json) -> bytes:
    return canonical_bytes({**opening.as_json(), **changes})


def test_an_opening_opens_a_commitment_wherever_it_stands(tmp_path: Path) -> None:
    one, other = a_value("name", "张三"), a_value("posts", [{"since": 2017}])
    record = a_record(one, other)

    verdict = verify_bundle(written(published(record, line_of(one)), tmp_path))

    assert faults_of(verdict) == ()
    assert [(one.code, one.facts) for one in verdict.not_checked] == [
        ("record.uncovered", (("count", 2),)),
        ("record.uncovered_openings", (("count", 1),)),
        ("record.unopened", (("count", 1),)),
    ]


def test_what_opens_a_commitment_tells_its_value(tmp_path: Path) -> None:
    one = a_value("name", "张三")
    files = published(a_record(one), line_of(one))

    checked = check_bundle(written(files, tmp_path))

    commitment = one.commitment(checked.election)
    assert checked.openings.values == {commitment: "张三"}
    assert checked.openings.opened == {commitment}


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 2},
        {"salt": "1" * 64},
        {"person": "b" * 32},
        {"attribute": "b"},
    ],
)
def test_another_value_opens_nothing(tmp_path: Path, changes: dict[str, Json]) -> None:
    one = a_value("a")
    files = published(a_record(one), line_of(one, **changes))

    assert blamed(files, tmp_path) == [(f"{OPENINGS}:1", "record.opens_nothing")]


def test_a_value_of_another_election_opens_nothing(tmp_path: Path) -> None:
    one = a_value("a")
    record = InventedRecord(7)
    record.enter("enter_person", {"a": one.commitment("9" * 32).as_json()})

    assert blamed(published(record, line_of(one)), tmp_path) == [
        (f"{OPENINGS}:1", "record.opens_nothing")
    ]


def test_no_value_of_an_erased_person_is_shown(tmp_path: Path) -> None:
    one = a_value("a")
    record = a_record(one)
    record.enter("erase_person", {"person": PERSON}, unit="south")

    assert blamed(published(record, line_of(one)), tmp_path) == [
        (f"{OPENINGS}:1", "record.opens_erased")
    ]


def test_openings_stand_in_order_and_none_twice(tmp_path: Path) -> None:
    values = [a_value(name) for name in "abc"]
    a, b, c = map(line_of, values)
    record = a_record(*values)

    assert blamed(published(record, a, b, c), tmp_path / "0") == []
    assert blamed(published(record, a, c, b), tmp_path / "1") == [
        (f"{OPENINGS}:3", "record.openings_unordered")
    ]
    assert blamed(published(record, a, a, c), tmp_path / "2") == [
        (f"{OPENINGS}:2", "record.openings_unordered")
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense", b"{}", b"[]", b'{"attribute":"a", "x":1}',
        line_of(a_value("a"), more=1), line_of(a_value("a"), person=7),
        line_of(a_value("a"), attribute=None), line_of(a_value("a"), salt=7),
        line_of(a_value("a"), salt="0" * 63), line_of(a_value("a"), salt="A" * 64),
        line_of(a_value("a")).replace(b'"value":1', b'"value":1.0'),
        line_of(a_value("a", "x" * LARGEST_ENTRY)),
    ],
    ids=lambda line: line[:40].decode(),
)  # fmt: skip
def test_another_line_is_no_opening(tmp_path: Path, line: bytes) -> None:
    assert blamed(published(InventedRecord(7), line), tmp_path) == [
        (f"{OPENINGS}:1", "record.malformed_opening")
    ]


def test_an_empty_first_line_is_no_opening_and_not_out_of_order(tmp_path: Path) -> None:
    assert blamed(published(InventedRecord(7), b""), tmp_path) == [
        (f"{OPENINGS}:1", "record.malformed_opening")
    ]


def test_the_last_opening_ends_with_a_line_end(tmp_path: Path) -> None:
    one = a_value("a")
    files = {**a_record(one).files(), OPENINGS: line_of(one)}

    assert blamed(files, tmp_path) == [(f"{OPENINGS}:1", "record.unfinished_line")]


def test_a_value_may_be_nested_as_deep_as_an_opening_allows(tmp_path: Path) -> None:
    value: Json = 1
    for _ in range(63):
        value = [value]
    one = a_value("a", value)

    assert blamed(published(a_record(one), line_of(one)), tmp_path) == []


def test_a_bundle_may_have_no_openings(tmp_path: Path) -> None:
    files = dict(a_record(a_value("a")).files())
    del files[OPENINGS]

    assert blamed(files, tmp_path) == []


def test_a_thousand_faults_of_the_openings_are_listed_and_the_others_counted(
    tmp_path: Path,
) -> None:
    files = {**a_record().files(), "openings.jsonl": b"\n" * 1200}

    faults = faults_of(verify_bundle(written(files, tmp_path)))

    assert len(faults) == 1001
    assert faults[0].facts == (("count", 200),)
