"""Files that a command writes: there whole, or as they were."""

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file beside its place, sync it, and put it there in one step.

    Where one is, ``FileExistsError`` is raised unless forced. A full disk leaves
    neither half a file nor the loss of the old one. What is no file, such as a pipe,
    cannot be replaced and is written into.
    """
    held = content.encode() if isinstance(content, str) else content
    place = path.resolve()
    is_new = not place.exists()
    if force and not is_new and not place.is_file():
        place.write_bytes(held)
        return
    # The name is taken first, so that nobody else's file is replaced unasked.
    place.touch(exist_ok=force)
    try:
        _replace(place, held)
    except BaseException:
        if is_new:
            place.unlink()
        raise


def _replace(place: Path, held: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    except BaseException:
        beside.unlink()
        raise
