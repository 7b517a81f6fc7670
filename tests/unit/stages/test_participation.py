"""Who took part: pooled and as a mean of units, by channel, group and reason."""

from collections.abc import Iterator

import pytest

from comitia.ledger.views.memory import MemoryViews
from comitia.stages.nomination.participation import participation_figures
from comitia.stages.nomination.returns.outreach import Outreach
from comitia.stages.nomination.rounds import BranchReturn


def rows() -> Iterator[BranchReturn]:
    yield BranchReturn(
        "valley", 1, "a", 10, 9, excused=False, corrections=0,
        came=("meeting settled 7", "letter mobile 2"), unreached=("ill 1",),
    )  # fmt: skip
    yield BranchReturn(
        "valley", 1, "b", 10, 10, excused=False, corrections=0,
        came=("meeting settled 10",),
    )  # fmt: skip
    yield BranchReturn("valley", 1, "c", 5, 0, excused=True, corrections=0)
    yield BranchReturn(
        "army", 1, "d", 100, 100, excused=False, corrections=0,
        branches=12, returned=11, sealed="f" * 64,
    )  # fmt: skip
    yield BranchReturn("army", 2, "d", 100, 1, excused=False, corrections=0)


@pytest.fixture
def values() -> dict[str, str]:
    views = MemoryViews()
    views.put(rows())
    views.put([Outreach("valley", "a", "visit", "2026-01-05", 4)])
    views.put([Outreach("valley", "b", "visit", "2026-01-05", 3)])
    return {one.figure: one.value for one in participation_figures(views)}


def test_the_average_of_all_and_that_of_units_are_two_figures(
    values: dict[str, str],
) -> None:
    assert values["participation.members"] == "119"
    assert values["participation.members.share"] == "95.20"
    assert values["participation.mean"] == "88.00"
    assert values["participation.units"] == "2"


def test_sealed_branches_count_as_many_as_their_roll_says(
    values: dict[str, str],
) -> None:
    assert values["branches"] == "15"
    assert values["participation.branches"] == "13"
    assert values["units.sealed"] == "1"


def test_members_are_counted_by_channel_group_and_reason(
    values: dict[str, str],
) -> None:
    assert values["participation.channel.meeting"] == "17"
    assert values["participation.channel.letter"] == "2"
    assert values["participation.group.mobile"] == "2"
    assert values["unreached.reason.ill"] == "1"
    assert values["outreach.kind.visit"] == "7"


def test_one_unit_has_no_mean_and_no_seal() -> None:
    views = MemoryViews()
    views.put(one for one in rows() if one.unit == "valley")

    keys = {one.figure for one in participation_figures(views)}

    assert "participation.mean" not in keys
    assert "units.sealed" not in keys
