"""What pages say of a division: enough to compute it again by hand."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.readings import VALLEY, told

from comitia.kernel.catalogue import Language
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.dividing import UnitPortion
from comitia.stages.composition.dividing import SeatDivision
from comitia.stages.composition.targets import Target
from comitia.stages.nomination.cascade import NamesAsked
from comitia.stages.register.bodies import Body, Unit
from comitia.web.pages.charts.divided import proof_section, shares_of
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
