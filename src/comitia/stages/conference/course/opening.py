"""Opening a ballot: who stands on the paper, in which order, for how many seats."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.composition.floors.keeping import (
    NOBODY,
    Composed,
    composed,
    lost_floors,
)
from comitia.stages.composition.identity.always import (
    Outside,
    checks_owed,
    let_off,
)
from comitia.stages.composition.identity.categories import (
    Standing,
    fresh_identities,
    known_of,
)
from comitia.stages.composition.identity.sectors import (
    Opinions,
    fresh_opinions,
    opinions_of,
)
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.order import Part, before_others, not_taken
from comitia.stages.conference.agenda.requests import waiting, waits_for_meeting
from comitia.stages.conference.attendance import entitled_of
from comitia.stages.conference.ballot import Opening, open_ballot
from comitia.stages.conference.balloting import Balloting, balloting
from comitia.stages.conference.ballots import (
    Ballot,
    BallotName,
    Kind,
    Status,
    scene_of,
)
from comitia.stages.conference.counting.method import OpenSeats
from comitia.stages.conference.course.rooms import granted_subjects, wrong_rooms
from comitia.stages.conference.methods import OPEN_SEATS
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.due_process.tips import not_looked_into, open_tips
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.register.bodies import seats_of, shared_by
from comitia.stages.register.ways import Reached, Way

MODE: Final = "conference.mode"
WITH_PRIMARY: Final = "primary_then_final"


@payload
class OpenBallot:
    """How many are present, and the names as they stand on the paper.

    `rooms` are those in which papers are cast at the same time.
    """

    unit: NameId
    present: Count
    names: tuple[RandomId, ...]
    rooms: Count = 1


@payload
class BallotOpened:
    """Which ballot this is, for how many seats, and how many may vote.

    A primary fills so many places on the list that the final votes on. `shared` is the
    name of the conference, where the charter has several units share it.
    """

    number: Count
    kind: Kind
    seats: Count
    entitled: Count
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The names that are to be put to the vote, and who may stand now.

    `standing` has who those are that came here by vetting, axis by axis, `opinions`
    what other organs said of them; `granted` are the subjects of requests granted,
    `open_tips` how many tips that can be checked nobody has looked into, `let_off` the
    checks that were found not to apply, with who the people are now; `meetings` are the
    requests to meet candidates that wait. `composed` is what is known of the names now,
    `seats` how many the unit has.
    """

    entitled: int
    present: int
    names: tuple[str, ...]
    before: Balloting
    standing: Standing | None = None
    sitting: Sitting = field(default_factory=Sitting)
    opinions: Opinions | None = None
    rooms: int = 1
    granted: tuple[str, ...] = ()
    open_tips: int = 0
    unit: str = ""
    let_off: tuple[Outside, ...] = ()
    meetings: tuple[int, ...] = ()
    seats: int = 0
    composed: Composed = NOBODY


def _facts(asked: OpenBallot, views: Views, occasion: Occasion) -> Paper:
    return Paper(
        entitled_of(asked.unit, occasion.body, views),
        asked.present,
        asked.names,
        balloting(asked.unit, views),
        _standing(asked, views, occasion),
        sitting(asked.unit, views, at=occasion.at),
        opinions_of(asked.unit, _on_their_way(asked, views), views, at=occasion.at),
        asked.rooms,
        granted_subjects(asked.unit, views),
        len(open_tips(asked.unit, views)),
        asked.unit,
        let_off(asked.unit, _on_their_way(asked, views), views),
        waiting(asked.unit, views),
        seats_of(asked.unit, views),
        composed(asked.unit, asked.names, (), views),
    )


def _standing(asked: OpenBallot, views: Views, occasion: Occasion) -> Standing:
    """Return who those are that went the whole way; whom papers name may be anybody."""
    known = known_of(asked.unit, _on_their_way(asked, views), views)
    return Standing(occasion.at, known)


def _on_their_way(asked: OpenBallot, views: Views) -> tuple[str, ...]:
    ways = (views.one(Way, asked.unit, person) for person in asked.names)
    return tuple(way.person for way in ways if way is not None and way.is_open)


def _decide(facts: Paper, rules: Rules) -> BallotOpened:
    kind = _kind(facts, rules)
    refuse(_faults(facts, kind, rules))
    before = facts.before
    return BallotOpened(
        before.last_number + 1,
        kind,
        before.seats_of(kind),
        facts.entitled,
        shared_by(facts.unit, rules),
    )


def _kind(facts: Paper, rules: Rules) -> Kind:
    """Return which ballot it is: charter key ``conference.mode``."""
    mode = rules.read(MODE, str).value
    return facts.before.kind_of(facts.names, with_primary=mode == WITH_PRIMARY)


def _faults(facts: Paper, kind: Kind, rules: Rules) -> Iterator[Finding]:
    before = facts.before
    if before.in_progress:
        yield Finding.of(
            "conference.ballot_open", key="unit", number=before.in_progress
        )
    if facts.sitting.is_recounted:
        yield Finding.of("conference.recount_waits", key="unit")
    if before.seats_left < 1:
        yield Finding.of("conference.no_seat_left", key="unit")
        return
    yield from before_others(facts.sitting, rules)
    yield from not_taken(Part.BEFORE, facts.sitting, rules)
    yield from waits_for_meeting(facts.meetings, rules)
    yield from wrong_rooms(facts.rooms, kind, facts.granted, rules)
    yield from _not_again(before, kind, rules)
    yield from _wrong_names(facts, kind)
    opening = Opening(
        before.seats_of(kind),
        len(set(facts.names)),
        facts.entitled,
        facts.present,
        has_margin=not before.tied and kind is not Kind.FINAL,
    )
    yield from open_ballot(opening, rules=rules)
    if facts.standing is not None and not before.is_further:
        yield from fresh_identities(facts.standing, rules=rules)
    yield from not_looked_into(facts.open_tips)
    if facts.opinions is not None and not before.is_further:
        yield from fresh_opinions(facts.opinions, rules=rules)
    # Once names stand on a paper nobody is vetted any more.
    if not before.is_further:
        yield from checks_owed(facts.let_off, rules)
        yield from lost_floors(facts.composed, facts.seats, rules)


def _not_again(before: Balloting, kind: Kind, rules: Rules) -> Iterator[Finding]:
    """Return that seats which nobody won stay as they are, where a charter says so.

    Charter key: ``conference.open_seats``.
    """
    then = rules.read(OPEN_SEATS, str)
    is_over = before.is_further and not before.tied and kind is not Kind.FINAL
    if is_over and then.value == OpenSeats.LEAVE_OPEN.value:
        yield Finding.of(
            "conference.no_further", key=then.key, clause=then.provenance.clause
        )


def _wrong_names(facts: Paper, kind: Kind) -> Iterator[Finding]:
    """Return the names that stand twice, may not stand, or have to and do not.

    All names of the list stand on the first paper, all who are tied on the paper that
    follows a tie, and all whom a primary listed in the final; otherwise the conference
    says who stands again.
    """
    names = facts.names
    may = set(facts.before.may_stand(kind))
    twice = repeated(names)
    strange = tuple(sorted(set(names) - may))
    lacking = tuple(sorted(set(facts.before.must_stand(kind)) - set(names)))
    if twice:
        yield Finding.of("conference.named_twice", key="names", named=twice)
    if strange:
        yield Finding.of(
            "conference.not_standing",
            key="names",
            named=strange,
            known=tuple(sorted(may)) or (Word("register.none_yet"),),
        )
    if lacking:
        yield Finding.of("conference.left_off", key="names", named=lacking)
    if not names:
        yield Finding.of("conference.no_names", key="names")


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
        kind=opened.kind.value,
        shared=opened.shared,
    )
    for place, person in enumerate(asked.names, 1):
        yield _unread(asked.unit, opened.number, person, place)
    if opened.kind is not Kind.PRIMARY:
        yield from _candidates(asked, views, at)


def _unread(unit: str, number: int, person: str, place: int) -> BallotName:
    """Return a name at its place on a paper that was not counted yet."""
    return BallotName(unit, number, person, place, 0, 0, 0, elected=False, tied=False)


def _candidates(asked: OpenBallot, views: Views, at: str) -> Iterator[Way]:
    """Return the ways of those on the paper; who was written in has none to go on."""
    for person in asked.names:
        way = views.one(Way, asked.unit, person)
        if way and way.is_open and way.reached != Reached.CANDIDATE.value:
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
