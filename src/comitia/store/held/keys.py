"""The keys of people in memory, until all of them are written at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comitia.ledger.cards.card import KEY_BYTES
from comitia.ledger.cards.keys import KeyFolder, RandomBytes


@dataclass(frozen=True, slots=True)
class HeldKeys(KeyFolder):
    """An election's keys, of which those of people are not on disk yet."""

    cards: dict[str, bytes] = field(default_factory=dict)
    _read: dict[Path, bytes] = field(default_factory=dict, init=False, repr=False)

    def intake_key(self) -> bytes:
        """Return the key under which requests are digested; it is read once."""
        if self.path not in self._read:
            self._read[self.path] = KeyFolder(self.path).intake_key()
        return self._read[self.path]

    def draft_card_key(self, person: str, random_bytes: RandomBytes) -> bytes:
        """Return a fresh key for a person's card; it is lost unless it is written."""
        return self.cards.setdefault(person, random_bytes(KEY_BYTES))

    def settle_card_keys(self, persons: Collection[str]) -> None:
        """Leave the keys in memory."""

    def persons(self) -> Iterator[str]:
        """Yield everybody who has a key."""
        yield from self.cards

    def card_key(self, person: str) -> bytes | None:
        """Return the key of a person's card, or nothing once it was erased."""
        return self.cards.get(person)

    def erase_card_key(self, person: str, random_bytes: RandomBytes) -> None:
        """Forget a person's key; it was never on disk."""
        del random_bytes
        self.cards.pop(person, None)

    def write(self) -> None:
        """Put every key into the folder.

        Nobody waits for the disk: a rehearsal's keys follow from its seed, and those
        that a power cut loses are drawn again.
        """
        folder = KeyFolder(self.path)
        for person, key in self.cards.items():
            folder.draft_card_key(person, _always(key))


def _always(key: bytes) -> RandomBytes:
    """Return what draws this key, whatever length is asked for."""
    return lambda _: key
