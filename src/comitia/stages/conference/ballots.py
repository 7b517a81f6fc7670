"""The ballots of a conference, and what is told of each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Scene
from comitia.stages.meeting.lists import last_list
from comitia.stages.register.bodies import Person, Standing, body_of_kind
from comitia.stages.register.ways import Out, Reached, Way, open_ways

BODY: Final = "conference.body"
# Nobody set aside with reasons comes back by being written on a paper.
_BARRED: Final = frozenset(
    {Out.VETTING.value, Out.CREDENTIALS.value, Out.REPLACED.value}
)


class Status(StrEnum):
    """How a ballot stands; a void one is held again, an annulled one is undone."""

    OPEN = "open"
    COUNTED = "counted"
    VOID = "void"
    ANNULLED = "annulled"


class Kind(StrEnum):
    """What a ballot is for: it elects, or it fixes the list for the one that does."""

    CONTESTED = "contested"
    PRIMARY = "primary"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Ballot(Row):
    """A ballot for so many seats; `counted` is empty while the papers are out.

    Of a primary, `seats` are the places on the list that it fills. `shared` is the name
    of the conference, where several units have one and the same.
    """

    view: ClassVar[str] = "ballot"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    seats: int
    present: int
    entitled: int
    status: str
    opened: str
    counted: str
    kind: str = Kind.CONTESTED.value
    shared: str = ""


@dataclass(frozen=True, slots=True)
class BallotAccount(Row):
    """The papers of a ballot, and the bar: `least` votes, a share of `size` `base`.

    `spoiled` papers are among those `issued`; as a base these count without them.
    `written_in` are votes for others than people of the register, `unread` names
    written in that the rules of the paper do not count.
    """

    view: ClassVar[str] = "ballot_account"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    voters: int
    issued: int
    spoiled: int
    returned: int
    valid: int
    void: int
    written_in: int
    unread: int
    least: int
    base: str
    size: int


@dataclass(frozen=True, slots=True)
class VoidPapers(Row):
    """How many papers of a ballot were void for one reason."""

    view: ClassVar[str] = "void_papers"
    keys: ClassVar[int] = 3
    unit: str
    number: int
    reason: str
    papers: int


@dataclass(frozen=True, slots=True)
class BallotName(Row):
    """A name on the paper, at its place, and what the count brought it.

    A name that was written in has no place: 0. `listed` names go on from a primary.
    """

    view: ClassVar[str] = "ballot_name"
    keys: ClassVar[int] = 3
    unit: str
    number: int
    person: str
    place: int
    votes_for: int
    against: int
    abstain: int
    elected: bool
    tied: bool
    unclear: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class SeatsReduced(Row):
    """So many seats given up after a ballot was counted; undone with that ballot.

    Where the presidium decided, nobody voted: `present` and `votes_for` are 0.
    """

    view: ClassVar[str] = "seats_reduced"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    ballot: int
    seats: int
    present: int
    votes_for: int
    at: str


@dataclass(frozen=True, slots=True)
class SeatsLeftOpen(Row):
    """So many seats left open when the ballots were closed, and how that was decided.

    Where every seat was filled, `seats` is 0; where nobody voted on it, `present` and
    `votes_for` are 0; `in_minutes` says that the record of the presidium's decision was
    named. Undone with that ballot.
    """

    view: ClassVar[str] = "seats_left_open"
    keys: ClassVar[int] = 2
    unit: str
    ballot: int
    seats: int
    present: int
    votes_for: int
    in_minutes: bool
    at: str


def standing_ballots(unit: str, views: Views) -> tuple[Ballot, ...]:
    """Return the ballots on the list that stands; those on an earlier one are over."""
    adopted = last_list(unit, views)
    since = parse_moment(adopted.at) if adopted else None
    return tuple(
        ballot
        for ballot in views.every(Ballot, unit=unit)
        if since is None or parse_moment(ballot.opened) > since
    )


def counted_ballots(unit: str, views: Views) -> tuple[Ballot, ...]:
    """Return the ballots on the list that stands which were counted, and hold."""
    ballots = standing_ballots(unit, views)
    return tuple(one for one in ballots if one.status == Status.COUNTED.value)


def on_paper(ballot: Ballot, views: Views) -> tuple[BallotName, ...]:
    """Return the names that stood on the paper, in its order."""
    rows = views.every(BallotName, unit=ballot.unit, number=ballot.number)
    return tuple(sorted((row for row in rows if row.place), key=lambda row: row.place))


def written_in(ballot: Ballot, views: Views) -> tuple[BallotName, ...]:
    """Return the people of the register who were written on papers."""
    return tuple(
        views.every(BallotName, unit=ballot.unit, number=ballot.number, place=0)
    )


def reductions(unit: str, views: Views) -> tuple[SeatsReduced, ...]:
    """Return by how much the seats of a unit were reduced, as far as that holds."""
    held = {one.number for one in counted_ballots(unit, views)}
    rows = views.every(SeatsReduced, unit=unit)
    return tuple(row for row in rows if row.ballot in held)


def left_open(unit: str, views: Views) -> SeatsLeftOpen | None:
    """Return the decision to leave seats open after the last ballot, if it holds."""
    counted = counted_ballots(unit, views)
    row = views.one(SeatsLeftOpen, unit, counted[-1].number) if counted else None
    return row if row and row.seats else None


def was_closed_on(unit: str, number: int, views: Views) -> bool:
    """Return whether the ballots of a unit were closed with this one among them.

    From then on credentials rest on it, though the conference meets again to replace
    somebody.
    """
    return any(row.ballot >= number for row in views.every(SeatsLeftOpen, unit=unit))


def scene_of(unit: str, views: Views, rules: Rules) -> Scene:
    """Return where acts of the conference belong: the unit's chain, its conference."""
    kind = rules.read(BODY, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def choices(unit: str, views: Views) -> tuple[str, ...]:
    """Return the names of a unit that stand for election and are not elected."""
    ways = open_ways(unit, views, least=Reached.PRELIMINARY, most=Reached.CANDIDATE)
    return tuple(way.person for way in ways)


def may_be_written_in(person: str, unit: str, views: Views) -> bool:
    """Return whether votes can elect somebody whose name is not on the paper.

    People of the unit who take part can be, whether a list had them or not; nobody
    whom vetting or the review of credentials has set aside, and nobody elected.
    """
    row = views.one(Person, person)
    if row is None or row.unit != unit or row.standing != Standing.ACTIVE.value:
        return False
    way = views.one(Way, unit, person)
    if way is None:
        return True
    return way.out not in _BARRED and not Reached(way.reached).is_at_least(
        Reached.ELECTED
    )
