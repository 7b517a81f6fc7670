"""The signed checkpoints of a bundle, against the tree (section 4)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.audit.record.batches import Batches
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import CHECKPOINTS
from comitia.ledger.canonical import Json
from comitia.ledger.log.checkpoint import Checkpoint, read_checkpoint
from comitia.ledger.log.note import (
    Algorithm,
    NoteFaultError,
    SignedNote,
    VerifierKey,
    is_signed_by,
    read_key,
    read_note,
)

_BARE_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class LogKeys:
    """Under which name and keys the log signs, as its first entry says."""

    origin: str
    log: VerifierKey
    witnesses: tuple[VerifierKey, ...]


def log_keys(opening: dict[str, Json]) -> LogKeys | None:
    """Return the keys that the first entry states, or nothing when it does not."""
    match opening:
        case {
            "origin": str(origin),
            "log_key": str(key),
            "witnesses": list(witnesses),
            "rehearsal": bool(),
        }:
            pass
        case _:
            return None
    try:
        log = read_key(key)
        others = tuple(read_key(text) for text in witnesses if isinstance(text, str))
    except NoteFaultError:
        return None
    sound = (
        len(others) == len(witnesses)
        and log.name == origin
        and log.algorithm is Algorithm.NOTE
        and all(other.algorithm is Algorithm.COSIGNATURE for other in others)
    )
    return LogKeys(origin, log, others) if sound else None


def check_notes(
    read: Callable[[int], bytes],
    numbers: frozenset[int],
    *,
    entered: int,
    batches: Batches,
    keys: LogKeys | None,
) -> Iterator[Finding]:
    """Yield the faults of the checkpoint files; `entered` is how many there must be.

    One there must be in any case: without a signature a bundle is anybody's.
    """
    if not entered and not numbers:
        yield Finding.of("record.unsigned", place=Place(f"{CHECKPOINTS}/1"))
    for number in sorted(numbers | set(range(1, entered + 1))):
        place = Place(f"{CHECKPOINTS}/{number}")
        if number not in numbers:
            yield Finding.of("record.checkpoint_missing", place=place)
        elif number > entered:
            yield Finding.of("record.checkpoint_unentered", place=place)
        else:
            size = batches.sizes[number - 1] if number <= len(batches.sizes) else None
            for code in _faults_of_file(read(number), size, batches, keys):
                yield Finding.of(code, place=place)


def check_against(
    content: bytes, batches: Batches, keys: LogKeys | None
) -> Iterator[Finding]:
    """Yield why a checkpoint from outside does not fit this log (section 7)."""
    place = Place("against")
    try:
        codes = [] if is_bare(content) else _faults_of_note(content, keys)
        stated = _stated(content)
    except NoteFaultError:
        yield Finding.of("record.checkpoint_unreadable", place=place)
        return
    if keys and stated.origin != keys.origin:
        codes = [*codes, "record.checkpoint_origin"]
    for code in dict.fromkeys(codes):
        yield Finding.of(code, place=place)
    if stated.size > len(batches.tree):
        yield Finding.of("record.log_is_shorter", place=place, size=stated.size)
    elif batches.tree.root(stated.size) != stated.root:
        yield Finding.of("record.log_is_another", place=place, size=stated.size)


def is_bare(content: bytes) -> bool:
    """Return whether these are the three lines of a checkpoint without signatures.

    So it stands in minutes and on paper; nobody vouches for it but the reader, who
    kept it.
    """
    return len(content.split()) == _BARE_LINES


def _stated(content: bytes) -> Checkpoint:
    if not is_bare(content):
        return read_note_file(content)[1]
    try:
        return read_checkpoint(content.decode().rstrip("\n") + "\n")
    except UnicodeDecodeError:
        raise NoteFaultError("the checkpoint is not UTF-8") from None


def _faults_of_note(content: bytes, keys: LogKeys | None) -> list[str]:
    note, stated = read_note_file(content)
    return _faults_of_signatures(note, stated, keys)


def read_note_file(content: bytes) -> tuple[SignedNote, Checkpoint]:
    """Return the note and the checkpoint in it; ``NoteFaultError`` when unreadable."""
    note = read_note(content)
    return note, read_checkpoint(note.text)


def _faults_of_file(
    content: bytes, size: int | None, batches: Batches, keys: LogKeys | None
) -> Sequence[str]:
    try:
        note, stated = read_note_file(content)
    except NoteFaultError:
        return ["record.checkpoint_unreadable"]
    faults = _faults_of_signatures(note, stated, keys)
    if size is None:
        return faults
    if stated.size != size:
        return [*faults, "record.checkpoint_size"]
    root = batches.tree.root(size)
    return faults if stated.root == root else [*faults, "record.checkpoint_root"]


def _faults_of_signatures(
    note: SignedNote, stated: Checkpoint, keys: LogKeys | None
) -> list[str]:
    if keys is None:
        return []
    faults = [] if stated.origin == keys.origin else ["record.checkpoint_origin"]
    if not is_signed_by(note, keys.log):
        faults.append("record.checkpoint_signature")
    signed = {(line.name, line.key_id) for line in note.signatures}
    if any(
        (witness.name, witness.key_id) in signed and not is_signed_by(note, witness)
        for witness in keys.witnesses
    ):
        faults.append("record.checkpoint_cosignature")
    return faults
