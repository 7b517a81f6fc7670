"""Whether a charter holds together: every fault at once, each with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from comitia.charter.amending.entering import amended, faults_between
from comitia.charter.checks.order import required_faults
from comitia.charter.checks.wording import wording_hints
from comitia.charter.folder import Folder, read_folder
from comitia.charter.rules import Charter
from comitia.charter.section import Sections
from comitia.kernel.findings import Finding, Place, Refused

MOST_FAULTS: Final = 1000

# After these a file, or the whole charter, could not be read at all.
_UNREAD: Final = frozenset(
    f"charter.{name}"
    for name in (
        "curly_quotes",
        "file_too_large",
        "gb18030",
        "grouped_number",
        "linked_file",
        "newer_format",
        "no_head",
        "no_such_file",
        "not_a_file",
        "not_toml",
        "not_utf_8",
        "nul",
        "toml_ends_early",
        "unclosed_header",
        "unclosed_text",
        "utf_16",
    )
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A charter as far as it could be read, all its faults, and what it could say."""

    charter: Charter
    faults: tuple[Finding, ...]
    hints: tuple[Finding, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Whether every file could be read, so that all faults are in its rules."""
        return not any(fault.code in _UNREAD for fault in self.faults)


def read(path: Path, *, sections: Sections) -> Reading:
    """Return a charter with every fault in it, sorted by file and line.

    Raises ``Refused`` only where there is no charter to read.
    """
    folder = read_folder(path, sections=sections)
    amending = partial(amended, sections=sections)
    charter = Charter(folder.name, folder.title, folder.layers, amending, folder.words)
    faults = [*folder.faults]
    if folder.layers:
        faults += _compared(folder, charter, sections)
    hints = () if faults else tuple(wording_hints(charter, sections))
    return Reading(charter, _sorted(faults, folder), hints)


def load(path: Path, *, sections: Sections) -> Charter:
    """Return a charter without a fault; otherwise raise ``Refused`` with them all."""
    reading = read(path, sections=sections)
    if reading.faults:
        raise Refused(reading.faults)
    return reading.charter


def _compared(
    folder: Folder, charter: Charter, sections: Sections
) -> Iterator[Finding]:
    unread = {name for fault in folder.faults for name in _above(fault.key or "")}
    declared = [sections.key(name) for name in unread]
    is_read = folder.is_whole and not any(key and key.agrees for key in declared)
    yield from faults_between(charter, sections, is_read=is_read)
    if folder.is_whole:
        # What could not be read would only be reported a second time as missing.
        place = folder.head.place(("charter",))
        yield from required_faults(charter, sections, place=place, unread=unread)


def _above(key: str) -> Iterator[str]:
    """Yield a dotted key and every table around it."""
    while key:
        yield key
        key = key.rpartition(".")[0]


def _sorted(faults: Iterable[Finding], folder: Folder) -> tuple[Finding, ...]:
    files = [folder.head.file, *(layer.place.file for layer in folder.layers)]

    def order(fault: Finding) -> tuple[int, str, int]:
        place = fault.place or Place("")
        known = files.index(place.file) if place.file in files else len(files)
        return (known, place.file, place.line or 0)

    ordered = sorted(faults, key=order)
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    more = Finding.of("charter.more_faults", more=len(ordered) - MOST_FAULTS)
    return (*ordered[:MOST_FAULTS], more)
