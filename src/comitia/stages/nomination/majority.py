"""Whether a branch may put a name forward."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class BranchReturn:
    """What a branch sends about one name: entitled, present, voting, for."""

    entitled: int
    present: int
    voters: int
    votes_for: int

    def size(self, base: Base) -> int:
        """Return how many members a base counts."""
        sizes = {Base.ENTITLED: self.entitled, Base.PRESENT: self.present}
        return sizes.get(base, self.voters)


def nominate(facts: BranchReturn, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a name from going up.

    Charter keys: ``nomination.participation``, ``nomination.majority``.
    """
    if rules.get("nomination.participation"):
        participation = rules.read("nomination.participation", Bound)
        if not participation.value.allows(facts.voters, facts.entitled):
            yield Finding.of(
                "nomination.participation",
                key=participation.key,
                clause=participation.provenance.clause,
                bound=participation.value,
                entitled=facts.entitled,
                voters=facts.voters,
                least=participation.value.limit(facts.entitled),
            )
    majority = rules.read("nomination.majority", Bound)
    size = facts.size(majority.value.of)
    if not majority.value.allows(facts.votes_for, size):
        yield Finding.of(
            "nomination.majority",
            key=majority.key,
            clause=majority.provenance.clause,
            bound=majority.value,
            size=size,
            votes_for=facts.votes_for,
            least=majority.value.limit(size),
        )
