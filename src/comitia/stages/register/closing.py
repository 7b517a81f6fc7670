"""What holds a step open: a postponement, or a request without its reply."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.register.steps import Progress, Step


@dataclass(frozen=True, slots=True)
class Letter(Row):
    """A request that went up for a unit while it stood at a step.

    `number` is the office's own; `reply` is empty, `granted` or `declined`.
    """

    view: ClassVar[str] = "letter"
    keys: ClassVar[int] = 1
    letter: str
    unit: str
    step: str
    number: str
    sent: str
    reply: str
    replied: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds a step of a unit open at a moment; letters by their numbers."""

    at: datetime
    not_before: str
    unanswered: tuple[str, ...]


def holding(unit: str, views: Views, *, at: datetime) -> Holding:
    """Return what holds the present step of a unit open."""
    progress = views.one(Progress, unit)
    step = progress.step if progress else Step.REGISTER.value
    letters = views.every(Letter, unit=unit, step=step, reply="")
    return Holding(
        at,
        progress.not_before if progress else "",
        tuple(letter.number for letter in letters),
    )


def held_open(facts: Holding) -> Iterator[Finding]:
    """Return why a step may not be closed yet; every act that closes one asks this."""
    if facts.not_before and facts.at < parse_moment(facts.not_before):
        yield Finding.of(
            "register.postponed",
            key="not_before",
            until=facts.not_before,
            at=moment_text(facts.at),
        )
    for number in facts.unanswered:
        yield Finding.of("register.no_reply", key="letter", number=number)


def is_late(key: str, rules: Rules, *, day: date) -> bool:
    """Return whether a step is closed after the last day that a charter names for it.

    What has been voted stands; that it came late is noted, and nobody is refused.
    """
    return rules.get(key) is not None and day > rules.read(key, date).value
