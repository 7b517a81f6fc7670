"""What is wrong with a count that is to be recorded: its ballot, papers and votes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding, Word
from comitia.stages.conference.agenda.items import Sitting
from comitia.stages.conference.agenda.order import Part, not_taken
from comitia.stages.conference.ballots import Kind, Status
from comitia.stages.conference.counting.account import (
    Account,
    Votes,
    account_faults,
    vote_faults,
)
from comitia.stages.conference.counting.method import Unclear, WriteIn
from comitia.stages.conference.counting.outcome import failed_tests
from comitia.stages.conference.methods import method_of


@dataclass(frozen=True, slots=True)
class Papers:
    """The account of the papers, as it was sent."""

    voters: int
    issued: int
    spoiled: int
    returned: int
    valid: int
    void: int
    void_for: Mapping[str, int] = field(default_factory=dict)
    written_in: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What valid papers say about a name; who was written in has votes for alone."""

    person: str
    votes_for: int
    against: int = 0
    abstain: int = 0
    unclear: int = 0


@dataclass(frozen=True, slots=True)
class Counting:
    """A count that is to be recorded; `status` is empty where no such ballot stands.

    `gone` are those on the paper or written in who cannot be elected, `settled` those
    written in whom an earlier ballot elected, or listed where this one lists others;
    `in_boxes` are the papers that were accounted for, box by box.
    """

    status: str
    kind: str
    seats: int
    entitled: int
    present: int
    names: tuple[str, ...]
    papers: Papers
    votes: tuple[Marks, ...]
    write_ins: tuple[Marks, ...] = ()
    gone: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    lot: str = ""
    settled: tuple[str, ...] = ()
    sitting: Sitting = field(default_factory=Sitting)
    in_boxes: int | None = None

    @property
    def account(self) -> Account:
        """The people and papers, as the rules of counting look at them."""
        papers = self.papers
        return Account(
            self.entitled,
            self.present,
            papers.issued,
            papers.returned,
            papers.voters,
            papers.spoiled,
            papers.void,
        )

    @property
    def all_votes(self) -> tuple[Votes, ...]:
        """The votes of all names in the order of the paper, then those written in."""
        places = {name: place for place, name in enumerate(self.names)}
        printed = sorted(self.votes, key=lambda one: places.get(one.person, 0))
        others = sorted(self.write_ins, key=lambda one: one.person)
        return (
            *(_votes(one) for one in printed),
            *(_votes(one, is_written_in=True) for one in others),
        )


def _votes(one: Marks, *, is_written_in: bool = False) -> Votes:
    return Votes(
        one.person,
        one.votes_for,
        one.against,
        one.abstain,
        one.unclear,
        is_written_in=is_written_in,
    )


def wrong_count(facts: Counting, rules: Rules) -> Iterator[Finding]:
    """Return everything that keeps a count from being recorded.

    Papers of a void ballot are not read, so there is nothing to say about its votes,
    and none to measure them by where valid and void papers do not make all.
    """
    if not facts.status:
        yield Finding.of("conference.no_such_ballot", key="ballot")
        return
    if facts.status != Status.OPEN.value and not facts.sitting.is_recounted:
        status = Word(f"ballot.{facts.status}")
        yield Finding.of("conference.counted_already", key="ballot", status=status)
    yield from not_taken(Part.DURING, facts.sitting, rules)
    yield from account_faults(facts.account)
    papers = facts.papers
    if facts.in_boxes is not None and facts.in_boxes != papers.returned:
        yield Finding.of(
            "conference.in_boxes",
            key="returned",
            returned=papers.returned,
            in_boxes=facts.in_boxes,
        )
    if papers.valid + papers.void != papers.returned:
        yield Finding.of(
            "conference.papers",
            key="returned",
            valid=papers.valid,
            void=papers.void,
            returned=papers.returned,
        )
        return
    method = method_of(Kind(facts.kind), facts.seats, rules)
    if not tuple(failed_tests(method, facts.account)):
        yield from _wrong_votes(facts, rules)


def _wrong_votes(facts: Counting, rules: Rules) -> Iterator[Finding]:
    papers = method_of(Kind(facts.kind), facts.seats, rules).papers
    yield from _wrong_reasons(facts.papers)
    yield from _other_names(facts)
    yield from vote_faults(facts.all_votes, facts.account, most_names=papers.most_names)
    if facts.settled:
        yield Finding.of(
            "conference.elected_already", key="write_ins", named=facts.settled
        )
    yield from _wrong_write_ins(facts, papers.write_in, papers.most_names)
    unclear = sum(one.unclear for one in facts.votes)
    if unclear and papers.unclear is Unclear.VOID_PAPER:
        yield Finding.of("conference.unclear", key="votes", unclear=unclear)


def _wrong_reasons(papers: Papers) -> Iterator[Finding]:
    reasons = sum(papers.void_for.values())
    if reasons != papers.void:
        yield Finding.of(
            "conference.void_for", key="void_for", reasons=reasons, void=papers.void
        )


def _other_names(facts: Counting) -> Iterator[Finding]:
    counted = sorted({one.person for one in facts.votes})
    if counted != sorted(facts.names):
        yield Finding.of(
            "conference.other_names",
            key="votes",
            lacking=_those(set(facts.names) - set(counted)),
            strange=_those(set(counted) - set(facts.names)),
        )


def _those(people: set[str]) -> tuple[str | Word, ...]:
    return tuple(sorted(people)) or (Word("register.none_yet"),)


def _wrong_write_ins(
    facts: Counting, rule: WriteIn, most_names: int
) -> Iterator[Finding]:
    """Return names written in where they do not count, or more than papers can hold."""
    written = sum(one.votes_for for one in facts.write_ins) + facts.papers.written_in
    against = sum(one.against for one in facts.votes)
    if written and rule is WriteIn.NEVER:
        yield Finding.of("conference.no_write_in", key="write_ins", written=written)
    elif rule is WriteIn.AFTER_AGAINST and written > against:
        yield Finding.of(
            "conference.write_ins", key="write_ins", written=written, against=against
        )
    chosen = sum(one.votes_for for one in facts.votes) + written
    most = most_names * facts.papers.valid
    if facts.papers.written_in and chosen > most:
        yield Finding.of(
            "conference.chosen", key="written_in", chosen=chosen, most=most
        )
