"""Honours: of which level, from whom, and by which document they are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.identifying import committee_scene, going_on
from comitia.stages.composition.identity.keys import HONOURS
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.forms import (
    Count,
    Digest,
    MintedId,
    NameId,
    RandomId,
    Said,
    payload,
)


@payload
class HonourRow:
    """An honour of a person: its level is public, its name and issuer are not."""

    person: RandomId
    level: NameId
    what: Said
    issuer: Said
    sha256: Digest
    honour: MintedId = ""


@payload
class RecordHonours:
    """Honours of people of a unit, each by the document that was looked at."""

    unit: NameId
    rows: tuple[HonourRow, ...]


@payload
class HonoursRecorded:
    """How many honours were recorded."""

    rows: Count


@dataclass(frozen=True, slots=True)
class Honour(Row):
    """An honour of a person: its level, and the digest of the document behind it."""

    view: ClassVar[str] = "honour"
    keys: ClassVar[int] = 1
    honour: str
    unit: str
    person: str
    level: str
    sha256: str
    at: str


@dataclass(frozen=True, slots=True)
class Honoured:
    """One row of the sheet; `is_known` says that this document was recorded before."""

    person: str
    level: str
    sha256: str
    goes_on: bool = True
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class HonourSheet:
    """What is to be recorded together: all of it, or nothing."""

    rows: tuple[Honoured, ...]


def _facts(asked: RecordHonours, views: Views, occasion: Occasion) -> HonourSheet:
    there = going_on(occasion.unit, views)
    known = {(row.person, row.sha256) for row in views.every(Honour, unit=asked.unit)}
    return HonourSheet(
        tuple(
            Honoured(
                row.person,
                row.level,
                row.sha256,
                row.person in there,
                (row.person, row.sha256) in known,
            )
            for row in asked.rows
        )
    )


def _decide(facts: HonourSheet, rules: Rules) -> HonoursRecorded:
    refuse(dict.fromkeys(_faults(facts.rows, rules)))
    return HonoursRecorded(len(facts.rows))


def _faults(rows: Sequence[Honoured], rules: Rules) -> Iterator[Finding]:
    if not rows:
        yield Finding.of("composition.no_rows", key="rows")
    twice = set(repeated((row.person, row.sha256) for row in rows))
    for number, row in enumerate(rows):
        if not row.goes_on:
            yield Finding.of(
                "composition.not_going_on",
                key=f"rows.{number}.person",
                person=row.person,
            )
        if row.is_known or (row.person, row.sha256) in twice:
            yield Finding.of("composition.honour_twice", key="rows", person=row.person)
        yield from _unknown_level(row, rules)


def _unknown_level(row: Honoured, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a level that the charter does not know.

    Charter key: ``composition.honours``.
    """
    if rules.get(HONOURS) is None:
        yield Finding.of("composition.no_honours", key=HONOURS)
        return
    held = rules.read(HONOURS, tuple)
    if row.level not in held.value:
        yield Finding.of(
            "composition.unknown_level",
            key=held.key,
            clause=held.provenance.clause,
            level=row.level,
            known=held.value,
        )


def _project(deed: Deed[RecordHonours, HonoursRecorded], _: Views) -> Iterator[Row]:
    unit, at = deed.occasion.unit, moment_text(deed.occasion.at)
    for row in deed.payload.rows:
        yield Honour(row.honour, unit, row.person, row.level, row.sha256, at)


RECORD_HONOURS = Rule(
    "record_honours",
    RecordHonours,
    HonoursRecorded,
    scene=lambda asked, views, rules: committee_scene(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)
