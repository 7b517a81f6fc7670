"""A change of post: what was recorded of somebody's work is to be looked at again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.identifying import committee_scene, going_on
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import DayText, NameId, RandomId, Said, payload
from comitia.stages.register.bodies import known_person


@payload
class ReportChangeOfPost:
    """Whose post has changed, since which day, and how; the words stand on the card."""

    person: RandomId
    since: DayText
    what: Said


@payload
class PostChanged:
    """On which axes the person's category has to be looked at again."""

    axes: tuple[NameId, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """When the post changed and what today is; the axes that were recorded before."""

    person: str
    since: date
    today: date
    goes_on: bool = True
    axes: tuple[str, ...] = ()


def _facts(asked: ReportChangeOfPost, views: Views, occasion: Occasion) -> Change:
    rows = views.every(Identity, unit=occasion.unit, person=asked.person)
    return Change(
        asked.person,
        date.fromisoformat(asked.since),
        occasion.at.date(),
        asked.person in going_on(occasion.unit, views),
        tuple(row.axis for row in rows),
    )


def _decide(facts: Change, _: Rules) -> PostChanged:
    refuse(_faults(facts))
    return PostChanged(facts.axes)


def _faults(facts: Change) -> Iterator[Finding]:
    if not facts.goes_on:
        yield Finding.of("composition.not_going_on", key="person", person=facts.person)
    if facts.since > facts.today:
        yield Finding.of("composition.change_to_come", key="since", since=facts.since)


def _project(
    deed: Deed[ReportChangeOfPost, PostChanged], views: Views
) -> Iterator[Row]:
    asked, unit = deed.payload, deed.occasion.unit
    for axis in deed.outcome.axes:
        row = views.one(Identity, unit, asked.person, axis)
        if row is not None:
            yield replace(row, stale=True)


REPORT_CHANGE_OF_POST = Rule(
    "report_change_of_post",
    ReportChangeOfPost,
    PostChanged,
    scene=lambda asked, views, rules: committee_scene(
        known_person(asked.person, views).unit, views, rules
    ),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
