"""Recording by the sheet who people are: one category an axis, by main work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Word
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.keys import CATEGORIES, EVIDENCE, axes_of
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import (
    Count,
    Digest,
    NameId,
    Once,
    RandomId,
    Said,
    payload,
)
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.ways import Reached, open_ways

_COMMITTEE: Final = "selection.body"


@payload
class Proof:
    """A document that proves a category: its kind on the charter's list, its digest."""

    kind: NameId
    sha256: Digest


@payload
class IdentityRow:
    """The category of a person on an axis, with the documents that prove it.

    `others` are the categories that would fit too; `reasons` then say why this one is
    the main work, and why a category is another than it was.
    """

    person: RandomId
    axis: NameId
    category: NameId
    evidence: Annotated[tuple[Proof, ...], Once] = ()
    others: Annotated[tuple[NameId, ...], Once] = ()
    reasons: Said | None = None


@payload
class RecordIdentities:
    """Who people of a unit are, a row for each person and axis."""

    unit: NameId
    rows: tuple[IdentityRow, ...]


@payload
class IdentitiesRecorded:
    """How many rows were recorded."""

    rows: Count


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the sheet; `before` is the category that the person had until now."""

    person: str
    axis: str
    category: str
    evidence: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    has_reasons: bool = False
    goes_on: bool = True
    before: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """What is to be recorded together: all of it, or nothing."""

    rows: tuple[Claim, ...]


def committee_scene(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and the body in it that decides about people."""
    kind = rules.read(_COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def going_on(unit: str, views: Views) -> frozenset[str]:
    """Return the people of a unit whose names go on and were not elected yet."""
    ways = open_ways(unit, views, least=Reached.NOMINEE, most=Reached.CANDIDATE)
    return frozenset(way.person for way in ways)


def _facts(asked: RecordIdentities, views: Views, occasion: Occasion) -> Claims:
    there = going_on(occasion.unit, views)
    return Claims(tuple(_claim(row, occasion.unit, there, views) for row in asked.rows))


def _claim(row: IdentityRow, unit: str, there: frozenset[str], views: Views) -> Claim:
    before = views.one(Identity, unit, row.person, row.axis)
    return Claim(
        row.person,
        row.axis,
        row.category,
        tuple(one.kind for one in row.evidence),
        row.others,
        row.reasons is not None,
        row.person in there,
        before.category if before else "",
    )


def _decide(facts: Claims, rules: Rules) -> IdentitiesRecorded:
    refuse(dict.fromkeys(_faults(facts.rows, rules)))
    return IdentitiesRecorded(len(facts.rows))


def _faults(rows: Sequence[Claim], rules: Rules) -> Iterator[Finding]:
    if not rows:
        yield Finding.of("composition.no_rows", key="rows")
    named = [(row.person, row.axis) for row in rows]
    for person, axis in repeated(named):
        yield Finding.of(
            "composition.twice_in_sheet", key="rows", person=person, axis=axis
        )
    for number, row in enumerate(rows):
        place = f"rows.{number}"
        if not row.goes_on:
            yield Finding.of(
                "composition.not_going_on", key=f"{place}.person", person=row.person
            )
        yield from _wrong_category(row, place, rules)
        yield from _wrong_evidence(row, rules)


def _wrong_category(row: Claim, place: str, rules: Rules) -> Iterator[Finding]:
    """Return what is wrong with the category: one, of the axis, by main work."""
    held = axes_of(rules).get(row.axis)
    if held is None:
        yield Finding.of(
            "composition.unknown_axis",
            key=CATEGORIES,
            axis=row.axis,
            known=tuple(axes_of(rules)) or (Word("register.none_yet"),),
        )
        return
    strange = tuple(one for one in (row.category, *row.others) if one not in held.value)
    if strange:
        yield Finding.of(
            "composition.unknown_category",
            key=held.key,
            clause=held.provenance.clause,
            axis=row.axis,
            strange=strange,
            known=held.value,
        )
    if row.category in row.others:
        yield Finding.of(
            "composition.other_is_same", key=f"{place}.others", category=row.category
        )
    yield from _why_this_one(row, place)


def _why_this_one(row: Claim, place: str) -> Iterator[Finding]:
    """Return the refusal of a choice, or a change, that nobody gives reasons for."""
    if row.has_reasons:
        return
    key = f"{place}.reasons"
    if row.others:
        yield Finding.of(
            "composition.no_main_work",
            key=key,
            person=row.person,
            category=row.category,
            others=row.others,
        )
    if row.before and row.before != row.category:
        yield Finding.of(
            "composition.changed_category",
            key=key,
            person=row.person,
            before=row.before,
            category=row.category,
        )


def _wrong_evidence(row: Claim, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a category that no document of a listed kind proves.

    Charter key: ``composition.evidence``.
    """
    if rules.get(EVIDENCE) is None:
        return
    held = rules.read(EVIDENCE, tuple)
    strange = tuple(one for one in row.evidence if one not in held.value)
    if strange:
        yield Finding.of(
            "composition.strange_evidence",
            key=held.key,
            clause=held.provenance.clause,
            strange=strange,
            known=held.value,
        )
    if not row.evidence:
        yield Finding.of(
            "composition.no_evidence",
            key=held.key,
            clause=held.provenance.clause,
            person=row.person,
            axis=row.axis,
            known=held.value,
        )


def _project(
    deed: Deed[RecordIdentities, IdentitiesRecorded], views: Views
) -> Iterator[Row]:
    occasion = deed.occasion
    for row in deed.payload.rows:
        before = views.one(Identity, occasion.unit, row.person, row.axis)
        yield Identity(
            occasion.unit,
            row.person,
            row.axis,
            row.category,
            moment_text(occasion.at),
            row.others,
            tuple(one.kind for one in row.evidence),
            tuple(one.grant for one in occasion.grants),
            before.number + 1 if before else 1,
        )


RECORD_IDENTITIES = Rule(
    "record_identities",
    RecordIdentities,
    IdentitiesRecorded,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
