"""A ledger in memory: chains of all units, the tree over them, signed checkpoints."""

from dataclasses import replace
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.ledger.canonical import Json
from comitia.ledger.chain import CENTRE, Head, next_entry
from comitia.ledger.entry import Draft, Entry, leaf_hash
from comitia.ledger.log.checkpoint import Checkpoint, is_origin
from comitia.ledger.log.note import SignedNote, sign
from comitia.ledger.log.tree import Tree

CHECKPOINT: Final = "checkpoint"
OPEN: Final = "open_election"
ERASE: Final = "erase_person"


class Ledger:
    """Everything that was entered, in order, with the tree that a checkpoint signs.

    It holds bytes and digests only; what an act means is no concern of it. The
    database keeps the same rows for an office; this one serves tests, generators
    and small tools.
    """

    def __init__(self, election: str, origin: str) -> None:
        """Start an empty ledger under the name that its checkpoints carry.

        Raises ``ValueError`` for a name that no checkpoint could carry.
        """
        if not is_origin(origin):
            raise ValueError(f"{origin!r} cannot be the name of a log")
        self.election, self.origin = election, origin
        self._keys: set[tuple[str, str]] = set()
        self.tree = Tree()
        self.lines: dict[str, list[bytes]] = {}
        self.notes: list[SignedNote] = []
        self._heads: dict[str, Head] = {}
        self._covered: dict[str, int] = {}

    def head(self, unit: str) -> Head:
        """Return where a unit's chain ends."""
        return self._heads.get(unit) or Head.start(self.election, unit)

    def append(
        self, draft: Draft, *, unit: str = CENTRE, writer: str = CENTRE
    ) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry.

        Raises ``ValueError`` when `writer` is not in charge of the unit, when the
        unit has an entry under this key already, or when the election is opened
        anywhere but at the very beginning: a verifier would find fault with it.
        """
        if (unit, draft.key) in self._keys:
            raise ValueError(f"{unit} has an entry under the key {draft.key}")
        is_first = unit == CENTRE and self.head(unit).height == 0
        if (draft.act == OPEN) != is_first:
            raise ValueError(f"{OPEN} is the first act of {CENTRE}, and no other")
        entry, line, head = next_entry(self.head(unit), draft, writer=writer)
        self.lines.setdefault(unit, []).append(line)
        self._keys.add((unit, draft.key))
        self._heads[unit] = head
        return entry

    def checkpoint(self, draft: Draft, key: Ed25519PrivateKey) -> SignedNote:
        """Enter a checkpoint over all that is new, sign the tree, return the note.

        The entry lists how many entries each other unit has; the batch that it
        closes is sorted by unit and height and ends up in the tree, the entry
        itself among it, so that anyone can repeat it from the entries alone.
        """
        heads: dict[str, Json] = {
            unit: len(lines) for unit, lines in self.lines.items() if unit != CENTRE
        }
        payload = {**draft.payload, "heads": heads}
        self.append(replace(draft, act=CHECKPOINT, payload=payload))
        return self.sign(key)

    def sign(self, key: Ed25519PrivateKey) -> SignedNote:
        """Close the batch behind a checkpoint entry, sign the tree, return the note."""
        for unit in sorted(self.lines):
            fresh = self.lines[unit][self._covered.get(unit, 0) :]
            self.tree.extend([leaf_hash(line) for line in fresh])
            self._covered[unit] = len(self.lines[unit])
        text = str(Checkpoint(self.origin, len(self.tree), self.tree.root()))
        note = SignedNote(text, (sign(text, self.origin, key),))
        self.notes.append(note)
        return note
