"""Lists of names that a body has adopted by vote; the last one stands."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row, Views


@dataclass(frozen=True, slots=True)
class AdoptedList(Row):
    """A list that a unit's body adopted; the ways of the names say who is on it."""

    view: ClassVar[str] = "adopted_list"
    keys: ClassVar[int] = 2
    unit: str
    number: int
    at: str
    present: int
    votes_for: int


def last_list(unit: str, views: Views) -> AdoptedList | None:
    """Return the list that stands in a unit, or nothing before the first."""
    return max(
        views.every(AdoptedList, unit=unit), key=lambda one: one.number, default=None
    )
