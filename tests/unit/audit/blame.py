"""What a verification blames, as plain pairs, and small records to blame."""

from pathlib import Path

from tests.factories import InventedRecord, draft, written

from comitia.audit.record.verify import Verdict, verify_bundle
from comitia.kernel.findings import Finding
from comitia.ledger.canonical import Json

Blamed = list[tuple[str, str]]
UNSIGNED = ("checkpoints/1", "record.unsigned")
CENTRE, NORTH = "entries/centre.jsonl", "entries/north.jsonl"


def blamed(
    files: dict[str, bytes], folder: Path, against: bytes | None = None
) -> Blamed:
    """Write a bundle into a folder and return each fault's place and code.

    That nothing is signed is left out: many of these records are not, because what
    they show lies elsewhere.
    """
    verdict = verify_bundle(written(files, folder), against)
    return [(str(fault.place), fault.code) for fault in faults_of(verdict)]


def faults_of(verdict: Verdict) -> tuple[Finding, ...]:
    """Return the faults of a verdict but that nothing is signed."""
    return tuple(
        fault for fault in verdict.faults if (str(fault.place), fault.code) != UNSIGNED
    )


def a_record(*acts: str, unit: str = "north") -> InventedRecord:
    """Return a record with some entries in one unit, and one checkpoint."""
    record = InventedRecord(7)
    for act in acts:
        record.enter(act, {}, unit=unit)
    record.checkpoint()
    return record


def enter_heads(record: InventedRecord, heads: Json) -> None:
    """Enter a checkpoint whose heads are what the test says; nothing is signed."""
    record.entered += 1
    made = draft("checkpoint", key=f"key-{record.entered}", payload={"heads": heads})
    record.ledger.append(made)


def with_line(content: bytes, number: int, line: bytes) -> bytes:
    """Return a file with one line, counted from 1, replaced."""
    lines = content.split(b"\n")
    lines[number - 1] = line
    return b"\n".join(lines)
