"""Charters that were written without a line of Python are played to their end."""

from pathlib import Path

import pytest
from tests.play.stage import staged

from comitia.charter.check import load
from comitia.charter.diff import changes
from comitia.cli.charter.changed import Told
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language
from comitia.stages.composition.figures import Figure
from comitia.stages.conference.ballots import Ballot
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import State, election_of
from comitia.stages.sections import SECTIONS

CHARTERS = Path(__file__).resolve().parents[3] / "charters"


@pytest.mark.parametrize(
    ("name", "seats"),
    [
        (
            "township",
            {"county-delegates": 8, "discipline-committee": 3, "party-committee": 7},
        ),
        ("present-base", {"branch-committee": 4}),
    ],
)
def test_an_election_is_played_to_its_end(
    tmp_path: Path, name: str, seats: dict[str, int]
) -> None:
    stage = staged(tmp_path / "keys", CHARTERS / name)

    play(stage, Story("4242"))

    assert election_of(stage.views).state == State.COMPLETED
    assert {row.unit: row.seats for row in stage.views.every(UnitSeats)} == seats


def test_one_congress_votes_twice_and_is_counted_once(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", CHARTERS / "township")

    play(stage, Story("4242"))

    figures = {one.figure: one.value for one in stage.views.every(Figure)}
    ballots = stage.views.every(Ballot)
    second = [one.opened for one in ballots if one.unit == "county-delegates"]
    first = [one.counted for one in ballots if one.unit != "county-delegates"]
    assert max(first) < min(second)
    assert {one.entitled for one in ballots} == {30}
    assert figures["conference.entitled"] == "30"
    assert int(figures["conference.present"]) <= 30


def test_so_many_names_stand_as_the_page_of_the_charter_says(tmp_path: Path) -> None:
    stage = staged(tmp_path / "keys", CHARTERS / "township")
    page = (CHARTERS / "township" / "README.md").read_text(encoding="utf-8")

    play(stage, Story("4242"))

    figures = {one.figure: one.value for one in stage.views.every(Figure)}
    assert f"{figures['candidates']} names stand on the three papers" in page


def test_the_bases_of_the_two_are_told_apart_in_both_languages() -> None:
    town = load(CHARTERS / "township", sections=SECTIONS)
    meeting = load(CHARTERS / "present-base", sections=SECTIONS)

    found = {one.key: one for one in changes(town, meeting, sections=SECTIONS)}
    said = [
        next(Told.of(town, meeting, language).sentences(found["conference.threshold"]))
        for language in (Language.ENGLISH, Language.CHINESE)
    ]

    english, chinese = said
    assert english.endswith(
        "was more than 50 % of those entitled to take part; "
        "now it is more than 50 % of those present."
    )
    assert chinese.endswith("原为超过应到会人数的 50 %，现为超过实到会人数的 50 %。")
