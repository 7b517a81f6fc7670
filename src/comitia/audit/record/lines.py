"""Lines of a file, none of them ever larger than a line may be."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from comitia.ledger.entry import LARGEST_ENTRY, leaf_hash

_STEP: Final = LARGEST_ENTRY + 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line end, whether it had one, and its leaf hash.

    The content of a line that is too long comes shortened, but still too long; the
    rest of it is read over, so that no file can fill the memory. The leaf hash is
    that of the whole line, because the next one and the tree may rest on it.
    """

    content: bytes
    ended: bool
    leaf: bytes


def lines_of(path: Path) -> Iterator[Line]:
    """Yield each line of a file."""
    with path.open("rb") as file:
        while piece := file.readline(_STEP):
            yield _line(file, piece)


def line_of(content: bytes) -> Line:
    """Return a line that lies by itself, as in a row of a database.

    >>> line_of(b"{}").ended
    True
    """
    return Line(content, ended=True, leaf=leaf_hash(content))


def _line(file: BinaryIO, piece: bytes) -> Line:
    content = piece.removesuffix(b"\n")
    digest = hashlib.sha256(b"\0" + content)
    while len(piece) == _STEP and not piece.endswith(b"\n"):
        piece = file.readline(_STEP)
        digest.update(piece.removesuffix(b"\n"))
    return Line(content, piece.endswith(b"\n"), digest.digest())
