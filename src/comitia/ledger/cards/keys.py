"""The keys of an election: in a folder of their own, never beside the record."""

import errno
import hmac
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.kernel.ids import is_random_id
from comitia.ledger.canonical import WRAPPED, Json, bytes_of_form
from comitia.ledger.cards.card import KEY_BYTES

_SIGNING: Final = "signing.key"
_INTAKE: Final = "intake.key"
_CARDS: Final = "cards"
_UNFINISHED: Final = ".new"

RandomBytes = Callable[[int], bytes]


def keys_folder(environment: Mapping[str, str], election: str) -> Path:
    """Return where the keys of an election lie.

    ``$COMITIA_KEYS/ELECTION``, or below ``$XDG_DATA_HOME`` (else
    ``~/.local/share``) when that is not set. Never inside the election's folder:
    a copy of the folder, or a backup of it, must not carry the keys along. Raises
    ``ValueError`` for what is no id of an election.

    >>> str(keys_folder({"COMITIA_KEYS": "/k"}, "00" * 16))
    '/k/00000000000000000000000000000000'
    """
    if not is_random_id(election):
        raise ValueError("this is not an election's id")
    named = environment.get("COMITIA_KEYS")
    if named:
        return Path(named) / election
    data = environment.get("XDG_DATA_HOME")
    home = Path(environment.get("HOME") or "~").expanduser()
    return (Path(data) if data else home / ".local/share") / "comitia/keys" / election


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """An election's keys on disk, one small file each, for the owner only."""

    path: Path

    @classmethod
    def create(cls, path: Path, random_bytes: RandomBytes) -> "KeyFolder":
        """Return a new folder with a signing key and an intake key.

        Raises ``FileExistsError`` where keys already lie: drawing new ones would
        orphan every card. The folder appears with both keys in it or not at all.
        """
        if path.exists():
            raise FileExistsError(errno.EEXIST, "keys lie there already", str(path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=path.parent, prefix=".new-") as made:
            draft = Path(made) / path.name
            draft.mkdir(mode=0o700)
            for name in (_SIGNING, _INTAKE):
                _write(draft / name, random_bytes(KEY_BYTES))
                _with_open(draft / name, os.fsync)
            _sync_folder(draft)
            draft.rename(path)
        _sync_folder(path.parent)
        return cls(path)

    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key that signs checkpoints."""
        seed = (self.path / _SIGNING).read_bytes()
        return Ed25519PrivateKey.from_private_bytes(seed)

    def intake_key(self) -> bytes:
        """Return the key under which requests and the office's ids are digested."""
        return (self.path / _INTAKE).read_bytes()

    def request_digest(self, act: str, payload: Json) -> str:
        """Return the keyed digest of what was asked, for an entry's `request`.

        Keyed, because a plain digest would let anyone confirm a guess of what was
        asked. It outlives the people in it: personal values must stand in the payload
        as ``personal_digest``, which dies with their key.
        """
        return self._keyed(["comitia request 1", act, payload])

    def personal_digest(self, person: str, value: Json) -> str:
        """Return what stands for a personal value in a request that is digested.

        It is keyed with the person's own card key, so that after erasing nobody can
        confirm a guess, not even with the intake key. Raises ``KeyError`` for a
        person without a key.
        """
        key = self.card_key(person)
        if key is None:
            raise KeyError(person)
        return _digest(key, ["comitia personal 1", person, value])

    def intake_index(self, office_id: str) -> str:
        """Return the digest under which the office's own id of a person is found."""
        return self._keyed(["comitia office id 1", office_id])

    def new_card_key(self, person: str, random_bytes: RandomBytes) -> bytes:
        """Return a fresh key for a person's card, after it is safely on disk.

        Raises ``FileExistsError`` when the person has another one; a rehearsal that
        is repeated draws the same.
        """
        key = self.draft_card_key(person, random_bytes)
        self.settle_card_keys([person])
        return key

    def draft_card_key(self, person: str, random_bytes: RandomBytes) -> bytes:
        """Return a fresh key that may be lost until it is settled, for many at once.

        Half a key that a power cut left is no key, and is drawn again.
        """
        place, key = self._card(person), random_bytes(KEY_BYTES)
        held = self.card_key(person)
        if held is not None and len(held) == KEY_BYTES and held != key:
            raise FileExistsError(errno.EEXIST, "a key lies there already", str(place))
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(place, key)
        return key

    def settle_card_keys(self, persons: Collection[str]) -> None:
        """Make the keys of these people survive a power cut; before their cards do.

        All are sent on their way to the disk before the first is waited for.
        """
        places = [self._card(person) for person in persons]
        for place in places:
            _with_open(place, _send)
        for place in places:
            _with_open(place, os.fsync)
        cards = self.path / _CARDS
        for folder in sorted({place.parent for place in places}):
            _sync_folder(folder)
        for folder in (cards, self.path) if places else ():
            _sync_folder(folder)

    def persons(self) -> Iterator[str]:
        """Yield everybody who has a key, or one that was not finished."""
        yield from {place.stem for place in (self.path / _CARDS).glob("*/*")}

    def card_key(self, person: str) -> bytes | None:
        """Return the key of a person's card, or nothing once it was erased."""
        with suppress(FileNotFoundError):
            return self._card(person).read_bytes()
        return None

    def erase_card_key(self, person: str, random_bytes: RandomBytes) -> None:
        """Overwrite a person's key and remove it; the card is unreadable for good.

        Doing it twice is harmless. What a disk or a file system keeps of
        overwritten blocks is beyond a program's reach: see
        ``docs/explanation/what-the-ledger-proves.md``.
        """
        whole = self._card(person)
        for place in (whole, whole.with_suffix(_UNFINISHED)):
            with suppress(FileNotFoundError):
                with place.open("r+b") as file:
                    file.write(random_bytes(KEY_BYTES))
                    file.flush()
                    os.fsync(file.fileno())
                place.unlink()
                _sync_folder(place.parent)

    def _card(self, person: str) -> Path:
        """Return the place of a person's key; a text that is no id gets none."""
        if not is_random_id(person):
            raise ValueError("this is not a person's id")
        return self.path / _CARDS / person[:2] / f"{person}.key"

    def _keyed(self, message: Json) -> str:
        return _digest(self.intake_key(), message)


def _digest(key: bytes, message: Json) -> str:
    return hmac.digest(key, bytes_of_form(message, deepest=WRAPPED), "sha256").hex()


def _write(place: Path, key: bytes) -> None:
    """Put a key in its place, for its owner only; whole, or not at all."""
    draft = place.with_suffix(_UNFINISHED)
    created = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(created, "wb") as file:
        file.write(key)
    draft.rename(place)


def _send(descriptor: int) -> None:
    """Let a file's content start towards the disk, where the system knows how."""
    with suppress(AttributeError):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    """Make a new or a removed name survive a power cut."""
    _with_open(folder, os.fsync)


def _with_open(place: Path, act: Callable[[int], None]) -> None:
    opened = os.open(place, os.O_RDONLY)
    try:
        act(opened)
    finally:
        os.close(opened)
