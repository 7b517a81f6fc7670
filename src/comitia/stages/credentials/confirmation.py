"""Whether an elected person has been confirmed as a delegate."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class ReviewVote:
    """The vote of the reviewing body on one elected person."""

    entitled: int
    present: int
    votes_for: int


def confirm_credential(facts: ReviewVote, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps an elected person from being confirmed.

    Charter key: ``credentials.threshold``.
    """
    threshold = rules.read("credentials.threshold", Bound)
    of_entitled = threshold.value.of is Base.ENTITLED
    size = facts.entitled if of_entitled else facts.present
    if not threshold.value.allows(facts.votes_for, size):
        yield Finding.of(
            "credentials.threshold",
            key=threshold.key,
            clause=threshold.provenance.clause,
            bound=threshold.value,
            size=size,
            votes_for=facts.votes_for,
            least=threshold.value.limit(size),
        )
