"""The vote on an item of the agenda, where the charter asks for one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.stages.conference.agenda.keys import BY, VOTES
from comitia.stages.meeting.counts import impossible
from comitia.stages.meeting.majority import decided_alone, lack_of_people


@dataclass(frozen=True, slots=True)
class ItemVote:
    """How many may vote on an item, came, and were for it; nothing was not stated."""

    entitled: int
    present: int | None = None
    votes_for: int | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Everything that was counted, by its name."""
        found = {
            "entitled": self.entitled,
            "present": self.present,
            "votes_for": self.votes_for,
        }
        return {name: now for name, now in found.items() if now is not None}


def voters_on(
    item: str, electors: int, officials: Mapping[str, int], rules: Rules
) -> int:
    """Return how many may vote on an item: the electors, or those named to do so.

    Charter key: ``conference.agenda_by``.
    """
    by = rules.family(BY).get(item)
    return electors if by is None else officials.get(str(by.value), 0)


def lack_of_vote(item: str, vote: ItemVote, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a vote from carrying an item.

    Votes that nobody had to cast are recorded as well, and have to be possible.

    Charter keys: ``conference.agenda_votes``, ``conference.quorum``.
    """
    wrong = tuple(impossible(vote.counts))
    yield from wrong
    needed = rules.family(VOTES).get(item)
    if wrong or needed is None:
        return
    bound = rules.read(needed.key, Bound)
    clause = bound.provenance.clause
    if vote.present is None or vote.votes_for is None:
        yield Finding.of(
            "conference.no_item_vote",
            key=bound.key,
            clause=clause,
            item=item,
            bound=bound.value,
        )
        return
    yield from decided_alone(vote.present)
    yield from lack_of_people(
        "conference.quorum", came=vote.present, entitled=vote.entitled, rules=rules
    )
    size = vote.entitled if bound.value.of is Base.ENTITLED else vote.present
    if not bound.value.allows(vote.votes_for, size):
        yield Finding.of(
            "conference.item_vote",
            key=bound.key,
            clause=clause,
            item=item,
            bound=bound.value,
            votes_for=vote.votes_for,
            size=size,
            least=bound.value.limit(size),
        )


def size_of(item: str, vote: ItemVote, rules: Rules) -> int:
    """Return of how many a vote on an item is; 0 where nobody voted."""
    if vote.votes_for is None or vote.present is None:
        return 0
    needed = rules.family(VOTES).get(item)
    is_entitled = (
        needed is not None
        and isinstance(needed.value, Bound)
        and needed.value.of is Base.ENTITLED
    )
    return vote.entitled if is_entitled else vote.present
