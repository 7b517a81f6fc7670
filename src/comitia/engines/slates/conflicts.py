"""All minimal sets of targets that no slate meets together.

A map of the sets not yet known is kept: each question is asked of the largest of them.
Where its targets can be met, all its subsets can; where not, it is made smaller until
each target is needed for the conflict, and all supersets are known. That is the scheme
of Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration",
Constraints 21 (2016).
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from comitia.engines.slates.possible import musts, possible
from comitia.engines.slates.program import Program
from comitia.kernel.slates.asked import Asked
from comitia.kernel.slates.pool import Pool

Clock = Callable[[], float]
Labels = frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Minimal sets of targets that clash, smallest first, and whether these are all."""

    sets: tuple[tuple[str, ...], ...]
    complete: bool


def conflicts_of(
    pool: Pool,
    asked: Asked,
    *,
    most: int,
    seconds: float,
    known: Iterable[Labels] = (),
    clock: Clock = time.monotonic,
) -> Conflicts:
    """Return the minimal conflicts of what is asked of a pool, at most so many.

    `known` are sets that clash for certain; the search begins with them. None at all
    means that a slate can be found, if `complete`. Once there are so many, no more are
    looked for, and it is not `complete`.
    """
    search = _Search(pool, asked, clock() + seconds, clock)
    complete = search.run(most, sorted(known, key=len))
    found = sorted((tuple(sorted(one)) for one in search.found), key=_by_size)
    return Conflicts(tuple(found), complete)


def _by_size(labels: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(labels), labels


class _TimeUpError(Exception):
    """A question was not answered in time."""


@dataclass(slots=True)
class _Search:
    pool: Pool
    asked: Asked
    until: float
    clock: Clock
    found: list[Labels] = field(default_factory=list)
    _met: list[Labels] = field(default_factory=list)

    def run(self, most: int, known: Iterable[Labels]) -> bool:
        """Find conflicts until there are no more (True), enough, or time is up."""
        try:
            for one in known:
                if len(self.found) < most and not any(old <= one for old in self.found):
                    self.found.append(self._smallest(one))
            while len(self.found) < most:
                labels = self._unknown()
                if labels is None:
                    return True
                against = self._against(labels)
                if against is None:
                    self._met.append(labels)
                else:
                    self.found.append(self._smallest(against))
        except _TimeUpError:
            return False
        return False

    def _labels(self) -> list[str]:
        every = (one.label for one in self.asked.targets)
        return [one.label for one in musts(self.asked, every)]

    def _against(self, labels: Labels) -> Labels | None:
        """Return targets among these that clash, or nothing if these can be met."""
        left = self.until - self.clock()
        answer = possible(self.pool, self.asked, labels, seconds=left)
        if answer.met is None:
            raise _TimeUpError
        return None if answer.met else answer.against

    def _smallest(self, labels: Labels) -> Labels:
        """Return targets of which each is needed for the conflict."""
        needed: set[str] = set()
        left = sorted(labels)
        while left:
            one = left.pop()
            against = self._against(frozenset([*needed, *left]))
            if against is not None:
                left = [label for label in left if label in against]
            else:
                needed.add(one)
        return frozenset(needed)

    def _unknown(self) -> Labels | None:
        """Return the largest set that is in no met set and holds no known conflict."""
        program = Program()
        place = {label: program.column(0, 1, gain=1) for label in self._labels()}
        for one in self.found:
            program.row({place[label]: 1 for label in one}, None, len(one) - 1)
        for one in self._met:
            rest = [place[label] for label in place if label not in one]
            program.row(dict.fromkeys(rest, 1), 1, None)
        solved = program.solve(self.until - self.clock())
        if solved.values is None:
            if self.clock() >= self.until:
                raise _TimeUpError
            return None
        return frozenset(one for one, at in place.items() if solved.values[at])
