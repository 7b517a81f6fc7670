"""Where an election lies: the folder, what is in it, the alias of its database."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.charter import folder as charters
from comitia.kernel import findings as told
from comitia.kernel.findings import Finding, Refused
from comitia.store.folder.files import sync_folder, write

FORMAT: Final = "1"


@dataclass(frozen=True, slots=True)
class Place:
    """An election's folder on disk, and its database under an alias."""

    folder: Path
    alias: str = ""
    election: str = ""

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "election.sqlite3"

    @property
    def charter(self) -> Path:
        """The folder with the charter's files."""
        return self.folder / "charter"

    @property
    def objects(self) -> Path:
        """The folder of sealed objects, each under its digest."""
        return self.folder / "objects"

    @property
    def rolls(self) -> Path:
        """The folder of rolls, each under its digest."""
        return self.folder / "rolls"

    def charter_files(self) -> dict[str, bytes]:
        """Return the charter's files by the names under which they are sealed."""
        return charter_files(self.charter)

    def lay_out(self, charter: dict[str, bytes]) -> None:
        """Make the folders and files of an election that has no entries yet."""
        for folder in (self.charter, self.objects, self.rolls):
            folder.mkdir()
        for name, content in charter.items():
            write(self.folder / name, content)
        write(self.folder / "format", f"{FORMAT}\n".encode())
        sync_folder(self.charter)
        sync_folder(self.folder)

    def refuse_what_is_no_election(self) -> None:
        """Raise ``Refused`` unless an election of this format lies here."""
        shown = str(self.folder)
        try:
            found = (self.folder / "format").read_text("utf-8", "replace").strip()
        except OSError:
            raise Refused([Finding.of("store.no_election", path=shown)]) from None
        if found != FORMAT:
            raise Refused([Finding.of("store.newer_format", path=shown, found=found)])
        if not self.database.is_file():
            named = told.Place(self.database.name)
            raise Refused([Finding.of("election.damaged", place=named)])


def charter_files(path: Path) -> dict[str, bytes]:
    """Return the files of a charter by the names under which they are sealed.

    A file that its head does not list is no part of it: it is neither sealed nor
    copied, whatever it is called.
    """
    return {
        f"charter/{name}": file.read_bytes()
        for name, file in charters.charter_files(path).items()
    }
