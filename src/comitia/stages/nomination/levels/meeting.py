"""A body that meets on the tally: the facts of its list, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Finding
from comitia.stages.meeting.counts import Vote, impossible
from comitia.stages.meeting.majority import lack_of_people, lack_of_votes
from comitia.stages.nomination.levels.keys import DEPARTURES, QUORUMS, THRESHOLDS
from comitia.stages.nomination.levels.tally import Fed, Paper

# Nobody decides alone: a body of one, or a meeting to which one came, is none.
LEAST_PRESENT: Final = 2
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Departing:
    """A name at which a list departs from the tally, and on which ground."""

    person: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One body of the sheet: its vote, its list, and what lay before it.

    `asked` is how many names it was asked for, nothing where nobody divided them;
    `number` how often it has sent a list in this round, `stands` whether the last one
    still stands. `gone` are people who take part no more.
    """

    body: str
    kind: str
    members: int
    vote: Vote
    names: tuple[str, ...]
    departures: tuple[Departing, ...] = ()
    feeds: tuple[Fed, ...] = ()
    asked: int | None = None
    gone: tuple[str, ...] = ()
    is_below: bool = True
    number: int = 0
    stands: bool = False
    fed: str = ""


def wrong_vote(one: Meeting, place: str, rules: Rules) -> Iterator[Finding]:
    """Return counts that cannot be, too few people, and too few votes for the list.

    Charter keys: ``nomination.quorums.*``, ``nomination.thresholds.*``.
    """
    vote = one.vote
    if vote.entitled != one.members:
        yield Finding.of(
            "nomination.members_differ",
            key=f"{place}.entitled",
            body=one.body,
            entitled=vote.entitled,
            members=one.members,
        )
    wrong = tuple(impossible(vote.counts))
    yield from wrong
    if wrong:
        return
    if vote.present < LEAST_PRESENT:
        yield Finding.of(
            "nomination.alone",
            key=f"{place}.present",
            body=one.body,
            present=vote.present,
            least=LEAST_PRESENT,
        )
    yield from lack_of_people(
        f"{QUORUMS}.{one.kind}",
        code=QUORUMS,
        came=vote.present,
        entitled=vote.entitled,
        rules=rules,
    )
    yield from lack_of_votes(
        f"{THRESHOLDS}.{one.kind}", vote, code=THRESHOLDS, rules=rules
    )


def wrong_names(one: Meeting, paper: Paper, place: str) -> Iterator[Finding]:
    """Return names that stand twice, that nobody below named, or who have left."""
    twice = _twice(one.names)
    if twice:
        yield Finding.of("nomination.named_twice", key=f"{place}.names", named=twice)
    gone = tuple(sorted(set(one.names) & set(one.gone)))
    if gone:
        yield Finding.of("nomination.gone", key=f"{place}.names", named=gone)
    unnamed = tuple(sorted(set(one.names) - set(paper.names) - set(gone)))
    if unnamed:
        yield Finding.of(
            "nomination.not_brought",
            key=f"{place}.names",
            body=one.body,
            named=unnamed[:_SHOWN],
        )


def wrong_departures(
    one: Meeting, passed: Iterable[str], place: str, rules: Rules
) -> Iterator[Finding]:
    """Return departures without a reason, reasons without one, and unknown grounds.

    Charter key: ``nomination.departures``.
    """
    stated = [each.person for each in one.departures]
    departed = (set(passed) ^ set(one.names)) - set(one.gone)
    key = f"{place}.departures"
    if unsaid := tuple(sorted(departed - set(stated))):
        yield Finding.of(
            "nomination.departed",
            key=key,
            body=one.body,
            named=unsaid[:_SHOWN],
            count=len(unsaid),
        )
    if needless := tuple(sorted(set(stated) - departed)):
        yield Finding.of(
            "nomination.not_departed", key=key, body=one.body, named=needless[:_SHOWN]
        )
    if twice := _twice(stated):
        yield Finding.of("nomination.named_twice", key=key, named=twice)
    yield from _unknown_grounds(one, key, rules)


def _unknown_grounds(one: Meeting, key: str, rules: Rules) -> Iterator[Finding]:
    if rules.get(DEPARTURES) is None:
        return
    known = rules.read(DEPARTURES, tuple)
    given = {each.ground for each in one.departures}
    for ground in sorted(given - set(known.value)):
        yield Finding.of(
            DEPARTURES,
            key=known.key,
            clause=known.provenance.clause,
            field=f"{key}.ground",
            ground=ground,
            known=known.value,
        )


def _twice(named: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(one for one, now in Counter(named).items() if now > 1))


def places_of(one: Meeting, seats: int, rules: Rules) -> int:
    """Return how many names a body is asked for: its part, or as many as are needed.

    Charter keys: ``nomination.enlargement``, ``conference.margin``.
    """
    if one.asked is not None:
        return one.asked
    enlarged = rules.get("nomination.enlargement")
    if enlarged is not None and isinstance(enlarged.value, Bound):
        return enlarged.value.limit(seats)
    return seats + rules.read("conference.margin", Bound).value.limit(seats)
