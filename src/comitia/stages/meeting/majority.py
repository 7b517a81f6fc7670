"""Whether enough came, and whether enough were for it."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote
from comitia.stages.register.bodies import LEAST_TO_DECIDE


def decided_alone(came: int) -> Iterator[Finding]:
    """Return the refusal of a meeting in which nobody could have said otherwise."""
    if came < LEAST_TO_DECIDE:
        yield Finding.of(
            "meeting.alone", key="present", present=came, least=LEAST_TO_DECIDE
        )


def lack_of_people(
    key: str, *, came: int, entitled: int, rules: Rules, code: str = ""
) -> Iterator[Finding]:
    """Return the refusal of a key that asks how many come; its code is the key.

    A key of a family has the `code` of the family.
    """
    quorum = rules.read(key, Bound)
    if not quorum.value.allows(came, entitled):
        yield Finding.of(
            code or key,
            key=quorum.key,
            clause=quorum.provenance.clause,
            bound=quorum.value,
            entitled=entitled,
            present=came,
            least=quorum.value.limit(entitled),
        )


def lack_of_votes(
    key: str, vote: Vote, *, rules: Rules, code: str = ""
) -> Iterator[Finding]:
    """Return the refusal of a key that asks how many votes are for something.

    A base that nobody counted decides nothing: the votes are refused, never
    counted against another base.
    """
    threshold = rules.read(key, Bound)
    size = vote.size(threshold.value.of)
    clause = threshold.provenance.clause
    if size is None:
        yield Finding.of(
            "meeting.not_counted", key=key, clause=clause, bound=threshold.value
        )
    elif not threshold.value.allows(vote.votes_for, size):
        yield Finding.of(
            code or key,
            key=key,
            clause=clause,
            bound=threshold.value,
            size=size,
            votes_for=vote.votes_for,
            least=threshold.value.limit(size),
        )
