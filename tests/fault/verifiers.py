"""Whatever verifies a bundle, under one face: the faulty places, and what was read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.verify_record import verify

from comitia.audit.record.verify import verify_bundle


@dataclass(frozen=True)
class Answer:
    """What two verifiers must agree on."""

    places: frozenset[str]
    entries: int
    erased: int
    rehearsal: bool
    checkpoint: str | None


Verifier = Callable[[Path, Path | None], Answer]


def comitia(bundle: Path, against: Path | None) -> Answer:
    """Return what `comitia verify` answers."""
    outside = None if against is None else against.read_bytes()
    verdict = verify_bundle(bundle, outside)
    return Answer(
        frozenset(str(fault.place) for fault in verdict.faults),
        verdict.entries,
        verdict.erased,
        verdict.rehearsal,
        verdict.checkpoint,
    )


def second(bundle: Path, against: Path | None) -> Answer:
    """Return what the verifier answers that was written from the format alone."""
    outside = None if against is None else against.read_bytes()
    verdict = verify(bundle, outside)
    return Answer(
        frozenset(fault["where"] for fault in verdict["faults"]),
        verdict["entries"],
        verdict["erased"],
        verdict["rehearsal"],
        verdict["checkpoint"],
    )


VERIFIERS: dict[str, Verifier] = {"comitia": comitia, "second": second}
