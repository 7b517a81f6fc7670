"""The slate that meets all targets and whose people were named most often."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comitia.engines.slates.columns import columns_of
from comitia.engines.slates.laying import Laid, laid_out
from comitia.engines.slates.narrowing import Bound, Settled, best_of, narrowed
from comitia.engines.slates.program import Ending, Solved
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.counting import is_slate, support_of
from comitia.kernel.slates.pool import Pool

# Seconds by a clock that only goes forward.
Clock = Callable[[], float]


class Unique(StrEnum):
    """Whether another slate would have done as well."""

    YES = "true"
    NO = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Slate:
    """Names that meet what was asked.

    `names` are in the order of their ids. `exchangeable` are people alike of whom some
    are on the slate and some are not: any would do, and the first ids were taken.
    `missed` is how much of the soft targets is given up in all. `bound` is the most
    support that any slate can have which gives up no more; None where it isn't known.
    """

    names: tuple[str, ...]
    support: int | None
    exchangeable: tuple[tuple[str, ...], ...]
    missed: int
    bound: int | None
    is_best: bool
    unique: Unique


def find(
    pool: Pool, asked: Asked, *, seconds: float, clock: Clock = time.monotonic
) -> Slate | Ending:
    """Return the best slate, or that there is none, or that time was up before either.

    Best gives up least of the soft targets, all misses added; then has the most
    support. Where people have none, any slate that meets the targets is best. The
    same pool in another order of rows gives the same slate. Equal people are chosen
    by their ids.
    """
    until = clock() + seconds
    columns = columns_of(pool, asked, asked.targets, by_support=pool.has_support)
    laid = laid_out(columns, asked, asked.targets)
    first = _least_given(laid, until, clock)
    if first.values is None:
        return first.ending
    best = _most_named(laid, first, until, clock)
    solved = best.solved
    if solved.values is None and not laid.give:
        return solved.ending
    values = first.values if solved.values is None else solved.values
    names = _names(pool, laid, values)
    if not is_slate(pool, asked, names):
        return Ending.TIME
    is_best = first.ending is solved.ending is Ending.OPTIMAL
    exchangeable = _exchangeable(pool, laid, values)
    unique = Unique.NO if exchangeable else Unique.UNKNOWN
    if is_best and not exchangeable:
        unique = _unique(laid, best.bound, values, until - clock())
    support = support_of(pool, names)
    return Slate(
        names,
        support,
        exchangeable,
        sum(values[place] for place in laid.give.values()),
        support if is_best else solved.bound,
        is_best,
        unique,
    )


def _least_given(laid: Laid, until: float, clock: Clock) -> Solved:
    """Return values that give up as little as can be of the soft targets."""
    if not laid.give:
        return Solved(Ending.OPTIMAL, (), 0)
    laid.program.aim(dict.fromkeys(laid.give.values(), -1))
    solved = best_of(laid.program, until - clock(), clock=clock).solved
    if solved.values is not None:
        given = sum(solved.values[place] for place in laid.give.values())
        laid.row(dict.fromkeys(laid.give.values(), 1), None, given, "")
    return solved


def _most_named(laid: Laid, first: Solved, until: float, clock: Clock) -> Settled:
    """Return the values with the most support among those that give up no more."""
    support = laid.columns.support.tolist()
    if first.values and not any(support):
        return Settled(first)
    laid.program.aim(dict(enumerate(support)))
    return best_of(laid.program, until - clock(), clock=clock)


def _names(pool: Pool, laid: Laid, values: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        sorted(
            pool.members[one].id
            for people, number in zip(laid.columns.members, values, strict=False)
            for one in people[:number]
        )
    )


def _exchangeable(
    pool: Pool, laid: Laid, values: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    columns = laid.columns
    groups = zip(columns.members, columns.least.tolist(), values, strict=False)
    return tuple(
        sorted(
            tuple(pool.members[one].id for one in people[kept:])
            for people, kept, number in groups
            if kept < number < len(people)
        )
    )


def _unique(
    laid: Laid, bound: Bound | None, values: Sequence[int], seconds: float
) -> Unique:
    """Return whether no other values do as well; each group is taken whole or not."""
    columns, program = laid.columns, laid.program
    best = program.worth(values)
    if bound:
        program = narrowed(program, bound, best)
    gains = {at: int(one) for at, one in enumerate(program.gain) if one}
    program.row(gains, best, None)
    out = [at for at, least in enumerate(columns.least) if values[at] == least]
    inside = [at for at in out if columns.least[at] < columns.most[at]]
    program.row(dict.fromkeys(inside, 1), 1 + sum(values[at] for at in inside), None)
    ending = program.solve(seconds).ending
    return {Ending.IMPOSSIBLE: Unique.YES, Ending.OPTIMAL: Unique.NO}.get(
        ending, Unique.UNKNOWN
    )
