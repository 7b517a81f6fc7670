"""A bundle: the record as files that anyone can check without this program."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comitia.ledger.canonical import canonical_bytes
from comitia.ledger.cards.commitment import Opening
from comitia.ledger.ledger import Ledger
from comitia.ledger.mark import INVENTED

ENTRIES: Final = "entries"
CHECKPOINTS: Final = "checkpoints"
OBJECTS: Final = "objects"
ROLLS: Final = "rolls"
OPENINGS: Final = "openings.jsonl"
# Lies in the bundle of a rehearsal, for people who open the folder.
MARK: Final = "DEMONSTRATION"
MARK_TEXT: Final = f"{INVENTED}\n".encode()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into a bundle; sealed objects and rolls by their SHA-256.

    That of a rehearsal says in a file of its own that all in it is invented.
    """

    ledger: Ledger
    objects: Mapping[str, bytes] = field(default_factory=dict)
    rolls: Mapping[str, bytes] = field(default_factory=dict)
    openings: Collection[Opening] = ()
    is_rehearsal: bool = False

    def files(self) -> dict[str, bytes]:
        """Return every file of the bundle by its path, the same bytes each time."""
        files = {
            f"{ENTRIES}/{unit}.jsonl": b"".join(line + b"\n" for line in lines)
            for unit, lines in self.ledger.lines.items()
        }
        for number, note in enumerate(self.ledger.notes, start=1):
            files[f"{CHECKPOINTS}/{number}"] = str(note).encode()
        files |= {f"{OBJECTS}/{name}": data for name, data in self.objects.items()}
        files |= {f"{ROLLS}/{name}": data for name, data in self.rolls.items()}
        opened = sorted({canonical_bytes(one.as_json()) for one in self.openings})
        files[OPENINGS] = b"".join(line + b"\n" for line in opened)
        if self.is_rehearsal:
            files[MARK] = MARK_TEXT
        return files

    def write(self, folder: Path) -> None:
        """Write the bundle into a new folder; ``FileExistsError`` where one is."""
        folder.mkdir(parents=True)
        for path, content in self.files().items():
            place = folder / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
