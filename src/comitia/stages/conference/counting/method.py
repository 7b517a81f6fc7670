"""The rules of one ballot, as a conference adopts them before it votes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding


class Unclear(StrEnum):
    """What an unclear sign does: to its name, to the paper, or nothing."""

    VOID_FOR_NAME = "void_for_name"
    VOID_PAPER = "void_paper"
    ABSTAIN = "abstain"


class WriteIn(StrEnum):
    """When a name that is not printed may be written in."""

    AFTER_AGAINST = "after_against"
    NEVER = "never"
    FREE = "free"


class Tie(StrEnum):
    """What follows where the last seats fall among equals."""

    FURTHER_BALLOT = "further_ballot"
    LOT = "lot"


class OpenSeats(StrEnum):
    """What follows where fewer have enough votes than there are seats."""

    FURTHER_ELECTION = "further_election"
    REDUCE_SEATS = "reduce_seats"
    LEAVE_OPEN = "leave_open"


class Decider(StrEnum):
    """Who may decide what comes next."""

    ELECTORS = "electors"
    PRESIDIUM = "presidium"


@dataclass(frozen=True, slots=True)
class PaperRules:
    """Which papers count, and which marks on them.

    `most_names` is how many a paper may be for, written-in names included; a paper
    for fewer is valid, one for more is void. `returned_at_most` names the number
    that the papers in the box must not exceed: of papers issued, or of voters.
    """

    most_names: int
    returned_at_most: Base = Base.ISSUED
    unclear: Unclear = Unclear.VOID_FOR_NAME
    write_in: WriteIn = WriteIn.AFTER_AGAINST


@dataclass(frozen=True, slots=True)
class BallotMethod:
    """How one ballot is decided.

    `primary` is how many names a primary puts on the list of the final; without it
    the ballot elects. `reduced_by` is who may reduce the seats where the method says
    that open seats are reduced.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bounds import Relation
    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> BallotMethod(3, half, half, PaperRules(3)).places
    3
    """

    seats: int
    quorum: Bound
    majority: Bound
    papers: PaperRules
    tie: Tie = Tie.FURTHER_BALLOT
    open_seats: OpenSeats = OpenSeats.FURTHER_ELECTION
    reduced_by: Decider = Decider.ELECTORS
    primary: int | None = None

    @property
    def places(self) -> int:
        """How many names this ballot can bring in: seats, or places on a list."""
        return self.seats if self.primary is None else self.primary


def method_faults(method: BallotMethod) -> Iterator[Finding]:
    """Return what keeps a method from deciding anything, each with its key.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bounds import Relation
    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> [one.key for one in method_faults(BallotMethod(0, half, half, PaperRules(0)))]
    ['seats', 'papers.most_names']
    """
    for key, now in (
        ("seats", method.seats),
        ("papers.most_names", method.papers.most_names),
    ):
        if now < 1:
            yield Finding.of("counting.at_least_one", key=key, now=now)
    if method.primary is not None and method.primary < method.seats:
        yield Finding.of(
            "counting.short_primary",
            key="primary.names",
            now=method.primary,
            seats=method.seats,
        )
    yield from _wrong_bounds(method)
    if method.papers.returned_at_most not in {Base.ISSUED, Base.VOTERS}:
        yield Finding.of("counting.issued_or_voters", key="papers.returned_at_most")


def _wrong_bounds(method: BallotMethod) -> Iterator[Finding]:
    for key, bound in (("quorum", method.quorum), ("majority", method.majority)):
        if not bound.relation.is_floor or bound.of is Base.SEATS:
            yield Finding.of("counting.not_a_floor", key=key, bound=bound)
    if method.quorum.of is not Base.ENTITLED and method.quorum.relation.is_floor:
        yield Finding.of("counting.quorum_base", key="quorum.of", bound=method.quorum)
