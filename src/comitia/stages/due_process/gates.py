"""Gates: what was found about a person in a check, and whether it still counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from comitia.kernel.dates import parse_moment
from comitia.kernel.views import Row, Views
from comitia.stages.due_process.remedies import won
from comitia.stages.register.ways import Reached, Way, open_ways


class Outcome(StrEnum):
    """What a check comes to, the worst first; there is no other measure of a person.

    A check that a charter makes conditional may be found not to apply to somebody.

    >>> Outcome.UNRESOLVED.is_worse_than(Outcome.PASS)
    True
    """

    FAIL = "fail"
    UNRESOLVED = "unresolved"
    PASS = "pass"  # noqa: S105  an outcome, not a password
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_against(self) -> bool:
        """Whether it keeps a name from going on: rights follow from it."""
        return self in {Outcome.FAIL, Outcome.UNRESOLVED}

    def is_worse_than(self, other: "Outcome") -> bool:
        """Return whether this outcome says more against the person than another."""
        outcomes = list(Outcome)
        first = min(outcomes.index(other), outcomes.index(Outcome.PASS))
        return outcomes.index(self) < first


@dataclass(frozen=True, slots=True)
class GateFinding(Row):
    """The last finding about a person in a check, and who signed it in which post.

    `reasons` is the commitment to the words on the person's card, or empty; `grounds`
    are those of the charter's list on which it is against the person.
    """

    view: ClassVar[str] = "gate_finding"
    keys: ClassVar[int] = 3
    unit: str
    person: str
    check: str
    outcome: str
    final: bool
    at: str
    reasons: str
    posts: tuple[str, ...]
    grants: tuple[str, ...]
    grounds: tuple[str, ...] = ()


def subjects(unit: str, views: Views) -> tuple[Way, ...]:
    """Return the ways of those who are being vetted, or still to be named for it."""
    return open_ways(unit, views, least=Reached.NOMINEE, most=Reached.SUBJECT)


def finding_of(way: Way, check: str, views: Views) -> GateFinding | None:
    """Return what was found since the name got where it is now, or nothing."""
    row = views.one(GateFinding, way.unit, way.person, check)
    if row is None or parse_moment(row.at) < parse_moment(way.since):
        return None
    return row


def checks_lacking(
    unit: str, person: str, checks: Iterable[str], views: Views
) -> tuple[str, ...]:
    """Return the checks that nobody has found passed of a person, in their order.

    Those who are written in on papers may never have been vetted.
    """
    rows = views.every(GateFinding, unit=unit, person=person)
    passed = {row.check for row in rows if not Outcome(row.outcome).is_against}
    passed |= {check for who, check in won(unit, views) if who == person}
    return tuple(one for one in checks if one not in passed)
