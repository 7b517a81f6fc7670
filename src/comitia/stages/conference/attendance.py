"""Who may vote at a conference, and in which delegations they sit."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row, Views
from comitia.stages.meeting.lists import last_list
from comitia.stages.register.bodies import Body


@dataclass(frozen=True, slots=True)
class ElectorRoll(Row):
    """How many may vote on a list, after the credentials of electors were examined.

    `left_out` are members of the conference who may not; `invited` sit in without a
    vote. `document` is the SHA-256 of the roll.
    """

    view: ClassVar[str] = "elector_roll"
    keys: ClassVar[int] = 2
    unit: str
    list_number: int
    entitled: int
    left_out: int
    invited: int
    document: str
    at: str


@dataclass(frozen=True, slots=True)
class Delegation(Row):
    """A delegation in which so many electors sit, while a list is voted on."""

    view: ClassVar[str] = "delegation"
    keys: ClassVar[int] = 3
    unit: str
    list_number: int
    delegation: str
    members: int
    at: str


@dataclass(frozen=True, slots=True)
class Official(Row):
    """A person who holds an office of the conference, or a post of a delegation.

    `about` is the delegation, or empty.
    """

    view: ClassVar[str] = "official"
    keys: ClassVar[int] = 5
    unit: str
    list_number: int
    office: str
    about: str
    person: str
    at: str


def list_number(unit: str, views: Views) -> int:
    """Return which list a conference votes on; 0 before any was adopted."""
    adopted = last_list(unit, views)
    return adopted.number if adopted else 0


def entitled_of(unit: str, body: str, views: Views) -> int:
    """Return how many may vote in a body: those on its roll, else all its members."""
    roll = views.one(ElectorRoll, unit, list_number(unit, views))
    if roll is not None:
        return roll.entitled
    row = views.one(Body, body)
    return row.members if row else 0


def delegations_of(unit: str, views: Views) -> tuple[Delegation, ...]:
    """Return the delegations of a conference on the list that it votes on."""
    number = list_number(unit, views)
    return views.every(Delegation, unit=unit, list_number=number)


def officials_of(unit: str, views: Views) -> tuple[Official, ...]:
    """Return who holds an office of the conference on the list that it votes on."""
    number = list_number(unit, views)
    return views.every(Official, unit=unit, list_number=number)
