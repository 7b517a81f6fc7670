"""The chain of one unit, line by line (section 3)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from comitia.audit.record.lines import Line
from comitia.audit.record.sealed import SealedItem, sealed_items
from comitia.kernel.findings import Finding, Place
from comitia.ledger.bundle import ENTRIES
from comitia.ledger.canonical import Json
from comitia.ledger.cards.commitment import Commitment, commitments_in
from comitia.ledger.chain import (
    CENTRE,
    HAND_OVER,
    Head,
    faults_of_link,
    next_writer,
)
from comitia.ledger.entry import Entry, EntryFaultError, payload_of, read_entry
from comitia.ledger.ledger import CHECKPOINT, ERASE, OPEN

# Whoever sees a thousand faults of a file does not need the next; a hostile file
# must not fill the memory with them.
MOST_FAULTS: Final = 1000
_COMMITMENT: Final = b'"commitment":"'


@dataclass(slots=True)
class Chain:
    """What was read of a unit: its leaves in order, and what other checks need.

    `head` is where it ends. Commitments and sealed items come with the first line that
    holds them.
    """

    unit: str
    leaves: list[bytes] = field(default_factory=list)
    readable: int = 0
    faults: list[Finding] = field(default_factory=list)
    unlisted: int = 0
    commitments: dict[Commitment, int] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    sealed: dict[SealedItem, int] = field(default_factory=dict)
    checkpoints: list[tuple[int, Json]] = field(default_factory=list)
    opening: dict[str, Json] | None = None
    election: str | None = None
    head: Head | None = None

    @property
    def file(self) -> str:
        """The path of the unit's file inside the bundle."""
        return f"{ENTRIES}/{self.unit}.jsonl"

    def blame(self, code: str, line: int) -> None:
        """Note a fault of one line; after a thousand they are only counted."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Finding.of(code, place=Place(self.file, line)))
        else:
            self.unlisted += 1


def read_chain(lines: Iterable[Line], unit: str, election: str | None) -> Chain:
    """Return a unit's chain as its lines give it, with every fault of theirs.

    `election` is the id that all entries must carry; when it is not known yet, the
    first readable entry gives it. A broken line never hides the next one: each is
    compared with what stands before it.
    """
    chain = Chain(unit, election=election)
    head = Head.start(election or "", unit)
    keys: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.ended:
            chain.blame("record.unfinished_line", number)
        chain.leaves.append(line.leaf)
        entry = _read_line(chain, line.content, number)
        if entry is not None:
            head = _with_election(chain, head, entry)
            _check_link(chain, head, entry, number)
            _check_key(chain, keys, entry, number)
            _collect(chain, entry, number)
        chain.head = head = _behind(head, entry, line.leaf)
    if not chain.leaves:
        chain.faults.append(Finding.of("record.empty_file", place=Place(chain.file)))
    if chain.unlisted:
        chain.faults.append(unlisted(chain.file, chain.unlisted))
    return chain


def unlisted(file: str, count: int) -> Finding:
    """Return the finding that stands for all faults of a file beyond the listed."""
    return Finding.of("record.more_faults", place=Place(file), count=count)


def _read_line(chain: Chain, line: bytes, number: int) -> Entry | None:
    try:
        entry = read_entry(line)
    except EntryFaultError as fault:
        chain.blame(fault.code, number)
        return None
    chain.readable += 1
    return entry


def _with_election(chain: Chain, head: Head, entry: Entry) -> Head:
    if chain.election is None:
        chain.election = entry.election
        return Head(entry.election, head.unit, head.height, head.parent, head.writer)
    return head


def _check_link(chain: Chain, head: Head, entry: Entry, number: int) -> None:
    for code in faults_of_link(head, entry):
        chain.blame(code, number)


def _check_key(chain: Chain, keys: set[str], entry: Entry, number: int) -> None:
    if entry.key in keys:
        chain.blame("record.repeated_key", number)
    keys.add(entry.key)


def _behind(head: Head, entry: Entry | None, leaf: bytes) -> Head:
    """Return the head behind a line, be it readable or not."""
    if entry is not None:
        moved = head.after(entry, leaf)
        height = entry.height + 1
        return Head(head.election, head.unit, height, leaf.hex(), moved.writer)
    return Head(head.election, head.unit, head.height + 1, leaf.hex(), head.writer)


def _collect(chain: Chain, entry: Entry, number: int) -> None:
    """Keep what other checks need of an entry, so that its bytes can go."""
    for commitment in _commitments(entry):
        chain.commitments.setdefault(commitment, number)
    for item in sealed_items(entry):
        if item is None:
            chain.blame("record.malformed_sealed", number)
        else:
            chain.sealed.setdefault(item, number)
    if entry.act == CHECKPOINT:
        chain.checkpoints.append((number, payload_of(entry).get("heads")))
    if entry.act == ERASE:
        _collect_erased(chain, payload_of(entry).get("person"), number)
    if entry.act == HAND_OVER and next_writer(payload_of(entry)) is None:
        chain.blame("record.handed_to_nobody", number)
    if entry.act == OPEN:
        _collect_opening(chain, entry, number)


def _commitments(entry: Entry) -> Iterator[Commitment]:
    if _COMMITMENT in bytes(entry.payload):
        yield from commitments_in(payload_of(entry))


def _collect_erased(chain: Chain, person: Json, number: int) -> None:
    if isinstance(person, str):
        chain.erased.add(person)
    else:
        chain.blame("record.erased_nobody", number)


def _collect_opening(chain: Chain, entry: Entry, number: int) -> None:
    if number == 1 and chain.unit == CENTRE:
        chain.opening = payload_of(entry)
    else:
        chain.blame("record.opened_twice", number)
