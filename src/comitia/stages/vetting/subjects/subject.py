"""Whether somebody may be looked into now: named to be vetted, announced in time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Views
from comitia.stages.due_process.gates import subjects
from comitia.stages.register.ways import Reached
from comitia.stages.vetting.subjects.announcing import (
    TOLD,
    Announced,
    VettingNotice,
    announced,
    before_announced,
)
from comitia.stages.vetting.subjects.naming import not_yet_named


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody whom a sheet is about, as the way of the name stands.

    `since` is when the name came to be vetted, nothing for a name that is not.
    """

    person: str
    since: datetime | None = None
    reached: Reached = Reached.SUBJECT
    announced: Announced = TOLD


def subjects_on(unit: str, persons: Iterable[str], views: Views) -> tuple[Subject, ...]:
    """Return how the people on a sheet stand, in its order."""
    ways = {way.person: way for way in subjects(unit, views)}
    notices = views.every(VettingNotice, unit=unit)
    return tuple(
        Subject(
            one,
            parse_moment(ways[one].since),
            Reached(ways[one].reached),
            announced(ways[one], notices),
        )
        if one in ways
        else Subject(one)
        for one in persons
    )


def not_vetted_now(
    subject: Subject, place: str, rules: Rules, *, at: datetime
) -> Iterator[Finding]:
    """Return why nobody looks into somebody now."""
    if subject.since is None:
        yield Finding.of(
            "vetting.no_subject", key=f"{place}.person", person=subject.person
        )
        return
    yield from not_yet_named(subject.person, subject.reached, rules)
    yield from before_announced(at, subject.since, subject.announced, rules)
