"""Closing a round of nomination: who was named with enough votes goes on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Table, refuse
from comitia.stages.forms import Count, NameId, RandomId, payload
from comitia.stages.meeting.margin import lack_of_candidates, lack_of_subjects
from comitia.stages.nomination.cascade import Tier, bodies_of
from comitia.stages.nomination.committee import committee_scene
from comitia.stages.nomination.downward import SentDown
from comitia.stages.nomination.levels.coming import has_lists, names_up
from comitia.stages.nomination.levels.sheet import lists_missing
from comitia.stages.nomination.levels.tree import Tree
from comitia.stages.nomination.rounds import (
    BranchReturn,
    Round,
    going_on,
    round_of,
)
from comitia.stages.register.bodies import Body, seats_of
from comitia.stages.register.closing import Holding, held_open, holding, not_yet
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way, barred


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
    return or are excused. `named` has the bodies behind each name that came up,
    `going_on` the names that are further on from earlier rounds. `tiers` says how the
    bodies stand, `standing` whose list to the level above stands.
    """

    bodies: Mapping[str, str]
    returned: tuple[str, ...]
    named: Mapping[str, tuple[str, ...]]
    seats: int
    holding: Holding
    going_on: tuple[str, ...] = ()
    round: int = 1
    tiers: tuple[Tier, ...] = ()
    standing: tuple[str, ...] = ()


def gathered(unit: str, views: Views, occasion: Occasion) -> Gathered:
    """Return what a unit has in its present round."""
    round_ = round_of(unit, views)
    returns = views.every(BranchReturn, unit=unit, round=round_.number)
    return Gathered(
        bodies={one.body: one.kind for one in views.every(Body, unit=unit)},
        returned=tuple(one.body for one in returns),
        named=_may_be_named(names_up(round_, views), unit, views),
        seats=seats_of(unit, views),
        holding=holding(unit, views, at=occasion.at),
        going_on=tuple(way.person for way in going_on(unit, views)),
        round=round_.number,
        tiers=bodies_of(unit, views),
        standing=Tree(unit, round_.number, views).standing,
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
    """Return the refusal while a branch has sent no return, or a level no list.

    Charter keys: ``nomination.body``, ``nomination.levels``.
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
    yield from lists_missing(facts.tiers, facts.standing, rules)


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
    last = is_last(facts, rules)
    yield from held_open(facts.holding, rules) if last else not_yet(facts.holding)
    yield from missing_returns(facts, rules)
    if last:
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
    last = round_of(unit, views)
    yield replace(last, closed=at)
    if said.is_last:
        yield Progress(unit, Step.VETTING.value, at)
    else:
        yield Round(unit, said.round + 1, at)
        yield from _goes_down(last, views)
    yield from nominees(unit, said.nominees, at)


def _goes_down(last: Round, views: Views) -> Iterator[SentDown]:
    """Return the list that comes down to the next round, where levels sent lists."""
    if has_lists(last, views):
        for person in _may_be_named(names_up(last, views), last.unit, views):
            yield SentDown(last.unit, last.number + 1, person)


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
