"""A plan applied to a table: everything a unit gets, and how it came to be."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from comitia.engines.seats.plans.blocks import (
    Asked,
    base_of,
    blocks_of,
    default_terms,
    over_most,
)
from comitia.engines.seats.plans.cascade import check_tree, levels_of, names_of
from comitia.engines.seats.plans.outcome import Impossible, Outcome, RoundedOutcome
from comitia.engines.seats.plans.plan import Added, Output, Plan, Rounding
from comitia.engines.seats.plans.rounding import nearest, rounded
from comitia.engines.seats.plans.rows import Rows, weights_of
from comitia.kernel.findings import Finding, Place, Refused

Column = tuple[int, ...]


def applied(plan: Plan, rows: Rows, asked: Asked | None = None) -> Outcome:
    """Return what a plan comes to for a table.

    In this order: base seats; blocks, or seats by rounding; parts of what a unit has
    by then; what is added to it; names for the whole, level by level.

    Raises ``Refused`` with what the plan or the table leaves open, and ``Impossible``
    where limits leave no division.
    """
    asked = asked or Asked()
    check_tree(plan, rows)
    base = base_of(plan, rows)
    outcome = Outcome(
        tuple(rows.names[at] for at in rows.tops), base, base if plan.base else None
    )
    if plan.output is not None:
        output = _output(plan, plan.output, rows, asked, base)
        outcome = replace(outcome, output=output, seats=_plus(base, output.seats))
    else:
        blocks = blocks_of(plan, rows, asked, base)
        given = [one.division.seats for one in blocks if one.division]
        outcome = replace(outcome, blocks=blocks, seats=_plus(base, *given))
    return _further(plan, rows, asked, outcome)


def without_effect(plan: Plan, asked: Asked) -> tuple[Finding, ...]:
    """Return a warning where the command names a method that nothing is divided by.

    Whoever calls every plan with a method is right to: it changes no seat.
    """
    if asked.method is None or plan.output is None or plan.cascade is not None:
        return ()
    place = plan.output.place
    return (Finding.of("plan.no_effect", place=place, option="--method"),)


def _further(plan: Plan, rows: Rows, asked: Asked, outcome: Outcome) -> Outcome:
    """Return the outcome with parts, added seats and names."""
    before = outcome.seats
    added = {one.name: _added(one, rows, before) for one in plan.added}
    seats = _plus(before, *added.values())
    outcome = replace(outcome, seats=seats, added=added, parts=_parts(plan, before))
    if plan.cascade is None or not outcome.is_settled:
        return outcome
    names = names_of(plan.cascade, seats)
    levels = levels_of(plan, rows, asked, names)
    return replace(outcome, names=names, levels=levels)


def _plus(*columns: Sequence[int]) -> Column:
    return tuple(sum(each) for each in zip(*columns, strict=True))


def _output(
    plan: Plan, output: Output, rows: Rows, asked: Asked, base: Column
) -> RoundedOutcome:
    """Return each unit's rounded share, within its limits."""
    if asked.seats is not None:
        code = "plan.not_beside_output"
        raise Refused([Finding.of(code, place=output.place, option="--seats")])
    units = [rows.names[at] for at in rows.tops]
    weights = weights_of(rows, output.terms or default_terms(plan), rows.tops)
    divisor = Fraction(output.per or Fraction(sum(weights), output.of or 1))
    shares = [weight / divisor for weight in weights]
    round_up = _rounder(output.rounding, output.place)
    seats = [round_up(unit, share) for unit, share in zip(units, shares, strict=True)]
    up, down = nearest(units, shares, output.rounding)
    return RoundedOutcome(
        divisor,
        output.rounding,
        tuple(shares),
        _within(rows, base, [max(one, output.least) for one in seats]),
        up,
        down,
    )


def _within(rows: Rows, base: Column, seats: Sequence[int]) -> Column:
    """Return rounded seats so that each unit's sum with its base keeps its limits."""
    found, broken = [], []
    for at, has, rounded_to in zip(rows.tops, base, seats, strict=True):
        least, most = rows.limits(at)
        if most is not None and has > most:
            broken.append(over_most(rows, at, has, most))
        highest = rounded_to if most is None else min(rounded_to, most - has)
        found.append(max(highest, least - has))
    if broken:
        raise Impossible(broken)
    return tuple(found)


def _rounder(rounding: Rounding, place: Place) -> Callable[[str, Fraction], int]:
    """Return what rounds, and says of whom a share is not whole that has to be."""

    def round_one(unit: str, share: Fraction) -> int:
        try:
            return rounded(share, rounding)
        except ValueError:
            fault = Finding.of(
                "plan.not_exact", place=place, unit=unit, share=f"{share}"
            )
            raise Refused([fault]) from None

    return round_one


def _added(added: Added, rows: Rows, before: Column) -> Column:
    """Return the seats that are added to those that each unit has before."""
    round_one = _rounder(added.rounding, added.place)
    column = rows.shares.get(added.column, ())
    return tuple(
        round_one(rows.names[at], seats * (added.share or column[at]))
        for at, seats in zip(rows.tops, before, strict=True)
    )


def _parts(plan: Plan, before: Column) -> dict[str, Column]:
    """Return the parts of each unit's seats; the one without a share is the rest."""
    found: dict[str, Column] = {}
    for part in plan.parts:
        if part.share is not None:
            found[part.name] = tuple(
                _rounder(part.rounding, part.place)(part.name, seats * part.share)
                for seats in before
            )
    rest = _plus(*found.values()) if found else (0,) * len(before)
    for part in plan.parts:
        if part.share is None:
            left = zip(before, rest, strict=True)
            found[part.name] = tuple(seats - taken for seats, taken in left)
    return {part.name: found[part.name] for part in plan.parts}
