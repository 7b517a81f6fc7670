"""Opening: which charters an election can be held under."""

from pathlib import Path

from tests.elections import MINIMAL, opened
from tests.play.charters import with_primary

from comitia.stages.register.steps import election_of


def test_a_charter_with_a_primary_can_be_held(tmp_path: Path) -> None:
    charter = with_primary(tmp_path / "charter")

    assert election_of(opened(tmp_path, charter).work.views).state == "running"


def test_the_smallest_charter_can_be_held(tmp_path: Path) -> None:
    assert election_of(opened(tmp_path, MINIMAL).work.views).state == "running"
