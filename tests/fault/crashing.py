"""Ends a process at its n-th step towards the disk, whoever takes the step.

Our own files: every opening for writing, rename, removal, new folder and sync, seen by
an audit hook and by a cover over ``os.fsync``. SQLite's: every write, truncation and
removal, which its own interface for tests lets us stand in for; a write is also ended
half-way, so that a page is torn.
"""

import _sqlite3
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, Final

WRITING: Final = os.O_WRONLY | os.O_RDWR
_OWN: Final = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir"})
_WRITE = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64
)
_CUT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64)
_REMOVE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p)


class _Vfs(ctypes.Structure):
    """The beginning of SQLite's ``sqlite3_vfs``, up to what stands in for calls."""


_GET = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(_Vfs), ctypes.c_char_p)
_SET = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(_Vfs), ctypes.c_char_p, ctypes.c_void_p
)
_Vfs._fields_ = [
    ("version", ctypes.c_int),
    ("size_of_file", ctypes.c_int),
    ("longest_path", ctypes.c_int),
    ("others", ctypes.c_void_p * 16),
    ("set_call", _SET),
    ("get_call", _GET),
]


class Crash:
    """Counts steps while it is armed, and kills the process at the one it is set to."""

    def __init__(self) -> None:
        """Stand in for every call; nothing happens before ``arm``."""
        self.at, self.count = 0, 0
        self.kinds: list[str] = []
        self._kept: list[Any] = []
        self._fsync = os.fsync
        os.fsync = self._cover  # type: ignore[assignment]
        sys.addaudithook(self._hook)
        self._stand_in_for_sqlite()

    def arm(self, at: int) -> None:
        """Kill this process at the step with this number, counted from now."""
        self.at, self.count, self.kinds = at, 0, []

    def step(self, kind: str) -> None:
        """Count one step of a kind; it is not taken when the process ends here."""
        if self.at:
            self.count += 1
            self.kinds.append(kind)
            if self.count == self.at:
                os.kill(os.getpid(), signal.SIGKILL)

    def _cover(self, descriptor: int) -> None:
        self.step("sync")
        self._fsync(descriptor)

    def _hook(self, event: str, given: tuple[Any, ...]) -> None:
        is_writing = event == "open" and bool((given[2] or 0) & WRITING)
        if event in _OWN or is_writing:
            self.step(event.removeprefix("os."))

    def _stand_in_for_sqlite(self) -> None:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None)
        for name in (b"pwrite", b"pwrite64"):
            self._replace(vfs, name, _WRITE, self._write)
        self._replace(vfs, b"ftruncate", _CUT, self._before("database cut"))
        self._replace(vfs, b"unlink", _REMOVE, self._before("database remove"))

    def _replace(
        self, vfs: Any, name: bytes, kind: Any, make: Callable[[Any], Any]
    ) -> None:
        """Put a call of ours in the place of SQLite's; it is kept from collection."""
        held = vfs.contents.get_call(vfs, name)
        if held:
            ours = kind(make(kind(held)))
            self._kept.append(ours)
            pointer = ctypes.cast(ours, ctypes.c_void_p)
            assert vfs.contents.set_call(vfs, name, pointer) == 0

    def _before(self, kind: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
        def make(original: Callable[..., int]) -> Callable[..., int]:
            def call(*given: Any) -> int:
                self.step(kind)
                return original(*given)

            return call

        return make

    def _write(self, original: Callable[..., int]) -> Callable[..., int]:
        def call(file: int, content: int, size: int, offset: int) -> int:
            self.step("database write")
            if self.at and self.count + 1 == self.at:
                original(file, content, size // 2, offset)
            self.step("database half a write")
            return original(file, content, size, offset)

        return call
