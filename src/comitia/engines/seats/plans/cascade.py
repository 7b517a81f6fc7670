"""From seats to names: enlarged, and divided level by level among those below."""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Final

from comitia.engines.seats.plans.blocks import (
    Asked,
    default_terms,
    divided,
    lot_for,
)
from comitia.engines.seats.plans.outcome import Group, Impossible, Level, Step
from comitia.engines.seats.plans.plan import Cascade, Plan, Term
from comitia.engines.seats.plans.rows import Rows, weights_of
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.seats.divisors import Method


def names_of(cascade: Cascade, seats: Sequence[int]) -> tuple[int, ...]:
    """Return how many names are to be found for seats: enlarged, and rounded up.

    Where more than the enlargement is asked for, exactly that much is not enough;
    for no seat no name is to be found.

    >>> from fractions import Fraction
    >>> from comitia.kernel.findings import Place
    >>> more = Cascade((Fraction(115, 100),), True, (), None, Place("x"))
    >>> names_of(more, [0, 1, 20, 100])
    (0, 2, 24, 116)
    """
    return tuple(_enlarged(cascade, one, 0) for one in seats)


def _enlarged(cascade: Cascade, names: int, level: int) -> int:
    """Return a number enlarged for a level; below the last enlargement it stays."""
    if level >= len(cascade.enlargements):
        return names
    exact = names * cascade.enlargements[level]
    if cascade.is_strict and level == 0 and names:
        return floor(exact) + 1
    return ceil(exact)


def levels_of(
    plan: Plan, rows: Rows, asked: Asked, names: Sequence[int]
) -> tuple[Level, ...]:
    """Return each level of bodies with the names of each, down to a tie.

    Raises ``Refused`` without a method, and ``Impossible`` where the limits of bodies
    leave no division.
    """
    cascade = plan.cascade
    method = (cascade and cascade.method) or plan.method or asked.method
    if cascade is None:
        return ()
    if method is None:
        raise Refused([Finding.of("plan.no_method", place=cascade.place)])
    terms = cascade_terms(plan, cascade)
    walk = _Walk(cascade, rows, terms, method, asked.lot)
    held = {rows.names[at]: has for at, has in zip(rows.tops, names, strict=True)}
    return tuple(walk.down(held))


_MOST_SHOWN: Final = 12


class _Walk:
    """Goes from one level to the next, as long as it is known who divides how many."""

    def __init__(
        self,
        cascade: Cascade,
        rows: Rows,
        terms: Sequence[Term],
        method: Method,
        lot: str | None,
    ) -> None:
        self.cascade, self.rows, self.terms = cascade, rows, terms
        self.method, self.lot = method, lot
        self.under = rows.under()
        self.row = {name: at for at, name in enumerate(rows.names)}

    def down(self, held: dict[str, int]) -> Iterator[Level]:
        number = 1
        while above := [name for name in held if name in self.under]:
            groups = tuple(self._group(name, held[name], number) for name in above)
            yield Level(
                number,
                sum(group.names for group in groups),
                sum(group.divided for group in groups),
                groups,
            )
            if not all(group.block.is_settled for group in groups):
                return
            held = {name: has for group in groups for name, has in group.given.items()}
            number += 1

    def _group(self, above: str, names: int, number: int) -> Group:
        among = self.under[above]
        units = tuple(self.rows.names[at] for at in among)
        limits = [self.rows.limits(at) for at in among]
        enlarged = _enlarged(self.cascade, names, number)
        step = Step(above, enlarged, self.method, lot_for(self.lot, above))
        # Where nothing is to be found, nothing has to be in proportion.
        weights = (
            weights_of(self.rows, self.terms, among) if enlarged else [0] * len(among)
        )
        bring = (
            weights,
            (tuple(least for least, _ in limits), tuple(most for _, most in limits)),
        )
        try:
            block = divided(step, units, bring)
        except Impossible as refused:
            raise Impossible(
                [self._where(above, enlarged), *refused.findings]
            ) from None
        sums = {
            column: self.rows.whole[column][self.row[above]]
            for term in self.terms
            for column in term.columns
        }
        return Group(above, names, enlarged, sums, units, block)

    def _where(self, above: str, names: int) -> Finding:
        place = self.rows.place(self.row[above])
        return Finding.of("plan.no_way_down", place=place, body=above, names=names)


def check_tree(plan: Plan, rows: Rows) -> None:
    """Raise ``Refused`` unless each row leads to a unit and the weights add up.

    A row below another one is a body that a cascade gives names to; without a cascade
    nothing says what it is for.
    """
    below = [at for at, parent in enumerate(rows.parents) if parent]
    if below and plan.cascade is None:
        fault = Finding.of("plan.no_cascade", place=rows.place(below[0]))
        raise Refused([fault])
    faults = [*_lost(rows), *_circles(rows)]
    if not faults and plan.cascade is not None:
        faults = list(_sums(rows, cascade_terms(plan, plan.cascade)))
    if faults:
        raise Refused(faults)


def cascade_terms(plan: Plan, cascade: Cascade) -> tuple[Term, ...]:
    """Return what bodies weigh: the cascade's own terms, or those of the plan."""
    return cascade.terms or default_terms(plan)


def _lost(rows: Rows) -> Iterator[Finding]:
    names = set(rows.names)
    for at, parent in enumerate(rows.parents):
        if parent and parent not in names:
            yield Finding.of(
                "plan.unknown_parent",
                place=rows.place(at),
                body=rows.names[at],
                parent=parent,
            )


def _circles(rows: Rows) -> Iterator[Finding]:
    """Yield each circle of parents once, at its first row in the table."""
    parent = dict(zip(rows.names, rows.parents, strict=False))
    row = {name: at for at, name in enumerate(rows.names)}
    seen: set[str] = set()
    for name in rows.names if rows.parents else ():
        way: dict[str, int] = {}
        here = name
        while here in parent and here not in seen and here not in way:
            way[here] = len(way)
            here = parent[here]
        if here in way:
            shown = (*list(way)[way[here] :][:_MOST_SHOWN], here)
            place = rows.place(row[here])
            yield Finding.of("plan.circle", place=place, bodies=shown)
        seen.update(way)


def _sums(rows: Rows, terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield each row that weighs something else than the rows below it together."""
    row = {name: at for at, name in enumerate(rows.names)}
    for above, among in rows.under().items():
        for column in dict.fromkeys(one for term in terms for one in term.columns):
            cells = rows.whole[column]
            below, own = sum(cells[at] for at in among), cells[row[above]]
            if below != own:
                yield Finding.of(
                    "plan.weights_differ",
                    place=rows.place(row[above]),
                    body=above,
                    column=column,
                    own=own,
                    sum=below,
                )
