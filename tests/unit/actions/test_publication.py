"""Publishing: all units at once, what the charter lets be told, and the figures."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.elections import PlayedElection
from tests.placed import nominating, place
from tests.played import UNIT

from comitia.actions.payloads import recorded
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.ledger.entry import outcome_of, sealed_of
from comitia.stages.composition.figures import Figure
from comitia.stages.figures import figures_of
from comitia.stages.publication.publishing import ListPublished, Publication
from comitia.stages.register.steps import Election, Progress, Step
from comitia.stages.register.ways import Reached

ATTRIBUTES = ["name", "branch"]


@pytest.fixture
def election(tmp_path: Path) -> PlayedElection:
    return nominating(tmp_path)


def refusals(election: PlayedElection, attributes: list[str]) -> list[str]:
    with pytest.raises(Refused) as refused:
        election.do("publish_list", {"attributes": attributes})
    return [one.code for one in refused.value.findings]


def test_publishing_completes_the_election_and_freezes_the_delegates(
    election: PlayedElection,
) -> None:
    place(election, Step.PUBLICATION, Reached.DELEGATE, numbers=range(3))

    entry = election.do("publish_list", {"attributes": ATTRIBUTES}).entry

    views = election.work.views
    assert [one["rows"] for one in sealed_of(entry)] == [3]
    assert {one.step for one in views.every(Progress)} == {"completed"}
    assert [one.state for one in views.every(Election)] == ["completed"]
    assert [one.attributes for one in views.every(Publication)] == [("name", "branch")]
    with pytest.raises(Refused, match="state"):
        election.do("publish_list", {"attributes": ATTRIBUTES})


def test_the_figures_stand_in_the_outcome_and_are_counted_again_alike(
    election: PlayedElection,
) -> None:
    place(election, Step.PUBLICATION, Reached.DELEGATE, numbers=[0, 1, 4])

    entry = election.do("publish_list", {"attributes": ATTRIBUTES}).entry

    views = election.work.views
    said = recorded(ListPublished, outcome_of(entry)).figures
    assert said == figures_of(views, ATTRIBUTES)
    assert sorted(said, key=Figure.key) == list(views.every(Figure))
    by_key = {one.figure: one.value for one in said}
    assert by_key["delegates.branch.branch-a"] == "2"
    assert by_key["delegates.branch.branch-b"] == "1"


def test_nothing_is_told_that_the_charter_does_not_let_be_told(
    election: PlayedElection,
) -> None:
    place(election, Step.PUBLICATION, Reached.DELEGATE)

    assert refusals(election, ["name", "born"]) == ["publication.attributes"]


def test_no_list_is_published_before_every_unit_is_ready(
    election: PlayedElection,
) -> None:
    place(election, Step.CREDENTIALS, Reached.ELECTED)

    assert refusals(election, ATTRIBUTES) == ["publication.unit_not_ready"]


def test_a_postponed_unit_holds_the_publication(election: PlayedElection) -> None:
    place(election, Step.PUBLICATION, Reached.DELEGATE)
    until = moment_text(election.work.clock + timedelta(days=1))
    election.do("postpone_step", {"reason": "a flood", "unit": UNIT, "until": until})

    assert refusals(election, ATTRIBUTES) == ["register.postponed"]

    election.wait(timedelta(days=1))
    assert not election.do("publish_list", {"attributes": ATTRIBUTES}).repeated


def test_a_list_that_comes_after_the_last_day_is_published_and_noted_as_late(
    election: PlayedElection, tmp_path: Path
) -> None:
    (tmp_path / "rules").mkdir()
    more = '\n[publication.by]\nvalue = 2026-01-04\nclause = "Rule 10"\n'
    charter = written(tmp_path / "rules", minimal(more=more))
    overdue = nominating(tmp_path / "keys", charter)

    def late(played: PlayedElection) -> object:
        place(played, Step.PUBLICATION, Reached.DELEGATE, numbers=range(3))
        entry = played.do("publish_list", {"attributes": ATTRIBUTES}).entry
        return outcome_of(entry)["late"]

    assert late(election) is False
    assert late(overdue) is True


def test_cards_are_counted_by_the_office_and_never_by_who_publishes(
    tmp_path: Path,
) -> None:
    (tmp_path / "charter").mkdir()
    axes = (
        '\n[publication.axes.home]\nvalue = ["branch-a"]\nclause = "Rule 9"\n'
        '\n[publication.attributes_of.home]\nvalue = "branch"\nclause = "Rule 9"\n'
    )
    charter = written(tmp_path / "charter", minimal(more=axes))
    election = nominating(tmp_path / "keys", charter)
    place(election, Step.PUBLICATION, Reached.DELEGATE, numbers=[0, 1, 4])
    invented = [{"figure": "delegates.home.branch-a", "number": 3}]

    asked = {"attributes": ATTRIBUTES}
    with pytest.raises(Refused) as refused:
        election.do("publish_list", {**asked, "on_cards": invented})
    election.do("publish_list", asked)

    assert [one.code for one in refused.value.findings] == ["form.filled"]
    figures = {one.figure: one for one in election.work.views.every(Figure)}
    assert figures["delegates.home.branch-a"].value == "2"
    assert figures["delegates.home.branch-a"].source == "card"
    assert figures["delegates.home.other"].value == "1"
