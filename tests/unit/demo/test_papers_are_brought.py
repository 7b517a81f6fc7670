"""The player brings the papers that a charter wants, each at the end of its step."""

from pathlib import Path

import pytest
from tests.play.charters import with_papers, with_plenary
from tests.play.stage import staged
from tests.play.walk import finished

from comitia.demo.story import Story
from comitia.stages.meeting.lists import AdoptedList, ProspectiveList
from comitia.stages.register.papers.rows import Filed, Letter


@pytest.mark.parametrize("seed", ["7", "8"])
def test_an_election_with_a_plenary_is_played_to_its_end(
    tmp_path: Path, seed: str
) -> None:
    stage = staged(tmp_path / "keys", with_plenary(tmp_path / "charter"))

    end = finished(stage, Story(seed))

    views = stage.views
    (adopted,) = views.every(ProspectiveList)
    (letter,) = views.every(Letter, subject="prospective-list")
    assert end == "completed"
    assert (letter.step, letter.reply) == ("plenary", "granted")
    assert letter.sent > adopted.at
    assert (adopted.against, adopted.abstained) == (0, 0)
    assert views.every(AdoptedList)[-1].heard == ("auditors",)


def test_an_election_that_wants_papers_is_played_to_its_end(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", with_papers(tmp_path / "charter"))

    end = finished(stage, Story("7"))

    views = stage.views
    assert end == "completed"
    assert {row.subject for row in views.every(Letter)} >= {"plan", "convening"}
    assert {row.kind for row in views.every(Filed, person="")} == {
        "plan",
        "receipt",
        "report",
    }
    assert len({row.person for row in views.every(Filed)} - {""}) >= 4
