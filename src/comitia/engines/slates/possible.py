"""Whether targets can be met together, and which of them stand against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from comitia.engines.slates.columns import columns_of
from comitia.engines.slates.laying import laid_out
from comitia.engines.slates.narrowing import best_of
from comitia.engines.slates.program import Ending
from comitia.kernel.slates.asked import Asked, Target
from comitia.kernel.slates.pool import Pool

_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Possible:
    """Whether some targets can be met by one slate.

    `met` is None where time was up. `against` are labels that cannot be met together:
    not yet the fewest; none where the number of names alone cannot be reached.
    """

    met: bool | None
    against: frozenset[str] = frozenset()


def possible(
    pool: Pool, asked: Asked, labels: Iterable[str], *, seconds: float
) -> Possible:
    """Return whether the targets of these labels can all be met by one slate.

    People are alike here as far as these targets tell them apart, so few targets make
    a small question. Parts of people are tried first: if even they would not do, the
    targets whose rows show it are named.
    """
    wanted = {*labels}
    targets = musts(asked, wanted)
    columns = columns_of(pool, asked, targets, by_support=False)
    laid = laid_out(columns, asked, targets)
    parts = laid.program.in_parts(seconds, rays=True)
    if parts and parts.values is None and parts.weights is not None:
        owners = zip(laid.owner, parts.weights, strict=True)
        shown = {one for one, weight in owners if abs(weight) > _NOTHING and one}
        return Possible(met=False, against=frozenset(shown))
    ending = best_of(laid.program, seconds).solved.ending
    if ending is Ending.IMPOSSIBLE:
        return Possible(met=False, against=frozenset(wanted))
    return Possible(met=True if ending is Ending.OPTIMAL else None)


def musts(asked: Asked, labels: Iterable[str]) -> tuple[Target, ...]:
    """Return what the targets of these labels must have; soft ones must nothing."""
    wanted = {*labels}
    found = (one.must() for one in asked.targets if one.label in wanted)
    return tuple(one for one in found if one is not None)
