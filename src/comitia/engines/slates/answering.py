"""A slate, or why there is none: one answer to what is asked of a pool."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from comitia.engines.slates.adding import Missing, missing_from
from comitia.engines.slates.conflicts import Conflicts, conflicts_of
from comitia.engines.slates.cures import Cure, cures_of
from comitia.engines.slates.finding import Slate, find
from comitia.engines.slates.program import Ending
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.pool import Pool
from comitia.kernel.slates.sums import clashes

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Answer:
    """A slate; or conflicts, cures and who is missing; or nothing, when time was up."""

    slate: Slate | None = None
    conflicts: Conflicts | None = None
    cures: tuple[Cure, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def status(self) -> str:
        """What the answer is, in one word of its format."""
        if self.slate:
            return "found" if self.slate.is_best else "best_so_far"
        return "conflict" if self.conflicts else "undecided"


def answer_of(
    pool: Pool,
    asked: Asked,
    *,
    seconds: float,
    conflicts: int,
    cures: int,
    clock: Clock = time.monotonic,
) -> Answer:
    """Return the best slate, or else at most so many conflicts and cheapest cures.

    Where a sum shows that there is none, no slate is looked for.
    """
    until = clock() + seconds
    sums = clashes(pool, asked)
    if not sums:
        found = find(pool, asked, seconds=seconds, clock=clock)
        if isinstance(found, Slate):
            return Answer(slate=found)
        if found is Ending.TIME:
            return Answer()
    left = until - clock()
    ways_out = cures_of(pool, asked, most=cures, seconds=left, clock=clock)
    missing = missing_from(pool, asked, seconds=until - clock(), clock=clock)
    known = [one.labels for one in sums]
    left = until - clock()
    named = conflicts_of(
        pool, asked, most=conflicts, seconds=left, known=known, clock=clock
    )
    return Answer(conflicts=named, cures=ways_out, missing=missing)
