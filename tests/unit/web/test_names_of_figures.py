"""A figure is called by words in both languages, whatever it is counted by."""

from pathlib import Path

import pytest

from comitia.charter.check import load
from comitia.kernel.catalogue import Language, message
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.figures import PERCENT, YEARS, Counted, Qualifier
from comitia.stages.register.bodies import Body
from comitia.stages.sections import SECTIONS
from comitia.web.pages.figures import label
from comitia.web.pages.voice import Voice

CHARTERS = Path(__file__).resolve().parents[3] / "charters"
NATIONAL = load(CHARTERS / "national-congress-2022", sections=SECTIONS)


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("seats", "Seats", "代表名额"),
        ("delegates.share", "Delegates, share", "代表占比"),
        (
            "delegates.branch.upper",
            "Delegates (Branch: Upper)",
            "代表（所在支部：Upper）",
        ),
        ("delegates.sex.women", "Delegates (sex: women)", "代表（性别：女）"),
        ("elected.listed.sex.men.share", None, "首次公布的当选人（性别：男）占比"),
        ("delegates.age.mean", "Delegates: mean of age", "代表：年龄平均值"),
        ("delegates.ethnic.different", None, "代表：民族种类数"),
        (
            "delegates.sex.women.honours.national",
            None,
            "代表（性别：女）（表彰：全国）",
        ),
        ("delegates.sex.women.points", None, "代表（性别：女）占比变化"),
        ("units.asked.women", "Units asked for (women)", "有要求的选举单位（女）"),
        (
            "delegates.age.known",
            "Delegates whose age is known",
            "代表：年龄有记录的人数",
        ),
        ("believers", "believers", "believers"),
        ("delegates.planet.mars", "Delegates (planet: mars)", "代表（planet：mars）"),
    ],
)
def test_a_figure_is_called_by_words(
    key: str, english: str | None, chinese: str
) -> None:
    views = MemoryViews()
    views.put([Body("upper", "Upper", "branch", "valley", "", 9, "0000")])

    said = {one: label(key, views, Voice(one, NATIONAL)) for one in Language}

    assert said[Language.CHINESE] == chinese
    assert english in {None, said[Language.ENGLISH]}


@pytest.mark.parametrize("unit", [*Counted, PERCENT, YEARS, "points"])
def test_a_number_of_every_unit_can_be_said(unit: str) -> None:
    for language in Language:
        assert "7" in message(f"figures.in.{unit}", language, {"value": "7"})
        assert "7" in message(f"figure.unit.{unit}", language, {"value": "7"})


@pytest.mark.parametrize("qualifier", Qualifier)
def test_a_number_of_every_qualifier_can_be_said(qualifier: Qualifier) -> None:
    said = [
        message(f"figure.qualifier.{qualifier}", one, {"value": "7"})
        for one in Language
    ]

    assert all("7" in one for one in said)
    assert (said == ["7", "7"]) is (qualifier is Qualifier.EXACT)
