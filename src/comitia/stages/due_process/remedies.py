"""What a person has who is set aside: reasons told, an answer, a decision, an appeal.

These rights stand in the code and in no charter; a charter only says how long each
term is. A step that decides about people keeps one `Remedy` for each matter:

    rows = decided(before, Decision(...))     in `project`, after each decision
    faults = too_early(before, at=...)        in `decide`, before a second decision
    faults = remedy_faults(remedy, at=...)    in `decide`, before the step is closed
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, SpanUnit, end_of_term, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.register.ways import Way

# The matter of a decision about credentials; in vetting a matter is a check.
CREDENTIALS: Final = "credentials"
ANSWER: Final = "vetting.answer"
APPEAL: Final = "vetting.appeal"
# No term is shorter, whatever a charter says.
LEAST_TERM: Final = Span(1, SpanUnit.DAY)


class Ruling(StrEnum):
    """What a body has decided: at first, after the answer, or back in favour."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    LIFTED = "lifted"


class Appeal(StrEnum):
    """How an appeal stands."""

    NONE = ""
    LODGED = "lodged"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Remedy(Row):
    """How far the rights of a person who was set aside have come in one matter.

    `told` is when the person was told of the first decision, `answer_until` when
    the term to answer ends, `appeal_until` when the term to appeal ends, known once
    the person was told of the final one. `grants` are those of everybody who decided.
    All moments are empty until they come.
    """

    view: ClassVar[str] = "remedy"
    keys: ClassVar[int] = 3
    unit: str
    person: str
    matter: str
    decided: str
    ruling: str
    grants: tuple[str, ...] = ()
    told: str = ""
    answer_until: str = ""
    answered: str = ""
    appeal_until: str = ""
    appeal: str = ""
    appealed_at: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided about a person in a matter, when, and who signed it."""

    unit: str
    person: str
    matter: str
    at: str
    grants: tuple[str, ...]
    is_against: bool


def remedy_of(unit: str, person: str, matter: str, views: Views) -> Remedy | None:
    """Return the rights that run for a person in a matter, or nothing.

    What was decided before the name got where it is now does not count any more.
    """
    row = views.one(Remedy, unit, person, matter)
    way = views.one(Way, unit, person)
    if row is None or way is None:
        return None
    is_old = parse_moment(row.decided) < parse_moment(way.since)
    return None if is_old else row


def decided(before: Remedy | None, decision: Decision) -> Iterator[Remedy]:
    """Return the row that follows a decision: none for whom nothing was against."""
    if before is None and decision.is_against:
        yield Remedy(
            decision.unit,
            decision.person,
            decision.matter,
            decision.at,
            Ruling.PROVISIONAL.value,
            tuple(sorted(decision.grants)),
        )
    elif before is not None:
        ruling = Ruling.FINAL if decision.is_against else Ruling.LIFTED
        grants = tuple(sorted({*before.grants, *decision.grants}))
        yield replace(before, decided=decision.at, ruling=ruling.value, grants=grants)


def too_early(remedy: Remedy, *, at: datetime) -> Iterator[Finding]:
    """Return what keeps a body from deciding again: notice and answer come before."""
    if remedy.ruling != Ruling.PROVISIONAL.value:
        yield Finding.of(
            "due_process.decided_already",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
        )
    elif not remedy.told:
        yield Finding.of(
            "due_process.not_told",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
        )
    elif not remedy.answered and at < parse_moment(remedy.answer_until):
        yield Finding.of(
            "due_process.answer_open",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
            until=parse_moment(remedy.answer_until),
        )


def remedy_faults(remedy: Remedy | None, *, at: datetime) -> Iterator[Finding]:
    """Return which rights of a person are not used up at a moment; none: all are."""
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        return
    if remedy.ruling == Ruling.PROVISIONAL.value:
        early = tuple(too_early(remedy, at=at))
        yield from early or (
            Finding.of(
                "due_process.not_decided",
                key="person",
                person=remedy.person,
                matter=remedy.matter,
            ),
        )
    elif remedy.appeal == Appeal.LODGED.value:
        yield Finding.of(
            "due_process.appeal_undecided",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
        )
    elif remedy.appeal == Appeal.NONE.value:
        yield from _appeal_may_come(remedy, at)


def _appeal_may_come(remedy: Remedy, at: datetime) -> Iterator[Finding]:
    if not remedy.appeal_until:
        yield Finding.of(
            "due_process.not_told_finally",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
        )
    elif at < parse_moment(remedy.appeal_until):
        yield Finding.of(
            "due_process.appeal_open",
            key="person",
            person=remedy.person,
            matter=remedy.matter,
            until=parse_moment(remedy.appeal_until),
        )


def is_exhausted(remedy: Remedy | None, *, at: datetime) -> bool:
    """Return whether nothing of the rights in a matter is left to be waited for.

    >>> from datetime import UTC
    >>> is_exhausted(None, at=datetime(2026, 5, 1, tzinfo=UTC))
    True
    """
    return not any(True for _ in remedy_faults(remedy, at=at))


def is_cleared(remedy: Remedy) -> bool:
    """Return whether a matter ended in the person's favour."""
    won = remedy.appeal == Appeal.UPHELD.value
    return won or remedy.ruling == Ruling.LIFTED.value


def end_of_right(key: str, rules: Rules, *, at: datetime) -> datetime:
    """Return when a term ends that a charter gives: never in less than a day.

    Charter keys: ``vetting.answer``, ``vetting.appeal``.
    """
    ends = (
        end_of_term(at, term=term, rest_days=frozenset())
        for term in (rules.read(key, Span).value, LEAST_TERM)
    )
    return max(ends)


def told(remedy: Remedy, *, at: str, until: str) -> Remedy:
    """Return the row after a person was told of a decision, with the term's end."""
    if remedy.ruling == Ruling.PROVISIONAL.value:
        return replace(remedy, told=at, answer_until=until)
    return replace(remedy, appeal_until=until)
