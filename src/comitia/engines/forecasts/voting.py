"""How people may vote: approval as stated, and how far opinions move together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Voting:
    """What ballots are drawn from; a supposition, not a finding about anybody.

    `approvals` is the share of papers for each name, by id. `voters` is how many vote,
    by unit; without a number for a unit its papers are so many that chance evens out.
    `swing` is the standard deviation of what a name gains or loses together with all
    others of the same values, everywhere at once.
    """

    approvals: Mapping[str, Fraction]
    voters: Mapping[str, int] = field(default_factory=dict)
    swing: Fraction = Fraction(0)
