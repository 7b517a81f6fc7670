"""The figures of an election: each with base, moment and rows, counted again alike."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

import pytest
from tests.property.attacked_tables import Table, recovered

from comitia.cli.published.walked import unit_of
from comitia.kernel.moments import Moment
from comitia.kernel.views import Row
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.cells import LEAST
from comitia.stages.composition.figures import (
    Count,
    Counted,
    Figure,
    share_figure,
    with_share,
)
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.figures import figures_of
from comitia.stages.nomination.rounds import BranchReturn
from comitia.stages.register.bodies import Body, Person, UnitSeats
from comitia.stages.register.ways import Way

DAY = "2026-03-01"
AT = "2026-02-01T09:00:00+00:00"
WAYS = (
    ("ada", "branch-a", "delegate", ""),
    ("ben", "branch-a", "delegate", ""),
    ("cleo", "branch-b", "elected", "dead"),
    ("dan", "branch-b", "candidate", "not_elected"),
    ("eve", "branch-b", "nominee", "vetting"),
)


def rows() -> Iterator[Row]:
    yield UnitSeats("valley", 3)
    for body, members in (("branch-a", 10), ("branch-b", 20), ("branch-c", 6)):
        yield Body(body, body, "branch", "valley", "committee", members, "")
    yield BranchReturn("valley", 1, "branch-a", 10, 7, excused=False, corrections=0)
    yield BranchReturn("valley", 1, "branch-b", 20, 16, excused=False, corrections=1)
    yield BranchReturn("valley", 1, "branch-c", 6, 0, excused=True, corrections=0)
    yield BranchReturn("valley", 2, "branch-a", 10, 9, excused=False, corrections=0)
    for person, body, reached, out in WAYS:
        yield Person(person, body, "valley", "active")
        yield Way("valley", person, reached, AT, out)
    yield Ballot("valley", 1, 3, 21, 30, "void", AT, AT)
    yield Ballot("valley", 2, 3, 24, 30, "counted", AT, AT)
    yield Ballot("valley", 3, 1, 22, 30, "counted", AT, AT)
    for number, names in ((1, WAYS[:4]), (2, WAYS[:4]), (3, WAYS[2:4])):
        for place, (person, *_) in enumerate(names, 1):
            yield BallotName(
                "valley", number, person, place, 0, 0, 0, elected=False, tied=False
            )


@pytest.fixture
def views() -> MemoryViews:
    held = MemoryViews()
    held.put(rows())
    return held


def shown(views: MemoryViews, *attributes: str) -> dict[str, Figure]:
    return {one.figure: one for one in figures_of(views, attributes)}


def values(views: MemoryViews, *attributes: str) -> dict[str, str]:
    return {key: one.value for key, one in shown(views, *attributes).items()}


def test_each_step_has_its_figures(views: MemoryViews) -> None:
    assert values(views) == {
        "branches": "3",
        "candidates": "4",
        "conference.entitled": "30",
        "conference.present": "24",
        "conference.present.share": "80.00",
        "delegates": "2",
        "delegates.share": "66.67",
        "elected": "3",
        "elected.share": "100.00",
        "margin": "1",
        "margin.share": "33.33",
        "members": "36",
        "nominees": "5",
        "participation.branches": "2",
        "participation.branches.share": "66.67",
        "participation.members": "23",
        "participation.members.share": "63.89",
        "seats": "3",
        "seats.open": "1",
        "seats.reduced": "0",
        "units.annulled": "0",
    }


def test_the_smallest_margin_is_that_of_a_unit_and_told_of_several(
    views: MemoryViews,
) -> None:
    alone = shown(views)
    views.put([UnitSeats("hill", 4), Ballot("hill", 1, 4, 9, 9, "counted", AT, AT)])
    views.put(
        BallotName("hill", 1, name, place, 0, 0, 0, elected=False, tied=False)
        for place, name in enumerate("vwxyz", 1)
    )

    least = shown(views)["margin.least"]

    assert "margin.least" not in alone
    assert (least.value, least.exact) == ("25.00", "1/4")
    assert (least.base, least.base_value) == ("margin.units", "2")
    assert shown(views)["margin.share"].exact == "2/7"


def test_a_conference_that_units_share_is_counted_once(views: MemoryViews) -> None:
    early = "2026-01-31T09:00:00+00:00"
    second = Ballot("hill", 1, 2, 27, 30, "counted", early, early)
    views.put([UnitSeats("hill", 2), second])
    apart = values(views)
    held = views.one(Ballot, "valley", 2)
    assert held is not None

    views.put([replace(held, shared="congress"), replace(second, shared="congress")])

    together = values(views)
    assert (apart["conference.entitled"], apart["conference.present"]) == ("60", "51")
    assert together["conference.entitled"] == "30"
    assert together["conference.present"] == "27"
    assert together["candidates"] == apart["candidates"]


def test_a_share_says_of_what_and_when_and_stands_exactly_beside_its_count(
    views: MemoryViews,
) -> None:
    found = shown(views)["participation.members.share"]

    assert found.exact == "23/36"
    assert (found.unit, found.rounding) == ("percent", "half-up")
    assert (found.base, found.base_value) == ("members", "36")
    assert (found.moment, found.source) == ("nominated", "branch_return")
    assert shown(views)["participation.members"].base == "members"


def test_every_base_is_itself_a_figure(views: MemoryViews) -> None:
    figures = shown(views, "branch")

    bases = {one.base: one.base_value for one in figures.values() if one.base}

    assert bases == {key: figures[key].value for key in bases}


def test_delegates_are_counted_by_a_body_that_is_published_and_by_no_other(
    views: MemoryViews,
) -> None:
    found = values(views, "branch", "name", "branch")

    by_branch = {key: one for key, one in found.items() if "delegates.branch" in key}
    assert by_branch == {
        "delegates.branch.branch-a": "2",
        "delegates.branch.branch-a.share": "100.00",
        "delegates.branch.branch-b": "0",
        "delegates.branch.branch-b.share": "0.00",
        "delegates.branch.branch-c": "0",
        "delegates.branch.branch-c.share": "0.00",
    }
    assert len(figures_of(views, ["branch", "branch"])) == len(found)


def test_erasing_a_delegate_changes_no_figure(views: MemoryViews) -> None:
    before = figures_of(views, ["branch"])

    views.put([Person("ada", "branch-a", "valley", "erased")])

    assert figures_of(views, ["branch"]) == before


def test_before_anything_was_counted_there_are_counts_and_no_shares() -> None:
    found = values(MemoryViews())

    assert set(found.values()) == {"0"}
    assert not [key for key in found if key.endswith(".share")]


@pytest.mark.parametrize(
    ("part", "whole", "value", "rounding"),
    [
        (1, 8, "12.50", "exact"),
        (1, 3, "33.33", "half-up"),
        (2, 3, "66.67", "half-up"),
        (1, 800, "0.13", "half-up"),
        (-1, 3, "-33.33", "half-up"),
        (7, 3, "233.33", "half-up"),
    ],
)
def test_a_percentage_has_two_decimals_and_halves_go_up(
    part: int, whole: int, value: str, rounding: str
) -> None:
    counts = [
        Count(key, number, Counted.PERSONS, Moment.ELECTED, "way")
        for key, number in (("part", part), ("whole", whole))
    ]

    found = share_figure(*counts)

    assert (found.value, found.rounding) == (value, rounding)
    assert len(with_share(*counts)) == 2


def test_units_are_counted_once_however_many_of_their_ballots_were_annulled(
    views: MemoryViews,
) -> None:
    held = views.every(Ballot)[0]
    again = [replace(held, number=9 + one, status="annulled") for one in range(2)]
    views.put([*again, replace(again[0], unit="hill")])

    found = shown(views)["units.annulled"]

    assert (found.value, found.unit, found.source) == ("2", "bodies", "ballot")


WITHHELD = {"east": 1, "north": 12, "south": 40, "west": 0}


def withholdings(numbers: Mapping[str, int]) -> Iterator[Row]:
    """Yield so many people of each unit from whom reasons are withheld, twice each."""
    for unit, number in numbers.items():
        yield UnitSeats(unit, 3)
        for one in range(number):
            for matter in ("membership", "consent"):
                yield Withholding(
                    unit, f"{unit}-{one}", matter, "secret", "bureau", "7", DAY, AT
                )


def figures_of_withheld(numbers: Mapping[str, int]) -> dict[str, int]:
    held = MemoryViews()
    held.put(withholdings(numbers))
    figures = {one.figure: one for one in figures_of(held, ())}
    found = [key for key in figures if "withheld" in key]
    return {key: int(figures[key].value) for key in found}


def test_withheld_reasons_are_counted_by_people_and_small_units_left_out() -> None:
    assert figures_of_withheld(WITHHELD) == {
        "withheld": 53,
        "withheld.south": 40,
        "withheld.west": 0,
        "units.withheld_untold": 2,
    }
    assert figures_of_withheld({"east": 5, "west": 0})["withheld.east"] == 5
    assert figures_of_withheld({"east": 0}) == {}


@pytest.mark.parametrize("seed", range(50))
def test_no_small_number_of_withheld_reasons_can_be_worked_out(seed: int) -> None:
    chance = Random(seed)
    numbers = {f"unit-{one:02}": chance.choice((0, 1, 3, 6, 14)) for one in range(8)}
    told = figures_of_withheld(numbers)
    table = Table()
    table.knows(numbers, told.get("withheld", 0))
    for unit in numbers:
        if f"withheld.{unit}" in told:
            table.knows([unit], told[f"withheld.{unit}"])
    small = [unit for unit, number in numbers.items() if 0 < number < LEAST]

    assert recovered(table, small, within=LEAST - 1) == []


def test_rows_do_not_tell_what_the_figures_of_units_leave_out() -> None:
    (seats, withheld) = list(withholdings({"east": 1}))[:2]

    assert unit_of(seats) == "east"
    assert unit_of(withheld) == CENTRE
