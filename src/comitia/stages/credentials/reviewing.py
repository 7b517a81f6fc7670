"""Reviewing how a unit voted, point by point, before anybody is confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import (
    POINTS,
    Bench,
    bench_of,
    not_of_the_group,
    own_review,
)
from comitia.stages.credentials.credential import scene_of
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.procedure import ProcedureReview, review_of
from comitia.stages.forms import NameId, Text, payload


@payload
class PointRow:
    """One point of the procedure; what is not in order has a note.

    The note is public and names nobody.
    """

    point: NameId
    in_order: bool
    note: Text | None = None


@payload
class ReviewProcedure:
    """What the review found of how a unit voted; a note names nobody."""

    unit: NameId
    points: tuple[PointRow, ...]


@payload
class ProcedureReviewed:
    """Which points were not in order; nothing: the vote stands."""

    faults: tuple[NameId, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it is stated."""

    point: str
    in_order: bool = True
    has_note: bool = False


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The points as stated, and who states them."""

    points: tuple[Point, ...]
    bench: Bench = field(default_factory=Bench)


def _facts(asked: ReviewProcedure, views: Views, occasion: Occasion) -> Reviewing:
    points = (
        Point(row.point, row.in_order, row.note is not None) for row in asked.points
    )
    return Reviewing(tuple(points), bench_of(asked.unit, views, occasion))


def _decide(facts: Reviewing, rules: Rules) -> ProcedureReviewed:
    refuse(_faults(facts, rules))
    return ProcedureReviewed(
        tuple(one.point for one in facts.points if not one.in_order)
    )


def _faults(facts: Reviewing, rules: Rules) -> Iterator[Finding]:
    yield from not_of_the_group(facts.bench, rules)
    yield from own_review(facts.bench)
    if rules.get(POINTS) is None:
        yield Finding.of("credentials.no_points", key=POINTS)
        return
    yield from _other_points(facts, rules)
    silent = tuple(
        one.point for one in facts.points if not one.in_order and not one.has_note
    )
    if silent:
        yield Finding.of("credentials.no_note", key="points.note", points=silent)


def _other_points(facts: Reviewing, rules: Rules) -> Iterator[Finding]:
    """Return points that lack, that stand twice, or that the charter does not have.

    Charter key: ``credentials.procedure``.
    """
    wanted = rules.read(POINTS, tuple)
    stated = [one.point for one in facts.points]
    wrong = set(wanted.value) ^ set(stated)
    wrong |= set(repeated(stated))
    if wrong:
        yield Finding.of(
            "credentials.other_points",
            key=wanted.key,
            clause=wanted.provenance.clause,
            named=tuple(sorted(wrong)),
            points=wanted.value,
        )


def _project(
    deed: Deed[ReviewProcedure, ProcedureReviewed], views: Views
) -> Iterator[Row]:
    before = review_of(deed.payload.unit, views)
    earlier = before.grants if before else ()
    yield ProcedureReview(
        deed.payload.unit,
        deed.outcome.faults,
        tuple(dict.fromkeys((*earlier, *(one.grant for one in deed.occasion.grants)))),
        moment_text(deed.occasion.at),
    )


def _counts_from(asked: ReviewProcedure, views: Views) -> str:
    """Return when the vote was reviewed before."""
    row = review_of(asked.unit, views)
    return row.at if row else ""


REVIEW_PROCEDURE = Rule(
    "review_procedure",
    ReviewProcedure,
    ProcedureReviewed,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
