"""How many names each body is asked for: the seats enlarged, divided down the tiers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.seats.division import Share
from comitia.kernel.seats.divisors import Method
from comitia.kernel.views import Row, Views
from comitia.stages.composition.dividing import (
    Part,
    Proof,
    SeatDivision,
    faults_of,
    proof_of,
    row_of,
)
from comitia.stages.composition.lots import faults_of_seed
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, Once, Seed, payload
from comitia.stages.nomination.committee import committee_scene
from comitia.stages.nomination.returns.section import DIVIDED, FULL, MODE
from comitia.stages.nomination.returns.width import NamesAsked, names_of
from comitia.stages.nomination.rounds import BranchReturn, round_of
from comitia.stages.register.bodies import Body, known_body, known_seats, known_unit

_SHOWN = 20
# What the topmost bodies stand under: the unit itself.
_UNIT = ""


@payload
class DivideNames:
    """How many names each body of a unit is asked for, from its top to its branches.

    `lot` is the public seed that a tie is drawn from. Where the charter mixes both
    ways, each branch below a body in `full` is asked for as many as the whole unit.
    """

    unit: NameId
    names: dict[NameId, Count]
    lot: Seed = ""
    full: Annotated[tuple[NameId, ...], Once] = ()


@payload
class NamesDivided:
    """How many names the unit is asked for, and what each level stands on.

    The part of a proof is the body above; it is empty for the topmost bodies.
    """

    names: Count
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A body of the unit: its kind, the one it stands under, its members."""

    body: str
    kind: str
    parent: str
    members: int


@dataclass(frozen=True, slots=True)
class Cascade:
    """The seats of a unit, its bodies, the names they were given, what came in.

    `settled` is the seed that an earlier division of these names was drawn from.
    """

    seats: int
    bodies: tuple[Tier, ...]
    names: Mapping[str, int]
    lot: str = ""
    returned: tuple[str, ...] = ()
    settled: str = ""
    full: tuple[str, ...] = ()


def _facts(asked: DivideNames, views: Views, _: Occasion) -> Cascade:
    known_unit(asked.unit, views)
    number = round_of(asked.unit, views).number
    sent = views.every(BranchReturn, unit=asked.unit, round=number)
    lots = (one.lot for one in views.every(SeatDivision, unit=asked.unit) if one.lot)
    return Cascade(
        known_seats(asked.unit, views),
        bodies_of(asked.unit, views),
        asked.names,
        asked.lot,
        tuple(one.body for one in sent if not one.excused),
        next(lots, ""),
        asked.full,
    )


def bodies_of(unit: str, views: Views) -> tuple[Tier, ...]:
    """Return the bodies of a unit with where they stand."""
    return views.derived(_tiers, Body, unit=unit)


def _tiers(rows: tuple[Body, ...]) -> tuple[Tier, ...]:
    return tuple(Tier(one.body, one.kind, one.parent, one.members) for one in rows)


def _decide(facts: Cascade, rules: Rules) -> NamesDivided:
    refuse(divide_names(facts, rules=rules))
    proofs = tuple(proof_of(part, lot=facts.lot) for part in levels(facts, rules))
    return NamesDivided(names_of(facts.seats, rules), proofs)


def divide_names(facts: Cascade, *, rules: Rules) -> Iterator[Finding]:
    """Return what forbids a division of the names among the bodies of a unit.

    Charter keys: ``nomination.enlargement``, ``nomination.cascade``,
    ``nomination.body``, ``nomination.divided_to``, ``nomination.mode``,
    ``apportionment.tie``.
    """
    if rules.get("nomination.enlargement") is None:
        yield Finding.of("nomination.no_enlargement", key="nomination.enlargement")
        return
    wrong = tuple(_wrong_mode(facts, rules))
    yield from wrong
    if wrong:
        return
    if facts.returned:
        yield Finding.of(
            "nomination.names_late", key="names", bodies=facts.returned[:_SHOWN]
        )
    asked = set(_weights(facts, rules))
    if strange := asked ^ facts.names.keys():
        yield Finding.of(
            "nomination.names_bodies",
            key="names",
            bodies=tuple(sorted(strange))[:_SHOWN],
            count=len(strange),
        )
        return
    tie = rules.get("apportionment.tie")
    yield from faults_of_seed(facts.lot, facts.settled, tie)
    for part in levels(facts, rules):
        yield from faults_of(part, lot=facts.lot, tie=tie)


def _wrong_mode(facts: Cascade, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a division in a way that the charter does not have."""
    given = rules.get(MODE)
    mode = rules.read(MODE, str).value if given else DIVIDED
    if mode == FULL or (mode == DIVIDED and facts.full):
        clause = given.provenance.clause if given else None
        code = (
            "nomination.nothing_to_divide" if mode == FULL else "nomination.not_mixed"
        )
        yield Finding.of(code, key=MODE, clause=clause)
    strange = set(facts.full) - _levels_divided(facts, rules)
    if strange and mode != FULL:
        yield Finding.of(
            "nomination.not_full", key="full", bodies=tuple(sorted(strange))
        )


def levels(facts: Cascade, rules: Rules) -> tuple[Part, ...]:
    """Return each division among the bodies under one body, the topmost first.

    Charter keys: ``nomination.enlargement``, ``nomination.cascade``.
    """
    method = rules.read("nomination.cascade", str)
    weights = _weights(facts, rules)
    under: dict[str, list[str]] = defaultdict(list)
    for one in facts.bodies:
        if one.body in weights:
            under[one.parent if one.parent in weights else _UNIT].append(one.body)
    names = {**facts.names, _UNIT: names_of(facts.seats, rules)}
    return tuple(
        Part(
            above,
            names.get(above, 0),
            tuple(
                Share(body, weights[body], facts.names.get(body, 0)) for body in bodies
            ),
            Method(method.value),
            method,
        )
        for above, bodies in sorted(under.items())
    )


def _weights(facts: Cascade, rules: Rules) -> dict[str, int]:
    """Return the bodies among which names are divided, with the members below each.

    Those are the bodies that nominate and all above them, or those down to the kind
    at which the charter ends the division; full bodies and all below are left out.

    Charter keys: ``nomination.body``, ``nomination.divided_to``.
    """
    kind = rules.read("nomination.body", str).value
    above = _paths_up(facts)
    full, divided = set(facts.full), _levels_divided(facts, rules)
    weights: dict[str, int] = {}
    for one in facts.bodies:
        if one.kind != kind or full & set(above[one.body]):
            continue
        for at in above[one.body]:
            if at in divided:
                weights[at] = weights.get(at, 0) + one.members
    return weights


def _levels_divided(facts: Cascade, rules: Rules) -> set[str]:
    """Return the bodies that a division may reach, those above the last kind too."""
    given = rules.get("nomination.divided_to") or rules.read("nomination.body", str)
    above = _paths_up(facts)
    return {
        at for one in facts.bodies if one.kind == given.value for at in above[one.body]
    }


def _paths_up(facts: Cascade) -> dict[str, tuple[str, ...]]:
    """Return, for each body, itself and all that it stands under."""
    parents = {one.body: one.parent for one in facts.bodies}
    found: dict[str, tuple[str, ...]] = {}
    for body in parents:
        at, path = body, []
        while at in parents:
            path.append(at)
            at = parents[at]
        found[body] = tuple(path)
    return found


def _project(deed: Deed[DivideNames, NamesDivided], views: Views) -> Iterator[Row]:
    unit, names, full = deed.occasion.unit, deed.payload.names, deed.outcome.names
    for proof in deed.outcome.proofs:
        yield row_of(unit, proof, deed.payload.lot)
        for body in sorted(proof.weights):
            yield NamesAsked(unit, body, proof.part, names[body])
    for body in deed.payload.full:
        row = known_body(body, views)
        yield NamesAsked(unit, body, row.parent, full, is_full=True)
    # What stands below a full body was asked for less by an earlier division.
    for old in views.every(NamesAsked, unit=unit):
        if old.body not in names:
            yield replace(old, names=full, is_full=True)


DIVIDE_NAMES = Rule(
    "divide_names",
    DivideNames,
    NamesDivided,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
