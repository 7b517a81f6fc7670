"""What a conference has taken of its agenda so far, in one ballot or for all."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from comitia.kernel.views import Row, Views
from comitia.stages.conference.attendance import (
    delegations_of,
    list_number,
    officials_of,
)
from comitia.stages.conference.balloting import balloting
from comitia.stages.conference.ballots import choices
from comitia.stages.conference.records import (
    Acceptance,
    awaits_recount,
    recounts_of,
)
from comitia.stages.conference.sequence import not_over
from comitia.stages.register.ways import Way, takes_part


@dataclass(frozen=True, slots=True)
class AgendaItem(Row):
    """An item that a conference took on a list, after so many ballots.

    `about` is empty, or the delegation or the candidate it was taken with. `votes_for`
    and `size` are 0 where nobody voted; `document` is empty where none was named.
    """

    view: ClassVar[str] = "agenda_item"
    keys: ClassVar[int] = 3
    unit: str
    item: str
    about: str
    list_number: int
    ballot: int
    recounts: int
    votes_for: int
    size: int
    document: str
    at: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An item that was taken on the list that stands, after so many ballots."""

    item: str
    about: str = ""
    ballot: int = 0
    recounts: int = 0


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where a conference stands: its ballots, what it took, who it takes that with.

    `last` is the number of the last ballot, void and annulled ones too; `in_progress`
    that of one whose papers are out, or 0. `counted` is the last one that was counted
    and holds, or 0, and `recounts` how often that was counted again. `officials` says
    how many hold each office. `is_recounted` says that the last ballot counted is to be
    counted again, `awaited` are those elected who have not said whether they accept.
    `not_over` are other units than this `unit` whose ballots were not over before.
    """

    last: int = 0
    in_progress: int = 0
    counted: int = 0
    recounts: int = 0
    is_recounted: bool = False
    awaited: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    delegations: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    officials: Mapping[str, int] = field(default_factory=dict)
    not_over: tuple[str, ...] = ()
    unit: str = ""

    @property
    def current(self) -> int:
        """The ballot whose papers are out, else the last one that was counted; or 0."""
        return self.in_progress or self.counted

    @property
    def has_papers_out(self) -> bool:
        """Whether papers are still to be counted, for the first time or again."""
        return bool(self.in_progress) or self.is_recounted


def sitting(unit: str, views: Views, *, at: datetime | None = None) -> Sitting:
    """Return where the conference of a unit stands on the list it votes on.

    Before a moment, where one is given, and other units are looked at too.
    """
    now = balloting(unit, views)
    return Sitting(
        now.last_number,
        now.in_progress,
        now.last_counted,
        recounts_of(unit, now.in_progress or now.last_counted, views),
        awaits_recount(unit, now.last_counted, views),
        tuple(one for one in now.elected if _is_awaited(one, unit, views)),
        tuple(_taken(unit, views)),
        tuple(one.delegation for one in delegations_of(unit, views)),
        choices(unit, views),
        Counter(one.office for one in officials_of(unit, views)),
        not_over(unit, views, at=at) if at else (),
        unit,
    )


def _taken(unit: str, views: Views) -> Iterator[Taken]:
    for row in views.every(AgendaItem, unit=unit, list_number=list_number(unit, views)):
        yield Taken(row.item, row.about, row.ballot, row.recounts)


def _is_awaited(person: str, unit: str, views: Views) -> bool:
    """Return whether somebody elected has not answered, and still can."""
    way = views.one(Way, unit, person)
    goes_on = way is not None and way.is_open and takes_part(person, views)
    return goes_on and views.one(Acceptance, unit, person) is None


def row_of(
    taken: Taken,
    unit: str,
    views: Views,
    *,
    at: str,
    vote: tuple[int, int] = (0, 0),
    document: str = "",
) -> AgendaItem:
    """Return the row of an item that was taken, with its votes of so many."""
    number = list_number(unit, views)
    return AgendaItem(
        unit,
        taken.item,
        taken.about,
        number,
        taken.ballot,
        taken.recounts,
        *vote,
        document,
        at,
    )
