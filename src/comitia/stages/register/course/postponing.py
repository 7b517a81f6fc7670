"""Postponing the end of a unit's step: longer only, and a year ahead at most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import MomentText, NameId, Text, payload
from comitia.stages.register.bodies import WHOLE, known_unit
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import Progress

# Nobody closes a step by postponing it for ever; a year on it can be postponed again.
MOST: Final = timedelta(days=366)


@payload
class PostponeStep:
    """Until when the present step of a unit stays open at least, and why, in public."""

    unit: NameId
    until: MomentText
    reason: Text


@dataclass(frozen=True, slots=True)
class Postponing:
    """When it is, until when the step is to stay open, and until when it does."""

    at: datetime
    until: datetime
    not_before: datetime | None = None


def _scene(asked: PostponeStep, views: Views, _: Rules) -> Scene:
    return Scene(known_unit(asked.unit, views).unit, WHOLE)


def _facts(asked: PostponeStep, views: Views, occasion: Occasion) -> Postponing:
    progress = views.one(Progress, asked.unit)
    standing = progress.not_before if progress else ""
    return Postponing(
        occasion.at,
        parse_moment(asked.until),
        parse_moment(standing) if standing else None,
    )


def _decide(facts: Postponing, _: Rules) -> Nothing:
    refuse(_faults(facts))
    return Nothing()


def _faults(facts: Postponing) -> Iterator[Finding]:
    if facts.until <= facts.at:
        yield Finding.of("register.postponed_to_past", key="until", at=facts.at)
    if facts.until > facts.at + MOST:
        latest = facts.at + MOST
        yield Finding.of("register.postponed_too_far", key="until", latest=latest)
    if facts.not_before is not None and facts.until <= facts.not_before:
        yield Finding.of(
            "register.postponed_shorter", key="until", standing=facts.not_before
        )


def _project(deed: Deed[PostponeStep, Nothing], views: Views) -> Iterator[Row]:
    for progress in views.every(Progress, unit=deed.payload.unit):
        yield replace(progress, not_before=deed.payload.until)


POSTPONE_STEP = Rule(
    "postpone_step",
    PostponeStep,
    Nothing,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
