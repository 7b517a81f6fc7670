"""What a person has who is set aside: reasons told, an answer, a decision, an appeal.

These rights stand in the code and in no charter; a charter only says how long each
term is. A step that decides about people keeps one `Remedy` for each matter:

    rows = decided(before, Decision(...))     in `project`, after each decision
    faults = too_early(before, at=..., is_against=...)
                                              in `decide`, before a second decision
    faults = remedy_faults(remedy, at=...)    in `decide`, before the step is closed
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final, Protocol

from comitia.charter.rules import Rules
from comitia.kernel.dates import (
    Span,
    SpanUnit,
    latest_of,
    moment_text,
    parse_moment,
)
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.views import Row, Views
from comitia.stages.register.calendar.days import term_end
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
    All moments are empty until they come; of several answers, or several grounds, the
    first one's stays.
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


class Disputed(Protocol):
    """What is about a person and a matter."""

    @property
    def person(self) -> str:
        """The id of the person."""

    @property
    def matter(self) -> str:
        """What was decided about."""


def of_matter(
    code: str,
    about: Disputed,
    *,
    key: str = "person",
    until: datetime | None = None,
) -> Finding:
    """Return a refusal of due process: whose rights, in which matter, until when."""
    ends = {} if until is None else {"until": until}
    whose = {"person": about.person, "matter": about.matter}
    facts: dict[str, Fact] = {**whose, **ends}
    return Finding(code, tuple(sorted(facts.items())), key)


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


def won(unit: str, views: Views) -> frozenset[tuple[str, str]]:
    """Return who of a unit won an appeal in which matter, at any time.

    It is final: whoever lost it decides nothing more in that matter, though the name
    is vetted anew.
    """
    rows = views.every(Remedy, unit=unit, appeal=Appeal.UPHELD.value)
    return frozenset((row.person, row.matter) for row in rows)


def lodged_appeals(
    unit: str, people: Iterable[str], matter: str, views: Views
) -> tuple[Remedy, ...]:
    """Return the appeals of people in a matter that nobody has decided yet."""
    rows = (remedy_of(unit, person, matter, views) for person in people)
    return tuple(row for row in rows if row and row.appeal == Appeal.LODGED.value)


def appeals_wait(lodged: Iterable[Remedy]) -> Iterator[Finding]:
    """Return that appeals are decided before what they are about is undone."""
    for one in lodged:
        yield of_matter("due_process.appeal_undecided", one)


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


def too_early(remedy: Remedy, *, at: datetime, is_against: bool) -> Iterator[Finding]:
    """Return what keeps a body from deciding again: notice and answer come before.

    An answer lets the body decide in the person's favour at once; against the person
    it decides when the whole term is over, because more may be said until then.
    """
    if remedy.ruling != Ruling.PROVISIONAL.value:
        yield of_matter("due_process.decided_already", remedy)
    elif not remedy.told:
        yield of_matter("due_process.not_told", remedy)
    elif at < parse_moment(remedy.answer_until) and (is_against or not remedy.answered):
        yield of_matter(
            "due_process.answer_open", remedy, until=parse_moment(remedy.answer_until)
        )


def heard(remedy: Remedy) -> datetime | None:
    """Return from when on everything that the person said in time could be read."""
    ends = (remedy.answered, remedy.answer_until)
    return max((parse_moment(end) for end in ends if end), default=None)


def said_until(remedy: Remedy) -> str:
    """Return the last moment at which the person may have said something in time.

    A signature against the person counts when it is later.
    """
    end = remedy.answer_until
    last = parse_moment(end) - timedelta(seconds=1) if end else None
    return latest_of([remedy.answered, moment_text(last) if last else ""])


def remedy_faults(remedy: Remedy | None, *, at: datetime) -> Iterator[Finding]:
    """Return which rights of a person are not used up at a moment; none: all are."""
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        return
    if remedy.ruling == Ruling.PROVISIONAL.value:
        early = tuple(too_early(remedy, at=at, is_against=False))
        yield from early or (of_matter("due_process.not_decided", remedy),)
    elif not remedy.appeal_until:
        yield of_matter("due_process.not_told_finally", remedy)
    elif remedy.appeal == Appeal.LODGED.value:
        yield of_matter("due_process.appeal_undecided", remedy)
    elif remedy.appeal == Appeal.NONE.value and at < parse_moment(remedy.appeal_until):
        yield of_matter(
            "due_process.appeal_open", remedy, until=parse_moment(remedy.appeal_until)
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
        term_end(at, term=term, rules=rules)
        for term in (rules.read(key, Span).value, LEAST_TERM)
    )
    return max(ends)


def is_told(remedy: Remedy) -> bool:
    """Return whether the person was told of the last decision."""
    is_first = remedy.ruling == Ruling.PROVISIONAL.value
    return bool(remedy.told if is_first else remedy.appeal_until)


def told(remedy: Remedy, *, at: str, until: str) -> Remedy:
    """Return the row after a person was told of a decision, with the term's end."""
    if remedy.ruling == Ruling.PROVISIONAL.value:
        return replace(remedy, told=at, answer_until=until)
    return replace(remedy, appeal_until=until)
