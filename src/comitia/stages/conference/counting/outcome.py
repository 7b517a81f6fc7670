"""What a ballot decided: whether it is valid, who is elected, and what is next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comitia.kernel.findings import Finding, Refused, Word
from comitia.stages.conference.counting.account import (
    Account,
    Votes,
    account_faults,
    vote_faults,
)
from comitia.stages.conference.counting.method import BallotMethod, method_faults
from comitia.stages.conference.counting.ranking import Elected, elect
from comitia.stages.conference.counting.sequel import Sequel, after_count, after_void


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from a method, an account and the votes.

    `failed` are the tests that the whole ballot did not pass; it is then void and
    brings nobody in. `bar` is the least number of votes that elects, of `size`.
    `chosen` are elected, or by a primary put on the list of the final, most votes
    first. The places of the chosen, of the tied and the open ones make all places.
    """

    failed: tuple[Finding, ...]
    is_primary: bool
    size: int
    bar: int
    chosen: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    tied_seats: int = 0
    open_seats: int = 0
    next: tuple[Sequel, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether the ballot decided anything."""
        return not self.failed

    @property
    def is_settled(self) -> bool:
        """Whether every place has its name."""
        return self.is_valid and not self.tied and not self.open_seats

    @property
    def elected(self) -> tuple[str, ...]:
        """Those elected; a primary elects nobody."""
        return () if self.is_primary else self.chosen

    @property
    def listed(self) -> tuple[str, ...]:
        """Those whom a primary puts on the list of the final."""
        return self.chosen if self.is_primary else ()


def decide(
    method: BallotMethod,
    account: Account,
    votes: Sequence[Votes],
    *,
    gone: Sequence[str] = (),
) -> Outcome:
    """Return what a ballot decided; `votes` stand in the order of the paper.

    `gone` are those on the paper who no longer stand, having withdrawn or died: they
    are not elected and do not stand again. A reader would get two things wrong:
    where the base is those entitled, staying away works like a vote against; and
    nobody below the bar is elected, even while seats stay open.

    Raises ``Refused`` where the method is no method, the numbers cannot be, or a rule
    counts against a number that nobody counted.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Bound, Relation
    >>> from comitia.stages.conference.counting.method import PaperRules
    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> method = BallotMethod(1, half, half, PaperRules(1))
    >>> account = Account(entitled=9, present=8, issued=8, returned=8)
    >>> decide(method, account, [Votes("ada", 5, 3), Votes("ben", 3, 5)]).elected
    ('ada',)
    """
    blank = _before_votes(method, account)
    standing = _standing(votes, gone)
    if blank.failed:
        again = after_void(method, standing)
        return replace(blank, open_seats=method.places, next=again)
    _refuse(vote_faults(votes, account, most_names=method.papers.most_names))
    passed = {
        one.name: one.votes_for
        for one in votes
        if one.votes_for >= blank.bar and one.name not in gone
    }
    found = elect(passed, seats=method.places)
    return _with(blank, found, after_count(method, found, standing))


def _standing(votes: Sequence[Votes], gone: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        one.name for one in votes if not one.is_written_in and one.name not in gone
    )


def _before_votes(method: BallotMethod, account: Account) -> Outcome:
    """Return the bar, and whether the ballot is one at all."""
    _refuse([*method_faults(method), *account_faults(account)])
    _refuse(_not_counted(method, account))
    size = account.size(method.majority.of) or 0
    bar = max(1, method.majority.limit(size))
    failed = tuple(failed_tests(method, account))
    return Outcome(failed, method.primary is not None, size, bar)


def failed_tests(method: BallotMethod, account: Account) -> Iterator[Finding]:
    """Return the tests that the whole ballot fails: people, then papers.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Bound, Relation
    >>> from comitia.stages.conference.counting.method import PaperRules
    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> method = BallotMethod(1, half, half, PaperRules(1))
    >>> empty = Account(entitled=8, present=4, issued=4, returned=5)
    >>> [one.code for one in failed_tests(method, empty)]
    ['counting.quorum', 'counting.returned']
    """
    if not method.quorum.allows(account.present, account.entitled):
        yield Finding.of(
            "counting.quorum",
            key="quorum",
            present=account.present,
            entitled=account.entitled,
            bound=method.quorum,
            least=method.quorum.limit(account.entitled),
        )
    within = method.papers.returned_at_most
    most = account.size(within)
    if most is not None and account.returned > most:
        yield Finding.of(
            "counting.returned",
            key="papers.returned_at_most",
            returned=account.returned,
            within=account.word(within),
            most=most,
        )


def settled_by_lot(
    method: BallotMethod, outcome: Outcome, drawn: Sequence[str]
) -> Outcome:
    """Return the outcome after a lot gave the tied places to those drawn.

    Raises ``Refused`` where nobody is tied, or others or another number were drawn.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Bound, Relation
    >>> from comitia.stages.conference.counting.method import PaperRules
    >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
    >>> tied = Outcome((), False, 9, 5, ("a",), ("b", "c"), 1)
    >>> settled_by_lot(BallotMethod(2, half, half, PaperRules(2)), tied, ["c"]).elected
    ('a', 'c')
    """
    fits = set(drawn) <= set(outcome.tied) and len(set(drawn)) == len(drawn)
    if not outcome.tied or not fits or len(drawn) != outcome.tied_seats:
        tied = outcome.tied or (Word("counting.nobody"),)
        seats = outcome.tied_seats
        raise Refused([Finding.of("counting.lot", key="drawn", tied=tied, seats=seats)])
    found = Elected((*outcome.chosen, *drawn), (), 0)
    return _with(outcome, found, after_count(method, found, ()))


def _with(blank: Outcome, found: Elected, sequel: tuple[Sequel, ...]) -> Outcome:
    tied_seats = found.seats_left if found.tied else 0
    return replace(
        blank,
        chosen=found.elected,
        tied=found.tied,
        tied_seats=tied_seats,
        open_seats=found.seats_left - tied_seats,
        next=sequel,
    )


def _not_counted(method: BallotMethod, account: Account) -> Iterator[Finding]:
    """Return the rules that count against a number that nobody counted."""
    for key, base in (
        ("majority.of", method.majority.of),
        ("papers.returned_at_most", method.papers.returned_at_most),
    ):
        if account.size(base) is None:
            number = Word(f"counting.number.{base.value}")
            yield Finding.of("counting.not_counted", key=key, number=number)


def _refuse(findings: Sequence[Finding] | Iterator[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise Refused(found)
