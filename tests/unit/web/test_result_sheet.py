"""The page of a result sheet: every ballot with its papers, its bar and its votes."""

from tests.readings import ENGLISH, VALLEY, tables, told

from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    SeatsReduced,
    VoidPapers,
)
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Step
from comitia.web.pages.conference.sheet import sheet_page
from comitia.web.pages.page import Facts, Page, Text

BEFORE, NOW = "2026-01-05T09:00:00+00:00", "2026-01-06T09:00:00+00:00"
PERSON, OTHER = "a" * 32, "b" * 32


def facts(page: Page) -> dict[str, str]:
    return {
        label: cell.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for label, cell in block.pairs
    }


def test_the_result_sheet_shows_papers_bar_and_votes_of_every_ballot() -> None:
    reading = told(Step.CONFERENCE)
    reading.views.put(
        [
            UnitSeats("valley", 3),
            Ballot("valley", 1, 3, 20, 30, "void", BEFORE, BEFORE),
            Ballot("valley", 2, 3, 20, 30, "counted", BEFORE, NOW, "primary"),
            BallotAccount(
                "valley", 2, 20, 20, 1, 20, 19, 1, 2, 3, least=16, base="entitled",
                size=30,
            ),
            VoidPapers("valley", 2, "too_many", 1),
            SeatsReduced("valley", 1, 2, 1, 20, 18, NOW),
            BallotName(
                "valley", 2, PERSON, 1, 18, 0, 0, elected=False, tied=False, unclear=1,
                listed=True,
            ),
            BallotName("valley", 2, OTHER, 0, 1, 0, 0, elected=False, tied=False),
        ]
    )  # fmt: skip
    reading.cards[PERSON] = {"name": "Li Hua"}

    page = sheet_page(VALLEY, reading, ENGLISH)

    headings = [one.heading.text for one in page.sections]
    assert headings[1:] == ["Ballot 1: contested ballot", "Ballot 2: primary"]
    known = facts(page)
    assert (known["Seats planned"], known["Given up"], known["Still open"]) == (
        "3",
        "1",
        "2",
    )
    assert (known["Valid"], known["Void: too many names"]) == ("19", "1")
    assert known["Votes for others written in"] == "3"
    (votes,) = tables(page)
    assert [[cell.text for cell in row] for row in votes.rows] == [
        ["Li Hua", "18", "0", "0", "1", "enough", "listed for the final"]
    ]
    said = [
        block.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Text)
    ]
    assert said == [
        "At least 16 votes were needed; the base is those entitled to take part: 30.",
        "Seats given up after this ballot: 1.",
    ]
