"""Who is missing from a pool: the fewest more people with whom a slate can be found."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np

from comitia.engines.slates.columns import Columns, columns_of
from comitia.engines.slates.laying import laid_out
from comitia.engines.slates.narrowing import best_of
from comitia.engines.slates.possible import musts
from comitia.engines.slates.program import Ending
from comitia.kernel.slates.asked import Asked, Target
from comitia.kernel.slates.pool import Pool

Clock = Callable[[], float]
# More kinds of people than this are not looked through.
_KINDS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Missing:
    """So many more people of one unit who have one of some values in each attribute.

    Attributes that no target asks about are left out.
    """

    number: int
    unit: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def missing_from(
    pool: Pool, asked: Asked, *, seconds: float, clock: Clock = time.monotonic
) -> tuple[Missing, ...]:
    """Return the fewest people with whom the pool would have a slate.

    None come back where nobody helps, where time was up, and where there are too many
    kinds of people to look through them all. Others may do as well.
    """
    until = clock() + seconds
    targets = musts(asked, (one.label for one in asked.targets))
    kinds = _kinds(pool, asked, targets)
    if kinds is None:
        return ()
    there = columns_of(pool, asked, targets, by_support=False)
    laid = laid_out(_with(there, asked, targets, kinds), asked, targets)
    first = len(there.least)
    laid.program.aim(dict.fromkeys(range(first, first + len(kinds)), -1))
    solved = best_of(laid.program, until - clock(), clock=clock).solved
    if solved.ending is not Ending.OPTIMAL or solved.values is None:
        return ()
    numbers = solved.values[first : first + len(kinds)]
    pairs = zip(kinds, numbers, strict=True)
    return tuple(replace(kind, number=number) for kind, number in pairs if number)


def _kinds(
    pool: Pool, asked: Asked, targets: Sequence[Target]
) -> tuple[Missing, ...] | None:
    """Return every kind of person that targets tell apart; none if too many."""
    attributes = sorted({one.attribute for one in targets})
    alike = [[*_alike(pool, one, targets)] for one in attributes]
    units = [unit for unit, places in asked.units.items() if places.names]
    if len(units) * math.prod(len(one) for one in alike) > _KINDS:
        return None
    return tuple(
        Missing(0, unit, tuple(zip(attributes, values, strict=True)))
        for unit in units
        for values in product(*alike)
    )


def _alike(
    pool: Pool, attribute: str, targets: Sequence[Target]
) -> Iterator[tuple[str, ...]]:
    """Return the values of an attribute; those that count alike stand together."""
    about = [one.values for one in targets if one.attribute == attribute]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for value in sorted({*pool.column(attribute)}.union(*about)):
        groups.setdefault(tuple(value in one for one in about), []).append(value)
    yield from (tuple(one) for one in groups.values())


def _with(
    there: Columns, asked: Asked, targets: Sequence[Target], kinds: Sequence[Missing]
) -> Columns:
    """Return the groups of a pool, and after them one for each kind of person."""
    at = {unit: place for place, unit in enumerate(there.units)}
    more = len(kinds)
    counts = np.zeros((len(targets), more), bool)
    for row, target in enumerate(targets):
        for place, kind in enumerate(kinds):
            fits = target.unit in {"", kind.unit}
            values = dict(kind.values)[target.attribute]
            counts[row, place] = fits and values[0] in target.values
    names = [asked.units[one.unit].names for one in kinds]
    nobody = np.zeros(more, np.int64)
    return Columns(
        there.units,
        np.concatenate([there.unit, [at[one.unit] for one in kinds]]).astype(np.int64),
        np.concatenate([there.least, nobody]),
        np.concatenate([there.most, names]).astype(np.int64),
        np.concatenate([there.support, nobody]),
        np.concatenate([there.counts, counts], axis=1),
        (*there.members, *([] for _ in kinds)),
    )
