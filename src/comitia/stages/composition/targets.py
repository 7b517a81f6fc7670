"""Dividing the seats by units and by values at once: how many women from each unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.fitting import (
    Asked,
    LimitDivisor,
    TargetCell,
    faults_of,
    tied_cells,
)
from comitia.stages.composition.lots import faults_of_seed
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, ExactRatio, NameId, Seed, Text, payload
from comitia.stages.register.bodies import WHOLE, UnitSeats
from comitia.stages.register.steps import Progress, Step


@payload
class DivideTargets:
    """How many seats of each unit go to each value, and the divisors that prove it.

    What a unit weighs in a value is stated here, with its `source`: the register does
    not have it. A cell that is left out weighs nothing. A row's and a column's divisor
    are exact; `limits` has those of values that contain others, where a limit binds.
    `lot` is the public seed that ties are drawn from.
    """

    cells: tuple[TargetCell, ...]
    rows: dict[NameId, ExactRatio]
    columns: dict[NameId, ExactRatio]
    source: Text
    limits: tuple[LimitDivisor, ...] = ()
    lot: Seed = ""


@payload
class TargetsDivided:
    """How many seats were divided, and which cells were drawn, in that order.

    A cell stands here as unit and value with a stroke between them.
    """

    seats: Count
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target(Row):
    """How many seats of a unit go to people of a value; a target, not a right.

    `weight` is what was stated for it.
    """

    view: ClassVar[str] = "target"
    keys: ClassVar[int] = 2
    unit: str
    value: str
    weight: int
    seats: int


@dataclass(frozen=True, slots=True)
class TargetDivisor(Row):
    """What weights are divided by before they are rounded: "a/b", or not any more.

    That of a unit has no value, that of a value no unit; with both it is that of a
    limit.
    """

    view: ClassVar[str] = "target_divisor"
    keys: ClassVar[int] = 2
    unit: str
    value: str
    divisor: str


@dataclass(frozen=True, slots=True)
class TargetLot(Row):
    """The seed that ties were drawn from, and the cells in the order of their lots.

    Without a tie it is that of the division before, if there was one.
    """

    view: ClassVar[str] = "target_lot"
    keys: ClassVar[int] = 1
    unit: str
    lot: str
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Targeting:
    """The seats of each unit, what is asked for, and which units have gone on.

    `settled` is the seed that an earlier division was drawn from.
    """

    asked: Asked
    gone_on: tuple[str, ...] = ()
    settled: str = ""


def _facts(asked: DivideTargets, views: Views, _: Occasion) -> Targeting:
    seats = {row.unit: row.seats for row in views.every(UnitSeats)}
    gone_on = tuple(
        row.unit
        for row in views.every(Progress)
        if row.unit != CENTRE and row.step != Step.NOMINATION
    )
    before = views.one(TargetLot, CENTRE)
    return Targeting(
        Asked(seats, asked.cells, asked.rows, asked.columns, asked.limits, asked.lot),
        gone_on,
        before.lot if before else "",
    )


def _decide(facts: Targeting, rules: Rules) -> TargetsDivided:
    refuse(divide_targets(facts, rules=rules))
    drawn = tied_cells(facts.asked, rules)
    return TargetsDivided(sum(facts.asked.seats.values()), drawn)


def divide_targets(facts: Targeting, *, rules: Rules) -> Iterator[Finding]:
    """Return what forbids a division by units and values.

    Charter keys: those of the section ``composition``.
    """
    if rules.get("composition.values") is None:
        yield Finding.of("composition.no_targets", key="composition.values")
        return
    if facts.gone_on:
        yield Finding.of(
            "composition.too_late", key="divide_targets", units=facts.gone_on
        )
    tie = rules.get("composition.tie")
    yield from faults_of_seed(facts.asked.lot, facts.settled, tie)
    yield from faults_of(facts.asked, rules)


def _project(deed: Deed[DivideTargets, TargetsDivided], views: Views) -> Iterator[Row]:
    asked = deed.payload
    given = {(one.unit, one.value): one for one in asked.cells}
    units = [row.unit for row in views.every(UnitSeats)]
    # Every row is put anew, so that nothing of an earlier division stays behind.
    values = {one.value for one in asked.cells}
    values |= {row.value for row in views.every(Target)}
    for unit in units:
        for value in sorted(values):
            one = given.get((unit, value))
            weight, seats = (one.weight, one.seats) if one else (0, 0)
            yield Target(unit, value, weight, seats)
    divisors = {(row.unit, row.value): "" for row in views.every(TargetDivisor)}
    divisors |= {(unit, ""): one for unit, one in asked.rows.items()}
    divisors |= {("", value): one for value, one in asked.columns.items()}
    divisors |= {(one.unit, one.value): one.divisor for one in asked.limits}
    for (unit, value), divisor in sorted(divisors.items()):
        yield TargetDivisor(unit, value, divisor)
    before = views.one(TargetLot, CENTRE)
    settled = before.lot if before else ""
    drawn = deed.outcome.drawn
    yield TargetLot(CENTRE, asked.lot if drawn else settled, drawn)


DIVIDE_TARGETS = Rule(
    "divide_targets",
    DivideTargets,
    TargetsDivided,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
