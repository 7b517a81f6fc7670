"""What stands on a page follows from the views, and says no more than is public."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, written
from tests.play.charters import PLENARY
from tests.readings import CHINESE, ENGLISH, VALLEY, ToldReading, tables, texts, told

from comitia.actions.registry import ACTS
from comitia.charter.check import load
from comitia.kernel.catalogue import Language, message
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.grants import Grant, Signature
from comitia.stages.notice.showing import Notice
from comitia.stages.register.steps import Progress, State, Step
from comitia.stages.register.ways import Out, Reached, Way
from comitia.stages.sections import SECTIONS
from comitia.web.pages.course import course_of, open_acts
from comitia.web.pages.names import is_public, names_page
from comitia.web.pages.overview import overview_page, unit_chart, unit_page
from comitia.web.pages.page import Course, Facts, Page, visible

BEFORE, NOW, LATER = (f"2026-01-{day}T09:00:00+00:00" for day in ("05", "06", "07"))
PERSON = "a" * 32


def way(reached: Reached, since: str = NOW, out: Out = Out.NOT_OUT) -> Way:
    return Way("valley", PERSON, reached.value, since, out.value)


def with_notice(opened: str) -> ToldReading:
    reading = told()
    reading.views.put([Notice("valley", 1, opened, LATER, "", ("board",))])
    return reading


@pytest.mark.parametrize(
    ("opened", "shown"), [(BEFORE, False), (NOW, True), (LATER, True)]
)
def test_a_preliminary_name_is_public_once_its_list_is_shown(
    opened: str, *, shown: bool
) -> None:
    reading = with_notice(opened)

    assert is_public(way(Reached.PRELIMINARY), reading.views) is shown


@pytest.mark.parametrize("reached", Reached)
def test_without_a_notice_a_name_is_public_from_the_ballot_on(
    reached: Reached,
) -> None:
    public = is_public(way(reached), told().views)

    assert public is reached.is_at_least(Reached.CANDIDATE)


def test_a_prospective_name_was_shown_on_the_notice() -> None:
    assert is_public(way(Reached.PROSPECTIVE), with_notice(BEFORE).views)


@pytest.mark.parametrize("reached", [Reached.PRELIMINARY, Reached.PROSPECTIVE])
def test_a_list_for_the_unit_alone_is_not_shown_to_everybody(reached: Reached) -> None:
    reading = told()
    inside = Notice("valley", 1, LATER, LATER, "", ("board",), scope="unit")
    reading.views.put([inside])

    assert not is_public(way(reached), reading.views)


@pytest.mark.parametrize("reached", [Reached.NOMINEE, Reached.VETTED])
def test_a_name_before_the_list_is_not_public_however_many_notices_ran(
    reached: Reached,
) -> None:
    assert not is_public(way(reached), with_notice(LATER).views)


@pytest.mark.parametrize("reached", [Reached.PRELIMINARY, Reached.PROSPECTIVE])
def test_who_left_the_way_before_the_ballot_is_not_named(reached: Reached) -> None:
    gone = way(reached, out=Out.WITHDRAWN)

    assert not is_public(gone, with_notice(LATER).views)


def test_the_page_of_names_counts_whom_it_does_not_name() -> None:
    reading = told()
    reading.views.put([way(Reached.NOMINEE)])
    reading.cards[PERSON] = {"name": "Li Hua", "branch": "a", "office_id": "0017"}

    page = names_page(reading, ENGLISH)

    assert "Li Hua" not in texts(page)
    assert PERSON not in texts(page)
    assert [cell.text for cell in tables(page)[0].rows[0]][:2] == ["Valley", "1"]


@pytest.mark.parametrize("reached", [Reached.SUBJECT, Reached.PROSPECTIVE])
def test_a_state_that_few_charters_have_has_a_column_once_a_name_is_there(
    reached: Reached,
) -> None:
    reading = told()
    before = tables(names_page(reading, ENGLISH))[0].heads
    reading.views.put([way(reached)])

    after = tables(names_page(reading, ENGLISH))[0].heads

    assert set(after) - set(before) == {ENGLISH(f"reached.{reached}")}


def test_the_page_of_names_shows_what_the_charter_publishes_and_no_more() -> None:
    reading = told()
    reading.views.put([way(Reached.ELECTED)])
    reading.cards[PERSON] = {"name": "Li Hua", "branch": "a", "office_id": "0017"}

    page = names_page(reading, ENGLISH)

    assert {"Li Hua", "a", PERSON} <= texts(page)
    assert "0017" not in texts(page)


def test_who_was_erased_keeps_a_row_without_a_name() -> None:
    reading = told()
    reading.views.put([way(Reached.ELECTED)])

    page = names_page(reading, CHINESE)

    assert {"已删除", PERSON} <= texts(page)


def test_a_course_shows_each_step_done_present_or_to_come() -> None:
    course = course_of("valley", told(Step.VETTING), ENGLISH)

    marks = [stop.mark for stop in course.stops]
    assert marks == ["done"] * 3 + ["now"] + ["ahead"] * 6


def test_a_course_shows_the_plenary_where_the_charter_names_its_body(
    tmp_path: Path,
) -> None:
    reading = told(Step.PLENARY)
    reading.charter = load(written(tmp_path, minimal(more=PLENARY)), sections=SECTIONS)

    course = course_of("valley", reading, ENGLISH)

    assert [stop.title for stop in course.stops if stop.mark == "now"] == ["Plenary"]


def test_a_completed_unit_has_nothing_to_come() -> None:
    course = course_of("valley", told(Step.COMPLETED), ENGLISH)

    assert {stop.mark for stop in course.stops} == {"done"}


def test_a_unit_that_has_not_begun_stands_where_the_whole_does() -> None:
    course = course_of("hill", told(), ENGLISH)

    assert [stop.title for stop in course.stops if stop.mark == "now"] == ["Nomination"]


def test_acts_of_another_step_are_not_open() -> None:
    names = [act.name for act in open_acts(Step.NOTICE, State.RUNNING)]

    assert "close_notice" in names
    assert "close_vetting" not in names
    assert "grant_role" not in names


def test_acts_of_the_whole_are_told_apart() -> None:
    central = open_acts(Step.NOTICE, State.RUNNING, central=True)

    assert {"grant_role", "checkpoint"} <= {act.name for act in central}


def test_in_a_void_election_nothing_of_a_unit_is_open() -> None:
    assert open_acts(Step.NOTICE, State.VOID) == ()


def test_the_overview_shows_a_course_for_each_unit() -> None:
    page = overview_page(told(), ENGLISH)

    courses = [
        block
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Course)
    ]
    assert len(courses) == 1


def test_the_chart_counts_how_far_names_have_come() -> None:
    reading = told(Step.SELECTION)
    reading.views.put([way(Reached.VETTED)])

    chart = unit_chart(VALLEY, reading, ENGLISH)

    vetting = chart.steps[list(Step).index(Step.VETTING)]
    assert [line.value for line in vetting.lines] == ["done", "1"]


@pytest.mark.parametrize("language", Language)
def test_every_act_has_a_word(language: Language) -> None:
    assert all(message(f"acts.{name}", language, {}) for name in ACTS)


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800"])
def test_a_mark_that_steers_a_page_is_shown_as_its_number(mark: str) -> None:
    assert visible(f"Li{mark}Hua").isprintable()


def test_a_name_of_another_script_stays_as_it_is() -> None:
    assert visible("محمد 𠅤 O’Neil") == "محمد 𠅤 O’Neil"


def facts(page: Page) -> dict[str, str]:
    return {
        label: cell.text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Facts)
        for label, cell in block.pairs
    }


def test_the_page_of_a_unit_shows_ballots_and_the_votes_of_those_counted() -> None:
    reading = told(Step.CONFERENCE)
    reading.views.put(
        [
            Ballot("valley", 1, 3, 20, 30, "counted", BEFORE, NOW),
            Ballot("valley", 2, 1, 20, 30, "open", LATER, ""),
            BallotName("valley", 1, PERSON, 1, 19, 1, 0, elected=True, tied=False),
            BallotName("valley", 2, PERSON, 1, 0, 0, 0, elected=False, tied=False),
        ]
    )
    reading.cards[PERSON] = {"name": "Li Hua"}

    found = tables(unit_page(VALLEY, reading, ENGLISH))[:2]
    ballots, votes = (
        [[cell.text for cell in row] for row in one.rows] for one in found
    )

    assert [row[:2] for row in ballots] == [["1", "counted"], ["2", "open"]]
    assert votes == [["Li Hua", "19", "1", "0", "elected"]]
    assert [one.caption for one in found] == ["Ballots", "Votes of ballot 1"]


def test_the_page_of_a_unit_says_until_when_a_notice_or_a_term_runs() -> None:
    noticed = with_notice(NOW)
    heard = told(Step.VETTING)
    heard.views.put(
        [Remedy("valley", PERSON, "consent", NOW, "fail", answer_until=LATER)]
    )

    shown, term = (unit_page(VALLEY, one, ENGLISH) for one in (noticed, heard))

    assert facts(shown)["The list is shown until"] == LATER
    assert facts(term)["A person may answer until"] == LATER
    assert PERSON not in texts(term)


@pytest.mark.parametrize(("given", "waits"), [(BEFORE, False), (LATER, True)])
def test_the_page_of_a_unit_shows_which_first_signatures_wait(
    given: str, *, waits: bool
) -> None:
    reading = told()
    grant = Grant(
        "g", "a", "signatory", "chair", "committee", BEFORE, "", revoked=False
    )
    reading.views.put(
        [
            Progress("valley", Step.VETTING.value, NOW),
            grant,
            Signature("valley", "record_findings", "r", "g", given, used=False),
        ]
    )

    page = unit_page(VALLEY, reading, ENGLISH)

    assert ({"signatory · chair · committee", given} <= texts(page)) is waits
