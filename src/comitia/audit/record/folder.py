"""The files of a bundle: which there are, and which do not belong (section 1)."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from comitia.kernel.findings import Finding, Place
from comitia.kernel.ids import is_name_id
from comitia.ledger.bundle import CHECKPOINTS, ENTRIES, OBJECTS, OPENINGS, ROLLS

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SUFFIX: Final = ".jsonl"


@dataclass(frozen=True, slots=True)
class BundleFolder:
    """A bundle on disk, sorted into its kinds; the names of strangers apart."""

    path: Path
    units: tuple[str, ...]
    checkpoints: frozenset[int]
    objects: frozenset[str]
    rolls: frozenset[str]
    has_openings: bool
    faults: tuple[Finding, ...]

    def entries_of(self, unit: str) -> Path:
        """Return the file with a unit's chain."""
        return self.path / ENTRIES / f"{unit}{_SUFFIX}"


def read_folder(path: Path) -> BundleFolder:
    """Return what a bundle's folder holds; links and strange files are faults."""
    kinds: dict[str, list[str]] = {}
    faults = []
    for name in sorted(_files_below(path)):
        kind, rest = _kind_of(name)
        if kind is None or not _is_plain_file(path / name):
            faults.append(Finding.of("record.stranger", place=Place(name)))
        else:
            kinds.setdefault(kind, []).append(rest)
    return BundleFolder(
        path,
        tuple(kinds.get(ENTRIES, ())),
        frozenset(map(int, kinds.get(CHECKPOINTS, ()))),
        frozenset(kinds.get(OBJECTS, ())),
        frozenset(kinds.get(ROLLS, ())),
        OPENINGS in kinds,
        tuple(faults),
    )


def _files_below(path: Path) -> Iterator[str]:
    """Yield the path of everything but ordinary folders; links are not followed.

    A folder that bears the name of a bundle's file is no ordinary one.
    """
    for folder, folders, files in os.walk(path, onerror=_cannot_list):
        below = Path(folder).relative_to(path)
        for name in folders:
            shown = (below / name).as_posix()
            if (path / shown).is_symlink() or _kind_of(shown)[0]:
                yield shown
        yield from ((below / name).as_posix() for name in files)


def _cannot_list(fault: OSError) -> NoReturn:
    raise fault


def _is_plain_file(path: Path) -> bool:
    """Whether a path is a file itself: no link, and no pipe that would never end."""
    return stat.S_ISREG(path.lstat().st_mode)


def _kind_of(name: str) -> tuple[str | None, str]:
    if name == OPENINGS:
        return OPENINGS, name
    folder, _, rest = name.partition("/")
    unit = rest.removesuffix(_SUFFIX)
    fits = {
        ENTRIES: rest != unit and is_name_id(unit),
        CHECKPOINTS: _NUMBER.fullmatch(rest) is not None,
        OBJECTS: _DIGEST.fullmatch(rest) is not None,
        ROLLS: _DIGEST.fullmatch(rest) is not None,
    }
    kept = unit if folder == ENTRIES else rest
    return (folder, kept) if fits.get(folder) else (None, rest)
