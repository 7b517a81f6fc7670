"""The account of a ballot: people and papers, and what cannot be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding, Word
from comitia.kernel.ids import repeated

_NUMBERS: Final = (
    "entitled",
    "present",
    "voters",
    "issued",
    "spoiled",
    "returned",
    "void",
)
_TOLD: Final = (
    "entitled",
    "present",
    "voters",
    "issued",
    "spoiled",
    "returned",
    "not_returned",
    "valid",
    "void",
)
# What cannot be more than what, and the word for each.
_WITHIN: Final = (
    ("present", "entitled"),
    ("voters", "present"),
    ("spoiled", "issued"),
    ("void", "returned"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """How many people could vote, came and voted, and where the papers went.

    `issued` are all papers handed out, and `spoiled` those of them that were taken
    back and replaced before they were cast: `left_out` are still out after that, and
    only these can be cast. `returned` were found in the box, `void` of them count
    for nothing. What nobody counted is ``None``, and no rule can then count against
    it.

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

    @property
    def left_out(self) -> int:
        """How many papers can be cast: issued, and not taken back and replaced.

        >>> Account(entitled=9, present=8, issued=9, returned=8, spoiled=1).left_out
        8
        """
        return self.issued - self.spoiled

    @property
    def not_returned(self) -> int:
        """How many papers that can be cast are not in the box."""
        return max(0, self.left_out - self.returned)

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """What was counted of people and papers, in the order in which it happens.

        Papers that are not in the box are named only where there are any.
        """
        found = [(name, getattr(self, name)) for name in _TOLD]
        return tuple(
            (name, now)
            for name, now in found
            if now is not None and (now or name != "not_returned")
        )

    def word(self, base: Base) -> Word:
        """Return what to call a number that a base counts."""
        is_less = base is Base.ISSUED and self.spoiled
        return Word(f"counting.number.{'left_out' if is_less else base.value}")

    def size(self, base: Base) -> int | None:
        """Return how many a base counts, or nothing where nobody counted it.

        Papers that were replaced are nobody's second vote: they are no base.
        """
        return {
            Base.ENTITLED: self.entitled,
            Base.PRESENT: self.present,
            Base.VOTERS: self.voters,
            Base.ISSUED: self.left_out,
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
    numbers: dict[str, int | None] = {name: getattr(account, name) for name in _NUMBERS}
    for name, now in numbers.items():
        if now is not None and now < 0:
            yield Finding.of("counting.negative", key=name, now=now)
    for name, larger in _WITHIN:
        now, most = numbers[name], numbers[larger]
        if now is not None and most is not None and now > most:
            said = Word(f"counting.number.{name}")
            within = Word(f"counting.number.{larger}")
            yield _more_than(name, said, now, larger=within, most=most)
    if account.spoiled <= account.issued:
        yield from _wrong_papers(account)


def _wrong_papers(account: Account) -> Iterator[Finding]:
    """Return what cannot be of the papers that people had in hand in the end."""
    papers, voters = account.left_out, account.voters
    said = account.word(Base.ISSUED)
    if papers > account.present:
        present = Word("counting.number.present")
        yield _more_than("issued", said, papers, larger=present, most=account.present)
    if voters is None or voters <= papers:
        return
    if not account.spoiled:
        name = Word("counting.number.voters")
        yield _more_than("voters", name, voters, larger=said, most=papers)
        return
    yield Finding.of(
        "counting.replaced_not_issued",
        key="issued",
        voters=voters,
        issued=account.issued,
        spoiled=account.spoiled,
        papers=papers,
    )


def _more_than(key: str, name: Word, now: int, *, larger: Word, most: int) -> Finding:
    return Finding.of(
        "counting.more_than", key=key, name=name, now=now, larger=larger, most=most
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
    for name in repeated(one.name for one in votes):
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
