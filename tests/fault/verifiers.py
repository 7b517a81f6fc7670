"""Whatever verifies a bundle, under one face: the faulty places, in order."""

from collections.abc import Callable
from pathlib import Path

from comitia.audit.record.verify import verify_bundle

Verifier = Callable[[Path, Path | None], list[str]]


def comitia(bundle: Path, against: Path | None) -> list[str]:
    """Return the places that `comitia verify` blames."""
    outside = None if against is None else against.read_bytes()
    return [str(fault.place) for fault in verify_bundle(bundle, outside).faults]


VERIFIERS: dict[str, Verifier] = {"comitia": comitia}
