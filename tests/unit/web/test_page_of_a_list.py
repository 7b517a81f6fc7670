"""How a public list stands to its targets, as the page of a unit shows it."""

from pathlib import Path

import pytest
from tests.play.floors import with_floors
from tests.readings import CHINESE, ENGLISH, VALLEY, ToldReading, tables, told

from comitia.charter.check import load
from comitia.engines.chart.ranges.drawn import svg_of_ranges
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.notice.scope import Scope
from comitia.stages.notice.showing import Notice
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.ways import Reached, Way
from comitia.stages.sections import SECTIONS
from comitia.web.pages.charts.standing import standing_chart, standing_page

LATER = "2026-01-07T09:00:00+00:00"
LISTED, SHOWN = "2026-01-05T09:00:00+00:00", "2026-01-06T09:00:00+00:00"


@pytest.fixture
def reading(tmp_path: Path) -> ToldReading:
    """Five names on a list for four seats: three of the front line, two leading."""
    found = told()
    found.charter = load(with_floors(tmp_path / "charter"), sections=SECTIONS)
    found.views.put([UnitSeats("valley", 4)])
    for at, work in enumerate(["front-line"] * 3 + ["leading"] * 2):
        person = f"{at:032x}"
        found.views.put(
            [
                Way("valley", person, Reached.PRELIMINARY.value, LISTED),
                Identity("valley", person, "work", work, "2026-01-05", (), (), (), 1),
            ]
        )
    return found


def shown(reading: ToldReading, scope: Scope = Scope.PUBLIC) -> ToldReading:
    reading.views.put([Notice("valley", 1, SHOWN, "", "", (), scope.value)])
    return reading


def test_a_public_list_is_told_beside_what_is_asked(reading: ToldReading) -> None:
    page = standing_page(VALLEY, shown(reading), ENGLISH)

    (table,) = tables(page)
    front = next(row for row in table.rows if row[0].text == "front-line")
    assert [cell.text for cell in front[:6]] == [
        "front-line",
        "1",
        "3",
        "2",
        "100 %",
        "safe",
    ]


def test_a_ceiling_is_told_of_the_others(reading: ToldReading) -> None:
    (table,) = tables(standing_page(VALLEY, shown(reading), ENGLISH))

    others = next(row for row in table.rows if "leading" in row[0].text)
    assert [cell.text for cell in others[:6]] == [
        "others than leading",
        "3",
        "3",
        "2",
        "40 %",
        "at risk",
    ]


@pytest.mark.parametrize("scope", [None, Scope.UNIT])
def test_a_list_that_is_not_public_is_not_told(
    reading: ToldReading, scope: Scope | None
) -> None:
    told_of = reading if scope is None else shown(reading, scope)

    assert tables(standing_page(VALLEY, told_of, ENGLISH)) == []
    assert standing_chart(VALLEY, told_of, ENGLISH) is None


def test_one_name_that_is_not_public_yet_holds_all_back(reading: ToldReading) -> None:
    late = Way("valley", "f" * 32, Reached.PRELIMINARY.value, LATER)
    shown(reading).views.put([late])

    assert tables(standing_page(VALLEY, reading, ENGLISH)) == []


def test_a_charter_that_asks_nothing_has_nothing_to_tell() -> None:
    reading = shown(told())
    reading.views.put([Way("valley", "0" * 32, Reached.PRELIMINARY.value, LISTED)])

    assert tables(standing_page(VALLEY, reading, ENGLISH)) == []


def test_the_chart_has_the_words_of_its_reader(reading: ToldReading) -> None:
    reading.is_demonstration = True
    chart = standing_chart(VALLEY, shown(reading), CHINESE)

    assert chart is not None
    drawn = svg_of_ranges(chart)
    assert "稳妥" in drawn
    assert "DEMONSTRATION" in drawn
