"""What pages say of a division: enough to compute it again by hand."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pytest
from tests.play.charters import FEDERATION
from tests.readings import VALLEY, ToldReading, told

from comitia.charter.check import load
from comitia.kernel.catalogue import Language
from comitia.kernel.views import Row
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.dividing import UnitPortion
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.composition.targets import Target, TargetDivisor
from comitia.stages.nomination.returns.width import NamesAsked
from comitia.stages.register.bodies import Body, Unit, UnitSeats
from comitia.stages.sections import SECTIONS
from comitia.web.pages.charts.divided import proof_section, shares_of
from comitia.web.pages.charts.targets import targets_page
from comitia.web.pages.page import Section, Table, Text
from comitia.web.pages.voice import Voice

SAY = Voice(Language.ENGLISH)
REST = (
    "Beyond fixed seats and the base of each unit, 7 seats were divided by"
    " Sainte-Laguë."
)
HILL = Unit("hill", "Hill", "", "")
DIVIDED = SeatDivision(
    CENTRE, "", "sainte-lague", 7, "valley", 3, "40/3", "hill", 2, "25/2", "",
    (), 0, (), "",
)  # fmt: skip


def shown(*rows: SeatDivision, say: Voice = SAY) -> tuple[list[str], list[Table]]:
    reading = told()
    reading.views.put([HILL, *rows])
    reading.views.put([UnitPortion("valley", row.part, "100") for row in rows])
    return parts(proof_section(reading, say))


def parts(sections: Iterable[Section]) -> tuple[list[str], list[Table]]:
    blocks = [block for section in sections for block in section.blocks]
    texts = [one.text for one in blocks if isinstance(one, Text)]
    return texts, [one for one in blocks if isinstance(one, Table)]


def test_the_edge_of_a_division_is_said_with_both_quotients() -> None:
    texts, (table,) = shown(DIVIDED)

    assert texts == [
        REST,
        "The last seat given is seat 3 of Valley: it stands for 40/3.",
        "The next would have been seat 2 of Hill: it stands for 25/2.",
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [["Valley", "100"]]


def federation(*rows: Row) -> ToldReading:
    """Return the federation with bodies of two units, and what else is put."""
    branch = partial(Body, kind="branch", parent="", path="0000")
    charter = load(FEDERATION, sections=SECTIONS)
    reading = ToldReading(told().views, charter=charter)
    reading.views.put(
        [
            HILL,
            branch("a", "A", unit="valley", members=60),
            branch("b", "B", unit="valley", members=30),
            branch("c", "C", unit="hill", members=60),
            UnitSeats("valley", 5),
            UnitSeats("hill", 5),
            *rows,
        ]
    )
    return reading


def test_a_seat_is_counted_with_the_base_and_beyond_it() -> None:
    portions = (UnitPortion("valley", "", "11"), UnitPortion("hill", "", "8"))
    reading = federation(DIVIDED, *portions)

    english, (table,) = parts(proof_section(reading, SAY))
    chinese, _ = parts(proof_section(reading, Voice(Language.CHINESE)))

    assert english[1] == (
        "The last seat given is seat 4 (number 3 beyond the base of 1) of Valley: it"
        " stands for 40/3."
    )
    assert "Valley 的第 4 个名额（基本名额 1 个之外的第 3 个）" in chinese[1]
    assert table.heads == ("Unit", "Members", "Bodies", "Weight")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows == {"Valley": ["90", "2", "11"], "Hill": ["60", "1", "8"]}


def test_a_seat_of_a_block_is_counted_within_it() -> None:
    (_, kept, _), (table,) = shown(replace(DIVIDED, part="members"))

    assert "seat 3 in members of Valley" in kept
    assert table.heads[1] == "Members"


def test_a_division_by_value_is_shown_with_all_it_stands_on() -> None:
    weights = {"women": (25, 30), "young-women": (5, 6), "men": (25, 15)}
    values = [
        Target(unit, value, weight, 1)
        for value, both in weights.items()
        for unit, weight in zip(("valley", "hill"), both, strict=True)
    ]
    edges = (
        TargetDivisor("valley", "", "10/1"),
        TargetDivisor("hill", "", "9/1"),
        *(TargetDivisor("", value, "3/2") for value in weights),
        TargetDivisor("hill", "women", "107/109"),
        TargetDivisor("valley", "women", "1/1"),
        TargetDivisor("moon", "", ""),
    )
    reading = federation(*values, *edges)

    english = targets_page(reading, SAY)
    chinese = targets_page(reading, Voice(Language.CHINESE))

    assert english is not None
    assert chinese is not None
    texts, (seats, table) = parts(english.sections)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Hill", "30", "6", "15", "9/1"],
        ["Valley", "25", "5", "25", "10/1"],
        ["Divisor", "3/2", "3/2", "3/2", ""],
    ]
    nested = "young-women (of women)"
    assert seats.heads[2:] == ("women", nested, "men")
    assert table.heads[1:] == ("women", nested, "men", "Divisor")
    assert texts[0].startswith("young-women is counted within women")
    assert "less the weights of the values within it" in texts[1]
    assert texts[2:] == [
        "Hill stands at a limit for women: there, everything is divided by 107/109 too."
    ]
    said, (seats, table) = parts(chinese.sections)
    assert "其中：young-women（属于 women）" in seats.heads
    assert table.caption == "另行填报的权重及除数"
    assert "young-women 已计入 women，不再相加" in said[0]


def test_targets_that_nothing_proves_have_no_such_part() -> None:
    page = targets_page(federation(Target("valley", "women", 25, 5)), SAY)

    assert page is not None
    assert len(page.sections) == 1


def test_a_lot_is_shown_with_its_seed_and_order() -> None:
    tied = SeatDivision(
        CENTRE, "", "adams", 1, "valley", 1, "", "hill", 1, "", "",
        ("hill", "valley"), 1, ("valley", "hill"), "drum of 2 March",
    )  # fmt: skip

    texts, _ = shown(tied)

    assert texts[1].endswith("it stands for more than any number.")
    assert texts[3] == (
        "There were equal claims to 1 seats. The lot with the public seed"
        " “drum of 2 March” drew in this order: Valley, Hill."
    )


@pytest.mark.parametrize(
    ("method", "multiplier", "said"),
    [
        ("hamilton", "1/15", "its remainder is 40/3"),
        ("huntington-hill", "", "the square of what it stands for is 40/3"),
    ],
)
def test_what_is_no_plain_quotient_is_named(
    method: str, multiplier: str, said: str
) -> None:
    row = replace(DIVIDED, method=method, multiplier=multiplier, part="votes")

    texts, _ = shown(row)

    assert texts[0].startswith("votes: 7 seats were divided by")
    assert bool(multiplier) is any("1/15" in one for one in texts)
    assert any(said in one for one in texts)


def test_seats_that_were_given_stand_on_nothing_more() -> None:
    assert list(proof_section(told(), SAY)) == []


@pytest.mark.parametrize("language", list(Language))
def test_a_unit_sees_what_it_is_asked_for(language: Language) -> None:
    reading = told()
    reading.views.put(
        [
            Body("upper", "Upper branch", "branch", "valley", "", 9, "0000"),
            NamesAsked("valley", "upper", "", 5),
            Target("valley", "women", 60, 2),
            Target("hill", "women", 60, 1),
        ]
    )

    _, tables = parts(shares_of(VALLEY, reading, Voice(language)))

    rows = [[[cell.text for cell in row] for row in table.rows] for table in tables]
    assert rows == [[["Upper branch", "5"]], [["women", "60", "2"]]]


def test_a_unit_that_is_asked_for_nothing_has_no_such_part() -> None:
    assert list(shares_of(VALLEY, told(), SAY)) == []
