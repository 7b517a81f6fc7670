"""The chain of a unit, line by line."""

import json
from pathlib import Path

import pytest
from tests.factories import ORIGIN, InventedRecord, written
from tests.unit.audit.blame import CENTRE, NORTH, a_record, blamed, with_line

from comitia.audit.record.verify import verify_bundle
from comitia.ledger.canonical import Json, canonical_bytes
from comitia.ledger.chain import HAND_OVER, TAKE_BACK
from comitia.ledger.entry import LARGEST_ENTRY, leaf_hash
from comitia.ledger.log.note import Algorithm, verifier_key


def rewritten(content: bytes, number: int, **fields: object) -> bytes:
    line = json.loads(content.split(b"\n")[number - 1])
    return with_line(content, number, canonical_bytes({**line, **fields}))


def test_a_sound_record_is_counted_and_has_no_fault(tmp_path: Path) -> None:
    record = a_record("a", "b", "c")

    verdict = verify_bundle(written(record.files(), tmp_path))

    assert verdict.ok
    assert (verdict.entries, verdict.figures, verdict.erased) == (5, 0, 0)
    assert verdict.rehearsal
    assert verdict.checkpoint == record.ledger.notes[0].text
    assert verdict.not_checked == ()


def test_a_changed_line_is_found_at_the_next_one_and_at_the_root(
    tmp_path: Path,
) -> None:
    files = a_record("a", "b", "c").files()
    files[NORTH] = rewritten(files[NORTH], 2, outcome={"x": 1})

    assert blamed(files, tmp_path) == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:3", "ledger.wrong_parent"),
    ]


def test_an_unreadable_line_is_taken_to_have_the_expected_height(
    tmp_path: Path,
) -> None:
    files = a_record("a", "b", "c").files()
    files[NORTH] = with_line(files[NORTH], 2, b"nonsense")

    assert blamed(files, tmp_path) == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:2", "ledger.not_json"),
        (f"{NORTH}:3", "ledger.wrong_parent"),
    ]


def test_a_height_is_compared_with_the_one_that_stands_before(tmp_path: Path) -> None:
    files = a_record("a", "b", "c").files()
    files[NORTH] = rewritten(files[NORTH], 2, height=7)

    assert blamed(files, tmp_path) == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:2", "ledger.wrong_height"),
        (f"{NORTH}:3", "ledger.wrong_height"),
        (f"{NORTH}:3", "ledger.wrong_parent"),
    ]


def test_a_line_that_is_too_long_is_still_hashed_as_it_stands(tmp_path: Path) -> None:
    record = a_record("a", "b", "c")
    long = b"x" * (3 * LARGEST_ENTRY)
    files = record.files()
    content = with_line(files[NORTH], 2, long)
    files[NORTH] = rewritten(content, 3, parent=leaf_hash(long).hex())

    assert blamed(files, tmp_path) == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:2", "ledger.entry_too_long"),
    ]


def test_a_wrong_writer_does_not_come_into_charge(tmp_path: Path) -> None:
    files = a_record("a", "b", "c").files()
    files[NORTH] = rewritten(files[NORTH], 3, writer="stranger")
    record = a_record("a", "b", "c", "d")
    more = record.files()
    more[NORTH] = rewritten(more[NORTH], 2, writer="stranger")

    assert (f"{NORTH}:3", "ledger.wrong_writer") in blamed(files, tmp_path / "a")
    assert blamed(more, tmp_path / "b") == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:2", "ledger.wrong_writer"),
        (f"{NORTH}:3", "ledger.wrong_parent"),
    ]


def test_a_copy_may_not_take_itself_back(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.hand_over("north")
    record.enter("a", {}, unit="north")
    files = record.files()
    files[NORTH] = rewritten(files[NORTH], 2, act=TAKE_BACK)

    assert blamed(files, tmp_path) == [(f"{NORTH}:2", "ledger.wrong_writer")]


def test_a_hand_over_counts_even_when_its_line_has_another_fault(
    tmp_path: Path,
) -> None:
    record = InventedRecord(7)
    record.enter(HAND_OVER, {"writer": "copy"}, unit="north")
    record.writers["north"] = "copy"
    record.enter("a", {}, unit="north")
    files = record.files()
    files[NORTH] = rewritten(files[NORTH], 1, parent="1" * 64)

    assert blamed(files, tmp_path) == [
        (f"{NORTH}:1", "ledger.wrong_parent"),
        (f"{NORTH}:2", "ledger.wrong_parent"),
    ]


def test_a_key_is_used_once_in_a_unit_and_may_be_used_in_another(
    tmp_path: Path,
) -> None:
    record = InventedRecord(7)
    record.enter("a", {}, unit="north")
    record.entered -= 1
    record.enter("a", {}, unit="south")
    record.entered -= 1
    record.enter("a", {}, unit="north")

    assert blamed(record.files(), tmp_path) == [(f"{NORTH}:2", "record.repeated_key")]


def test_all_entries_are_of_the_centres_election(tmp_path: Path) -> None:
    files = InventedRecord(7).files()
    other = InventedRecord(8)
    other.enter("a", {}, unit="north")
    files[NORTH] = other.files()[NORTH]

    assert blamed(files, tmp_path) == [(f"{NORTH}:1", "ledger.other_election")]


def test_entries_stand_in_the_file_of_their_unit(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.enter("a", {}, unit="south")
    files = record.files()
    files[NORTH] = files.pop("entries/south.jsonl")

    assert blamed(files, tmp_path) == [(f"{NORTH}:1", "ledger.other_unit")]


def test_a_chain_has_an_entry_and_a_last_line_end(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.enter("a", {}, unit="north")
    files = record.files()
    files[NORTH] = files[NORTH].rstrip(b"\n")
    files["entries/south.jsonl"] = b""

    assert blamed(files, tmp_path) == [
        (f"{NORTH}:1", "record.unfinished_line"),
        ("entries/south.jsonl", "record.empty_file"),
    ]


@pytest.mark.parametrize("payload", [{}, {"person": None}, {"person": 7}])
def test_an_erasure_names_a_person(tmp_path: Path, payload: dict[str, Json]) -> None:
    record = InventedRecord(7)
    record.enter("erase_person", payload)

    assert blamed(record.files(), tmp_path) == [(f"{CENTRE}:2", "record.erased_nobody")]


def test_a_person_who_was_erased_twice_is_counted_once(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.enter("erase_person", {"person": "p"}, unit="north")
    record.enter("erase_person", {"person": "p"})
    record.enter("erase_person", {"person": "q"})

    verdict = verify_bundle(written(record.files(), tmp_path))

    assert (verdict.erased, verdict.faults) == (2, ())


@pytest.mark.parametrize("unit", ["centre", "north"])
def test_an_election_is_opened_once(tmp_path: Path, unit: str) -> None:
    record = InventedRecord(7)
    record.enter("open_election", record.opening(), unit=unit)

    line = 2 if unit == "centre" else 1
    assert blamed(record.files(), tmp_path) == [
        (f"entries/{unit}.jsonl:{line}", "record.opened_twice")
    ]


def test_a_record_begins_with_its_opening(tmp_path: Path) -> None:
    files = InventedRecord(7).files()
    files[CENTRE] = rewritten(files[CENTRE], 1, act="something")

    verdict = verify_bundle(written(files, tmp_path))

    assert [fault.code for fault in verdict.faults] == ["record.not_opened"]
    assert not verdict.rehearsal


LOG_KEY = str(verifier_key(ORIGIN, InventedRecord(7).signing, Algorithm.NOTE))
COSIGNING = str(verifier_key(ORIGIN, InventedRecord(7).signing, Algorithm.COSIGNATURE))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("origin", None), ("origin", "elsewhere"), ("origin", 7),
        ("log_key", None), ("log_key", "nonsense"), ("log_key", COSIGNING),
        ("witnesses", None), ("witnesses", "w"), ("witnesses", [7]),
        ("witnesses", ["nonsense"]), ("witnesses", [LOG_KEY]),
        ("rehearsal", None), ("rehearsal", "true"), ("rehearsal", 1),
    ],
)  # fmt: skip
def test_an_opening_states_origin_keys_and_kind(
    tmp_path: Path, field: str, value: object
) -> None:
    record = InventedRecord(7)
    files = record.files()
    payload = {**record.opening(), field: value}
    files[CENTRE] = rewritten(files[CENTRE], 1, payload=payload)

    assert blamed(files, tmp_path) == [(f"{CENTRE}:1", "record.not_opened")]


def test_an_opening_may_say_more_and_name_no_witness(tmp_path: Path) -> None:
    record = InventedRecord(7)
    files = record.files()
    payload = {**record.opening(), "witnesses": [], "more": 1, "rehearsal": False}
    files[CENTRE] = rewritten(files[CENTRE], 1, payload=payload)

    verdict = verify_bundle(written(files, tmp_path))

    assert verdict.ok
    assert not verdict.rehearsal


@pytest.mark.parametrize("payload", [{}, {"writer": 7}, {"writer": "North"}])
def test_a_hand_over_to_nobody_is_found_and_the_writer_stays(
    tmp_path: Path, payload: dict[str, Json]
) -> None:
    files = a_record("a", "b").files()
    files[NORTH] = rewritten(files[NORTH], 2, act=HAND_OVER, payload=payload)

    assert blamed(files, tmp_path) == [
        ("checkpoints/1", "record.checkpoint_root"),
        (f"{NORTH}:2", "record.handed_to_nobody"),
    ]


def test_a_unit_gives_the_election_when_no_entry_of_the_centre_can_be_read(
    tmp_path: Path,
) -> None:
    files = a_record("a").files()
    files["entries/centre.jsonl"] = b"nonsense\n"
    files["entries/south.jsonl"] = rewritten(
        files[NORTH], 1, election="9" * 32, unit="south"
    )

    places = blamed(files, tmp_path)

    assert ("entries/south.jsonl:1", "ledger.other_election") in places
    assert (f"{NORTH}:1", "ledger.other_election") not in places
