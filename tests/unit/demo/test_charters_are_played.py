"""Charters that were written without a line of Python are played to their end."""

from pathlib import Path

import pytest
from tests.play.stage import staged

from comitia.charter.check import load
from comitia.charter.diff import changes
from comitia.cli.charter_values import change_lines
from comitia.demo.play import play
from comitia.demo.story import Story
from comitia.kernel.catalogue import Language
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


def test_the_bases_of_the_two_are_told_apart_in_both_languages() -> None:
    town = load(CHARTERS / "township", sections=SECTIONS)
    meeting = load(CHARTERS / "present-base", sections=SECTIONS)

    found = {one.key: one for one in changes(town, meeting, sections=SECTIONS)}
    said = [
        change_lines(found["conference.threshold"], SECTIONS, language)[0]
        for language in (Language.ENGLISH, Language.CHINESE)
    ]

    english, chinese = said
    assert english.endswith(
        "more than 50 % of those entitled to take part"
        " -> from 2021-01-01: more than 50 % of those present"
    )
    assert chinese.endswith(
        "超过应到会人数的 50 % -> 自 2021-01-01 起：超过实到会人数的 50 %"
    )
