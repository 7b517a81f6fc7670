"""Files that a command writes: there whole, or as they were."""

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str, *, force: bool) -> None:
    """Write a file beside its place, sync it, and put it there in one step.

    Where one is, ``FileExistsError`` is raised unless forced. A full disk leaves
    neither half a file nor the loss of the old one. What is no file, such as a pipe,
    cannot be replaced and is written into.
    """
    place = path.resolve()
    is_new = not place.exists()
    if force and not is_new and not place.is_file():
        place.write_text(text, encoding="utf-8", newline="")
        return
    # The name is taken first, so that nobody else's file is replaced unasked.
    place.touch(exist_ok=force)
    try:
        _replace(place, text)
    except BaseException:
        if is_new:
            place.unlink()
        raise


def _replace(place: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    except BaseException:
        beside.unlink()
        raise
