"""A sealed roll: the signed totals of many branches that a closed unit does not show.

The file itself stays with the unit; its digest is kept, so that whoever reviews the
election can be shown it and see that nothing was changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
class SubmitSealedReturns:
    """The totals of many branches that one body of the register stands for.

    `sha256` is the digest of the roll of all branches. `reason` says why totals take
    the place of those that were sent before in the round.
    """

    body: NameId
    sha256: Digest
    branches: Count
    returned: Count
    voters: Count
    names: tuple[NamedInBranches, ...]
    came: tuple[CameBy, ...] = ()
    unreached: tuple[NotReached, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class SealedTotals:
    """The totals as a return, and what stands behind them.

    `behind` says in how many branches each name had enough votes.
    """

    totals: Returning
    branches: int
    returned: int
    behind: dict[str, int]
    has_reason: bool = False


def _facts(
    asked: SubmitSealedReturns, views: Views, occasion: Occasion
) -> SealedTotals:
    unit = known_body(asked.body, views).unit
    one = _as_return(asked)
    known = known_of(unit, (one,), views, lambda _: None)
    totals = returning(one, known, views, occasion, is_keyed_twice=True)
    return SealedTotals(
        totals,
        asked.branches,
        asked.returned,
        {one.person: one.branches for one in asked.names},
        asked.reason is not None,
    )


def _as_return(asked: SubmitSealedReturns) -> SubmitReturn:
    names = tuple(NamedPerson(one.person, one.votes) for one in asked.names)
    return SubmitReturn(
        asked.body, asked.voters, names, came=asked.came, unreached=asked.unreached
    )


def _decide(facts: SealedTotals, rules: Rules) -> Returned:
    refuse(_faults(facts, rules))
    totals = facts.totals
    passed = sorted(
        one for one, branches in facts.behind.items() if branches and totals.votes[one]
    )
    corrections = totals.corrections + totals.has_returned
    return Returned(totals.round, totals.members, tuple(passed), corrections)


def _faults(facts: SealedTotals, rules: Rules) -> Iterator[Finding]:
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
    if totals.has_returned and not facts.has_reason:
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


def _project(deed: Deed[SubmitSealedReturns, Returned], views: Views) -> Iterator[Row]:
    asked, unit, said = deed.payload, deed.occasion.unit, deed.outcome
    behind = {one.person: one.branches for one in asked.names}
    yield round_of(unit, views)
    yield from taken_back(unit, asked.body, said.round, views)
    for row in rows_of(unit, _as_return(asked), said):
        if isinstance(row, Named):
            yield replace(row, bodies=behind[row.person])
        elif isinstance(row, BranchReturn):
            yield replace(
                row,
                branches=asked.branches,
                returned=asked.returned,
                sealed=asked.sha256,
            )


def _counts_from(asked: SubmitSealedReturns, views: Views) -> str:
    """Return when the round began of which the totals are."""
    return round_of(known_body(asked.body, views).unit, views).opened


SUBMIT_SEALED_RETURNS = Rule(
    "submit_sealed_returns",
    SubmitSealedReturns,
    Returned,
    scene=lambda asked, views, _: Scene(known_body(asked.body, views).unit, asked.body),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
