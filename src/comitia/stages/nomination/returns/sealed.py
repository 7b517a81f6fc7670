"""Sealed rolls: signed totals of many branches that a closed unit does not show.

The files themselves stay with the unit; their digests are kept, so that whoever reviews
the election can be shown one and see that nothing in it was changed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import Count, Digest, NameId, RandomId, Text, payload
from comitia.stages.nomination.returns.account import CameBy, NotReached
from comitia.stages.nomination.returns.checking import (
    faults_of_totals,
    too_late,
    wrong_kind,
)
from comitia.stages.nomination.returns.facts import (
    NamedPerson,
    Returning,
    SubmitReturn,
    known_of,
    plain,
    returning,
)
from comitia.stages.nomination.returns.rows import Returned, rows_of, taken_back
from comitia.stages.nomination.returns.section import RETURNS, SEALED
from comitia.stages.nomination.rounds import BranchReturn, Named, round_of
from comitia.stages.register.bodies import known_body


@payload
class NamedInBranches:
    """A person, the members for the name, the branches where those were enough."""

    person: RandomId
    votes: Count
    branches: Count


@payload
class SealedRoll:
    """The totals of the branches that one body of the register stands for.

    `sha256` is the digest of the roll of all of them.
    """

    body: NameId
    sha256: Digest
    branches: Count
    returned: Count
    voters: Count
    names: tuple[NamedInBranches, ...]
    came: tuple[CameBy, ...] = ()
    unreached: tuple[NotReached, ...] = ()


@payload
class SubmitSealedReturns:
    """The rolls of bodies that stand under a body, or its own.

    `reason` says why totals take the place of those sent before in the round.
    """

    body: NameId
    rolls: Annotated[tuple[SealedRoll, ...], Field(min_length=1)]
    reason: Text | None = None


@payload
class SealedIn:
    """The round, and of each roll, in order, what a single return would say."""

    round: Count
    entitled: tuple[Count, ...]
    passed: tuple[tuple[RandomId, ...], ...]
    corrections: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class SealedTotals:
    """The totals as a return, and what stands behind them.

    `behind` says in how many branches each name had enough votes.
    """

    totals: Returning
    branches: int
    returned: int
    behind: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rolls:
    """All rolls of an act; bodies of them that stand elsewhere or have two rolls."""

    body: str
    rolls: tuple[SealedTotals, ...]
    has_reason: bool = False
    elsewhere: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


def _facts(asked: SubmitSealedReturns, views: Views, occasion: Occasion) -> Rolls:
    above = known_body(asked.body, views)
    given = tuple(map(_as_return, asked.rolls))
    known = known_of(above.unit, given, views, lambda _: None)
    paths = {one.body: known_body(one.body, views).path for one in given}
    times = Counter(one.body for one in given)
    return Rolls(
        above.body,
        tuple(
            SealedTotals(
                returning(one, known, views, occasion, is_keyed_twice=True),
                roll.branches,
                roll.returned,
                {named.person: named.branches for named in roll.names},
            )
            for roll, one in zip(asked.rolls, given, strict=True)
        ),
        asked.reason is not None,
        tuple(body for body, path in paths.items() if not path.startswith(above.path)),
        tuple(sorted(body for body, now in times.items() if now > 1)),
    )


def _as_return(asked: SealedRoll) -> SubmitReturn:
    names = tuple(NamedPerson(one.person, one.votes) for one in asked.names)
    return SubmitReturn(
        asked.body, asked.voters, names, came=asked.came, unreached=asked.unreached
    )


def _decide(facts: Rolls, rules: Rules) -> SealedIn:
    refuse(dict.fromkeys(_faults(facts, rules)))
    totals = [one.totals for one in facts.rolls]
    return SealedIn(
        totals[0].round,
        tuple(one.members for one in totals),
        tuple(map(_passed, facts.rolls)),
        tuple(one.corrections + one.has_returned for one in totals),
    )


def _passed(roll: SealedTotals) -> tuple[str, ...]:
    votes = roll.totals.votes
    return tuple(sorted(one for one, now in roll.behind.items() if now and votes[one]))


def _faults(facts: Rolls, rules: Rules) -> Iterator[Finding]:
    if facts.elsewhere:
        yield Finding.of(
            "nomination.elsewhere",
            key="rolls.body",
            bodies=facts.elsewhere,
            above=facts.body,
        )
    if facts.doubled:
        yield Finding.of(
            "nomination.returned_twice", key="rolls.body", bodies=facts.doubled
        )
    for one in facts.rolls:
        yield from _faults_of(one, rules, has_reason=facts.has_reason)


def _faults_of(
    facts: SealedTotals, rules: Rules, *, has_reason: bool
) -> Iterator[Finding]:
    """Return what is wrong with sealed totals.

    Charter keys: ``nomination.returns``, ``nomination.body``, ``nomination.closes``.
    """
    totals = facts.totals
    shown = rules.get(RETURNS)
    if shown is None or shown.value != SEALED:
        clause = shown.provenance.clause if shown else None
        yield Finding.of(
            "nomination.not_sealed", key=RETURNS, clause=clause, body=totals.body
        )
    yield from wrong_kind(totals.body, totals.kind, rules)
    if totals.has_returned and not has_reason:
        yield plain("nomination.sealed_already", "reason", totals)
    if not totals.has_returned:
        yield from too_late(totals.day, totals.round, rules)
    yield from _impossible(facts)
    yield from faults_of_totals(totals, rules)


def _impossible(facts: SealedTotals) -> Iterator[Finding]:
    totals, branches, returned = facts.totals, facts.branches, facts.returned
    if branches < 1 or returned > branches:
        yield plain(
            "nomination.sealed_branches",
            "returned",
            totals,
            branches=branches,
            returned=returned,
        )
    for person, behind in sorted(facts.behind.items()):
        if behind > returned:
            yield plain(
                "nomination.sealed_name",
                "names.branches",
                totals,
                person=person,
                behind=behind,
                returned=returned,
            )


def _project(deed: Deed[SubmitSealedReturns, SealedIn], views: Views) -> Iterator[Row]:
    unit, said = deed.occasion.unit, deed.outcome
    yield round_of(unit, views)
    outcomes = zip(said.entitled, said.passed, said.corrections, strict=True)
    for roll, (entitled, passed, times) in zip(
        deed.payload.rolls, outcomes, strict=True
    ):
        yield from taken_back(unit, roll.body, said.round, views)
        yield from _rows_of(unit, roll, Returned(said.round, entitled, passed, times))


def _rows_of(unit: str, roll: SealedRoll, said: Returned) -> Iterator[Row]:
    """Return the rows of a return, each with how many branches it stands for."""
    behind = {one.person: one.branches for one in roll.names}
    for row in rows_of(unit, _as_return(roll), said):
        if isinstance(row, Named):
            yield replace(row, bodies=behind[row.person])
        elif isinstance(row, BranchReturn):
            yield replace(
                row, branches=roll.branches, returned=roll.returned, sealed=roll.sha256
            )


def _counts_from(asked: SubmitSealedReturns, views: Views) -> str:
    """Return when the round began of which the totals are."""
    return round_of(known_body(asked.body, views).unit, views).opened


SUBMIT_SEALED_RETURNS = Rule(
    "submit_sealed_returns",
    SubmitSealedReturns,
    SealedIn,
    scene=lambda asked, views, _: Scene(known_body(asked.body, views).unit, asked.body),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
