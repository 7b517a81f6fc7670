"""The files of a bundle: which there are, and which do not belong (section 1)."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import category

from comitia.audit.record.lines import Line, lines_of
from comitia.kernel.findings import Finding, Place
from comitia.kernel.ids import is_name_id
from comitia.ledger.bundle import (
    CHECKPOINTS,
    ENTRIES,
    MARK,
    OBJECTS,
    OPENINGS,
    ROLLS,
)
from comitia.ledger.entry import is_digest
from comitia.ledger.log.note import LARGEST_NOTE

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_SUFFIX: Final = ".jsonl"


@dataclass(frozen=True, slots=True)
class BundleFolder:
    """A bundle on disk, sorted into its kinds; the names of strangers apart.

    Whatever else holds a record says where its lines and notes come from instead.
    """

    path: Path
    units: tuple[str, ...]
    checkpoints: frozenset[int]
    objects: frozenset[str]
    rolls: frozenset[str]
    has_openings: bool
    has_mark: bool
    faults: tuple[Finding, ...]

    def lines(self, unit: str) -> Iterator[Line]:
        """Yield the lines of a unit's chain."""
        return lines_of(self.path / ENTRIES / f"{unit}{_SUFFIX}")

    def note(self, number: int) -> bytes:
        """Return the start of a checkpoint's file, which is all that can count."""
        with (self.path / CHECKPOINTS / str(number)).open("rb") as file:
            return file.read(LARGEST_NOTE + 1)


def read_folder(path: Path) -> BundleFolder:
    """Return what a bundle's folder holds; links and strange files are faults."""
    kinds: dict[str, list[str]] = {}
    faults = []
    for name in sorted(_files_below(path)):
        kind, rest = _kind_of(name)
        if kind is None or not _is_plain_file(path / name):
            faults.append(Finding.of("record.stranger", place=Place(shown_name(name))))
        else:
            kinds.setdefault(kind, []).append(rest)
    return BundleFolder(
        path,
        tuple(kinds.get(ENTRIES, ())),
        frozenset(map(int, kinds.get(CHECKPOINTS, ()))),
        frozenset(kinds.get(OBJECTS, ())),
        frozenset(kinds.get(ROLLS, ())),
        OPENINGS in kinds,
        MARK in kinds,
        tuple(faults),
    )


def _files_below(path: Path) -> Iterator[str]:
    """Yield the path of everything but ordinary folders; links are not followed.

    A folder that bears the name of a bundle's file is no ordinary one. However deep
    the folders lie, they are gone through one after the other.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(path / below) as listed:
            for item in listed:
                name = f"{below}{item.name}"
                is_folder = item.is_dir(follow_symlinks=False)
                if is_folder:
                    waiting.append(f"{name}/")
                if not is_folder or _kind_of(name)[0]:
                    yield name


def shown_name(name: str) -> str:
    r"""Return a file's name as it can be printed: no control, nothing half a byte.

    >>> shown_name("a\x1bb"), shown_name("名")
    ('a\\x1bb', '名')
    """
    whole = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(
        one.encode("unicode_escape").decode() if category(one)[0] == "C" else one
        for one in whole
    )


def _is_plain_file(path: Path) -> bool:
    """Whether a path is a file itself: no link, and no pipe that would never end."""
    return stat.S_ISREG(path.lstat().st_mode)


def _kind_of(name: str) -> tuple[str | None, str]:
    if name in {OPENINGS, MARK}:
        return name, name
    folder, _, rest = name.partition("/")
    unit = rest.removesuffix(_SUFFIX)
    fits = {
        ENTRIES: rest != unit and is_name_id(unit),
        CHECKPOINTS: _NUMBER.fullmatch(rest) is not None,
        OBJECTS: is_digest(rest),
        ROLLS: is_digest(rest),
    }
    kept = unit if folder == ENTRIES else rest
    return (folder, kept) if fits.get(folder) else (None, rest)
