"""Opening a ballot: who stands on the paper, in which order, for how many seats."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.conference.ballot import Opening, open_ballot
from comitia.stages.conference.ballots import (
    Ballot,
    Balloting,
    BallotName,
    Status,
    balloting,
    scene_of,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.register.bodies import known_body
from comitia.stages.register.ways import Reached, Way


@payload
class OpenBallot:
    """How many are present, and the names as they stand on the paper."""

    unit: NameId
    present: Count
    names: tuple[RandomId, ...]


@payload
class BallotOpened:
    """Which ballot this is, for how many seats, and how many may vote."""

    number: Count
    seats: Count
    entitled: Count


@dataclass(frozen=True, slots=True)
class Paper:
    """The names that are to be put to the vote, and who may stand now."""

    entitled: int
    present: int
    names: tuple[str, ...]
    before: Balloting


def _facts(asked: OpenBallot, views: Views, occasion: Occasion) -> Paper:
    return Paper(
        known_body(occasion.body, views).members,
        asked.present,
        asked.names,
        balloting(asked.unit, views),
    )


def _decide(facts: Paper, rules: Rules) -> BallotOpened:
    refuse(_faults(facts, rules))
    before = facts.before
    return BallotOpened(before.last_number + 1, before.seats_left, facts.entitled)


def _faults(facts: Paper, rules: Rules) -> Iterator[Finding]:
    before = facts.before
    if before.in_progress:
        yield Finding.of(
            "conference.ballot_open", key="unit", number=before.in_progress
        )
    if before.seats_left < 1:
        yield Finding.of("conference.no_seat_left", key="unit")
        return
    yield from _wrong_names(facts)
    opening = Opening(
        before.seats_left,
        len(set(facts.names)),
        facts.entitled,
        facts.present,
        is_tied=bool(before.tied),
    )
    yield from open_ballot(opening, rules=rules)


def _wrong_names(facts: Paper) -> Iterator[Finding]:
    """Return the names that stand twice, may not stand, or have to and do not.

    All names of the list stand on the first paper and all who are tied on the paper
    that follows a tie; otherwise the conference says who stands again.
    """
    before, names = facts.before, facts.names
    may = set(before.tied or before.choice)
    must = set() if before.is_further and not before.tied else may
    twice = tuple(sorted({one for one in names if names.count(one) > 1}))
    strange = tuple(sorted(set(names) - may))
    lacking = tuple(sorted(must - set(names)))
    if twice:
        yield Finding.of("conference.named_twice", key="names", named=twice)
    if strange:
        yield Finding.of(
            "conference.not_standing",
            key="names",
            named=strange,
            known=tuple(sorted(may)),
        )
    if lacking:
        yield Finding.of("conference.left_off", key="names", named=lacking)


def _project(deed: Deed[OpenBallot, BallotOpened], views: Views) -> Iterator[Row]:
    asked, opened = deed.payload, deed.outcome
    at = moment_text(deed.occasion.at)
    yield Ballot(
        asked.unit,
        opened.number,
        opened.seats,
        asked.present,
        opened.entitled,
        Status.OPEN.value,
        opened=at,
        counted="",
    )
    for place, person in enumerate(asked.names, 1):
        yield BallotName(
            asked.unit, opened.number, person, place, 0, 0, 0, elected=False, tied=False
        )
        way = views.one(Way, asked.unit, person)
        if way is None or way.reached != Reached.CANDIDATE.value:
            yield Way(asked.unit, person, Reached.CANDIDATE.value, at)


def _freeze(facts: Paper, _: BallotOpened) -> Iterator[Table]:
    """Return the roll of the candidates, in the order of the paper."""
    rows = ((str(place), name) for place, name in enumerate(facts.names, 1))
    yield Table(("place", "person"), tuple(rows))


OPEN_BALLOT = Rule(
    "open_ballot",
    OpenBallot,
    BallotOpened,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    freeze=_freeze,
)
