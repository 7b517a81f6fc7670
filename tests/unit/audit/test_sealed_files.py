"""Objects and rolls, and the files that do not belong."""

import hashlib
import inspect
import os
import sys
from pathlib import Path

import pytest
from tests.factories import InventedRecord, written
from tests.unit.audit.blame import CENTRE, blamed, faults_of

from comitia.audit.record.verify import verify_bundle
from comitia.kernel.findings import Refused
from comitia.ledger.canonical import Json
from comitia.ledger.roll import Roll, SealedKind, roll_of

ROLL = roll_of(["branch", "entitled"], [["b-1", "30"]])
PLACE = f"rolls/{ROLL.digest}"
Item = dict[str, Json]


def sealing(*items: Item) -> dict[str, bytes]:
    record = InventedRecord(7)
    record.enter("seal", {}, sealed=items)
    return record.files()


def item(kind: SealedKind, content: bytes) -> Item:
    return {"kind": kind.value, "sha256": hashlib.sha256(content).hexdigest()}


def test_a_roll_as_it_was_sealed_has_no_fault(tmp_path: Path) -> None:
    files = {**sealing(ROLL.as_sealed()), PLACE: ROLL.content}

    assert blamed(files, tmp_path) == []


def test_a_missing_or_changed_roll_is_found(tmp_path: Path) -> None:
    files = sealing(ROLL.as_sealed())

    assert blamed(files, tmp_path / "a") == [(PLACE, "record.sealed_missing")]
    assert blamed({**files, PLACE: b"x\n"}, tmp_path / "b") == [
        (PLACE, "record.sealed_changed")
    ]


@pytest.mark.parametrize("changes", [{"rows": 2}, {"rows": 0}, {"root": "0" * 64}])
def test_a_roll_with_other_rows_than_sealed_is_found(
    tmp_path: Path, changes: Item
) -> None:
    files = {**sealing({**ROLL.as_sealed(), **changes}), PLACE: ROLL.content}

    assert blamed(files, tmp_path) == [(PLACE, "record.roll_differs")]


def test_a_roll_without_its_last_line_end_is_found(tmp_path: Path) -> None:
    cut = Roll(b"x\ny")
    stated: Item = {**ROLL.as_sealed(), "sha256": cut.digest}

    assert blamed(
        {**sealing(stated), f"rolls/{cut.digest}": cut.content}, tmp_path
    ) == [(f"rolls/{cut.digest}", "record.roll_differs")]


@pytest.mark.parametrize(
    "bad",
    [
        7, None, [], {}, {"kind": "object"}, {"kind": "rumour", "sha256": "0" * 64},
        {"kind": "object", "sha256": "0" * 63}, {"kind": "object", "sha256": "A" * 64},
        {"kind": "object", "sha256": 7}, {"sha256": "0" * 64},
        {"kind": ["object"], "sha256": "0" * 64},
        {"kind": "roll_csv", "sha256": "0" * 64},
        {**ROLL.as_sealed(), "rows": "1"}, {**ROLL.as_sealed(), "rows": True},
        {**ROLL.as_sealed(), "rows": -1}, {**ROLL.as_sealed(), "root": None},
        {**ROLL.as_sealed(), "root": "0" * 65},
    ],
)  # fmt: skip
def test_an_item_that_cannot_be_understood_is_a_fault_of_its_entry(
    tmp_path: Path, bad: Item
) -> None:
    assert blamed(sealing(bad), tmp_path) == [
        (f"{CENTRE}:2", "record.malformed_sealed")
    ]


def test_an_item_may_say_more(tmp_path: Path) -> None:
    files = sealing({**item(SealedKind.OBJECT, b"x"), "title": "minutes"})
    files[f"objects/{hashlib.sha256(b'x').hexdigest()}"] = b"x"

    assert blamed(files, tmp_path) == []


def test_only_a_personal_object_may_be_gone(tmp_path: Path) -> None:
    contents = {kind: kind.value.encode() for kind in SealedKind}
    del contents[SealedKind.ROLL_CSV]
    files = sealing(*(item(kind, content) for kind, content in contents.items()))

    verdict = verify_bundle(written(files, tmp_path))

    digests = {kind: hashlib.sha256(one).hexdigest() for kind, one in contents.items()}
    assert [str(fault.place) for fault in faults_of(verdict)] == [
        f"objects/{digests[SealedKind.OBJECT]}",
        f"rolls/{digests[SealedKind.ROLL_PARQUET]}",
    ]
    assert {fault.code for fault in faults_of(verdict)} == {"record.sealed_missing"}
    assert [(one.code, one.facts) for one in verdict.not_checked[1:]] == [
        ("record.uncovered_sealed", (("count", 3),)),
        ("record.erased_objects", (("count", 1),)),
        ("record.parquet_rolls", (("count", 1),)),
    ]


def test_a_personal_object_that_is_there_is_checked(tmp_path: Path) -> None:
    sealed = item(SealedKind.PERSONAL_OBJECT, b"x")
    place = f"objects/{sealed['sha256']}"

    assert blamed({**sealing(sealed), place: b"x"}, tmp_path / "a") == []
    assert blamed({**sealing(sealed), place: b"y"}, tmp_path / "b") == [
        (place, "record.sealed_changed")
    ]


def test_a_large_object_is_digested_to_its_end(tmp_path: Path) -> None:
    content = bytes(3 * 1024 * 1024 + 1)
    sealed = item(SealedKind.OBJECT, content)
    place = f"objects/{sealed['sha256']}"

    assert blamed({**sealing(sealed), place: content}, tmp_path / "a") == []
    assert blamed({**sealing(sealed), place: content + b"x"}, tmp_path / "b") == [
        (place, "record.sealed_changed")
    ]


def test_a_file_that_no_entry_names_is_found(tmp_path: Path) -> None:
    sealed = item(SealedKind.OBJECT, b"x")
    digest = sealed["sha256"]
    files = {**sealing(sealed), f"objects/{digest}": b"x", f"rolls/{digest}": b"x"}

    assert blamed(files, tmp_path) == [(f"rolls/{digest}", "record.unnamed")]


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt", "openings.json", "entries/x.txt", "entries/Up.jsonl",
        "entries/.jsonl", "entries/a/b.jsonl", "entries/north", "checkpoints/0",
        "checkpoints/01", "checkpoints/1.txt", "checkpoints/x/1", "rolls/x",
        f"objects/{'A' * 64}", f"objects/a/{'a' * 64}", f"other/{'a' * 64}",
        "deeper/entries/north.jsonl", ".hidden", "entries/north.jsonl.bak",
    ],
)  # fmt: skip
def test_a_file_that_does_not_belong_is_found(tmp_path: Path, name: str) -> None:
    files = {**InventedRecord(7).files(), name: b"x\n"}

    assert blamed(files, tmp_path) == [(name, "record.stranger")]


def test_a_folder_under_a_files_name_is_found(tmp_path: Path) -> None:
    bundle = written(InventedRecord(7).files(), tmp_path)
    (bundle / "checkpoints" / "1").mkdir(parents=True)

    places = {str(fault.place) for fault in faults_of(verify_bundle(bundle))}

    assert places == {"checkpoints/1"}


def test_empty_folders_are_no_fault(tmp_path: Path) -> None:
    bundle = written(InventedRecord(7).files(), tmp_path)
    (bundle / "rolls").mkdir()
    (bundle / "else" / "where").mkdir(parents=True)

    assert faults_of(verify_bundle(bundle)) == ()


def test_links_are_found_and_not_followed(tmp_path: Path) -> None:
    record = InventedRecord(7)
    record.enter("a", {}, unit="north")
    bundle = written(record.files(), tmp_path / "bundle")
    outside = tmp_path / "north.jsonl"
    (bundle / "entries/north.jsonl").rename(outside)
    (bundle / "entries/north.jsonl").symlink_to(outside)
    (bundle / "rolls").symlink_to(tmp_path)
    (bundle / "openings.jsonl").unlink()
    (bundle / "openings.jsonl").symlink_to(tmp_path / "nowhere")

    verdict = verify_bundle(bundle)

    assert verdict.entries == 1
    assert [(str(one.place), one.code) for one in faults_of(verdict)] == [
        ("entries/north.jsonl", "record.stranger"),
        ("openings.jsonl", "record.stranger"),
        ("rolls", "record.stranger"),
    ]


def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    bundle = written(InventedRecord(7).files(), tmp_path)
    os.mkfifo(bundle / "entries/north.jsonl")

    (fault,) = faults_of(verify_bundle(bundle))

    assert (str(fault.place), fault.code) == ("entries/north.jsonl", "record.stranger")


def test_a_folder_without_the_centre_is_no_bundle(tmp_path: Path) -> None:
    files = InventedRecord(7).files()
    (tmp_path / "file").write_bytes(b"")
    written({"entries/north.jsonl": files[CENTRE]}, tmp_path / "bundle")

    for name in ("bundle", "file", "nowhere"):
        with pytest.raises(Refused) as caught:
            verify_bundle(tmp_path / name)
        (finding,) = caught.value.findings
        assert finding.code == "record.no_bundle"
        assert finding.facts == (("path", str(tmp_path / name)),)


def test_folders_as_deep_as_can_be_are_gone_through(tmp_path: Path) -> None:
    bundle = written(InventedRecord(7).files(), tmp_path)
    deep = bundle
    for _ in range(300):
        deep /= "d"
        deep.mkdir()
    # Less than there are folders, so that what goes down by recursion would fail.
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)

    try:
        verdict = verify_bundle(bundle)
    finally:
        sys.setrecursionlimit(usual)

    assert faults_of(verdict) == ()
