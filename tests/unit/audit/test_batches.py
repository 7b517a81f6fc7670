"""Which entries a checkpoint covers."""

from pathlib import Path

import pytest
from tests.factories import InventedRecord, written
from tests.unit.audit.blame import CENTRE, a_record, blamed, enter_heads

from comitia.audit.record.verify import verify_bundle
from comitia.ledger.canonical import Json


@pytest.mark.parametrize(
    "heads",
    [
        None, [], "north", {"north": None}, {"north": "1"}, {"north": True},
        {"north": 0}, {"north": -1}, {"nowhere": 1}, {"North": 1}, {"centre": 1},
    ],
)  # fmt: skip
def test_heads_of_another_form_cannot_be_used(tmp_path: Path, heads: Json) -> None:
    record = InventedRecord(7)
    record.enter("a", {}, unit="north")
    enter_heads(record, heads)

    assert blamed(record.files(), tmp_path) == [
        ("checkpoints/1", "record.checkpoint_missing"),
        (f"{CENTRE}:2", "record.malformed_heads"),
    ]


@pytest.mark.parametrize("heads", [{}, {"north": 1}])
def test_heads_never_fall_and_never_leave_a_unit_out(
    tmp_path: Path, heads: Json
) -> None:
    record = a_record("a", "b")
    enter_heads(record, heads)

    assert blamed(record.files(), tmp_path) == [
        ("checkpoints/2", "record.checkpoint_missing"),
        (f"{CENTRE}:3", "record.heads_fall"),
    ]


def test_a_head_beyond_the_file_names_the_first_line_that_is_missing(
    tmp_path: Path,
) -> None:
    record = a_record("a")
    record.enter("a", {}, unit="south")
    enter_heads(record, {"north": 4, "south": 2})

    verdict = verify_bundle(written(record.files(), tmp_path))

    assert [(str(one.place), one.facts) for one in verdict.faults[1:]] == [
        ("entries/north.jsonl:2", (("expected", 4),)),
        ("entries/south.jsonl:2", (("expected", 2),)),
    ]


def test_what_follows_a_head_that_cannot_be_used_is_not_compared(
    tmp_path: Path,
) -> None:
    record = a_record("a")
    enter_heads(record, None)
    record.checkpoint()
    files = record.files()
    files["checkpoints/3"] = files.pop("checkpoints/2")

    assert blamed(files, tmp_path) == [
        ("checkpoints/2", "record.checkpoint_missing"),
        (f"{CENTRE}:3", "record.malformed_heads"),
    ]


def test_entries_behind_the_last_checkpoint_are_counted_and_no_fault(
    tmp_path: Path,
) -> None:
    record = a_record("a")
    record.enter("a", {}, unit="north")
    record.enter("a", {})

    verdict = verify_bundle(written(record.files(), tmp_path))

    assert verdict.ok
    assert [(one.code, one.facts) for one in verdict.not_checked] == [
        ("record.uncovered", (("count", 2),))
    ]


def test_a_checkpoint_of_another_unit_closes_nothing(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.enter("checkpoint", {"heads": None}, unit="north")

    assert blamed(record.files(), tmp_path) == []


def test_units_stand_in_the_tree_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    record = InventedRecord(7)
    for unit in ("unit-2", "unit-10", "a", "9", "zz"):
        record.enter("a", {}, unit=unit)
    record.checkpoint()

    assert blamed(record.files(), tmp_path) == []
