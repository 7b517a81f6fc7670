"""Opinions that other organs were asked for about people: answered, overdue, expired.

An opinion is what an organ says; it decides nothing. Its words, if any, stand on the
person's card.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from comitia.kernel.views import Row, Views


class Says(StrEnum):
    """What an organ says of somebody: nothing against, or something to be weighed."""

    CLEAR = "clear"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True)
class Opinion(Row):
    """What an organ was last asked about a person, and what it last answered.

    `letter` is the last inquiry, of the day `asked`, to be answered by `due`;
    `answered` is empty until its answer. `says`, the day `dated` and the last day
    `until` are of the last answer, which stands while another is awaited; an empty
    `until` has no end.
    """

    view: ClassVar[str] = "opinion"
    keys: ClassVar[int] = 3
    unit: str
    person: str
    organ: str
    letter: str
    number: str
    asked: str
    due: str
    answered: str = ""
    says: str = ""
    dated: str = ""
    until: str = ""

    @property
    def is_awaited(self) -> bool:
        """Whether the last inquiry has no answer yet."""
        return not self.answered

    def is_overdue(self, day: date) -> bool:
        """Return whether an answer should have come before a day."""
        return self.is_awaited and day > date.fromisoformat(self.due)

    def has_expired(self, day: date) -> bool:
        """Return whether the last answer holds no longer on a day."""
        return bool(self.until) and day > date.fromisoformat(self.until)


def opinions_about(
    unit: str, persons: Iterable[str], views: Views
) -> dict[str, dict[str, str]]:
    """Return until which day an answer of each organ holds about each person.

    An organ that has not answered is not there; an empty day has no end.
    """
    found: dict[str, dict[str, str]] = {one: {} for one in persons}
    for row in views.every(Opinion, unit=unit):
        if row.person in found and row.dated:
            found[row.person][row.organ] = row.until
    return found
