"""The election of 2022 is played whole: 38 units, 2,300 seats, as small as it goes."""

from fractions import Fraction
from typing import Final

import pytest
from tests.drawn import unclosed
from tests.elections import ROOT
from tests.play.stage import MemoryStage, staged

from comitia.actions.registry import ACTS
from comitia.charter.check import load
from comitia.charter.text.template import read_template
from comitia.cli.election.delegates import in_words, published
from comitia.cli.published.behind import number_text
from comitia.demo.planning.scripted import story_of
from comitia.demo.play import play
from comitia.demo.script.targets import targets_of
from comitia.demo.sizes import opening_of
from comitia.kernel.catalogue import Language
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.axis import published_axes
from comitia.stages.composition.figures import Figure
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Progress, State, Step, election_of
from comitia.stages.register.ways import Reached, Way
from comitia.stages.sections import SECTIONS
from comitia.web.pages.voice import Voice

pytestmark = pytest.mark.xdist_group("national congress")
CHARTER: Final = ROOT / "charters" / "national-congress-2022"
UNITS, SEATS = 38, 2300
# What only trouble asks for that the play has not, or a charter of another kind.
UNUSED: Final = {
    "annul_ballot", "annul_election", "correct_list", "correct_person",
    "declare_conflict", "destroy_papers", "divide_names", "divide_targets",
    "erase_person", "excuse_body", "grant_role", "log_incident", "order_replacement",
    "record_death", "reduce_seats", "reopen_nomination", "request_recount",
    "resume_election", "return_to_vetting", "revoke_role", "submit_return",
    "suspend_election",
}  # fmt: skip


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> MemoryStage:
    """Play the election to its end: more than a minute's work, so once for all."""
    keys = tmp_path_factory.mktemp("national") / "keys"
    stage = staged(keys, CHARTER, begins=opening_of(CHARTER))
    scale = Fraction(1, 1000)
    play(stage, story_of(CHARTER, scale=scale, seed="2022", at=stage.now()))
    return stage


@pytest.fixture(scope="module")
def figures(ended: MemoryStage) -> dict[str, Figure]:
    return {one.figure: one for one in ended.views.every(Figure)}


def test_every_unit_came_to_its_end(ended: MemoryStage) -> None:
    rows = [row for row in ended.views.every(Progress) if row.unit != CENTRE]

    assert election_of(ended.views).state == State.COMPLETED
    assert len(rows) == UNITS
    assert {row.step for row in rows} == {Step.COMPLETED.value}


def test_every_seat_is_a_delegate_s_or_accounted_for(
    ended: MemoryStage, figures: dict[str, Figure]
) -> None:
    divided = sum(row.seats for row in ended.views.every(UnitSeats))
    keys = ("delegates", "seats.open", "seats.reduced")
    numbers = [int(figures[key].value) for key in keys]
    elected = ended.views.every(Way, reached=Reached.DELEGATE.value, out="")

    assert divided + numbers[2] == SEATS
    assert sum(numbers) == SEATS
    assert len({way.person for way in elected}) == numbers[0]


def test_every_target_of_the_people_is_printed(figures: dict[str, Figure]) -> None:
    targets = targets_of(CHARTER)
    assert targets is not None

    printed = {
        (axis.name, category): figures[f"elected.{axis.name}.{category}"].value
        for axis in targets.axes
        for category, _ in axis.counts
        if f"elected.{axis.name}.{category}" in figures
    }

    assert figures["elected"].value == str(targets.elected)
    assert len(printed) > len(targets.axes)
    for axis in targets.axes:
        for category, many in axis.counts:
            assert printed.get((axis.name, category), str(many)) == str(many)


def test_whoever_has_the_list_can_count_ages_again(
    ended: MemoryStage, figures: dict[str, Figure]
) -> None:
    heading, rows = published(ended.election.work)

    ages = [int(row[heading.index("age")]) for row in rows]
    mean = Fraction(sum(ages), len(ages))
    assert f"{float(mean):.1f}" == figures["delegates.age.mean"].value
    young = sum(age <= 45 for age in ages)
    assert str(young) == figures["delegates.age.up-to-45"].value


def test_the_list_for_people_speaks_in_the_words_of_the_charter(
    ended: MemoryStage,
) -> None:
    work = ended.election.work
    heading, rows = published(work)

    heads, first = in_words(
        heading, rows[:1], work.views, Voice(Language.CHINESE, work.charter)
    )

    assert heads[:3] == ("编号", "选举单位", "姓名")
    assert "年龄" in heads
    assert "安徽" in first[1]
    assert not {*heads[3:]} & {*heading}


def test_every_axis_adds_up_with_its_rest(figures: dict[str, Figure]) -> None:
    axes = published_axes(load(CHARTER, sections=SECTIONS).rules())

    assert figures["elected.ethnic.other"].value == "264"
    assert unclosed(figures, axes) == []


def test_every_act_that_the_charter_wants_was_done(ended: MemoryStage) -> None:
    done = {"open_election", *(one.act for one in ended.asked)}

    assert set(ACTS) - done <= UNUSED


@pytest.mark.parametrize("lang", Language)
def test_the_communique_finds_every_figure_that_it_names(
    lang: Language, figures: dict[str, Figure]
) -> None:
    file = f"communique.{lang.value}.txt"
    template = read_template(CHARTER / file, file=file)

    text = template.filled(lambda key: number_text(figures[key], lang))

    assert set(template.keys) <= set(figures)
    assert "{" not in text
    assert number_text(figures["seats"], lang) in text
