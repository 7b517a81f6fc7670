"""Several ballots as one sheet: each held against what was next after the one before.

Nothing is refused here, because rules of an office may know more than a method does;
what does not fit is told, and then the sheet as a whole decides nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from comitia.engines.count.ballot import Counted
from comitia.engines.count.written_in import alike, distinct
from comitia.kernel.findings import Finding, Word
from comitia.stages.conference.counting.sequel import Sequel, What

# These are for the names that they state and for no others; elsewhere names may be
# put forward anew.
_NAMED: Final = frozenset({What.FURTHER_BALLOT, What.LOT, What.FINAL})


@dataclass(frozen=True, slots=True)
class Together:
    """What ballots come to that were held one after the other.

    `elected` are those of all ballots in their order, each once. `is_settled` says
    whether nothing is left to decide and every ballot follows from the one before.
    """

    elected: tuple[str, ...]
    misfits: tuple[Finding, ...]
    is_settled: bool

    def misfits_of(self, number: int) -> tuple[Finding, ...]:
        """Return what does not fit of one ballot; the first has the number 1."""
        return tuple(one for one in self.misfits if ("number", number) in one.facts)


@dataclass(slots=True)
class _Course:
    """How far ballots have come: what is next, and who has a place already."""

    next: tuple[Sequel, ...] = ()
    number: int = 0
    elected: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    seats: int = 0
    misfits: list[Finding] = field(default_factory=list)
    is_settled: bool = True

    def take(self, counted: Counted) -> None:
        """Take in a ballot, and what does not fit of it."""
        self.number += 1
        if self.next:
            self.misfits += self._unlike(counted)
        else:
            self.is_settled, self.listed = self._are_settled(), []
            self.seats = counted.method.seats
        self.misfits += self._twice(counted)
        self.elected += counted.outcome.elected
        self.listed += counted.outcome.listed
        self.next = tuple(map(self._whole, counted.outcome.next))

    def end(self) -> Together:
        """Return what all ballots come to."""
        is_settled = self._are_settled() and not self.misfits
        return Together(distinct(self.elected), tuple(self.misfits), is_settled)

    def _are_settled(self) -> bool:
        left = [one for one in self.next if one.what is not What.FINAL]
        return self.is_settled and not left

    def _whole(self, sequel: Sequel) -> Sequel:
        """Return a final with all whom one primary after the other has listed."""
        if sequel.what is not What.FINAL:
            return sequel
        names = distinct(self.listed)
        return replace(sequel, standing=names, seats=min(self.seats, len(names)))

    def _unlike(self, counted: Counted) -> Iterator[Finding]:
        """Return what a ballot has otherwise than what was next says."""
        due = self._due(counted)
        what = Word(f"count.what.{due.what.value}")
        now = counted.method.places
        may_be_fewer = due.what in {What.REDUCE_SEATS, What.LEAVE_OPEN}
        if now > due.seats or (now < due.seats and not may_be_fewer):
            yield Finding.of(
                "count.chain_seats",
                number=self.number,
                what=what,
                now=now,
                due=due.seats,
            )
        if due.what not in _NAMED:
            return
        names = _on_paper(counted)
        if due.what is not What.FINAL:
            names = (*names, *counted.outcome.chosen)
        others = _beyond(names, due.standing)
        lacking = _beyond(due.standing, names)
        if others:
            yield Finding.of(
                "count.chain_strange", number=self.number, what=what, names=others
            )
        if lacking:
            yield Finding.of(
                "count.chain_lacking", number=self.number, what=what, names=lacking
            )

    def _due(self, counted: Counted) -> Sequel:
        """Return what was next: the final, unless the ballot is a primary again."""
        is_final = not counted.outcome.is_primary
        rest = [one for one in self.next if (one.what is What.FINAL) is is_final]
        return (rest or self.next)[0]

    def _twice(self, counted: Counted) -> Iterator[Finding]:
        """Return those who have a place already and stand or are brought in again."""
        now = (*_on_paper(counted), *counted.outcome.chosen)
        held = self.listed if counted.outcome.is_primary else self.elected
        again = tuple(one for one in now if alike(one) in set(map(alike, held)))
        if again:
            names = distinct(again)
            yield Finding.of("count.chain_twice", number=self.number, names=names)


def together(ballots: Sequence[Counted]) -> Together:
    """Return what ballots come to that were held in this order.

    A ballot after which nothing is next may be followed by one of its own.
    """
    course = _Course()
    for one in ballots:
        course.take(one)
    return course.end()


def _on_paper(counted: Counted) -> tuple[str, ...]:
    return tuple(one.name for one in counted.tally.votes if not one.is_written_in)


def _beyond(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the names that are not among those known, each once."""
    among = set(map(alike, known))
    return distinct(name for name in names if alike(name) not in among)
