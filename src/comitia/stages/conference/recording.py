"""Recording a count: the account of the papers, the votes, and who is elected."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballot import declare_elected
from comitia.stages.conference.ballots import (
    Ballot,
    BallotName,
    Status,
    choices,
    scene_of,
    standing_ballots,
)
from comitia.stages.conference.counting.ranking import Elected, elect
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.meeting.counts import Vote
from comitia.stages.register.ways import Reached, Way


@payload
class NameVotes:
    """What the valid papers say about one name."""

    person: RandomId
    votes_for: Count
    against: Count
    abstain: Count


@payload
class RecordCount:
    """The papers of a ballot and the votes for each name.

    `spoiled` are papers that were taken back and replaced before they were cast; they
    are not among those issued. `drawn` are those whom the lot gave the last seats.
    """

    unit: NameId
    ballot: Count
    issued: Count
    spoiled: Count
    returned: Count
    valid: Count
    void: Count
    votes: tuple[NameVotes, ...]
    drawn: tuple[RandomId, ...] = ()


@payload
class Counted:
    """Whether the ballot is counted or void, who is elected, who is tied."""

    status: Status
    elected: tuple[RandomId, ...]
    tied: tuple[RandomId, ...]
    seats_left: Count


@dataclass(frozen=True, slots=True)
class Papers:
    """The account of the papers."""

    issued: int
    returned: int
    valid: int
    void: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What the valid papers say about a name."""

    person: str
    votes_for: int
    against: int
    abstain: int

    @property
    def papers(self) -> int:
        """How many papers were read for the name; blank ones abstain."""
        return self.votes_for + self.against + self.abstain


@dataclass(frozen=True, slots=True)
class Counting:
    """A count that is to be recorded; `status` is empty where no such ballot stands.

    `gone` are those on the paper who no longer stand: they are not elected.
    """

    status: str
    seats: int
    entitled: int
    present: int
    names: tuple[str, ...]
    papers: Papers
    votes: tuple[Marks, ...]
    gone: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


def _facts(asked: RecordCount, views: Views, _: Occasion) -> Counting:
    papers = Papers(asked.issued, asked.returned, asked.valid, asked.void)
    votes = tuple(
        Marks(one.person, one.votes_for, one.against, one.abstain)
        for one in asked.votes
    )
    found = [
        one for one in standing_ballots(asked.unit, views) if one.number == asked.ballot
    ]
    if not found:
        return Counting("", 0, 0, 0, (), papers, votes)
    ballot = found[0]
    rows = views.every(BallotName, unit=asked.unit, number=asked.ballot)
    names = tuple(row.person for row in rows)
    return Counting(
        ballot.status,
        ballot.seats,
        ballot.entitled,
        ballot.present,
        names,
        papers,
        votes,
        tuple(sorted(set(names) - set(choices(asked.unit, views)))),
        asked.drawn,
    )


def _decide(facts: Counting, rules: Rules) -> Counted:
    refuse(_faults(facts))
    if facts.papers.returned > facts.papers.issued:
        return Counted(Status.VOID, (), (), facts.seats)
    found = _elected(facts, rules)
    refuse(_wrong_lot(found, facts.drawn, rules))
    if facts.drawn:
        found = Elected((*found.elected, *facts.drawn), (), 0)
    return Counted(Status.COUNTED, found.elected, found.tied, found.seats_left)


def _elected(facts: Counting, rules: Rules) -> Elected:
    passed = {
        one.person: one.votes_for
        for one in facts.votes
        if one.person not in facts.gone and _has_enough(one.votes_for, facts, rules)
    }
    return elect(passed, seats=facts.seats)


def _has_enough(votes_for: int, facts: Counting, rules: Rules) -> bool:
    """Return whether so many votes elect; nobody is elected by none at all."""
    vote = Vote(facts.entitled, facts.present, votes_for, valid=facts.papers.valid)
    return votes_for > 0 and not tuple(declare_elected(vote, rules=rules))


def _wrong_lot(
    found: Elected, drawn: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of a lot that is lacking, or that nobody was to draw.

    Charter key: ``conference.tie``.
    """
    tie = rules.read("conference.tie", str)
    awaits_lot = bool(found.tied) and tie.value == "lot"
    fits = set(drawn) <= set(found.tied) and len(set(drawn)) == len(drawn)
    if awaits_lot and not (fits and len(drawn) == found.seats_left):
        yield Finding.of(
            "conference.draw_lots",
            key=tie.key,
            clause=tie.provenance.clause,
            tied=found.tied,
            seats=found.seats_left,
        )
    elif drawn and not awaits_lot:
        yield Finding.of("conference.no_lot", key=tie.key, clause=tie.provenance.clause)


def _faults(facts: Counting) -> Iterator[Finding]:
    if not facts.status:
        yield Finding.of("conference.no_such_ballot", key="ballot")
        return
    if facts.status != Status.OPEN.value:
        status = Word(f"ballot.{facts.status}")
        yield Finding.of("conference.counted_already", key="ballot", status=status)
    yield from _wrong_account(facts)
    if facts.papers.returned <= facts.papers.issued:
        yield from _wrong_votes(facts)


def _wrong_account(facts: Counting) -> Iterator[Finding]:
    papers = facts.papers
    if papers.issued > facts.present:
        yield Finding.of(
            "conference.issued", key="issued", now=papers.issued, most=facts.present
        )
    if papers.valid + papers.void != papers.returned:
        yield Finding.of(
            "conference.papers",
            key="returned",
            valid=papers.valid,
            void=papers.void,
            returned=papers.returned,
        )


def _wrong_votes(facts: Counting) -> Iterator[Finding]:
    """Return what is wrong with the votes of a ballot that was not void.

    Papers of a void one are not read, so there is nothing to say about its votes.
    """
    counted = sorted(one.person for one in facts.votes)
    if counted != sorted(facts.names):
        yield Finding.of(
            "conference.other_names",
            key="votes",
            lacking=tuple(sorted(set(facts.names) - set(counted)))
            or (Word("register.none_yet"),),
            strange=tuple(sorted(set(counted) - set(facts.names)))
            or (Word("register.none_yet"),),
        )
    for one in facts.votes:
        if one.papers != facts.papers.valid:
            yield Finding.of(
                "conference.marks",
                key="votes",
                person=one.person,
                marks=one.papers,
                valid=facts.papers.valid,
            )


def _project(deed: Deed[RecordCount, Counted], views: Views) -> Iterator[Row]:
    asked, found = deed.payload, deed.outcome
    at = moment_text(deed.occasion.at)
    ballot = views.one(Ballot, asked.unit, asked.ballot)
    if ballot is not None:
        yield replace(ballot, status=found.status.value, counted=at)
    if found.status is not Status.COUNTED:
        return
    for one in asked.votes:
        name = views.one(BallotName, asked.unit, asked.ballot, one.person)
        if name is not None:
            yield replace(
                name,
                votes_for=one.votes_for,
                against=one.against,
                abstain=one.abstain,
                elected=one.person in found.elected,
                tied=one.person in found.tied,
            )
    for person in found.elected:
        yield Way(asked.unit, person, Reached.ELECTED.value, at)


def _counts_from(asked: RecordCount, views: Views) -> str:
    """Return when the ballot was opened that was counted."""
    row = views.one(Ballot, asked.unit, asked.ballot)
    return row.opened if row else ""


RECORD_COUNT = Rule(
    "record_count",
    RecordCount,
    Counted,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
