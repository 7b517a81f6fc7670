"""Files that last: written aside, synced, named, and the name synced too."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_UNFINISHED: Final = re.compile(r"\.[0-9a-f]{64}")


def keep(folder: Path, content: bytes) -> str:
    """Keep content in a folder under its SHA-256, and return that digest.

    The file appears whole or not at all; once this returns, it survives a power cut.
    """
    digest = hashlib.sha256(content).hexdigest()
    place = folder / digest
    if not place.exists():
        write(folder / f".{digest}", content)
        (folder / f".{digest}").rename(place)
    sync_folder(folder)
    return digest


def keep_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Keep many contents by their SHA-256; the names are made to last once for all."""
    for digest, content in contents.items():
        if not (folder / digest).exists():
            write(folder / f".{digest}", content)
            (folder / f".{digest}").rename(folder / digest)
    sync_folder(folder)


def unfinished(folder: Path) -> Iterator[Path]:
    """Yield the files that ``keep`` was writing when its process ended."""
    for file in folder.iterdir():
        if _UNFINISHED.fullmatch(file.name):
            yield file


def write(place: Path, content: bytes) -> None:
    """Write a file and make its content survive a power cut; its name may not yet."""
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
