"""Published figures are worked out again by hand, without the code that counted."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.elections import PlayedElection
from tests.whole import told_whole

from comitia.audit.election.verify import verify
from comitia.audit.replay.figures import faults_of_figures
from comitia.kernel.moments import Moment
from comitia.ledger.bundle import Bundle
from comitia.stages.composition.figures import (
    PERCENT,
    POINTS,
    Count,
    Counted,
    Figure,
    count_figure,
    mean_figure,
    with_share,
    worked_out,
)

SEATS = Count("seats", 3, Counted.SEATS, Moment.DIVIDED, "unit_seats")
TAKEN = Count("delegates", 2, Counted.PERSONS, Moment.CONFIRMED, "way")
GOOD = (count_figure(SEATS), *with_share(TAKEN, SEATS))


def test_what_was_counted_rightly_has_no_fault() -> None:
    half = Count("half", 1, Counted.PERSONS, Moment.CONFIRMED, "way")
    base = Count("base", 800, Counted.PERSONS, Moment.CONFIRMED, "way")
    eighth = (count_figure(base), *with_share(half, base))

    assert list(faults_of_figures(GOOD)) == []
    assert eighth[2].value == "0.13"
    assert list(faults_of_figures(eighth)) == []


def test_a_mean_of_shares_is_rounded_from_its_exact_value() -> None:
    of = Count("units", 2, Counted.BODIES, Moment.NOMINATED, "branch_return")
    mean = mean_figure("participation.mean", [Fraction(1), Fraction(2, 3)], of)
    wrong = replace(mean, value="83.34")

    assert list(faults_of_figures([count_figure(of), mean])) == []
    assert list(faults_of_figures([count_figure(of), wrong])) != []


@pytest.mark.parametrize(
    ("index", "field", "value"),
    [
        (0, "value", "4"),
        (1, "value", "3"),
        (1, "base_value", "4"),
        (1, "base", "units"),
        (2, "value", "66.66"),
        (2, "value", "66.670"),
        (2, "value", "about two thirds"),
        (2, "exact", "1/3"),
        (2, "exact", "1/0"),
        (2, "rounding", "exact"),
        (2, "base_value", "4"),
        (2, "figure", "others.share"),
    ],
)
def test_a_figure_that_was_written_otherwise_is_found(
    index: int, field: str, value: str
) -> None:
    figures = list(GOOD)
    figures[index] = replace(figures[index], **{field: value})

    assert list(faults_of_figures(figures)) != []


def compared(women: int = 619, before: int = 551) -> dict[str, Figure]:
    """Return the share of women now and before, and by how much it moved."""
    base = Count("delegates", 2280, Counted.PERSONS, Moment.CONFIRMED, "way")
    past = replace(base, key="earlier.delegates", number=2300, source="charter")
    now = replace(base, key="delegates.women", number=women)
    were = replace(past, key="earlier.delegates.women", number=before)
    more = replace(base, key="delegates.women.more", number=women - before)
    moved = Fraction(women, 2280) - Fraction(before, 2300)
    rows = (
        *map(count_figure, (base, past, more)),
        *with_share(now, base),
        *with_share(were, past),
        worked_out("earlier.delegates.old.share", Fraction(1, 2), PERCENT, past),
        worked_out("delegates.women.points", moved, POINTS, past),
    )
    return {one.figure: one for one in rows}


def test_what_moved_since_the_election_before_is_worked_out_again() -> None:
    assert list(faults_of_figures(compared().values())) == []


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        ("delegates.women.points", {"value": "3.3"}),
        ("delegates.women.points", {"value": "3.2", "exact": "4/125"}),
        ("delegates.women.more", {"value": "69", "exact": "69"}),
        ("earlier.delegates.old.share", {"value": "151.0", "exact": "151/100"}),
        ("earlier.delegates.old.share", {"source": "card"}),
        ("earlier.delegates.women.share", {"figure": "earlier.delegates.men.share"}),
    ],
)
def test_what_did_not_move_so_is_found(figure: str, written: dict[str, str]) -> None:
    figures = compared()
    figures[figure] = replace(figures[figure], **written)

    assert list(faults_of_figures(figures.values())) != []


def test_what_fell_by_next_to_nothing_is_printed_without_a_sign() -> None:
    figures = compared(113, 114)

    assert figures["delegates.women.points"].value == "0.00"
    assert list(faults_of_figures(figures.values())) == []


UNITS = Count("units", 2, Counted.BODIES, Moment.NOMINATED, "branch_return")
MEAN = mean_figure("mean", [Fraction(1), Fraction(2, 3)], UNITS)


def test_a_mean_of_shares_has_the_number_of_shares_as_its_base() -> None:
    figures = (count_figure(UNITS), MEAN)

    assert (MEAN.value, MEAN.exact) == ("83.33", "5/6")
    assert list(faults_of_figures(figures)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", "83.34"), ("exact", "7/6"), ("exact", "5/7"), ("base_value", "3")],
)
def test_a_mean_that_was_written_otherwise_is_found(field: str, value: str) -> None:
    figures = (count_figure(UNITS), replace(MEAN, **{field: value}))

    assert [one.code for one in faults_of_figures(figures)] == ["replay.other_figure"]


def test_every_figure_of_a_whole_election_is_counted(tmp_path: Path) -> None:
    election: PlayedElection = told_whole(tmp_path / "keys")
    work = election.work
    Bundle(work.ledger, work.objects, work.rolls).write(tmp_path / "bundle")

    verdict = verify(tmp_path / "bundle", environment={})

    assert verdict.faults == ()
    assert (verdict.figures, verdict.erased) == (25, 1)
