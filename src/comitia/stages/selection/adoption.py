"""Whether a body has adopted a list of names."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class MeetingVote:
    """A vote of a body: who had to come, who came, valid papers, votes for."""

    entitled: int
    present: int
    valid: int
    votes_for: int

    def size(self, base: Base) -> int:
        """Return how many a base counts."""
        sizes = {Base.ENTITLED: self.entitled, Base.PRESENT: self.present}
        return sizes.get(base, self.valid)


def adopt_list(facts: MeetingVote, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a list from being adopted.

    Charter keys: ``selection.quorum``, ``selection.threshold``.
    """
    quorum = rules.read("selection.quorum", Bound)
    if not quorum.value.allows(facts.present, facts.entitled):
        yield Finding.of(
            "selection.quorum",
            key=quorum.key,
            clause=quorum.provenance.clause,
            bound=quorum.value,
            entitled=facts.entitled,
            present=facts.present,
            least=quorum.value.limit(facts.entitled),
        )
    threshold = rules.read("selection.threshold", Bound)
    size = facts.size(threshold.value.of)
    if not threshold.value.allows(facts.votes_for, size):
        yield Finding.of(
            "selection.threshold",
            key=threshold.key,
            clause=threshold.provenance.clause,
            bound=threshold.value,
            size=size,
            votes_for=facts.votes_for,
            least=threshold.value.limit(size),
        )
