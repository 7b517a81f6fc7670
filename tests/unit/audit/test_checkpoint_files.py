"""The signed checkpoints, and one from outside."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.factories import ORIGIN, WITNESS, InventedRecord, written
from tests.unit.audit.blame import CENTRE, a_record, blamed, with_line

from comitia.audit.record.verify import verify_bundle
from comitia.ledger.log.checkpoint import Checkpoint
from comitia.ledger.log.note import SignedNote, cosign, sign

STRANGER = Ed25519PrivateKey.from_private_bytes(b"\x33" * 32)
FIRST = "checkpoints/1"


def signed(record: InventedRecord, checkpoint: Checkpoint, more: str = "") -> bytes:
    text = f"{checkpoint}{more}"
    return str(SignedNote(text, (sign(text, ORIGIN, record.signing),))).encode()


def replaced(tmp_path: Path, content: bytes) -> list[tuple[str, str]]:
    files = a_record("a", "b").files()
    files[FIRST] = content
    return blamed(files, tmp_path)


def test_another_size_or_root_is_found_even_when_it_is_signed(tmp_path: Path) -> None:
    record = a_record("a", "b")
    root = record.ledger.tree.root()
    sizes = signed(record, Checkpoint(ORIGIN, 3, record.ledger.tree.root(3)))
    roots = signed(record, Checkpoint(ORIGIN, 4, bytes(32)))

    assert len(root) == 32
    assert replaced(tmp_path / "a", sizes) == [(FIRST, "record.checkpoint_size")]
    assert replaced(tmp_path / "b", roots) == [(FIRST, "record.checkpoint_root")]


def test_a_checkpoint_of_another_log_is_found(tmp_path: Path) -> None:
    record = a_record("a", "b")
    other = Checkpoint("elsewhere", 4, record.ledger.tree.root())

    assert replaced(tmp_path, signed(record, other)) == [
        (FIRST, "record.checkpoint_origin")
    ]


def test_extension_lines_are_signed_and_read_over(tmp_path: Path) -> None:
    record = a_record("a", "b")
    checkpoint = Checkpoint(ORIGIN, 4, record.ledger.tree.root())

    bundle = written(
        {**record.files(), FIRST: signed(record, checkpoint, "more\n")}, tmp_path
    )

    verdict = verify_bundle(bundle)
    assert verdict.ok
    assert verdict.checkpoint == str(checkpoint)


def test_a_checkpoint_that_a_stranger_signed_is_not_the_logs(tmp_path: Path) -> None:
    note = a_record("a", "b").ledger.notes[0]
    foreign = SignedNote(note.text, (sign(note.text, ORIGIN, STRANGER),))

    assert replaced(tmp_path, str(foreign).encode()) == [
        (FIRST, "record.checkpoint_signature")
    ]


def test_a_stranger_may_sign_beside_the_log(tmp_path: Path) -> None:
    note = a_record("a", "b").ledger.notes[0]
    both = note.with_signature(sign(note.text, "stranger", STRANGER))

    assert replaced(tmp_path, str(both).encode()) == []


def test_a_false_cosignature_of_a_witness_is_found(tmp_path: Path) -> None:
    record = a_record("a", "b")
    note = SignedNote(
        record.ledger.notes[0].text, record.ledger.notes[0].signatures[:1]
    )
    true = cosign(note.text, WITNESS, record.witness, time=1)
    false = cosign("another text\n", WITNESS, record.witness, time=1)

    good = str(note.with_signature(true)).encode()
    bad = str(note.with_signature(false)).encode()

    assert replaced(tmp_path / "a", good) == []
    assert replaced(tmp_path / "b", bad) == [(FIRST, "record.checkpoint_cosignature")]


@pytest.mark.parametrize("content", [b"", b"a\n7\n\n", b"\xff", b"x" * (1 << 20)])
def test_another_file_is_no_checkpoint(tmp_path: Path, content: bytes) -> None:
    assert replaced(tmp_path, content) == [(FIRST, "record.checkpoint_unreadable")]


def test_a_checkpoint_longer_than_a_note_is_not_read(tmp_path: Path) -> None:
    note = str(a_record("a", "b").ledger.notes[0])
    text, _, lines = note.rpartition("\n\n")
    longer = f"{text}\n{'x' * (1 << 20)}\n\n{lines}".encode()

    assert replaced(tmp_path, longer) == [(FIRST, "record.checkpoint_unreadable")]


def test_there_is_a_file_for_each_entry_and_no_other(tmp_path: Path) -> None:
    record = a_record("a")
    record.checkpoint()
    files = record.files()
    files["checkpoints/4"] = files.pop(FIRST)

    assert blamed(files, tmp_path) == [
        (FIRST, "record.checkpoint_missing"),
        ("checkpoints/4", "record.checkpoint_unentered"),
    ]


def test_the_last_checkpoint_is_the_one_with_the_largest_number(tmp_path: Path) -> None:
    record = a_record("a")
    for _ in range(10):
        record.checkpoint()

    verdict = verify_bundle(written(record.files(), tmp_path))

    assert verdict.ok
    assert verdict.checkpoint == record.ledger.notes[-1].text


def test_a_faulty_last_checkpoint_is_not_shown(tmp_path: Path) -> None:
    record = a_record("a")
    record.checkpoint()
    files = record.files()
    files["checkpoints/2"] = files[FIRST]

    verdict = verify_bundle(written(files, tmp_path))

    assert [fault.code for fault in verdict.faults] == ["record.checkpoint_size"]
    assert verdict.checkpoint is None


def test_without_checkpoints_none_is_shown(tmp_path: Path) -> None:
    verdict = verify_bundle(written(InventedRecord(7).files(), tmp_path))

    assert verdict.ok
    assert verdict.checkpoint is None


def test_without_keys_roots_are_still_compared(tmp_path: Path) -> None:
    record = a_record("a")
    files = record.files()
    first = record.ledger.lines["centre"][0]
    files[CENTRE] = with_line(
        files[CENTRE], 1, first.replace(b"rehearsal", b"reversal_")
    )
    files[FIRST] = files[FIRST].replace(b"example.org", b"example.com")

    assert blamed(files, tmp_path) == [
        (FIRST, "record.checkpoint_root"),
        (f"{CENTRE}:1", "record.not_opened"),
        (f"{CENTRE}:2", "ledger.wrong_parent"),
    ]


def test_an_earlier_checkpoint_from_outside_fits(tmp_path: Path) -> None:
    record = a_record("a")
    kept = str(record.ledger.notes[0]).encode()
    record.enter("b", {})
    record.checkpoint()

    assert blamed(record.files(), tmp_path, kept) == []


def test_a_checkpoint_from_outside_shows_another_or_a_shorter_log(
    tmp_path: Path,
) -> None:
    record = a_record("a")
    another = signed(record, Checkpoint(ORIGIN, 2, bytes(32)))
    longer = signed(record, Checkpoint(ORIGIN, 4, bytes(32)))
    bundle = written(record.files(), tmp_path)

    for kept, code, size in (
        (another, "record.log_is_another", 2),
        (longer, "record.log_is_shorter", 4),
    ):
        (fault,) = verify_bundle(bundle, kept).faults
        assert (str(fault.place), fault.code) == ("against", code)
        assert fault.facts == (("size", size),)


def test_a_checkpoint_from_outside_is_signed_by_the_log(tmp_path: Path) -> None:
    record = a_record("a")
    note = record.ledger.notes[0]
    foreign = SignedNote(note.text, (sign(note.text, ORIGIN, STRANGER),))

    assert blamed(record.files(), tmp_path, str(foreign).encode()) == [
        ("against", "record.checkpoint_signature")
    ]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\n\n"])
def test_another_file_from_outside_is_no_checkpoint(
    tmp_path: Path, content: bytes
) -> None:
    assert blamed(a_record("a").files(), tmp_path, content) == [
        ("against", "record.checkpoint_unreadable")
    ]


def test_a_checkpoint_that_was_not_compared_is_not_shown(tmp_path: Path) -> None:
    record = a_record("a")
    files = record.files()
    centre = files["entries/centre.jsonl"].replace(b'"rehearsal":true,', b"")
    unreadable = {**files, "entries/centre.jsonl": centre}

    shown = verify_bundle(written(files, tmp_path / "sound")).checkpoint
    hidden = verify_bundle(written(unreadable, tmp_path / "unsound")).checkpoint

    assert (shown, hidden) == (record.ledger.notes[0].text, None)


def test_a_missing_line_is_said_once_however_many_checkpoints_count_it(
    tmp_path: Path,
) -> None:
    record = a_record("a", "b")
    record.checkpoint()
    files = record.files()
    files["entries/north.jsonl"] = files["entries/north.jsonl"].split(b"\n")[0] + b"\n"

    places = blamed(files, tmp_path)

    assert places == [("entries/north.jsonl:2", "record.entries_missing")]
