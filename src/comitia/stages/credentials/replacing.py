"""Replacing who is not qualified: the unit votes again on the seats set free.

Nobody moves up by the votes of before; there is no list of substitutes. The others who
were elected stay so, and their credentials with them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import not_in_order
from comitia.stages.credentials.closing import Review, review_facts, unsettled
from comitia.stages.credentials.credential import elected_ways, scene_of
from comitia.stages.credentials.section import FURTHER_VOTE, REPLACEMENT
from comitia.stages.deciding import Deed, Rule, refuse
from comitia.stages.forms import NameId, RandomId, payload
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Out, Way


@payload
class OrderReplacement:
    """In which unit those who are not qualified are to be replaced."""

    unit: NameId


@payload
class ReplacementOrdered:
    """Whose seats are free again."""

    set_aside: tuple[RandomId, ...]


_KEY: Final = REPLACEMENT


def _decide(facts: Review, rules: Rules) -> ReplacementOrdered:
    refuse(_faults(facts, rules))
    return ReplacementOrdered(facts.set_aside)


def _faults(facts: Review, rules: Rules) -> Iterator[Finding]:
    then = rules.get(_KEY)
    if then is None or then.value != FURTHER_VOTE:
        clause = then.provenance.clause if then else None
        yield Finding.of("credentials.no_replacement", key=_KEY, clause=clause)
    # A vote that was not in order is held again as a whole, not seat by seat.
    yield from not_in_order(facts.bench, rules)
    yield from unsettled(facts)
    if not facts.set_aside:
        yield Finding.of("credentials.nobody_to_replace", key="unit")


def _project(
    deed: Deed[OrderReplacement, ReplacementOrdered], views: Views
) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    for way in elected_ways(unit, views):
        if way.person in deed.outcome.set_aside:
            yield replace(way, out=Out.REPLACED.value)
    for way in views.every(Way, unit=unit, out=Out.NOT_ELECTED.value):
        yield replace(way, since=at, out=Out.NOT_OUT.value)
    yield Progress(unit, Step.CONFERENCE.value, at)


ORDER_REPLACEMENT = Rule(
    "order_replacement",
    OrderReplacement,
    ReplacementOrdered,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=lambda asked, views, occasion: review_facts(asked.unit, views, occasion),
    decide=_decide,
    project=_project,
)
