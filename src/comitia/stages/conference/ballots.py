"""The ballots of a conference, and what they have come to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Scene
from comitia.stages.meeting.lists import last_list
from comitia.stages.register.bodies import body_of_kind, seats_of
from comitia.stages.register.ways import Reached, open_ways

BODY: Final = "conference.body"


class Status(StrEnum):
    """How a ballot stands; a void one is held again, an annulled one is undone."""

    OPEN = "open"
    COUNTED = "counted"
    VOID = "void"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True)
class Ballot(Row):
    """A ballot for so many seats; `counted` is empty while the papers are out."""

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


@dataclass(frozen=True, slots=True)
class BallotName(Row):
    """A name on the paper, at its place, and what the count brought it."""

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


@dataclass(frozen=True, slots=True)
class Balloting:
    """What the ballots on the list that stands have come to.

    `choice` are the names that may still be elected. `tied` are those who alone go on
    to the next ballot: more than there are seats for, level at the cut of the last.
    `in_progress` is the number of a ballot whose papers are out, or 0.
    """

    seats_left: int
    choice: tuple[str, ...] = ()
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    is_further: bool = False
    in_progress: int = 0
    last_number: int = 0


def standing_ballots(unit: str, views: Views) -> tuple[Ballot, ...]:
    """Return the ballots on the list that stands; those on an earlier one are over."""
    adopted = last_list(unit, views)
    since = parse_moment(adopted.at) if adopted else None
    return tuple(
        ballot
        for ballot in views.every(Ballot, unit=unit)
        if since is None or parse_moment(ballot.opened) > since
    )


def scene_of(unit: str, views: Views, rules: Rules) -> Scene:
    """Return where acts of the conference belong: the unit's chain, its conference."""
    kind = rules.read(BODY, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def balloting(unit: str, views: Views) -> Balloting:
    """Return what the ballots of a unit have come to so far."""
    ballots = standing_ballots(unit, views)
    counted = [one for one in ballots if one.status == Status.COUNTED.value]
    elected = tuple(
        name.person
        for ballot in counted
        for name in views.every(
            BallotName, unit=unit, number=ballot.number, elected=True
        )
    )
    seats_left = seats_of(unit, views) - len(elected)
    choice = choices(unit, views)
    return Balloting(
        seats_left,
        choice,
        elected,
        _bound_tie(counted, choice, seats_left, views),
        is_further=bool(counted),
        in_progress=next(
            (one.number for one in ballots if one.status == Status.OPEN.value), 0
        ),
        last_number=len(views.every(Ballot, unit=unit)),
    )


def choices(unit: str, views: Views) -> tuple[str, ...]:
    """Return the names of a unit that stand for election and are not elected."""
    ways = open_ways(unit, views, least=Reached.PRELIMINARY, most=Reached.CANDIDATE)
    return tuple(way.person for way in ways)


def _bound_tie(
    counted: list[Ballot], choice: tuple[str, ...], seats: int, views: Views
) -> tuple[str, ...]:
    """Return who is still tied after the last count, while seats do not suffice."""
    if not counted:
        return ()
    last = counted[-1]
    rows = views.every(BallotName, unit=last.unit, number=last.number, tied=True)
    tied = tuple(row.person for row in rows if row.person in choice)
    return tied if len(tied) > seats else ()
