"""The election that a start shows is held anew when the rules or the player change."""

from pathlib import Path

import pytest
import start


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in start.HELD_BY:
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "demonstration").mkdir()
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "DEMONSTRATION", tmp_path / "demonstration")
    monkeypatch.setattr(start, "STAMP", tmp_path / "held-by")
    return tmp_path


def test_what_this_version_held_is_kept_and_what_another_held_is_not(
    here: Path,
) -> None:
    (here / "demonstration" / "demonstration").write_text("")
    (here / "held-by").write_text(start.held_by())
    assert not start.is_old()

    (here / start.HELD_BY[0] / "notice.toml").write_text("value = 1\n")

    assert start.is_old()


def test_without_a_word_of_who_held_it_itis_old(here: Path) -> None:
    (here / "demonstration" / "demonstration").write_text("")

    assert start.is_old()


@pytest.mark.usefixtures("here")
def test_what_is_no_demonstration_is_never_removed() -> None:
    assert not start.is_old()
