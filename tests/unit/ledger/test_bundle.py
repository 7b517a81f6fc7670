"""Bundles: the record as files, the same bytes each time."""

from pathlib import Path

import pytest
from tests.factories import invented_record

from comitia.ledger.bundle import MARK, MARK_TEXT, Bundle
from comitia.ledger.cards.commitment import Opening

SEED = 1


def test_a_bundle_holds_every_file_that_the_format_names() -> None:
    record = invented_record(SEED)

    files = record.files()

    assert record.objects
    assert record.rolls
    assert set(files) == {
        *(f"entries/{unit}.jsonl" for unit in record.ledger.lines),
        *(f"checkpoints/{n}" for n in range(1, len(record.ledger.notes) + 1)),
        *(f"objects/{name}" for name in record.objects),
        *(f"rolls/{name}" for name in record.rolls),
        "openings.jsonl",
    }
    centre = files["entries/centre.jsonl"]
    assert centre.splitlines() == record.ledger.lines["centre"]
    assert centre.endswith(b"\n")
    assert files["checkpoints/1"] == str(record.ledger.notes[0]).encode()


def test_openings_stand_in_order_and_none_twice() -> None:
    ledger = invented_record(SEED).ledger
    one, other = (Opening("0" * 32, name, 1, "0" * 64) for name in ("b", "a"))
    bundle = Bundle(ledger, openings=[one, other, one])

    lines = bundle.files()["openings.jsonl"].splitlines()

    assert [line[:16] for line in lines] == [b'{"attribute":"a"', b'{"attribute":"b"']
    assert bundle.files() == bundle.files()


def test_the_bundle_of_a_rehearsal_says_so_in_a_file() -> None:
    ledger = invented_record(SEED).ledger

    marked = Bundle(ledger, is_rehearsal=True).files()

    assert marked.pop(MARK) == MARK_TEXT
    assert marked == Bundle(ledger).files()


def test_a_bundle_is_written_into_a_new_folder_only(tmp_path: Path) -> None:
    record = invented_record(SEED)
    bundle = Bundle(record.ledger, record.objects, record.rolls, record.openings())
    folder = tmp_path / "some" / "where"

    bundle.write(folder)

    written = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert written == record.files()
    with pytest.raises(FileExistsError):
        bundle.write(folder)
