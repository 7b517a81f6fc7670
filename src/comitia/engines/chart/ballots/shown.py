"""What a result sheet shows, before it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from comitia.engines.chart.heading import Heading
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Fact


class Outcome(StrEnum):
    """What came of a name in a ballot; of a void one nothing is said.

    ``OVER`` had the votes, but no seat was left.
    """

    UNSAID = ""
    ELECTED = "elected"
    LISTED = "listed"
    TIED = "tied"
    OVER = "over"
    BELOW = "below"


class Mark(StrEnum):
    """What a paper says of a name, in the order in which it is drawn."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a name needs: so many votes, which follow from a base of a size.

    `base` is a :class:`comitia.kernel.bases.Base` by its name. The rule itself is
    said where it is known.
    """

    votes: int
    size: int
    base: str
    bound: Bound | None = None

    @classmethod
    def of(cls, bound: Bound, size: int) -> "Bar":
        """Return the bar that a rule sets for a base of that size, one vote at least.

        >>> from comitia.kernel.bases import Base
        >>> from comitia.kernel.bounds import Relation
        >>> from fractions import Fraction
        >>> half = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.ENTITLED)
        >>> Bar.of(half, 30).votes
        16
        """
        return cls(max(1, bound.limit(size)), size, bound.of.value, bound)


@dataclass(frozen=True, slots=True)
class NameVotes:
    """A name with its marks and what came of it."""

    name: str
    votes_for: int
    against: int = 0
    abstain: int = 0
    unclear: int = 0
    outcome: Outcome = Outcome.UNSAID
    is_written_in: bool = False

    @property
    def marks(self) -> dict[Mark, int]:
        """How many papers say what of this name."""
        counts = (self.votes_for, self.against, self.abstain, self.unclear)
        return dict(zip(Mark, counts, strict=True))


@dataclass(frozen=True, slots=True)
class BallotVotes:
    """A ballot: its names, its seats, its bar, the account of its papers.

    `account` holds names of bases (``entitled``, ``issued`` ...) with their counts;
    `notes` are sentences in the language of the chart. Of a primary, `seats` are the
    places on the list of the final.
    """

    title: str
    names: tuple[NameVotes, ...]
    seats: int
    bar: Bar | None = None
    account: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    is_primary: bool = False

    def say(self, heading: Heading, code: str, **facts: Fact) -> str:
        """Return a sentence; a primary fills places of a list, and no seats."""
        ending = ".primary" if self.is_primary else ""
        return heading.say(f"{code}{ending}", **facts)

    @property
    def ranked(self) -> tuple[NameVotes, ...]:
        """The names with most votes first; equal ones as they were given."""
        return tuple(sorted(self.names, key=lambda one: -one.votes_for))

    @property
    def has_cut(self) -> bool:
        """Whether there are more names than seats, so that a line parts them."""
        return 0 < self.seats < len(self.names)


@dataclass(frozen=True, slots=True)
class BallotsChart:
    """A result sheet: ballots in the order in which they were held."""

    heading: Heading
    ballots: tuple[BallotVotes, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The kinds of mark that this sheet has, votes for a name always."""
        found = {
            mark
            for ballot in self.ballots
            for one in ballot.names
            for mark, count in one.marks.items()
            if count
        }
        return tuple(mark for mark in Mark if mark is Mark.FOR or mark in found)


def described(chart: BallotsChart) -> str:
    """Return what came of each ballot in a sentence, for who cannot see the chart."""
    heading = chart.heading
    told = []
    for ballot in chart.ballots:
        facts: dict[str, Fact] = {"ballot": ballot.title, "seats": ballot.seats}
        facts["names"] = len(ballot.names)
        told.append(ballot.say(heading, "chart.ballots.desc", **facts))
        told += _outcomes(heading, ballot)
    return heading.sentences(told)


def account(heading: Heading, ballot: BallotVotes) -> str:
    """Return how many people and papers there were, each by its name."""
    said = tuple(
        heading.say(
            "chart.ballots.count",
            what=heading.say(f"counting.number.{name}"),
            count=count,
        )
        for name, count in ballot.account
    )
    return heading.say("kernel.list_joint").join(said)


def bar_text(heading: Heading, bar: Bar) -> str:
    """Return the rule of the bar with the base that it is of, and the votes needed."""
    facts: dict[str, Fact] = {"base": bar.size, "votes": bar.votes}
    if bar.bound is not None:
        return heading.say("chart.ballots.bar", bound=bar.bound, **facts)
    of = heading.say(f"kernel.base.{bar.base}")
    return heading.say("chart.ballots.votes_needed", of=of, **facts)


def name_text(heading: Heading, one: NameVotes) -> str:
    """Return a name, with a word where it was written in by voters."""
    if not one.is_written_in:
        return one.name
    return heading.say("chart.ballots.written_in", name=one.name)


def outcome_text(heading: Heading, ballot: BallotVotes, outcome: Outcome) -> str:
    """Return what came of a name in a word."""
    if outcome is Outcome.OVER:
        return ballot.say(heading, "chart.outcome.over")
    bound = ballot.bar.bound if ballot.bar else None
    if outcome is Outcome.BELOW and bound and bound.is_more_than_half:
        return heading.say("chart.outcome.below_half")
    return heading.say(f"chart.outcome.{outcome}") if outcome else ""


def _outcomes(heading: Heading, ballot: BallotVotes) -> Iterator[str]:
    for outcome in (Outcome.ELECTED, Outcome.LISTED, Outcome.TIED):
        names = [one.name for one in ballot.ranked if one.outcome is outcome]
        if names:
            shown = heading.listed(tuple(names))
            yield heading.say(f"chart.ballots.{outcome}", names=shown)
