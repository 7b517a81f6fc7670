"""Whether a conference may open its ballot, and who is elected by it."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.stages.conference.margin import fewest_candidates


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands when the ballot is to begin."""

    seats: int
    candidates: int
    entitled: int
    present: int


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes for one candidate, with the sizes they can be counted against."""

    entitled: int
    present: int
    valid: int
    votes_for: int

    def size(self, base: Base) -> int:
        """Return how many a base counts."""
        sizes = {Base.ENTITLED: self.entitled, Base.PRESENT: self.present}
        return sizes.get(base, self.valid)


def open_ballot(facts: Opening, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps the ballot from beginning.

    Charter keys: ``conference.quorum``, ``conference.margin``.
    """
    quorum = rules.read("conference.quorum", Bound)
    if not quorum.value.allows(facts.present, facts.entitled):
        yield Finding.of(
            "conference.quorum",
            key=quorum.key,
            clause=quorum.provenance.clause,
            bound=quorum.value,
            entitled=facts.entitled,
            present=facts.present,
            least=quorum.value.limit(facts.entitled),
        )
    margin = rules.read("conference.margin", Bound)
    least = fewest_candidates(seats=facts.seats, margin=margin.value)
    if facts.candidates < least:
        yield Finding.of(
            "conference.margin",
            key=margin.key,
            clause=margin.provenance.clause,
            bound=margin.value,
            seats=facts.seats,
            candidates=facts.candidates,
            least=least,
        )


def declare_elected(facts: Votes, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a candidate from being declared elected.

    Where the base is those entitled, staying away works like a vote against.

    Charter key: ``conference.threshold``.
    """
    threshold = rules.read("conference.threshold", Bound)
    size = facts.size(threshold.value.of)
    if not threshold.value.allows(facts.votes_for, size):
        yield Finding.of(
            "conference.threshold",
            key=threshold.key,
            clause=threshold.provenance.clause,
            bound=threshold.value,
            size=size,
            votes_for=facts.votes_for,
            least=threshold.value.limit(size),
        )
