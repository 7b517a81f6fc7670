"""A file that a command writes: whole, or as it was."""

from pathlib import Path

import pytest

from comitia.cli.written import write_whole

# It cannot be written, as if the disk were full after the first words.
BROKEN = "new" * 99_999 + "\ud800"


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.write_text("old", encoding="utf-8")

    with pytest.raises(UnicodeEncodeError):
        write_whole(place, BROKEN, force=True)

    assert place.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("force", [True, False])
def test_no_half_file_stays(tmp_path: Path, *, force: bool) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "new", BROKEN, force=force)

    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_when_forced(tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.write_text("old", encoding="utf-8")
    place.chmod(0o640)

    with pytest.raises(FileExistsError):
        write_whole(place, "new", force=False)
    write_whole(place, "new\n", force=True)

    assert place.read_bytes() == b"new\n"
    assert place.stat().st_mode & 0o777 == 0o640
