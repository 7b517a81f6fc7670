"""What a sheet of findings says, and what stands about each person on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from comitia.stages.due_process.gates import Outcome
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.register.ways import Reached
from comitia.stages.vetting.subjects.announcing import TOLD, Announced


@dataclass(frozen=True, slots=True)
class Signed:
    """An account, and the post in which it signed."""

    account: str
    post: str


@dataclass(frozen=True, slots=True)
class Looking:
    """One row of the sheet, and what stands about the person.

    `since` is when the name came to be vetted, nothing for a name that is not.
    `before` is the earlier outcome in the check, with the rights that run from it;
    `told_grounds` are the grounds that the person was told then. `category` is that of
    the axis named like the check, if there is one; `categories` are those of every axis
    that is recorded and not stale.
    `reached` is how far the name has come, `announced` whether the public was told;
    `has_won` says that the person won an appeal in this check, `withheld` what the
    person is not told in it.
    """

    person: str
    check: str
    outcome: Outcome
    has_reasons: bool = False
    since: datetime | None = None
    before: Outcome | None = None
    remedy: Remedy | None = None
    grounds: tuple[str, ...] = ()
    told_grounds: tuple[str, ...] = ()
    category: str = ""
    reached: Reached = Reached.SUBJECT
    announced: Announced = TOLD
    has_won: bool = False
    withheld: Withholding | None = None
    categories: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Findings that are to be recorded together: all of them, or none.

    `signed_since` is when the first of the signatures was given, if one waited;
    `declared` has about whom those who are or were in the team declared a conflict.
    """

    at: datetime
    rows: tuple[Looking, ...]
    signed: tuple[Signed, ...] = ()
    signed_since: datetime | None = None
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
