"""What never ends is not taken in: commands read so much and no more."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from comitia.cli.engines.given import content_of

MOST = 100_000


@contextmanager
def endless(writing: int) -> Iterator[None]:
    """Keep writing to a pipe until nobody reads it, or far too much is read."""

    def write() -> None:
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            try:
                for _ in range(100):
                    pipe.write(b"7" * MOST)
            except BrokenPipeError:
                return

    writer = Thread(target=write)
    writer.start()
    yield
    writer.join()


def test_an_endless_file_is_read_only_so_far() -> None:
    reading, writing = os.pipe()

    with endless(writing):
        content = content_of(Path(f"/dev/fd/{reading}"), most=MOST)
        os.close(reading)

    assert content == b"7" * MOST


def test_an_endless_standard_input_is_read_only_so_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, writing = os.pipe()

    with endless(writing), os.fdopen(reading, encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        content = content_of(Path("-"), most=MOST)
        stream.close()

    assert content == b"7" * MOST


def test_what_ends_before_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "short.csv"
    file.write_bytes(b"unit,weight\n")

    assert content_of(file, most=12) == b"unit,weight\n"
    assert content_of(file, most=11) == b"unit,weight"
