"""Lines of a file, however long they are."""

from pathlib import Path

import pytest

from comitia.audit.record.lines import lines_of
from comitia.ledger.entry import LARGEST_ENTRY, leaf_hash

LENGTHS = [LARGEST_ENTRY + n for n in range(-1, 5)]
LENGTHS += [2 * (LARGEST_ENTRY + 2) + n for n in range(-1, 2)]


def test_lines_come_without_their_ends(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a\n\nb\r\nc")

    lines = list(lines_of(tmp_path / "x"))

    assert [(one.content, one.ended) for one in lines] == [
        (b"a", True),
        (b"", True),
        (b"b\r", True),
        (b"c", False),
    ]
    assert [one.leaf for one in lines] == [leaf_hash(one.content) for one in lines]


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")

    assert list(lines_of(tmp_path / "x")) == []


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_long_line_is_one_line_with_its_own_digest(
    tmp_path: Path, length: int, *, ended: bool
) -> None:
    long = b"x" * length
    (tmp_path / "x").write_bytes(long + b"\nnext\n" if ended else long)

    first, *rest = lines_of(tmp_path / "x")

    assert (len(first.content) > LARGEST_ENTRY) == (length > LARGEST_ENTRY)
    assert len(first.content) <= LARGEST_ENTRY + 2
    assert first.leaf == leaf_hash(long)
    assert first.ended == ended
    assert [one.content for one in rest] == ([b"next"] if ended else [])
