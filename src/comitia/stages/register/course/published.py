"""The lists that were made public, and who stands on each.

Credentials wait for the first, and objections run from it; publication compares both.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.kernel.dates import latest_of
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE

# The charter key that asks for a list of those elected before anybody is confirmed.
FIRST_LIST: Final = "publication.elected"
ELECTED: Final = "elected"
CONFIRMED: Final = "confirmed"


@dataclass(frozen=True, slots=True)
class ElectedList(Row):
    """The list of those elected, as it was made public; `unit` is `centre`: of all."""

    view: ClassVar[str] = "elected_list"
    keys: ClassVar[int] = 1
    unit: str
    attributes: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class ListedName(Row):
    """Who stood on a list when it was made public: of those elected, or confirmed."""

    view: ClassVar[str] = "listed_name"
    keys: ClassVar[int] = 3
    list: str
    unit: str
    person: str
    at: str


def elected_list(views: Views) -> ElectedList | None:
    """Return the list of those elected, once it is public."""
    return views.one(ElectedList, CENTRE)


def objections_since(since: str, views: Views) -> str:
    """Return from when the term to object runs: the step, or the later publication."""
    row = elected_list(views)
    return latest_of([since, row.at if row else ""])
