"""Where the units stand when a list is to be published, and what each still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding, Word
from comitia.kernel.views import Views
from comitia.stages.register.bodies import UnitSeats
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Step, step_of, step_since

APPROVAL: Final = "publication.approval"


@dataclass(frozen=True, slots=True)
class Voted:
    """At which step a unit stands, and about what it has a granted reply since then."""

    unit: str
    step: Step
    granted: tuple[str, ...] = ()


def all_voted(views: Views) -> Iterator[Voted]:
    """Return every unit with what was granted since it came to its step."""
    for row in views.every(UnitSeats):
        step = step_of(row.unit, views)
        yield Voted(row.unit, step, tuple(_granted(row.unit, views)))


def _granted(unit: str, views: Views) -> Iterator[str]:
    since = step_since(unit, views)
    for letter in views.every(Letter, unit=unit, reply="granted"):
        if letter.subject and parse_moment(letter.sent) >= parse_moment(since):
            yield letter.subject


def not_elected_yet(units: tuple[Voted, ...]) -> Iterator[Finding]:
    """Return the units whose ballots are not closed."""
    for one in units:
        if one.step.is_before(Step.CREDENTIALS):
            yield Finding.of(
                "publication.unit_not_elected",
                key="unit",
                unit=one.unit,
                step=Word(f"step.{one.step}"),
            )


def not_approved(units: tuple[Voted, ...], rules: Rules) -> Iterator[Finding]:
    """Return the units whose vote was not approved above, all in one refusal.

    Charter key: ``publication.approval``.
    """
    if rules.get(APPROVAL) is None:
        return
    subject = rules.read(APPROVAL, str)
    lacking = tuple(one.unit for one in units if subject.value not in one.granted)
    if lacking:
        yield Finding.of(
            "publication.not_approved",
            key=subject.key,
            clause=subject.provenance.clause,
            subject=subject.value,
            count=len(lacking),
            units=lacking,
        )
