"""What is printed follows from the people: change them, and it changes; 50 draws each.

`benchmarks/figures.py` draws more often, and with the whole election of 2022.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.drawn import (
    Drawn,
    Kept,
    drawn,
    figures_of,
    kept,
    numbers_of,
    said_of,
    unclosed,
)
from tests.unit.cli.desk import call

from comitia.charter.check import load
from comitia.stages.composition.axes.axis import published_axes
from comitia.stages.sections import SECTIONS

DRAWS = range(50)


def election(folder: Path, seed: int) -> Drawn:
    """Return an election with drawn numbers."""
    return drawn(folder / "charter", numbers_of(Random(str(seed))), str(seed))


def printed(election: Drawn, keys: Path) -> str:
    """Return the communiqué of an election that is played."""
    return election.text(figures_of(election.played(keys)))


@pytest.mark.parametrize("seed", DRAWS)
def test_a_number_changed_in_the_targets_is_the_one_that_is_printed(
    tmp_path: Path, seed: int
) -> None:
    numbers = numbers_of(Random(str(seed)))
    fewer = drawn(tmp_path / "fewer", numbers.fewer_women(), str(seed))

    text = printed(fewer, tmp_path / "keys")

    assert f" {numbers.women - 1} of them women;" in text
    assert said_of(fewer.winners) in text


@pytest.mark.parametrize("seed", DRAWS)
def test_the_figures_follow_when_somebody_elected_is_left_out_of_the_script(
    tmp_path: Path, seed: int
) -> None:
    whole = election(tmp_path, seed)
    winners = whole.winners
    left_out = Random(str(seed)).choice(winners)

    text = printed(whole.without(left_out.office_id), tmp_path / "keys")

    rest = [one for one in winners if one != left_out]
    assert said_of(winners) not in text
    assert said_of(rest) in text


@pytest.mark.parametrize("seed", DRAWS[:5])
def test_every_axis_adds_up_with_its_rest(tmp_path: Path, seed: int) -> None:
    drawn_one = election(tmp_path, seed)
    figures = figures_of(drawn_one.played(tmp_path / "keys"))
    axes = published_axes(load(drawn_one.charter, sections=SECTIONS).rules())
    wrong = replace(figures["elected.sex.other"], value="1")

    assert len(axes) == len({"sex", "education", "age"})
    assert unclosed(figures, axes) == []
    assert unclosed({**figures, wrong.figure: wrong}, axes) == ["elected.sex"]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Play one of them in a folder."""
    root = tmp_path_factory.mktemp("drawn")
    return kept(root, election(root, 0))


def test_an_election_of_which_nothing_is_missing_is_sound(
    played: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(played.folder.parent / "keys"))

    assert call("verify", played.folder).code == 0


@pytest.mark.parametrize("seed", DRAWS)
def test_entries_deleted_afterwards_are_missed(
    played: Kept, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITIA_KEYS", str(played.folder.parent / "keys"))
    copy = Kept(tmp_path / "copy", played.people)
    shutil.copytree(played.folder, copy.folder)
    person = Random(str(seed)).choice(sorted(played.people.values()))

    gone = copy.forget(person)

    assert gone > 0
    assert call("verify", copy.folder).code == 1
