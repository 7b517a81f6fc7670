"""What a review found of how a unit voted: in order, or points that were not.

The review belongs to credentials, the new vote to the conference; both read it here.
"""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.stages.register.steps import Progress


@dataclass(frozen=True, slots=True)
class ProcedureReview(Row):
    """The last review of how a unit voted; `faults` are the points not in order."""

    view: ClassVar[str] = "procedure_review"
    keys: ClassVar[int] = 1
    unit: str
    faults: tuple[str, ...]
    grants: tuple[str, ...]
    at: str


def review_of(unit: str, views: Views) -> ProcedureReview | None:
    """Return the review made since the unit came to its step; an older one is over."""
    row, progress = views.one(ProcedureReview, unit), views.one(Progress, unit)
    if row is None or progress is None:
        return None
    is_old = parse_moment(row.at) < parse_moment(progress.since)
    return None if is_old else row
