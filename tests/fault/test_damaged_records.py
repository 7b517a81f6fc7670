"""Sound records have no fault; damaged ones have it where they were damaged."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from tests.factories import InventedRecord, draft, invented_record, written
from tests.fault.damages import DAMAGES, Damage, Files
from tests.fault.verifiers import VERIFIERS

from comitia.ledger.entry import Draft, outcome_of, payload_of, read_entry, sealed_of
from comitia.ledger.ledger import CHECKPOINT, Ledger

RECORDS = int(os.environ.get("COMITIA_RECORDS", "1000"))
EACH = -(-RECORDS // len(DAMAGES))
LONGEST_SEARCH = EACH * 20
AGAINST = frozenset({"against"})
names = pytest.mark.parametrize("verifier", VERIFIERS)


@names
def test_a_sound_record_has_no_fault(verifier: str) -> None:
    for seed in range(RECORDS):
        with on_disk(invented_record(seed).files()) as bundle:
            answer = VERIFIERS[verifier](bundle, None)
            assert answer.places == frozenset(), f"record {seed}"


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_both_verifiers_come_to_the_same_answer(damage: Damage) -> None:
    for seed, files, _ in damaged(damage):
        with on_disk(files) as bundle:
            first, other = (verify(bundle, None) for verify in VERIFIERS.values())
        assert first == other, f"record {seed}"


@names
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_a_damaged_record_names_the_damaged_place(
    verifier: str, damage: Damage
) -> None:
    for seed, files, place in damaged(damage):
        with on_disk(files) as bundle:
            places = VERIFIERS[verifier](bundle, None).places
        assert place in places, f"record {seed}: {places}"


@names
@pytest.mark.parametrize("seed", range(8))
def test_a_record_that_was_rewritten_and_signed_anew_is_found_from_outside_only(
    verifier: str, seed: int, tmp_path: Path
) -> None:
    record = invented_record(seed)
    kept = [str(note) for note in record.ledger.notes]
    outside = tmp_path / "kept"

    with on_disk(rewritten(record)) as bundle:
        assert VERIFIERS[verifier](bundle, None).places == frozenset()
        for note in kept:
            outside.write_text(note, encoding="utf-8")
            assert VERIFIERS[verifier](bundle, outside).places == AGAINST


@names
def test_each_checkpoint_of_a_record_fits_it_from_outside(
    verifier: str, tmp_path: Path
) -> None:
    outside = tmp_path / "kept"
    record = invented_record(5)

    with on_disk(record.files()) as bundle:
        for note in record.ledger.notes:
            outside.write_text(str(note), encoding="utf-8")
            assert VERIFIERS[verifier](bundle, outside).places == frozenset()


@names
def test_three_printed_lines_are_compared_too(verifier: str, tmp_path: Path) -> None:
    record = invented_record(5)
    outside = tmp_path / "kept"
    text = record.ledger.notes[0].text

    with on_disk(record.files()) as bundle:
        outside.write_text(text, encoding="utf-8")
        assert VERIFIERS[verifier](bundle, outside).places == frozenset()
        for wrong in (f"x{text}", text.replace("\n8\n", "\n7\n"), "one two three\n"):
            outside.write_text(wrong, encoding="utf-8")
            assert VERIFIERS[verifier](bundle, outside).places == AGAINST, wrong


@names
def test_a_record_without_a_signature_is_no_record(verifier: str) -> None:
    files = InventedRecord(5).files()

    with on_disk(dict(files)) as bundle:
        assert VERIFIERS[verifier](bundle, None).places == {"checkpoints/1"}


@names
def test_a_record_that_was_cut_short_is_found_from_outside(
    verifier: str, tmp_path: Path
) -> None:
    record = invented_record(5)
    outside = tmp_path / "kept"
    outside.write_text(str(record.ledger.notes[-1]), encoding="utf-8")

    with on_disk(cut_short(record)) as bundle:
        assert VERIFIERS[verifier](bundle, None).places == frozenset()
        assert VERIFIERS[verifier](bundle, outside).places == AGAINST


def damaged(damage: Damage) -> Iterator[tuple[int, Files, str]]:
    """Yield records that this damage could be done to, each with the place."""
    found = 0
    first = DAMAGES.index(damage) * EACH
    for seed in range(first, first + LONGEST_SEARCH):
        files = dict(invented_record(seed).files())
        place = damage(files, Random(seed))
        if place is not None:
            yield seed, files, place
            found += 1
        if found == EACH:
            return
    pytest.fail(f"{damage.__name__} was done {found} times instead of {EACH}")


def rewritten(record: InventedRecord) -> Files:
    """Return the files after someone with the key has changed an early entry."""
    forged = Ledger(record.election, record.ledger.origin)
    cut = dict.fromkeys(record.ledger.lines, 0)
    for number, line in enumerate(record.ledger.lines["centre"]):
        act = read_entry(line).act
        if act != CHECKPOINT:
            append(forged, line, changed=number == 0)
            continue
        heads = payload_of(read_entry(line))["heads"]
        assert isinstance(heads, dict)
        for unit, count in heads.items():
            assert isinstance(count, int)
            for kept in record.ledger.lines[unit][cut[unit] : count]:
                append(forged, kept, changed=False)
            cut[unit] = count
        made = draft(CHECKPOINT, key=read_entry(line).key, payload={"views": None})
        forged.checkpoint(made, record.signing)
    record.ledger = forged
    return dict(record.files())


def append(ledger: Ledger, line: bytes, *, changed: bool) -> None:
    """Enter an entry's content again, at the end of another ledger."""
    entry = read_entry(line)
    outcome = {"changed": 1} if changed else outcome_of(entry)
    made = Draft(
        entry.act, entry.at, entry.grants, entry.key, entry.request,
        payload_of(entry), dict(outcome), tuple(sealed_of(entry)),
    )  # fmt: skip
    ledger.append(made, unit=entry.unit, writer=entry.writer)


def cut_short(record: InventedRecord) -> Files:
    """Return the files as they were after the first checkpoint."""
    files = {
        name: content
        for name, content in record.files().items()
        if name == "checkpoints/1"
    }
    centre = record.ledger.lines["centre"]
    count = next(n for n, line in enumerate(centre) if b'"act":"checkpoint"' in line)
    heads = payload_of(read_entry(centre[count]))["heads"]
    assert isinstance(heads, dict)
    for unit, kept in {**heads, "centre": count + 1}.items():
        assert isinstance(kept, int)
        lines = record.ledger.lines[unit][:kept]
        files[f"entries/{unit}.jsonl"] = b"".join(line + b"\n" for line in lines)
    return files


@contextmanager
def on_disk(files: Files) -> Iterator[Path]:
    """Give a folder with the files, for as long as it is looked at."""
    with TemporaryDirectory() as folder:
        yield written(files, Path(folder))
