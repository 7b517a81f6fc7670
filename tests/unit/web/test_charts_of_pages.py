"""The charts of the pages say what the record says, and nothing that is not public."""

import pytest
from tests.drawings import check_geometry, check_harmless, texts
from tests.play.charters import FEDERATION
from tests.readings import CHINESE, ENGLISH, VALLEY, ToldReading, tables, told

from comitia.charter.check import load
from comitia.engines.chart.ballots.drawn import svg_of_ballots
from comitia.engines.chart.ballots.shown import Outcome
from comitia.engines.chart.matrix.drawn import svg_of_matrix
from comitia.engines.chart.seats.drawn import svg_of_seats
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.dividing import UnitPortion
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.composition.targets import Target, TargetLot
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.register.bodies import Unit, UnitSeats
from comitia.stages.register.steps import Step
from comitia.stages.sections import SECTIONS
from comitia.web.pages.charts.ballots import ballots_chart
from comitia.web.pages.charts.seats import seats_chart
from comitia.web.pages.charts.targets import targets_chart, targets_page
from comitia.web.pages.frame import frame_of
from comitia.web.pages.overview import overview_page, unit_page
from comitia.web.pages.page import Drawing, Page, Text
from comitia.web.pages.voice import Voice

OPENED, COUNTED = "2026-01-06T09:00:00+00:00", "2026-01-06T12:00:00+00:00"
FIRST, SECOND = "a" * 32, "b" * 32


def drawings(page: Page) -> list[str]:
    """Return where the drawings of a page stand, each in its two widths."""
    return [
        href
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Drawing)
        for href in (block.href, block.narrow)
    ]


def counted() -> ToldReading:
    reading = told(Step.CONFERENCE)
    reading.views.put(
        [
            Ballot("valley", 1, 1, 20, 30, "counted", OPENED, COUNTED),
            Ballot("valley", 2, 1, 20, 30, "void", OPENED, COUNTED),
            Ballot("valley", 3, 1, 20, 30, "open", OPENED, ""),
            BallotName("valley", 1, FIRST, 2, 15, 4, 1, elected=True, tied=False),
            BallotName("valley", 1, SECOND, 1, 5, 15, 0, elected=False, tied=False),
            BallotName("valley", 3, SECOND, 1, 0, 0, 0, elected=False, tied=False),
        ]
    )
    reading.cards[FIRST] = {"name": "Li <Hua>"}
    reading.cards[SECOND] = {"name": "Wang"}
    return reading


def with_two_units() -> ToldReading:
    reading = told()
    hill = Unit("hill", "Hill & Dale", "", "")
    reading.views.put([hill, UnitSeats("valley", 3), UnitSeats("hill", 5)])
    return reading


def test_the_page_of_a_unit_shows_its_votes_in_two_widths() -> None:
    page = unit_page(VALLEY, counted(), ENGLISH)

    assert drawings(page)[:2] == [
        "/en/units/valley/ballots.svg",
        "/en/units/valley/ballots-narrow.svg",
    ]


def test_before_a_count_there_is_no_chart_of_votes() -> None:
    reading = told(Step.CONFERENCE)
    reading.views.put([Ballot("valley", 1, 1, 20, 30, "open", OPENED, "")])

    assert ballots_chart(VALLEY, reading, ENGLISH) is None
    assert not any(
        "ballots" in one for one in drawings(unit_page(VALLEY, reading, ENGLISH))
    )


def test_only_ballots_that_were_counted_are_drawn() -> None:
    chart = ballots_chart(VALLEY, counted(), ENGLISH)

    assert chart is not None
    (ballot,) = chart.ballots
    assert [(one.name, one.votes_for) for one in ballot.ranked] == [
        ("Li <Hua>", 15),
        ("Wang", 5),
    ]
    assert ballot.ranked[0].outcome is Outcome.ELECTED


@pytest.mark.parametrize("say", [ENGLISH, CHINESE])
def test_the_drawing_of_votes_is_sound(say: object) -> None:
    chart = ballots_chart(VALLEY, counted(), say)  # type: ignore[arg-type]

    assert chart is not None
    drawn = svg_of_ballots(chart)
    check_geometry(drawn)
    check_harmless(drawn)
    assert "Li <Hua>" in texts(drawn)


def test_who_was_erased_is_not_named_in_a_drawing() -> None:
    reading = counted()
    del reading.cards[FIRST]

    chart = ballots_chart(VALLEY, reading, ENGLISH)

    assert chart is not None
    assert "Hua" not in svg_of_ballots(chart)
    assert FIRST not in svg_of_ballots(chart)


def test_the_first_page_shows_the_seats_of_several_units() -> None:
    reading = with_two_units()

    chart = seats_chart(reading, ENGLISH)

    assert drawings(overview_page(reading, ENGLISH))[:2] == [
        "/en/seats.svg",
        "/en/seats-narrow.svg",
    ]
    assert chart is not None
    assert {one.name: one.seats for one in chart.units} == {
        "Valley": 3,
        "Hill & Dale": 5,
    }
    assert "Hill & Dale" in texts(svg_of_seats(chart))


def test_seats_of_one_unit_are_not_compared() -> None:
    reading = told()
    reading.views.put([UnitSeats("valley", 3)])

    assert seats_chart(reading, ENGLISH) is None
    assert not any("seats" in one for one in drawings(overview_page(reading, ENGLISH)))


def divided(parts: int = 1, lot: str = "") -> ToldReading:
    """Return two units of weight 30 and 50 that share eight seats."""
    reading = with_two_units()
    weights = {"valley": "30", "hill": "50"}
    for part in range(parts):
        name = f"part-{part}"
        drawn = ("hill", "valley") if lot else ()
        reading.views.put(
            [
                SeatDivision(
                    CENTRE,
                    name,
                    "dhondt",
                    8,
                    "hill",
                    5,
                    "10/1",
                    "valley",
                    4,
                    "15/2",
                    "",
                    drawn,
                    bool(lot),
                    drawn,
                    lot,
                ),
                *(UnitPortion(one, name, own) for one, own in weights.items()),
            ]
        )
    return reading


def test_the_chart_of_seats_shows_shares_and_the_deciding_seats() -> None:
    chart = seats_chart(divided(), ENGLISH)

    assert chart is not None
    assert {one.name: one.share for one in chart.units} == {
        "Valley": 3,
        "Hill & Dale": 5,
    }
    said = " ".join(texts(svg_of_seats(chart)))
    assert "number 5 of Hill & Dale; its quotient is 10." in said
    assert "number 4 of Valley; its quotient is 15/2." in said


def test_seats_that_every_unit_has_before_are_part_of_its_share() -> None:
    reading = divided()
    reading.charter = load(FEDERATION, sections=SECTIONS)
    reading.views.put([UnitSeats("valley", 4), UnitSeats("hill", 6)])

    chart = seats_chart(reading, ENGLISH)

    assert chart is not None
    assert {one.name: one.share for one in chart.units} == {
        "Valley": 4,
        "Hill & Dale": 6,
    }
    assert chart.last_kept is not None
    assert chart.last_kept.seat == 6


def test_a_division_in_several_parts_has_no_single_proof() -> None:
    chart = seats_chart(divided(parts=2), ENGLISH)

    assert chart is not None
    assert chart.last_kept is None
    assert all(one.share is None for one in chart.units)


def test_who_got_a_seat_by_lot_is_marked() -> None:
    chart = seats_chart(divided(lot="2026"), ENGLISH)

    assert chart is not None
    assert [chart.units[one].name for one in chart.by_lot] == ["Hill & Dale"]


def targeted(*rows: Target) -> ToldReading:
    reading = with_two_units()
    reading.charter = load(FEDERATION, sections=SECTIONS)
    reading.views.put(rows)
    return reading


def test_targets_stand_as_a_drawing_and_as_a_table() -> None:
    reading = targeted(
        Target("valley", "women", 20, 2),
        Target("valley", "young-women", 5, 1),
        Target("valley", "men", 10, 1),
        Target("hill", "women", 20, 3),
        Target("hill", "men", 10, 2),
        Target("hill", "gone", 0, 0),
    )

    page, chart = targets_page(reading, ENGLISH), targets_chart(reading, ENGLISH)

    assert page is not None
    assert chart is not None
    assert drawings(page) == ["/en/targets.svg", ""]
    (table,) = tables(page)
    assert table.heads[2:] == ("women", "young-women (of women)", "men")
    by_unit = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert by_unit["Valley"] == ["3", "2", "1", "1"]
    assert by_unit["Hill & Dale"] == ["5", "3", "0", "2"]
    assert by_unit["all units"][0] == "8"
    drawn = svg_of_matrix(chart)
    check_geometry(drawn)
    check_harmless(drawn)


@pytest.mark.parametrize("say", [ENGLISH, CHINESE])
@pytest.mark.parametrize("drawn", [("hill/men", "valley/women"), ()])
def test_targets_that_were_drawn_are_told_with_seed_and_order(
    drawn: tuple[str, ...], say: Voice
) -> None:
    reading = targeted(Target("valley", "women", 20, 2))
    reading.views.put([TargetLot(CENTRE, "dice: 5 1 3", drawn)])

    page = targets_page(reading, say)

    assert page is not None
    texts = [
        block.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Text)
    ]
    joint = say("kernel.list_joint")
    told_of = joint.join(("Hill & Dale/men", "Valley/women"))
    lots = [one for one in texts if "dice: 5 1 3" in one]
    assert [told_of in one for one in lots] == ([True] if drawn else [])


def test_targets_that_are_asked_for_and_not_divided_are_told_so() -> None:
    page = targets_page(targeted(), ENGLISH)

    assert page is not None
    assert targets_chart(targeted(), ENGLISH) is None
    assert tables(page) == []


def test_a_charter_without_values_has_no_page_of_targets() -> None:
    reading = told()

    assert targets_page(reading, ENGLISH) is None
    ways = frame_of(reading, ENGLISH, "/en/").pages
    assert "/en/targets" not in {one.href for one in ways}
    ways = frame_of(targeted(), ENGLISH, "/en/").pages
    assert "/en/targets" in {one.href for one in ways}


def test_a_demonstration_is_marked_in_its_drawings() -> None:
    reading = with_two_units()
    earnest = seats_chart(reading, ENGLISH)
    reading.is_demonstration = True

    shown = seats_chart(reading, ENGLISH)

    assert shown is not None
    assert earnest is not None
    assert "演示数据" in svg_of_seats(shown)
    assert "演示数据" not in svg_of_seats(earnest)
