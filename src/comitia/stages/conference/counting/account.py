"""The account of a ballot: people and papers, and what cannot be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding, Word

# What cannot be more than what, and the word for each.
_WITHIN: Final = (
    ("present", "entitled"),
    ("voters", "present"),
    ("issued", "present"),
    ("voters", "issued"),
    ("spoiled", "issued"),
    ("void", "returned"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """How many people could vote, came and voted, and where the papers went.

    `spoiled` were taken back and replaced before they were cast; they are not among
    those `issued`. `returned` were found in the box, `void` of them count for
    nothing. What nobody counted is ``None``, and no rule can then count against it.

    >>> Account(entitled=9, present=8, issued=8, returned=7, void=1).valid
    6
    """

    entitled: int
    present: int
    issued: int
    returned: int
    voters: int | None = None
    spoiled: int = 0
    void: int = 0

    @property
    def valid(self) -> int:
        """How many papers count."""
        return self.returned - self.void

    def size(self, base: Base) -> int | None:
        """Return how many a base counts, or nothing where nobody counted it."""
        return {
            Base.ENTITLED: self.entitled,
            Base.PRESENT: self.present,
            Base.VOTERS: self.voters,
            Base.ISSUED: self.issued,
            Base.RETURNED: self.returned,
            Base.VALID: self.valid,
            Base.SEATS: None,
        }[base]


@dataclass(frozen=True, slots=True)
class Votes:
    """What the valid papers say about one name; blank ones abstain.

    A name that was written in has votes for it and nothing else.
    """

    name: str
    votes_for: int
    against: int = 0
    abstain: int = 0
    unclear: int = 0
    is_written_in: bool = False

    @property
    def marks(self) -> int:
        """How many papers were read for the name."""
        return self.votes_for + self.against + self.abstain + self.unclear


def account_faults(account: Account) -> Iterator[Finding]:
    """Return the numbers that cannot be, each with its key.

    More papers in the box than were issued can be: the ballot is then void.

    >>> wrong = Account(entitled=9, present=10, issued=8, returned=9)
    >>> [(one.code, one.key) for one in account_faults(wrong)]
    [('counting.more_than', 'present')]
    """
    names = ("entitled", "present", "voters", "issued", "spoiled", "returned", "void")
    numbers: dict[str, int | None] = {name: getattr(account, name) for name in names}
    for name, now in numbers.items():
        if now is not None and now < 0:
            yield Finding.of("counting.negative", key=name, now=now)
    for name, larger in _WITHIN:
        now, most = numbers[name], numbers[larger]
        if now is not None and most is not None and now > most:
            yield Finding.of(
                "counting.more_than",
                key=name,
                name=Word(f"counting.number.{name}"),
                now=now,
                larger=Word(f"counting.number.{larger}"),
                most=most,
            )


def vote_faults(
    votes: Sequence[Votes], account: Account, *, most_names: int
) -> Iterator[Finding]:
    """Return the votes that so many valid papers cannot hold.

    >>> fourteen = Account(entitled=20, present=15, issued=15, returned=14)
    >>> short = (Votes("ada", 8, 5),)
    >>> [one.code for one in vote_faults(short, fourteen, most_names=1)]
    ['counting.marks']
    """
    names = [one.name for one in votes]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding.of("counting.doubled_name", key="votes", name=name)
    for one in votes:
        yield from _wrong_marks(one, account.valid)
    given, most = sum(one.votes_for for one in votes), most_names * account.valid
    if given > most:
        yield Finding.of(
            "counting.too_many_votes",
            key="votes",
            given=given,
            valid=account.valid,
            most_names=most_names,
            most=most,
        )


def _wrong_marks(one: Votes, valid: int) -> Iterator[Finding]:
    if min(one.votes_for, one.against, one.abstain, one.unclear) < 0:
        yield Finding.of("counting.negative_votes", key="votes", name=one.name)
    # Whoever is written in was not on the other papers.
    fits = one.marks <= valid if one.is_written_in else one.marks == valid
    if not fits:
        yield Finding.of(
            "counting.marks", key="votes", name=one.name, marks=one.marks, valid=valid
        )
