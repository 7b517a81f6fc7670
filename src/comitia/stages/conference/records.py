"""What a conference puts down of its papers, boxes, recounts, answers and incidents."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row, Views


@dataclass(frozen=True, slots=True)
class BoxAccount(Row):
    """The papers of one box: counted by hand, read by machine, and set aside.

    `recounts` says after how many recounts of the ballot that was.
    """

    view: ClassVar[str] = "box_account"
    keys: ClassVar[int] = 4
    unit: str
    ballot: int
    recounts: int
    box: str
    returned: int
    scanned: int
    aside: int


@dataclass(frozen=True, slots=True)
class Recount(Row):
    """A ballot that so many electors asked to have counted again.

    `counted` is empty until it is; `changed` then says that others are elected.
    """

    view: ClassVar[str] = "recount"
    keys: ClassVar[int] = 2
    unit: str
    ballot: int
    asked_by: int
    asked: str
    counted: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Acceptance(Row):
    """The answer of somebody elected: to accept, or to decline.

    `frees` says that the charter has a further ballot for a seat that is declined.
    """

    view: ClassVar[str] = "acceptance"
    keys: ClassVar[int] = 2
    unit: str
    person: str
    accepts: bool
    frees: bool
    at: str


@dataclass(frozen=True, slots=True)
class SealedPapers(Row):
    """A package of papers of a ballot under seal; `destroyed` is empty while it lasts.

    `recounts` says after how many recounts of the ballot it was sealed.
    """

    view: ClassVar[str] = "sealed_papers"
    keys: ClassVar[int] = 4
    unit: str
    ballot: int
    recounts: int
    package: str
    papers: int
    sealed: str
    destroyed: str = ""


@dataclass(frozen=True, slots=True)
class Incident(Row):
    """Something that happened at a conference and stands in its minutes."""

    view: ClassVar[str] = "incident"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    ballot: int
    at: str


def recount_of(unit: str, ballot: int, views: Views) -> Recount | None:
    """Return the recount that was asked for of a ballot, done or not."""
    return views.one(Recount, unit, ballot)


def awaits_recount(unit: str, ballot: int, views: Views) -> bool:
    """Return whether a ballot is still to be counted again."""
    row = recount_of(unit, ballot, views)
    return row is not None and not row.counted


def recounts_of(unit: str, ballot: int, views: Views) -> int:
    """Return how often a ballot was asked to be counted again."""
    return int(recount_of(unit, ballot, views) is not None)


def in_boxes(unit: str, ballot: int, views: Views) -> int | None:
    """Return how many papers the boxes held; nothing where nobody accounted for any."""
    recounts = recounts_of(unit, ballot, views)
    boxes = views.every(BoxAccount, unit=unit, ballot=ballot, recounts=recounts)
    return sum(one.returned for one in boxes) if boxes else None
