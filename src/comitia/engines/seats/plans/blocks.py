"""Base seats and blocks: each block divided by itself, limits kept in the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from comitia.engines.seats.columns import MOST_SEATS
from comitia.engines.seats.dividing import Claims, divide
from comitia.engines.seats.plans.outcome import BlockOutcome, Impossible, Step
from comitia.engines.seats.plans.plan import WEIGHT, Block, Plan, Term
from comitia.engines.seats.plans.rows import Rows, weights_of
from comitia.kernel.findings import Fact, Finding, Refused
from comitia.kernel.seats.divisors import Method

REST: Final = "rest"
Limits = tuple[tuple[int, ...], tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command says beside the plan: seats, method and the seed of a lot."""

    seats: int | None = None
    method: Method | None = None
    lot: str | None = None


def base_of(plan: Plan, rows: Rows) -> tuple[int, ...]:
    """Return the base seats of each unit.

    Raises ``Refused`` where the plan names a unit that the table does not have.
    """
    units = [rows.names[at] for at in rows.tops]
    if plan.base is None:
        return (0,) * len(units)
    known = set(units)
    strangers = [
        Finding.of(
            "plan.unknown_unit", key=f"base.units.{unit}", place=place, unit=unit
        )
        for unit, place in plan.base.places.items()
        if unit not in known
    ]
    if strangers:
        raise Refused(strangers)
    return tuple(plan.base.units.get(unit, plan.base.seats) for unit in units)


def default_terms(plan: Plan) -> tuple[Term, ...]:
    """Return the terms of everything that has none of its own."""
    return plan.terms or (Term((WEIGHT,), Fraction(1), plan.place(WEIGHT)),)


def listed(plan: Plan) -> tuple[Block, ...]:
    """Return the blocks of a plan; without any, one of all seats that are left.

    >>> [block.name for block in listed(Plan("rule.toml"))]
    ['rest']
    """
    return plan.blocks or (Block(REST, None, (), None, plan.place("seats")),)


def blocks_of(
    plan: Plan, rows: Rows, asked: Asked, base: Sequence[int]
) -> tuple[BlockOutcome, ...]:
    """Return every block divided; the last one keeps each unit's limits.

    Raises ``Refused`` where seats, methods or limits leave no division.
    """
    steps = _steps(plan, asked, sum(base))
    done: list[BlockOutcome] = []
    for block, step in zip(listed(plan), steps, strict=True):
        weights = weights_of(rows, block.terms or default_terms(plan), rows.tops)
        limits = _no_limits(len(weights))
        if len(done) == len(steps) - 1:
            limits = _left_over(rows, _sums(base, done))
        waits = limits != _no_limits(len(weights)) and any(
            one.division is None or one.division.ties for one in done
        )
        units = tuple(rows.names[at] for at in rows.tops)
        try:
            done.append(divided(step, units, (weights, limits), waits=waits))
        except Impossible as refused:
            raise Impossible([_stuck(block, step), *refused.findings]) from None
    return tuple(done)


def divided(
    step: Step,
    units: tuple[str, ...],
    bring: tuple[Sequence[int], Limits],
    *,
    waits: bool = False,
) -> BlockOutcome:
    """Return one division with everything that is needed to check it."""
    weights, (least, most) = bring
    if step.seats > MOST_SEATS:
        raise Impossible(
            [Finding.of("plan.too_many", seats=step.seats, most=MOST_SEATS)]
        )
    claims = Claims(units, weights, least, most)
    division = None
    if not waits:
        try:
            division = divide(
                claims, seats=step.seats, method=step.method, lot=step.lot
            )
        except Refused as refused:
            raise Impossible(refused.findings) from None
    return BlockOutcome(
        step=step,
        weights=tuple(weights),
        least=least,
        most=most,
        division=division,
    )


def _stuck(block: Block, step: Step) -> Finding:
    name, seats = step.name, step.seats
    code = "plan.block_impossible"
    return Finding.of(code, place=block.place, block=name, seats=seats)


def lot_for(seed: str | None, name: str) -> str | None:
    """Return the seed of one of several lots, so that no two are drawn alike.

    >>> lot_for("2022-09-27", "votes")
    '2022-09-27 votes'
    """
    return None if seed is None else f"{seed} {name}"


def _steps(plan: Plan, asked: Asked, base: int) -> list[Step]:
    """Return the seats, the method and the lot of each block, or ``Refused``."""
    blocks = listed(plan)
    stated = sum(block.seats for block in blocks if block.seats is not None)
    has_rest = any(block.seats is None for block in blocks)
    method = plan.method or asked.method
    seats = asked.seats if plan.seats is None else plan.seats
    if seats is None and not has_rest:
        seats = base + stated
    faults = list(_unsettled(plan, asked, method))
    rest = None if seats is None else seats - base - stated
    if seats is None:
        faults.append(Finding.of("plan.no_seats", place=plan.place("seats")))
    elif rest is not None and (rest < 0 or (rest > 0 and not has_rest)):
        faults.append(_sums_differ(plan, seats, base, stated))
    if faults:
        raise Refused(faults)
    return [
        Step(
            block.name,
            (rest or 0) if block.seats is None else block.seats,
            block.method or method or Method.HAMILTON,
            lot_for(asked.lot, block.name) if plan.blocks else asked.lot,
        )
        for block in blocks
    ]


def _sums_differ(plan: Plan, seats: int, base: int, stated: int) -> Finding:
    key = "block" if plan.blocks else "base"
    return Finding.of(
        "plan.sums_differ",
        key=key,
        place=plan.place(key),
        seats=seats,
        base=base,
        blocks=stated,
        sum=base + stated,
    )


def _unsettled(plan: Plan, asked: Asked, method: Method | None) -> Iterator[Finding]:
    """Yield what plan and command leave open, or answer differently."""
    if None not in {plan.seats, asked.seats} and plan.seats != asked.seats:
        facts: dict[str, Fact] = {"plan": plan.seats or 0, "asked": asked.seats or 0}
        yield _two("plan.two_numbers", "seats", plan, facts)
    if plan.method and asked.method and plan.method != asked.method:
        facts = {"plan": plan.method.value, "asked": asked.method.value}
        yield _two("plan.two_methods", "method", plan, facts)
    if method is None:
        for block in listed(plan):
            if block.method is None:
                yield Finding.of("plan.no_method", place=block.place)


def _two(code: str, key: str, plan: Plan, facts: dict[str, Fact]) -> Finding:
    return Finding(code, tuple(sorted(facts.items())), key, None, plan.place(key))


def _no_limits(units: int) -> Limits:
    return (0,) * units, (None,) * units


def _sums(base: Sequence[int], done: Sequence[BlockOutcome]) -> list[int]:
    given = [one.division.seats for one in done if one.division]
    return [sum(each) for each in zip(base, *given, strict=True)]


def _left_over(rows: Rows, before: Sequence[int]) -> Limits:
    """Return what limits leave to the last block, or ``Refused`` if they are broken."""
    limits = [rows.limits(at) for at in rows.tops]
    broken = [
        over_most(rows, at, has, most)
        for at, has, (_, most) in zip(rows.tops, before, limits, strict=True)
        if most is not None and has > most
    ]
    if broken:
        raise Impossible(broken)
    left = list(zip(limits, before, strict=True))
    return (
        tuple(max(0, least - has) for (least, _), has in left),
        tuple(None if most is None else most - has for (_, most), has in left),
    )


def over_most(rows: Rows, at: int, seats: int, most: int) -> Finding:
    """Return the finding that a unit has too many seats before the last are divided."""
    place, unit = rows.place(at), rows.names[at]
    return Finding.of("plan.over_most", place=place, unit=unit, seats=seats, most=most)
