"""Who may decide about those elected, and what has to be looked at before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Occasion
from comitia.stages.due_process.procedure import (
    declared_void,
    is_in_force,
    review_of,
    void_faults,
)
from comitia.stages.grants import Grant

FORMING: Final = "credentials.forming_body"
POINTS: Final = "credentials.procedure"


@dataclass(frozen=True, slots=True)
class ReviewGroup(Row):
    """The group that a body set up to review credentials; `grants` name its members.

    A group that is set up anew takes the place of the one before.
    """

    view: ClassVar[str] = "review_group"
    keys: ClassVar[int] = 1
    unit: str
    grants: tuple[str, ...]
    entitled: int
    present: int
    votes_for: int
    at: str


@dataclass(frozen=True, slots=True)
class DeclaredConflict(Row):
    """Somebody who reviews keeps out of the case of a person."""

    view: ClassVar[str] = "declared_conflict"
    keys: ClassVar[int] = 3
    unit: str
    account: str
    person: str
    at: str


@dataclass(frozen=True, slots=True)
class Bench:
    """Who signs, who is in the group, who keeps out of which case; what was reviewed.

    `void` has the unit where its vote was declared void, and nothing else came of it.
    `has_group` says whether a body has set one up. `conflicts` are pairs of account and
    person. `faults` are the points that were not in order, `reviewers` the accounts
    that have reviewed this vote so far.
    """

    signers: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    has_group: bool = False
    conflicts: tuple[tuple[str, str], ...] = ()
    is_reviewed: bool = False
    faults: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()


def bench_of(unit: str, views: Views, occasion: Occasion) -> Bench:
    """Return who sits over the credentials of a unit."""
    group, review = views.one(ReviewGroup, unit), review_of(unit, views)
    return Bench(
        tuple(grant.account for grant in occasion.grants),
        accounts_of(group.grants if group else (), views),
        group is not None,
        tuple(
            (row.account, row.person)
            for row in views.every(DeclaredConflict, unit=unit)
        ),
        review is not None,
        review.faults if review else (),
        (unit,) if is_in_force(declared_void(unit, views)) else (),
        accounts_of(review.grants if review else (), views),
    )


def accounts_of(grants: Iterable[str], views: Views) -> tuple[str, ...]:
    """Return the accounts that hold these grants."""
    rows = (views.one(Grant, one) for one in grants)
    return tuple(row.account for row in rows if row is not None)


def not_of_the_group(bench: Bench, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of anybody but the group, where a charter wants one.

    Charter key: ``credentials.forming_body``.
    """
    if rules.get(FORMING) is None:
        return
    forming = rules.read(FORMING, str)
    clause = forming.provenance.clause
    if not bench.has_group:
        yield Finding.of(
            "credentials.no_group", key=FORMING, clause=clause, kind=forming.value
        )
    elif not set(bench.signers) <= set(bench.group):
        yield Finding.of("credentials.not_in_group", key=FORMING, clause=clause)


def own_review(bench: Bench) -> Iterator[Finding]:
    """Return the refusal of anybody who reviews anew what they reviewed themselves."""
    if set(bench.signers) & set(bench.reviewers):
        yield Finding.of("credentials.own_review", key="points", faults=bench.faults)


def in_conflict(bench: Bench, persons: Iterable[str]) -> Iterator[Finding]:
    """Return in whose cases somebody signs who keeps out of them."""
    named = set(persons)
    of = {who for account, who in bench.conflicts if account in bench.signers}
    if of & named:
        yield Finding.of(
            "credentials.conflict", key="rows.person", named=tuple(sorted(of & named))
        )


def not_in_order(bench: Bench, rules: Rules) -> Iterator[Finding]:
    """Return that the vote was not reviewed yet, or was not in order.

    Charter key: ``credentials.procedure``.
    """
    yield from void_faults(bench.void)
    if rules.get(POINTS) is None:
        return
    points = rules.read(POINTS, tuple)
    clause = points.provenance.clause
    if not bench.is_reviewed:
        yield Finding.of(
            "credentials.not_reviewed", key=POINTS, clause=clause, points=points.value
        )
    elif bench.faults:
        yield Finding.of(
            "credentials.defect", key=POINTS, clause=clause, points=bench.faults
        )
