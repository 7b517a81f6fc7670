"""Dividing the seats among the units; each unit then begins its nomination."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.apportionment.seats import divide_seats
from comitia.stages.apportionment.weights import (
    Bodies,
    Division,
    StatedWeight,
    parts_of,
)
from comitia.stages.composition.dividing import Proof, proof_of, row_of
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, NameId, Ratio, Seed, payload
from comitia.stages.register.bodies import WHOLE, Body, UnitSeats
from comitia.stages.register.steps import Progress, Step


@payload
class DivideSeats:
    """How many seats each unit gets, with what the register cannot say of it.

    `weights` states the terms of the charter that the register does not have.
    `blocks` says for each block of the charter who got how many of its seats.
    `multiplier` is needed for largest remainders where a limit changes the shares,
    `lot` is the public seed that a tie is drawn from.
    """

    seats: dict[NameId, Count]
    weights: tuple[StatedWeight, ...] = ()
    blocks: dict[str, dict[NameId, Count]] = field(default_factory=dict)
    multiplier: Ratio = ""
    lot: Seed = ""


@payload
class SeatsDivided:
    """How many seats were divided, and what each part of them stands on."""

    seats: Count
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class UnitPortion(Row):
    """What a unit weighed in a part of the division; whole numbers as text."""

    view: ClassVar[str] = "unit_portion"
    keys: ClassVar[int] = 2
    unit: str
    part: str
    weight: str


def _facts(asked: DivideSeats, views: Views, _: Occasion) -> Division:
    return Division(
        asked.seats,
        tuple(bodies_in(views)),
        asked.weights,
        asked.blocks,
        asked.multiplier,
        asked.lot,
    )


def bodies_in(views: Views) -> Iterator[Bodies]:
    """Return how many bodies of each kind a unit has, with how many members."""
    bodies: Counter[tuple[str, str]] = Counter()
    members: Counter[tuple[str, str]] = Counter()
    for row in views.every(Body):
        bodies[row.unit, row.kind] += 1
        members[row.unit, row.kind] += row.members
    for (unit, kind), count in bodies.items():
        yield Bodies(unit, kind, count, members[unit, kind])


def _decide(facts: Division, rules: Rules) -> SeatsDivided:
    refuse(divide_seats(facts, rules=rules))
    return SeatsDivided(
        sum(facts.seats.values()),
        tuple(proof_of(part, lot=facts.lot) for part in parts_of(facts, rules)),
    )


def _project(deed: Deed[DivideSeats, SeatsDivided], _: Views) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    for unit, seats in sorted(deed.payload.seats.items()):
        yield UnitSeats(unit, seats)
        yield Progress(unit, Step.NOMINATION.value, at)
    yield Progress(CENTRE, Step.NOMINATION.value, at)
    for proof in deed.outcome.proofs:
        yield row_of(CENTRE, proof, deed.payload.lot)
        for unit, weight in sorted(proof.weights.items()):
            yield UnitPortion(unit, proof.part, weight)


DIVIDE_SEATS = Rule(
    "divide_seats",
    DivideSeats,
    SeatsDivided,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
