"""What holds a step open: a postponement, a request without its reply, papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.register.papers.demands import OnFile, lacking, on_file
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Progress, Step


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds a step of a unit open at a moment; letters by their numbers.

    `on_file` is what of the papers that a charter wants is there; without a step
    nothing is wanted.
    """

    at: datetime
    not_before: str
    unanswered: tuple[str, ...]
    step: str = ""
    on_file: OnFile = field(default_factory=OnFile)


def holding(unit: str, views: Views, *, at: datetime, since: str = "") -> Holding:
    """Return what holds the present step of a unit open.

    Papers count that came in since the unit came to the step, or since a later moment.
    """
    progress = views.one(Progress, unit)
    step = progress.step if progress else Step.REGISTER.value
    letters = views.every(Letter, unit=unit, step=step, reply="")
    begun = since or (progress.since if progress else "")
    return Holding(
        at,
        progress.not_before if progress else "",
        tuple(letter.number for letter in letters),
        step,
        on_file(unit, Step(step), views, since=begun),
    )


def not_yet(facts: Holding) -> Iterator[Finding]:
    """Return why nothing of a step may be closed yet, not even a round of it."""
    if facts.not_before and facts.at < parse_moment(facts.not_before):
        yield Finding.of(
            "register.postponed",
            key="not_before",
            until=facts.not_before,
            at=moment_text(facts.at),
        )
    for number in facts.unanswered:
        yield Finding.of("register.no_reply", key="letter", number=number)


def held_open(facts: Holding, rules: Rules) -> Iterator[Finding]:
    """Return why a step may not be closed yet; every act that closes one asks this.

    Charter keys: ``register.replies.*``, ``register.files.*``,
    ``register.person_files.*``, ``register.lasting``.
    """
    yield from not_yet(facts)
    yield from lacking(facts.on_file, facts.step, rules)


def is_late(key: str, rules: Rules, *, day: date) -> bool:
    """Return whether a step is closed after the last day that a charter names for it.

    What has been voted stands; that it came late is noted, and nobody is refused.
    """
    return rules.get(key) is not None and day > rules.read(key, date).value
