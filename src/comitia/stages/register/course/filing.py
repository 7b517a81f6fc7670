"""Filing documents by the sheet: of the unit, or of a person, each by its digest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import (
    Count,
    DayText,
    Digest,
    NameId,
    Once,
    RandomId,
    Text,
    payload,
)
from comitia.stages.register.bodies import Person, body_of_kind, known_unit
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.register.papers.demands import DOCUMENTS, not_listed
from comitia.stages.register.papers.rows import Filed
from comitia.stages.register.ways import Way


@payload
class Document:
    """One document: of which kind it is, what it is in public, its digest and date.

    It concerns the unit, or the person who is named.
    """

    kind: NameId
    what: Text
    sha256: Digest
    date: DayText
    person: RandomId | None = None


@payload
class FileDocuments:
    """The documents that are filed for a unit together: all of them, or none."""

    unit: NameId
    documents: Annotated[tuple[Document, ...], Once]


@payload
class DocumentsFiled:
    """How many were filed."""

    documents: Count


@dataclass(frozen=True, slots=True)
class Sheet:
    """When it is, the kinds and dates of the documents, and who is not of the unit."""

    at: datetime
    kinds: tuple[str, ...]
    dated: tuple[date, ...]
    strangers: tuple[str, ...] = ()


def _scene(asked: FileDocuments, views: Views, rules: Rules) -> Scene:
    unit = known_unit(asked.unit, views).unit
    kind = rules.read("selection.body", str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: FileDocuments, views: Views, occasion: Occasion) -> Sheet:
    named = {one.person for one in asked.documents if one.person}
    return Sheet(
        occasion.at,
        tuple(one.kind for one in asked.documents),
        tuple(date.fromisoformat(one.date) for one in asked.documents),
        tuple(sorted(one for one in named if not _belongs(one, asked.unit, views))),
    )


def _belongs(person: str, unit: str, views: Views) -> bool:
    row = views.one(Person, person)
    is_own = row is not None and row.unit == unit
    return is_own or views.one(Way, unit, person) is not None


def _decide(facts: Sheet, rules: Rules) -> DocumentsFiled:
    refuse(_faults(facts, rules))
    return DocumentsFiled(len(facts.kinds))


def _faults(facts: Sheet, rules: Rules) -> Iterator[Finding]:
    if not facts.kinds:
        yield Finding.of("register.nothing_filed", key="documents")
    for dated in sorted(set(facts.dated)):
        yield from dated_ahead(facts.at, dated)
    if facts.strangers:
        yield Finding.of(
            "register.files_of_strangers", key="documents", named=facts.strangers
        )
    yield from not_listed(DOCUMENTS, facts.kinds, rules, key="documents")


def _project(deed: Deed[FileDocuments, DocumentsFiled], _: Views) -> Iterator[Row]:
    at = moment_text(deed.occasion.at)
    for one in deed.payload.documents:
        who = one.person or ""
        yield Filed(deed.payload.unit, one.kind, who, one.sha256, one.date, at)


FILE_DOCUMENTS = Rule(
    "file_documents",
    FileDocuments,
    DocumentsFiled,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
