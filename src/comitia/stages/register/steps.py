"""The steps of an election in their order, and where each unit stands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE


class Step(StrEnum):
    """A step; the election as a whole is registered and divided, then each unit goes.

    A unit comes to the plenary only where its charter names a body for it.

    >>> Step("vetting").is_before(Step.NOTICE)
    True
    """

    REGISTER = "register"
    APPORTIONMENT = "apportionment"
    NOMINATION = "nomination"
    VETTING = "vetting"
    SELECTION = "selection"
    NOTICE = "notice"
    PLENARY = "plenary"
    CONFERENCE = "conference"
    CREDENTIALS = "credentials"
    PUBLICATION = "publication"
    COMPLETED = "completed"

    def is_before(self, other: "Step") -> bool:
        """Return whether this step comes earlier than the other."""
        return _FAR[self] < _FAR[other]


# Asked in every act: a place in a table, not a search.
_FAR: Final = {one: place for place, one in enumerate(Step)}


class State(StrEnum):
    """Whether the election goes on at all."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    VOID = "void"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Election(Row):
    """The election as a whole: one row."""

    view: ClassVar[str] = "election"
    keys: ClassVar[int] = 1
    election: str
    charter: str
    opened: str
    rehearsal: bool
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress(Row):
    """At which step a unit stands, and since when; `centre` is the whole election.

    `not_before` is empty, or the moment before which the step may not be closed.
    """

    view: ClassVar[str] = "progress"
    keys: ClassVar[int] = 1
    unit: str
    step: str
    since: str
    not_before: str = ""


def step_of(unit: str, views: Views) -> Step:
    """Return the step at which a unit stands; before it has one, the election's."""
    row = views.one(Progress, unit) or views.one(Progress, CENTRE)
    return Step.REGISTER if row is None else Step(row.step)


def step_since(unit: str, views: Views) -> str:
    """Return since when a unit has been at its step; empty before it has one."""
    row = views.one(Progress, unit)
    return "" if row is None else row.since


def election_of(views: Views) -> Election:
    """Return the one row of the election; ``LookupError`` before it is opened."""
    rows = views.every(Election)
    if not rows:
        raise LookupError("the election is not open")
    return rows[0]
