"""What a meeting counted, and which counts cannot be."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Final

from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding

# What cannot be more than what; of several the first that was counted.
_WITHIN: Final = {
    "present": ("entitled",),
    "voters": ("entitled",),
    "valid": ("voters", "present"),
    "votes_for": ("valid", "voters", "present"),
}


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of a body: who had to come, who came and voted, papers, votes for.

    What was not counted is left out, and no rule can then count against it.
    Members may vote without being present, so voters are counted by themselves.
    """

    entitled: int
    present: int
    votes_for: int
    voters: int | None = None
    valid: int | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Everything that was counted, by its name."""
        return {name: now for name, now in asdict(self).items() if now is not None}

    def size(self, base: Base) -> int | None:
        """Return how many a base counts, or nothing where nobody counted it."""
        return {
            Base.ENTITLED: self.entitled,
            Base.PRESENT: self.present,
            Base.VOTERS: self.voters,
            Base.VALID: self.valid,
            Base.ISSUED: None,
            Base.RETURNED: None,
            Base.SEATS: None,
        }[base]


def impossible(counts: Mapping[str, int]) -> Iterator[Finding]:
    """Return the counts that cannot be: below zero, or more than there were.

    >>> [one.code for one in impossible({"entitled": 3, "present": 4})]
    ['meeting.present']
    """
    for now in counts.values():
        if now < 0:
            yield Finding.of("meeting.negative", now=now)
    for name, larger in _WITHIN.items():
        most = next((counts[one] for one in larger if one in counts), None)
        if most is not None and counts.get(name, 0) > most:
            yield Finding.of(f"meeting.{name}", now=counts[name], most=most)
