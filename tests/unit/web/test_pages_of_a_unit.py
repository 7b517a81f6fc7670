"""What stands beside a unit's course: returns, vetting, agenda, papers, the lists."""

from tests.readings import CHINESE, ENGLISH, VALLEY, ToldReading, tables, texts, told

from comitia.kernel.views import Row
from comitia.stages.conference.agenda.items import AgendaItem
from comitia.stages.conference.agenda.requests import MeetingRequest
from comitia.stages.conference.attendance import Delegation, ElectorRoll, Official
from comitia.stages.due_process.gates import GateFinding
from comitia.stages.nomination.rounds import BranchReturn, Round
from comitia.stages.publication.changes import ListChange
from comitia.stages.register.bodies import Person
from comitia.stages.register.course.published import ElectedList, ListedName
from comitia.stages.register.papers.rows import Filed, Letter
from comitia.stages.register.steps import Step
from comitia.web.pages.conference.agenda import conference_page
from comitia.web.pages.nomination.returns import returns_page
from comitia.web.pages.page import Facts, Links, Page
from comitia.web.pages.publication.lists import has_lists, lists_page
from comitia.web.pages.register.papers import papers_page
from comitia.web.pages.register.shelf import shelf
from comitia.web.pages.vetting.overview import vetting_page

AT = "2026-01-05T09:00:00+00:00"
ANN, BEN = "a" * 32, "b" * 32


def told_of(*rows: Row) -> ToldReading:
    reading = told(Step.CONFERENCE)
    reading.views.put(list(rows))
    return reading


def facts(page: Page) -> dict[str, str]:
    return {
        label: cell.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for label, cell in block.pairs
    }


def test_returns_are_added_up_by_channel_and_group() -> None:
    page = returns_page(
        VALLEY,
        told_of(
            Round("valley", 1, AT),
            BranchReturn(
                "valley", 1, "branch-a", 20, 15, excused=False, corrections=1,
                came=("meeting settled 12", "visit settled 3"), unreached=("ill 2",),
            ),
            BranchReturn(
                "valley", 1, "branch-b", 9, 0, excused=True, corrections=0
            ),
        ),
        ENGLISH,
    )  # fmt: skip

    said = facts(page)
    assert (said["Entitled"], said["Took part"]) == ("29", "15")
    assert (said["Branches"], said["Branches excused"]) == ("2", "1")
    channels, reasons = tables(page)
    assert channels.heads[1:] == ("meeting", "visit", "All")
    assert [cell.text for cell in channels.rows[0]] == ["settled", "12", "3", "15"]
    assert [cell.text for cell in reasons.rows[0]] == ["ill", "2"]


def test_vetting_tells_how_many_and_no_outcome() -> None:
    found = ("2026-01-05T10:00:00+00:00", "", ("chair",), ("g" * 32,))
    page = vetting_page(
        VALLEY,
        told_of(
            GateFinding("valley", ANN, "integrity", "pass", True, *found),  # noqa: FBT003  a row's cell
            GateFinding("valley", BEN, "integrity", "fail", True, *found),  # noqa: FBT003  a row's cell
        ),
        ENGLISH,
    )

    assert texts(page) == {"integrity", "2"}


def test_an_agenda_stands_in_its_order_and_names_nobody() -> None:
    page = conference_page(
        VALLEY,
        told_of(
            Person(ANN, "branch-a", "valley", "active"),
            Person(BEN, "branch-a", "valley", "active"),
            ElectorRoll("valley", 1, 30, 1, 2, "f" * 64, AT),
            Delegation("valley", 1, "north", 30, AT),
            Official("valley", 1, "scrutineer", "", ANN, AT),
            Official("valley", 1, "scrutineer", "", BEN, AT),
            AgendaItem("valley", "method", "", 1, 0, 0, 28, 30, "", f"{AT[:11]}10"),
            AgendaItem("valley", "talk", ANN, 1, 0, 0, 0, 0, "", f"{AT[:11]}12"),
            AgendaItem("valley", "talk", BEN, 1, 0, 0, 0, 0, "", f"{AT[:11]}11"),
        ),
        ENGLISH,
    )

    delegations, offices, agenda = tables(page)
    assert facts(page)["Entitled"] == "30"
    assert [cell.text for cell in delegations.rows[0]] == ["north", "30"]
    assert [cell.text for cell in offices.rows[0]] == ["scrutineer", "", "2"]
    assert [row[0].text for row in agenda.rows] == ["method", "talk"]
    assert agenda.rows[0][3].text == "28 of 30"
    assert agenda.rows[1][1].text == "each of 2 names on the list"
    assert not {ANN, BEN} & texts(page)


def test_requests_to_meet_candidates_say_what_came_of_them_and_name_nobody() -> None:
    held = ("held", 28, (ANN,), AT)
    page = conference_page(
        VALLEY,
        told_of(
            Person(ANN, "branch-a", "valley", "active"),
            MeetingRequest("valley", 1, 12, (ANN, BEN), AT, *held),
            MeetingRequest("valley", 2, 3, (BEN,), AT),
        ),
        ENGLISH,
    )

    (requests,) = tables(page)
    assert [cell.text for cell in requests.rows[0]][1:6] == [
        "12",
        "2",
        "held",
        "28",
        "1",
    ]
    assert requests.rows[1][3].text == "not answered yet"
    assert not {ANN, BEN} & texts(page)


def test_files_about_people_are_only_counted() -> None:
    page = papers_page(
        VALLEY,
        told_of(
            Letter("1" * 32, "valley", "notice", "12", AT[:10], AT, "", "", "plan"),
            Filed("valley", "minutes", "", "d" * 64, "2026-01-05", AT),
            Filed("valley", "undertaking", ANN, "e" * 64, "2026-01-05", AT),
        ),
        ENGLISH,
    )

    letters, files, persons = tables(page)
    assert [cell.text for cell in letters.rows[0]][:2] == ["12", "plan"]
    assert letters.rows[0][4].text == "awaited"
    assert files.rows[0][3].text == "d" * 64
    assert [cell.text for cell in persons.rows[0]] == ["undertaking", "1"]
    assert not {ANN, "e" * 64} & texts(page)


def test_changes_between_the_lists_say_why() -> None:
    reading = told_of(
        ElectedList("centre", ("name",), AT),
        ListedName("elected", "valley", ANN, AT),
        ListChange("valley", ANN, "dead"),
    )

    page = lists_page(reading, ENGLISH)

    assert has_lists(reading)
    published, changed, by_unit = tables(page)
    assert [cell.text for cell in published.rows[0]][2] == "1"
    assert [cell.text for cell in changed.rows[0]][::2] == ["Valley", "died"]
    assert [cell.text for cell in by_unit.rows[0]] == ["Valley", "1"]


def test_before_anything_is_published_the_lists_say_so() -> None:
    reading = told()

    page = lists_page(reading, CHINESE)

    assert not has_lists(reading)
    assert [section.heading.text for section in page.sections] == ["两次公布"]


def test_a_unit_leads_only_to_pages_on_which_something_stands() -> None:
    row = Letter("1" * 32, "valley", "notice", "12", AT[:10], AT, "", "", "plan")

    links = shelf(VALLEY, told_of(row), ENGLISH)

    assert isinstance(links, Links)
    assert [cell.href for cell in links.cells] == [
        "/en/units/valley/papers",
        "/en/names/valley",
    ]


def test_a_page_without_rows_says_that_nothing_is_recorded() -> None:
    page = papers_page(VALLEY, told(), ENGLISH)

    assert [section.heading.text for section in page.sections] == [
        "Record",
        "Pages of this unit",
    ]
