"""Closing a round of nomination: who was named with enough votes goes on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.meeting.margin import lack_of_candidates, lack_of_subjects
from comitia.stages.nomination.rounds import (
    BranchReturn,
    Round,
    going_on,
    passed_names,
    round_of,
)
from comitia.stages.register.bodies import Body, body_of_kind, seats_of
from comitia.stages.register.closing import Holding, held_open, holding
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way, barred

COMMITTEE: Final = "selection.body"


@payload
class CloseNomination:
    """Which unit has all its returns."""

    unit: NameId


@payload
class NominationClosed:
    """Which round ended, who goes on anew, and whether vetting follows.

    Where a charter has more rounds to come, names go back down: nobody goes on yet.
    """

    round: Count
    nominees: tuple[RandomId, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a unit has when a round is to be closed.

    `bodies` are the ids of all bodies with their kinds, `returned` those that sent a
    return or are excused. `named` has the branches behind each name with enough
    votes, `going_on` the names that are further on from earlier rounds.
    """

    bodies: Mapping[str, str]
    returned: tuple[str, ...]
    named: Mapping[str, tuple[str, ...]]
    seats: int
    holding: Holding
    going_on: tuple[str, ...] = ()
    round: int = 1


def committee_scene(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and the body in it that adopts the list of names."""
    kind = rules.read(COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def gathered(unit: str, views: Views, occasion: Occasion) -> Gathered:
    """Return what a unit has in its present round."""
    round_ = round_of(unit, views)
    returns = views.every(BranchReturn, unit=unit, round=round_.number)
    return Gathered(
        bodies={one.body: one.kind for one in views.every(Body, unit=unit)},
        returned=tuple(one.body for one in returns),
        named=_may_be_named(passed_names(round_, views), unit, views),
        seats=seats_of(unit, views),
        holding=holding(unit, views, at=occasion.at),
        going_on=tuple(way.person for way in going_on(unit, views)),
        round=round_.number,
    )


def _may_be_named(
    named: Mapping[str, tuple[str, ...]], unit: str, views: Views
) -> dict[str, tuple[str, ...]]:
    """Return the names without those who are barred for the whole election."""
    out = barred(unit, views)
    return {one: bodies for one, bodies in named.items() if one not in out}


def newly_named(facts: Gathered) -> tuple[str, ...]:
    """Return the names that were not on their way before."""
    return tuple(sorted(set(facts.named) - set(facts.going_on)))


def missing_returns(facts: Gathered, rules: Rules) -> Iterator[Finding]:
    """Return the refusal while a branch has sent nothing and is not excused.

    Charter key: ``nomination.body``.
    """
    held = rules.read("nomination.body", str)
    branches = {body for body, kind in facts.bodies.items() if kind == held.value}
    missing = tuple(sorted(branches - set(facts.returned)))
    if missing:
        yield Finding.of(
            "nomination.missing",
            key=held.key,
            clause=held.provenance.clause,
            bodies=missing,
        )


def is_last(facts: Gathered, rules: Rules) -> bool:
    """Return whether vetting follows the round.

    Charter key: ``nomination.rounds``.
    """
    return facts.round >= rules.read("nomination.rounds", int).value


def _decide(facts: Gathered, rules: Rules) -> NominationClosed:
    refuse(_faults(facts, rules))
    last = is_last(facts, rules)
    return NominationClosed(facts.round, newly_named(facts) if last else (), last)


def _faults(facts: Gathered, rules: Rules) -> Iterator[Finding]:
    yield from held_open(facts.holding)
    yield from missing_returns(facts, rules)
    if is_last(facts, rules):
        names = {*facts.named, *facts.going_on}
        yield from lack_of_candidates(
            seats=facts.seats, candidates=len(names), rules=rules
        )
        yield from lack_of_subjects(seats=facts.seats, names=len(names), rules=rules)


def roll_of_names(facts: Gathered, _: object) -> Iterator[Table]:
    """Return the roll of who was named with enough votes, and by which branches."""
    rows = sorted((one, " ".join(bodies)) for one, bodies in facts.named.items())
    yield Table(("person", "bodies"), tuple(rows))


def _project(
    deed: Deed[CloseNomination, NominationClosed], views: Views
) -> Iterator[Row]:
    unit, at, said = deed.payload.unit, moment_text(deed.occasion.at), deed.outcome
    yield replace(round_of(unit, views), closed=at)
    if said.is_last:
        yield Progress(unit, Step.VETTING.value, at)
    else:
        yield Round(unit, said.round + 1, at)
    yield from nominees(unit, said.nominees, at)


def nominees(unit: str, named: tuple[str, ...], at: str) -> Iterator[Way]:
    """Return the ways of names that begin theirs, or begin it again."""
    for person in named:
        yield Way(unit, person, Reached.NOMINEE.value, at)


CLOSE_NOMINATION = Rule(
    "close_nomination",
    CloseNomination,
    NominationClosed,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=lambda asked, views, occasion: gathered(asked.unit, views, occasion),
    decide=_decide,
    project=_project,
    freeze=roll_of_names,
)
