"""Targets of units and values, small enough to be computed on paper."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.charter_files import minimal, said, written

from comitia.charter.check import load
from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.fitting import Asked, LimitDivisor, TargetCell
from comitia.stages.composition.targets import (
    DIVIDE_TARGETS,
    DivideTargets,
    Target,
    TargetDivisor,
    Targeting,
    TargetLot,
    TargetsDivided,
    divide_targets,
)
from comitia.stages.deciding import Deed, Occasion
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.steps import Progress
from comitia.stages.sections import SECTIONS

KEYS = """
[composition.values]
value = ["women", "men"]
clause = "Rule 3a"
[composition.seats.women]
value = 2
clause = "Rule 3a"
[composition.seats.men]
value = 1
clause = "Rule 3a"
[composition.method]
value = "sainte-lague"
clause = "Rule 3a"
[composition.tie]
value = "lot"
clause = "Rule 3b"
"""
AT_MOST = """
[composition.most.men]
at_most = "1/2"
of = "seats"
clause = "Rule 3c"
"""
THIRD = """
[composition.least.men]
at_least = "1/3"
of = "seats"
clause = "Rule 3c"
"""
NESTED = """
[composition.inside.young]
value = "women"
clause = "Rule 3a"
[composition.seats.young]
value = 1
clause = "Rule 3a"
[composition.least.women]
at_least = "1/2"
of = "seats"
clause = "Rule 3c"
"""


def rules(folder: Path, more: str = "") -> Rules:
    text = minimal(more=KEYS + more)
    if "young" in more:
        text = text.replace('["women", "men"]', '["women", "young", "men"]')
    return load(written(folder, text), sections=SECTIONS).rules()


def cells(table: Mapping[str, Mapping[str, tuple[int, int]]]) -> tuple[TargetCell, ...]:
    return tuple(
        TargetCell(unit, value, weight, seats)
        for unit, row in table.items()
        for value, (weight, seats) in row.items()
    )


# 60/35 = 1.71 and 20/35/1.2 = 0.48; 30/65 = 0.46 and 40/65/1.2 = 0.51.
TABLE = {
    "valley": {"women": (60, 2), "men": (20, 0)},
    "hill": {"women": (30, 0), "men": (40, 1)},
}
ROWS = {"valley": "35/1", "hill": "65/1"}
COLUMNS = {"women": "1/1", "men": "6/5"}


def asked(**more: Any) -> Asked:  # noqa: ANN401  what a test changes
    given = {"seats": {"valley": 2, "hill": 1}, "cells": cells(TABLE), "rows": ROWS,
             "columns": COLUMNS}  # fmt: skip
    return Asked(**{**given, **more})


def found(folder: Path, what: Asked, more: str = "") -> list[Finding]:
    findings = [*divide_targets(Targeting(what), rules=rules(folder, more))]
    assert all(said(one) for one in findings)
    return findings


def codes(folder: Path, what: Asked, more: str = "") -> list[str]:
    return [one.code.removeprefix("composition.") for one in found(folder, what, more)]


def test_seats_that_follow_from_the_divisors_are_right(tmp_path: Path) -> None:
    assert codes(tmp_path, asked()) == []

    outcome = DIVIDE_TARGETS.decide(Targeting(asked()), rules(tmp_path))

    assert (outcome.seats, outcome.drawn) == (3, ())


def test_a_share_that_is_rounded_otherwise_is_shown(tmp_path: Path) -> None:
    (one,) = found(tmp_path, asked(rows={**ROWS, "hill": "70/1"}))

    assert one.code == "composition.high"
    assert dict(one.facts) == {
        "unit": "hill", "value": "men", "seats": 1, "share": "10/21",
    }  # fmt: skip
    assert (one.key, one.clause) == ("composition.method", "Rule 3a")


def test_sums_are_kept_both_ways(tmp_path: Path) -> None:
    other = {**TABLE, "hill": {"women": (30, 1), "men": (40, 1)}}

    seen = codes(tmp_path, asked(cells=cells(other)))

    assert seen[:2] == ["row", "column"]


def test_a_cell_that_is_left_out_weighs_nothing(tmp_path: Path) -> None:
    lone = {"valley": {"women": (60, 2)}, "hill": {"men": (40, 1)}}

    assert codes(tmp_path, asked(cells=cells(lone))) == []


def test_what_weighs_nothing_gets_nothing(tmp_path: Path) -> None:
    other = {"valley": {"women": (60, 1), "men": (0, 1)}, "hill": {"women": (30, 1)}}

    assert "most" in codes(tmp_path, asked(cells=cells(other)))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"rows": {"valley": "35/1"}}, "divisors"),
        ({"columns": {**COLUMNS, "old": "1/1"}}, "divisors"),
        ({"limits": (LimitDivisor("hill", "women", "1/1"),)}, "divisors"),
        ({"rows": {**ROWS, "hill": "0/1"}}, "no_divisor"),
        ({"cells": (*cells(TABLE), TargetCell("hill", "men", 1, 0))}, "twice"),
        ({"cells": (*cells(TABLE), TargetCell("moon", "men", 1, 0))}, "unknown_row"),
        ({"cells": (*cells(TABLE), TargetCell("hill", "old", 1, 0))}, "unknown_column"),
    ],
)
def test_what_is_no_table_is_told(
    tmp_path: Path, more: dict[str, Any], expected: str
) -> None:
    assert codes(tmp_path, asked(**more)) == [expected]


def test_the_fewest_of_a_value_in_a_unit_are_kept(tmp_path: Path) -> None:
    assert "least" in codes(tmp_path, asked(), THIRD)


def test_the_fewest_hold_where_nobody_stated_a_weight(tmp_path: Path) -> None:
    lone = {"valley": {"women": (60, 2)}, "hill": {"men": (40, 1)}}

    assert "least" in codes(tmp_path, asked(cells=cells(lone)), THIRD)


def test_the_most_of_a_value_in_a_unit_are_kept(tmp_path: Path) -> None:
    # Half of the one seat of the hill is none.
    assert "most" in codes(tmp_path, asked(), AT_MOST)


def test_a_limit_has_one_divisor(tmp_path: Path) -> None:
    what = nested("1/9")

    assert codes(tmp_path, replace(what, limits=what.limits * 2), NESTED) == [
        "divisors"
    ]


def test_a_unit_that_has_gone_on_keeps_its_targets(tmp_path: Path) -> None:
    late = Targeting(asked(), ("hill",))

    (one,) = divide_targets(late, rules=rules(tmp_path))

    assert (one.code, said(one) != ()) == ("composition.too_late", True)


def test_without_values_there_is_nothing_to_divide(tmp_path: Path) -> None:
    plain = load(written(tmp_path, minimal()), sections=SECTIONS).rules()

    (one,) = divide_targets(Targeting(asked()), rules=plain)

    assert one.code == "composition.no_targets"


UNITS = ("valley", "hill", "shore")


def equal(man: str, lot: str) -> Asked:
    """Return three units with a seat each and one weight: one of them sends the man."""
    table = {
        unit: {"women": (1, int(unit != man)), "men": (1, int(unit == man))}
        for unit in UNITS
    }
    return Asked(
        dict.fromkeys(UNITS, 1),
        cells(table),
        dict.fromkeys(UNITS, "2/1"),
        {"women": "1/1", "men": "1/1"},
        lot=lot,
    )


def test_what_could_be_otherwise_needs_a_lot(tmp_path: Path) -> None:
    (one,) = found(tmp_path, equal("hill", ""))

    assert (one.code, one.clause) == ("composition.tie", "Rule 3b")
    assert dict(one.facts)["count"] == 6


@pytest.mark.parametrize("lot", ["1", "2", "3", "4"])
def test_a_lot_leads_to_one_division_and_to_no_other(tmp_path: Path, lot: str) -> None:
    seen = {man: codes(tmp_path, equal(man, lot)) for man in UNITS}

    assert sorted(seen.values()) == [[], ["lot"], ["lot"]]
    (drawn,) = [man for man, said in seen.items() if not said]
    outcome = DIVIDE_TARGETS.decide(Targeting(equal(drawn, lot)), rules(tmp_path))
    assert len(outcome.drawn) == 6


AT = Occasion(datetime(2026, 3, 1, 9, tzinfo=UTC), CENTRE, "", ())


def entered(views: MemoryViews, what: Asked) -> None:
    """Put the rows of a division, whatever any rule says of it."""
    payload = DivideTargets(
        what.cells, dict(what.rows), dict(what.columns), "Census", what.limits
    )
    deed = Deed(payload, TargetsDivided(3, ()), AT)
    views.put(DIVIDE_TARGETS.project(deed, views))


def test_nothing_of_an_earlier_division_stays_behind() -> None:
    views = MemoryViews()
    views.put([UnitSeats("valley", 2), UnitSeats("hill", 1)])
    entered(views, nested("1/9"))
    entered(views, asked())

    young = views.every(Target, value="young")
    assert [(one.unit, one.weight, one.seats) for one in young] == [
        ("hill", 0, 0),
        ("valley", 0, 0),
    ]
    divisor = views.one(TargetDivisor, "valley", "women")
    assert (divisor and divisor.divisor) == ""


def test_which_units_have_gone_on_is_known_from_their_steps() -> None:
    views = MemoryViews()
    at = "2026-02-01T09:00:00+00:00"
    views.put([Progress("hill", "vetting", at), Progress("valley", "nomination", at)])
    views.put([Progress(CENTRE, "vetting", at)])
    what = asked()
    payload = DivideTargets(what.cells, dict(what.rows), dict(what.columns), "Census")

    facts = DIVIDE_TARGETS.facts_of(payload, views, AT)

    assert facts.gone_on == ("hill",)


def divided(views: MemoryViews, what: Asked, folder: Path) -> None:
    """Do the division in these views, as an act does."""
    payload = DivideTargets(
        what.cells, dict(what.rows), dict(what.columns), "Census", lot=what.lot
    )
    facts = DIVIDE_TARGETS.facts_of(payload, views, AT)
    outcome = DIVIDE_TARGETS.decide(facts, rules(folder))
    views.put(DIVIDE_TARGETS.project(Deed(payload, outcome, AT), views))


def test_who_divides_again_does_not_draw_again(tmp_path: Path) -> None:
    views = MemoryViews()
    views.put(UnitSeats(unit, 1) for unit in UNITS)
    men = {lot: drawn_man(tmp_path, lot) for lot in ("1", "2")}
    divided(views, equal(men["1"], "1"), tmp_path)

    with pytest.raises(Refused) as refused:
        divided(views, equal(men["2"], "2"), tmp_path)

    (one,) = refused.value.findings
    assert (one.code, one.key, one.clause) == (
        "division.other_seed",
        "composition.tie",
        "Rule 3b",
    )
    assert dict(one.facts) == {"seed": "2", "settled": "1"}
    assert said(one)
    divided(views, equal(men["1"], "1"), tmp_path)


def test_a_division_without_a_tie_does_not_free_the_seed(tmp_path: Path) -> None:
    views = MemoryViews()
    views.put(UnitSeats(unit, 1) for unit in UNITS)
    divided(views, equal(drawn_man(tmp_path, "1"), "1"), tmp_path)

    plain = equal("hill", "")
    weights = tuple(
        TargetCell(one.unit, one.value, one.seats, one.seats) for one in plain.cells
    )
    divided(views, replace(plain, cells=weights), tmp_path)

    (row,) = views.every(TargetLot)
    assert (row.lot, row.drawn) == ("1", ())


def drawn_man(folder: Path, lot: str) -> str:
    (man,) = [one for one in UNITS if not codes(folder, equal(one, lot))]
    return man


def nested(divisor: str, *, women: int = 1) -> Asked:
    """Return a unit whose least women bind, and one that makes up for it."""
    table = {
        "valley": {"women": (10, women), "young": (1, 0), "men": (90, 2 - women)},
        "hill": {
            "women": (90, 2 - women),
            "young": (80, 1),
            "men": (10, max(0, women - 1)),
        },
    }
    limits = (LimitDivisor("valley", "women", divisor),) if divisor else ()
    return Asked(
        {"valley": 2, "hill": 1},
        cells(table),
        {"valley": "90/1", "hill": "80/1"},
        {"women": "1/1", "young": "1/1", "men": "1/1"},
        limits,
    )


def test_a_limit_of_what_contains_others_has_a_divisor_of_its_own(
    tmp_path: Path,
) -> None:
    assert codes(tmp_path, nested("1/9"), NESTED) == []
    assert codes(tmp_path, nested(""), NESTED) == ["high"]
    assert codes(tmp_path, nested("9/1"), NESTED) == ["high", "divisor"]
    assert "least" in codes(tmp_path, nested("1/9", women=0), NESTED)


def test_parts_do_not_weigh_more_than_the_whole(tmp_path: Path) -> None:
    what = nested("1/9")
    heavy = tuple(
        TargetCell(one.unit, one.value, 200, one.seats)
        if (one.unit, one.value) == ("hill", "young")
        else one
        for one in what.cells
    )
    other = Asked(what.seats, heavy, what.rows, what.columns, what.limits)

    assert codes(tmp_path, other, NESTED) == ["heavy_parts"]
