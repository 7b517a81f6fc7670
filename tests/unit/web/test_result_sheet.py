"""The page of a result sheet: every ballot with its papers, its bar and its votes."""

import pytest
from tests.readings import CHINESE, ENGLISH, VALLEY, tables, told

from comitia.kernel.views import Row
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    SeatsLeftOpen,
    SeatsReduced,
    VoidPapers,
)
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Step
from comitia.web.pages.charts.ballots import ballots_chart
from comitia.web.pages.conference.sheet import sheet_page
from comitia.web.pages.page import Facts, Page, Text
from comitia.web.pages.voice import Voice

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
    assert headings[1:] == [
        "Ballot 1: contested ballot",
        "Ballot 2: primary, ballot held again",
    ]
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


def sheet_of(*rows: Row, step: Step = Step.CONFERENCE, say: Voice = ENGLISH) -> Page:
    reading = told(step)
    reading.views.put([UnitSeats("valley", 3), *rows])
    reading.cards.update({PERSON: {"name": "Li Hua"}, OTHER: {"name": "Wang Wu"}})
    return sheet_page(VALLEY, reading, say)


def said_on(page: Page) -> list[str]:
    return [
        block.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Text)
    ]


def held(number: int, status: str = "counted") -> Ballot:
    return Ballot("valley", number, 3, 20, 30, status, BEFORE, NOW)


def papers(number: int, returned: int = 20, **more: int) -> BallotAccount:
    issued, voters = more.get("issued", 20), more.get("voters", 20)
    return BallotAccount(
        "valley", number, voters, issued, 0, returned, returned, 0, 0, 0, least=16,
        base="entitled", size=30,
    )  # fmt: skip


def voted(number: int, person: str, votes: int, **came: bool) -> BallotName:
    place = 0 if came.pop("other", False) else 1
    ends = {"elected": False, "tied": False, **came}
    return BallotName("valley", number, person, place, votes, 0, 0, **ends)


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (
            papers(1, 27, issued=26, voters=26),
            (
                "Ballot 1 was void: 27 papers came back, and 26 were issued."
                " Its votes were not read."
            ),
        ),
        (
            papers(1, 26, issued=26, voters=25),
            (
                "Ballot 1 was void: 26 papers came back, and 25 people voted."
                " Its votes were not read."
            ),
        ),
    ],
)
def test_a_void_ballot_says_why_it_is(account: BallotAccount, why: str) -> None:
    page = sheet_of(held(1, "void"), account)

    assert said_on(page) == [why]


def test_the_chart_says_of_a_void_ballot_that_there_was_one() -> None:
    reading = told(Step.CONFERENCE)
    reading.views.put(
        [
            held(1), papers(1), voted(1, PERSON, 18, elected=True),
            held(2, "void"), papers(2, 27),
            held(3), papers(3), voted(3, OTHER, 17, elected=True),
            held(4, "void"), papers(4, 28),
        ]
    )  # fmt: skip

    chart = ballots_chart(VALLEY, reading, CHINESE)

    assert chart is not None
    assert [one.notes for one in chart.ballots] == [
        (),
        (
            "第 2 次投票无效：发出选票 20 张，收回 27 张。所投的票不予计算。",
            "第 4 次投票无效：发出选票 20 张，收回 28 张。所投的票不予计算。",
        ),
    ]


def test_a_ballot_among_those_tied_is_called_so() -> None:
    page = sheet_of(
        held(1), papers(1), voted(1, PERSON, 17, tied=True),
        voted(1, OTHER, 17, tied=True),
        held(2), papers(2), voted(2, PERSON, 20), voted(2, OTHER, 10),
        held(3), papers(3), voted(3, "c" * 32, 20),
    )  # fmt: skip

    assert [one.heading.text for one in page.sections][1:] == [
        "Ballot 1: contested ballot",
        "Ballot 2: ballot among those tied",
        "Ballot 3: contested ballot",
    ]


def test_names_stand_by_their_votes_and_each_says_what_came_of_it() -> None:
    page = sheet_of(
        held(1), papers(1), voted(1, OTHER, 9), voted(1, PERSON, 18, elected=True)
    )

    (votes,) = tables(page)

    assert [(row[0].text, row[-1].text) for row in votes.rows] == [
        ("Li Hua", "elected"),
        ("Wang Wu", "below the bar"),
    ]


@pytest.mark.parametrize(
    ("say", "shown", "warned"),
    [
        (ENGLISH, "Li Hua (written in)", "was written in and has not passed"),
        (CHINESE, "Li Hua（另选人）", "系另选人，尚未通过以下审查"),
    ],
)
def test_who_was_written_in_is_marked_and_the_checks_that_lack_are_told(
    say: Voice, shown: str, warned: str
) -> None:
    page = sheet_of(
        held(1), papers(1), voted(1, PERSON, 18, elected=True, other=True), say=say
    )

    (votes,) = tables(page)
    assert votes.rows[0][0].text == shown
    assert any(warned in one for one in said_on(page))


def test_of_who_passed_every_check_nothing_is_told() -> None:
    checks = told().charter.rules().read("vetting.checks", tuple).value
    found = [
        GateFinding("valley", PERSON, one, "pass", True, BEFORE, "", (), ())  # noqa: FBT003  a row's cell
        for one in checks
    ]
    through = voted(1, PERSON, 18, elected=True, other=True)

    page = sheet_of(held(1), papers(1), through, *found)

    assert not any("written in and" in one for one in said_on(page))


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (
            (26, 14, False),
            (
                "The conference voted to leave 2 open: 14 of the 26 present"
                " were for it; more than 50 % of those present was needed."
            ),
        ),
        (
            (0, 0, True),
            "The presidium decided to leave 2 open; its minutes hold the decision.",
        ),
        ((0, 0, False), "Seats left open, as the charter says: 2."),
    ],
)
def test_seats_that_were_left_open_say_by_which_vote(
    decided: tuple[int, int, bool], said: str
) -> None:
    present, votes, in_minutes = decided
    row = SeatsLeftOpen("valley", 1, 2, present, votes, in_minutes, NOW)

    page = sheet_of(held(1), papers(1), voted(1, PERSON, 18, elected=True), row)

    assert facts(page)["Left open"] == "2"
    assert said in said_on(page)
