"""Recording a count: the account of the papers, the votes, and who is elected."""

from collections.abc import Iterator
from dataclasses import field, replace

from comitia.charter.rules import Rules, Setting
from comitia.kernel.dates import latest_of, moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.lots import drawn
from comitia.kernel.views import Row, Views
from comitia.stages.conference.agenda.items import sitting
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import (
    Ballot,
    BallotAccount,
    BallotName,
    Kind,
    Status,
    VoidPapers,
    choices,
    may_be_written_in,
    on_paper,
    scene_of,
    standing_ballots,
)
from comitia.stages.conference.counting.method import Tie
from comitia.stages.conference.counting.outcome import Outcome, decide, settled_by_lot
from comitia.stages.conference.course.papers import Counting, Marks, Papers, wrong_count
from comitia.stages.conference.course.recounted import undone_count
from comitia.stages.conference.methods import TIE, method_of
from comitia.stages.conference.records import in_boxes, recount_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, RandomId, Seed, Text, payload
from comitia.stages.register.bodies import known_person
from comitia.stages.register.ways import Reached, Way, takes_part


@payload
class NameVotes:
    """What the valid papers say about one name on the paper."""

    person: RandomId
    votes_for: Count
    against: Count
    abstain: Count
    unclear: Count = 0


@payload
class WrittenIn:
    """How many valid papers have a person of the register written in."""

    person: RandomId
    votes_for: Count


@payload
class RecordCount:
    """The papers of a ballot and the votes for each name.

    `issued` are all papers handed out, and `spoiled` those of them that were taken back
    and replaced before they were cast: only what is left could be cast, and people who
    voted are no more than that. `void_for` says why papers are void, and makes all of
    them. `written_in` are votes for people outside the register, by number alone;
    `unread` are names written in that the rules of the paper do not count. `drawn`
    are those whom the lot with the public seed `lot` gave the last seats.
    """

    unit: NameId
    ballot: Count
    voters: Count
    issued: Count
    spoiled: Count
    returned: Count
    valid: Count
    void: Count
    votes: tuple[NameVotes, ...]
    void_for: dict[Text, Count] = field(default_factory=dict)
    write_ins: tuple[WrittenIn, ...] = ()
    written_in: Count = 0
    unread: Count = 0
    drawn: tuple[RandomId, ...] = ()
    lot: Seed = ""


@payload
class Counted:
    """Whether the ballot is counted or void, who is elected or listed, who is tied.

    `least` votes were needed, a share of the `size` that the charter's base has.
    """

    status: Status
    elected: tuple[RandomId, ...]
    listed: tuple[RandomId, ...]
    tied: tuple[RandomId, ...]
    seats_left: Count
    least: Count
    base: str
    size: Count


def _facts(asked: RecordCount, views: Views, _: Occasion) -> Counting:
    for one in asked.write_ins:
        known_person(one.person, views)
    papers, others = _papers(asked), _others(asked)
    marks = tuple(
        Marks(one.person, one.votes_for, one.against, one.abstain, one.unclear)
        for one in asked.votes
    )
    ballots = standing_ballots(asked.unit, views)
    found = next((one for one in ballots if one.number == asked.ballot), None)
    if found is None:
        return Counting("", "", 0, 0, 0, (), papers, marks, others)
    names = tuple(row.person for row in on_paper(found, views))
    return Counting(
        found.status,
        found.kind,
        found.seats,
        found.entitled,
        found.present,
        names,
        papers,
        marks,
        others,
        _gone(names, others, found, views),
        asked.drawn,
        asked.lot,
        _settled(others, found, views),
        sitting(asked.unit, views),
        in_boxes(asked.unit, asked.ballot, views),
    )


def _papers(asked: RecordCount) -> Papers:
    return Papers(
        asked.voters,
        asked.issued,
        asked.spoiled,
        asked.returned,
        asked.valid,
        asked.void,
        asked.void_for,
        asked.written_in,
        asked.unread,
    )


def _others(asked: RecordCount) -> tuple[Marks, ...]:
    return tuple(Marks(one.person, one.votes_for) for one in asked.write_ins)


def _gone(
    names: tuple[str, ...], others: tuple[Marks, ...], ballot: Ballot, views: Views
) -> tuple[str, ...]:
    """Return for whom votes elect nobody: they no longer stand, or never could.

    Whom this very ballot elected stands again when it is counted again.
    """
    unit = ballot.unit
    standing = {*choices(unit, views), *_won(ballot, views)}
    asked = [*names, *(one.person for one in others)]
    return tuple(
        sorted(
            one
            for one in set(asked)
            if one not in standing and not may_be_written_in(one, unit, views)
        )
    )


def _won(ballot: Ballot, views: Views) -> tuple[str, ...]:
    """Return whom a ballot elected, as far as they still take part."""
    rows = views.every(BallotName, unit=ballot.unit, number=ballot.number, elected=True)
    ways = (views.one(Way, row.unit, row.person) for row in rows)
    return tuple(
        way.person
        for way in ways
        if way is not None and way.is_open and takes_part(way.person, views)
    )


def _settled(
    others: tuple[Marks, ...], ballot: Ballot, views: Views
) -> tuple[str, ...]:
    """Return who was written in and needs no votes: elected, or listed, before."""
    now = balloting(ballot.unit, views)
    again = set(_won(ballot, views))
    settled = {
        way.person
        for way in views.every(Way, unit=ballot.unit)
        if Reached(way.reached).is_at_least(Reached.ELECTED) and way.person not in again
    }
    if ballot.kind == Kind.PRIMARY.value:
        settled.update(now.listed)
    return tuple(sorted(settled & {one.person for one in others}))


def _decide(facts: Counting, rules: Rules) -> Counted:
    refuse(wrong_count(facts, rules))
    kind = Kind(facts.kind)
    method = method_of(kind, facts.seats, rules)
    found = decide(method, facts.account, facts.all_votes, gone=facts.gone)
    if found.is_valid:
        found = _drawn(facts, found, rules)
    status = Status.COUNTED if found.is_valid else Status.VOID
    return Counted(
        status,
        found.elected,
        found.listed,
        found.tied,
        facts.seats - len(found.chosen),
        found.bar,
        method.majority.of.value,
        found.size,
    )


def _drawn(facts: Counting, found: Outcome, rules: Rules) -> Outcome:
    """Return the outcome with the lot, where the charter has one: ``conference.tie``.

    Raises ``Refused`` for a lot that is lacking, that draws others than are named, or
    that nobody was to draw.
    """
    tie = rules.read(TIE, str)
    if not found.tied or tie.value != Tie.LOT.value:
        refuse(_no_lot(facts, tie))
        return found
    due = drawn(facts.lot, found.tied)[: found.tied_seats]
    refuse(_wrong_lot(facts, found, due, tie))
    method = method_of(Kind(facts.kind), facts.seats, rules)
    return settled_by_lot(method, found, due)


def _no_lot(facts: Counting, tie: Setting[str]) -> Iterator[Finding]:
    if facts.drawn or facts.lot:
        clause = tie.provenance.clause
        yield Finding.of("conference.no_lot", key=tie.key, clause=clause)


def _wrong_lot(
    facts: Counting, found: Outcome, due: tuple[str, ...], tie: Setting[str]
) -> Iterator[Finding]:
    """Return that no lot was drawn among those tied, or that it draws others."""
    clause = tie.provenance.clause
    tied, seats = found.tied, found.tied_seats
    if not facts.lot or not facts.drawn:
        yield Finding.of(
            "conference.draw_lots", key=tie.key, clause=clause, tied=tied, seats=seats
        )
    elif sorted(facts.drawn) != sorted(due):
        yield Finding.of(
            "conference.lot",
            key=tie.key,
            clause=clause,
            seed=facts.lot,
            tied=tied,
            got=facts.drawn,
            due=due,
        )


def _project(deed: Deed[RecordCount, Counted], views: Views) -> Iterator[Row]:
    asked, found = deed.payload, deed.outcome
    at = moment_text(deed.occasion.at)
    ballot = views.one(Ballot, asked.unit, asked.ballot)
    if ballot is not None:
        yield replace(ballot, status=found.status.value, counted=at)
    yield _account(asked, found)
    kept = (*found.elected, *found.listed)
    yield from undone_count(asked.unit, asked.ballot, kept, at, views)
    if found.status is not Status.COUNTED:
        return
    for reason, papers in sorted(asked.void_for.items()):
        yield VoidPapers(asked.unit, asked.ballot, reason, papers)
    yield from _names(asked, found, views)
    for person in found.elected:
        yield Way(asked.unit, person, Reached.ELECTED.value, at)
    for person in found.listed:
        way = views.one(Way, asked.unit, person)
        if way and way.is_open and way.reached != Reached.CANDIDATE.value:
            yield Way(asked.unit, person, Reached.CANDIDATE.value, at)


def _account(asked: RecordCount, found: Counted) -> BallotAccount:
    return BallotAccount(
        asked.unit,
        asked.ballot,
        asked.voters,
        asked.issued,
        asked.spoiled,
        asked.returned,
        asked.valid,
        asked.void,
        asked.written_in,
        asked.unread,
        found.least,
        found.base,
        found.size,
    )


def _names(asked: RecordCount, found: Counted, views: Views) -> Iterator[BallotName]:
    """Return what the count brought each name, on the paper or written in."""
    for one in asked.votes:
        name = views.one(BallotName, asked.unit, asked.ballot, one.person)
        place = name.place if name else 0
        yield _name(asked, found, one, place)
    for other in asked.write_ins:
        marks = NameVotes(other.person, other.votes_for, 0, 0)
        yield _name(asked, found, marks, 0)


def _name(asked: RecordCount, found: Counted, one: NameVotes, place: int) -> BallotName:
    return BallotName(
        asked.unit,
        asked.ballot,
        one.person,
        place,
        one.votes_for,
        one.against,
        one.abstain,
        elected=one.person in found.elected,
        tied=one.person in found.tied,
        unclear=one.unclear,
        listed=one.person in found.listed,
    )


def _counts_from(asked: RecordCount, views: Views) -> str:
    """Return when the ballot was opened that was counted, or asked to be again."""
    row = views.one(Ballot, asked.unit, asked.ballot)
    again = recount_of(asked.unit, asked.ballot, views)
    return latest_of([row.opened, again.asked if again else ""]) if row else ""


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
