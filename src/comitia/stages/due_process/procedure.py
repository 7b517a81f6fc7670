"""What was found of how a unit voted: in order, points that were not, or void.

The review belongs to credentials, the new vote to the conference; both read it here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.register.steps import Progress


@dataclass(frozen=True, slots=True)
class ProcedureReview(Row):
    """The last review of how a unit voted; `faults` are the points not in order.

    `grants` are those of everybody who reviewed this vote so far.
    """

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


class Approval(StrEnum):
    """What the level above said of a declaration."""

    NONE = ""
    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class VoidDeclaration(Row):
    """A vote that a higher body declared void; it is not before the next approves."""

    view: ClassVar[str] = "void_declaration"
    keys: ClassVar[int] = 1
    unit: str
    document: str
    sha256: str
    grants: tuple[str, ...]
    at: str
    approval: str = Approval.NONE.value
    decided: str = ""


def declared_void(unit: str, views: Views) -> VoidDeclaration | None:
    """Return the declaration made since the unit came to its step."""
    row, progress = views.one(VoidDeclaration, unit), views.one(Progress, unit)
    if row is None or progress is None:
        return None
    is_old = parse_moment(row.at) < parse_moment(progress.since)
    return None if is_old else row


def is_in_force(declaration: VoidDeclaration | None) -> bool:
    """Return whether a declaration waits for approval, or to be carried out."""
    return declaration is not None and declaration.approval != Approval.DECLINED.value


def void_faults(units: Iterable[str]) -> Iterator[Finding]:
    """Return the refusal to go on where a vote was declared void."""
    named = tuple(units)
    if named:
        yield Finding.of("credentials.declared_void", key="unit", units=named)
