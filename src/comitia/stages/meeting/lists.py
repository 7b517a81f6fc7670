"""Lists of names that a body has adopted by vote; the last one stands."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row, Views
from comitia.stages.register.ways import Reached


@dataclass(frozen=True, slots=True)
class AdoptedList(Row):
    """A list that a unit's body adopted: who was on it then, and who was left out.

    The ways of the names say who is on the last one now.
    """

    view: ClassVar[str] = "adopted_list"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    at: str
    present: int
    votes_for: int
    against: int | None = None
    abstained: int | None = None
    heard: tuple[str, ...] = ()
    entitled: int = 0
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProspectiveList(Row):
    """A list that a unit's plenary adopted; it goes on when the plenary is closed."""

    view: ClassVar[str] = "prospective_list"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    at: str
    present: int
    votes_for: int
    against: int | None = None
    abstained: int | None = None
    entitled: int = 0
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def last_list(unit: str, views: Views) -> AdoptedList | None:
    """Return the list that stands in a unit, or nothing before the first."""
    return max(
        views.every(AdoptedList, unit=unit), key=lambda one: one.number, default=None
    )


def last_prospective(unit: str, views: Views) -> ProspectiveList | None:
    """Return the last list that a plenary adopted in a unit, or nothing."""
    rows = views.every(ProspectiveList, unit=unit)
    return max(rows, key=lambda one: one.number, default=None)


def before_the_ballot(unit: str, views: Views) -> Reached:
    """Return how far names of a unit have come that go to its conference."""
    has_plenary = last_prospective(unit, views) is not None
    return Reached.PROSPECTIVE if has_plenary else Reached.PRELIMINARY
