"""Lines of a file, none of them ever larger than a line may be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comitia.ledger.entry import LARGEST_ENTRY

_STEP: Final = LARGEST_ENTRY + 2


def lines_of(path: Path) -> Iterator[tuple[bytes, bool]]:
    """Yield each line without its line end, and whether it had one.

    A line that is too long comes shortened to one byte more than is allowed; the
    rest of it is read over, so that no file can fill the memory.
    """
    with path.open("rb") as file:
        while line := file.readline(_STEP):
            ended = line.endswith(b"\n")
            while not ended and len(line) == _STEP:
                rest = file.readline(_STEP)
                ended = rest.endswith(b"\n")
                if len(rest) < _STEP:
                    break
            yield (line[:-1] if line.endswith(b"\n") else line), ended
