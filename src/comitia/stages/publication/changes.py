"""What changed from the list of those elected to that of the delegates, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comitia.kernel.views import Row, Views
from comitia.stages.forms import NameId, RandomId, payload
from comitia.stages.register.course.published import ELECTED, ListedName
from comitia.stages.register.ways import Out, Reached, Way


class Change(StrEnum):
    """Why a name stands on one list and not on the other."""

    ADDED = "added"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    CREDENTIALS = "credentials"
    REPLACED = "replaced"
    NOT_ELECTED = "not_elected"


@payload
class Changed:
    """One name that one list has and the other has not."""

    unit: NameId
    person: RandomId
    change: Change


@dataclass(frozen=True, slots=True)
class ListChange(Row):
    """One name that one list has and the other has not, and why."""

    view: ClassVar[str] = "list_change"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    change: str


def changes(views: Views) -> tuple[Changed, ...]:
    """Return what changed since the list of those elected; nothing without that list.

    They stand by unit and person. Who is not elected any more lost a vote held again.
    """
    first = {(row.unit, row.person) for row in views.every(ListedName, list=ELECTED)}
    if not first:
        return ()
    now = {
        (way.unit, way.person)
        for way in views.every(Way, reached=Reached.DELEGATE.value, out="")
    }
    return tuple(
        Changed(unit, person, _why(unit, person, first, views))
        for unit, person in sorted(first ^ now)
    )


def _why(unit: str, person: str, first: set[tuple[str, str]], views: Views) -> Change:
    if (unit, person) not in first:
        return Change.ADDED
    way = views.one(Way, unit, person)
    known = {one.value for one in Change}
    out = way.out if way else Out.NOT_ELECTED.value
    return Change(out) if out in known else Change.NOT_ELECTED


def change_rows(found: tuple[Changed, ...]) -> Iterator[ListChange]:
    """Return a row for each change."""
    for one in found:
        yield ListChange(one.unit, one.person, one.change.value)
