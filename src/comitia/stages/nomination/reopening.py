"""Reopening nomination: another round, because more names are needed.

Nobody's way is undone by it: who is further on stays there, and new names follow.
While nomination is still open, those who have enough votes go on at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import Count, NameId, RandomId, Text, payload
from comitia.stages.nomination.closing import (
    Gathered,
    gathered,
    is_last,
    missing_returns,
    newly_named,
    nominees,
)
from comitia.stages.nomination.committee import committee_scene
from comitia.stages.nomination.rounds import Round, round_of
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way


@payload
class ReopenNomination:
    """In which unit more names are needed, and why."""

    unit: NameId
    reason: Text


@payload
class NominationReopened:
    """The number of the new round, and who went on from the one before it."""

    round: Count
    nominees: tuple[RandomId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopening:
    """What a unit has, where it stands, and how many a ballot has elected there."""

    gathered: Gathered
    step: Step
    elected: int = 0


def _facts(asked: ReopenNomination, views: Views, occasion: Occasion) -> Reopening:
    ways = views.every(Way, unit=asked.unit)
    elected = [one for one in ways if Reached(one.reached).is_at_least(Reached.ELECTED)]
    return Reopening(
        gathered(asked.unit, views, occasion), step_of(asked.unit, views), len(elected)
    )


def _decide(facts: Reopening, rules: Rules) -> NominationReopened:
    refuse(_faults(facts, rules))
    goes_on = facts.step is Step.NOMINATION
    named = newly_named(facts.gathered) if goes_on else ()
    return NominationReopened(facts.gathered.round + 1, named)


def _faults(facts: Reopening, rules: Rules) -> Iterator[Finding]:
    if facts.elected:
        yield Finding.of("nomination.elected", key="unit", elected=facts.elected)
    if facts.step is not Step.NOMINATION:
        return
    yield from missing_returns(facts.gathered, rules)
    if not is_last(facts.gathered, rules):
        rounds = rules.read("nomination.rounds", int)
        yield Finding.of(
            "nomination.round_to_come",
            key=rounds.key,
            clause=rounds.provenance.clause,
            round=facts.gathered.round,
            rounds=rounds.value,
        )


def _project(
    deed: Deed[ReopenNomination, NominationReopened], views: Views
) -> Iterator[Row]:
    unit, at = deed.payload.unit, moment_text(deed.occasion.at)
    last = round_of(unit, views)
    yield last if last.closed else replace(last, closed=at)
    yield Round(unit, deed.outcome.round, at)
    yield from nominees(unit, deed.outcome.nominees, at)
    yield Progress(unit, Step.NOMINATION.value, at)


REOPEN_NOMINATION = Rule(
    "reopen_nomination",
    ReopenNomination,
    NominationReopened,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
