"""The player brings the papers that a charter wants, each at the end of its step."""

from pathlib import Path

from tests.play.charters import with_papers
from tests.play.stage import staged
from tests.play.walk import finished

from comitia.demo.story import Story
from comitia.stages.register.papers.rows import Filed, Letter


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
