"""Annulling the vote of a unit by two levels.

One investigates and declares it void, the next approves; only then is it carried out,
by ordering a new vote.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.credentials.bench import accounts_of
from comitia.stages.credentials.section import ABOVE, ANNULMENT_BODY, ANNULMENT_LEVEL
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.procedure import (
    Approval,
    VoidDeclaration,
    declared_void,
    is_in_force,
)
from comitia.stages.forms import DayText, Digest, NameId, Text, payload
from comitia.stages.register.bodies import WHOLE, body_of_kind, known_unit
from comitia.stages.register.course.documents import (
    dated_ahead,
    dated_before,
    first_day_of,
)
from comitia.stages.register.course.replies import Reply
from comitia.stages.register.record import Nothing

BODY: Final = ANNULMENT_BODY
_CONFERENCE: Final = "conference.body"


@payload
class DeclareVoid:
    """Whose vote, why, and the report of the investigation; both are public.

    The reason names nobody; what concerns a person stands in the report.
    """

    unit: NameId
    reason: Text
    document: Text
    sha256: Digest


def declaring_body(unit: str, views: Views, rules: Rules) -> str:
    """Return the body that investigates the vote of a unit and may declare it void.

    A charter may want the level next above the unit: that of its conference's parent.
    Where that is the whole organisation, it approves, and nobody approves what they
    declared: then the unit's own body declares, so that two levels always act. A
    charter that names no such body has whoever hears appeals.

    Charter keys: ``credentials.annulment_body``, ``credentials.annulment_level``.
    """
    held = rules.get(ANNULMENT_LEVEL)
    if held is not None and held.value == ABOVE:
        kind = rules.read(_CONFERENCE, str).value
        above = body_of_kind(kind, unit, views).parent
        if above != WHOLE:
            return above
    key = BODY if rules.get(BODY) is not None else "vetting.appeal_body"
    return body_of_kind(rules.read(key, str).value, unit, views).body


@dataclass(frozen=True, slots=True)
class Declaring:
    """Whether the vote was declared void already."""

    is_declared: bool = False


def _scene(asked: DeclareVoid, views: Views, rules: Rules) -> Scene:
    unit = known_unit(asked.unit, views).unit
    return Scene(unit, declaring_body(unit, views, rules))


def _facts(asked: DeclareVoid, views: Views, _: Occasion) -> Declaring:
    return Declaring(is_in_force(declared_void(asked.unit, views)))


def _decide(facts: Declaring, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Declaring, rules: Rules) -> Iterator[Finding]:
    if rules.get(BODY) is None:
        yield Finding.of("credentials.no_annulment", key=BODY)
    if facts.is_declared:
        yield Finding.of("credentials.void_already", key="unit")


def _project(deed: Deed[DeclareVoid, Nothing], _: Views) -> Iterator[Row]:
    asked = deed.payload
    yield VoidDeclaration(
        asked.unit,
        asked.document,
        asked.sha256,
        tuple(grant.grant for grant in deed.occasion.grants),
        moment_text(deed.occasion.at),
    )


def _declared_from(asked: DeclareVoid, views: Views) -> str:
    """Return when the level above last declined to annul the vote."""
    row = declared_void(asked.unit, views)
    return row.decided if row else ""


DECLARE_VOID = Rule(
    "declare_void",
    DeclareVoid,
    Nothing,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_declared_from,
)


@payload
class ApproveAnnulment:
    """What the next higher level said: its letter, of which day, signed by whom."""

    unit: NameId
    outcome: Reply
    number: Text
    date: DayText
    signer: Text


@dataclass(frozen=True, slots=True)
class Approving:
    """Whether a declaration waits, since when, who signed it, and who signs now."""

    at: datetime
    dated: date
    declared: datetime | None
    is_waiting: bool
    declarers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


def _facts_of_approving(
    asked: ApproveAnnulment, views: Views, occasion: Occasion
) -> Approving:
    row = declared_void(asked.unit, views)
    return Approving(
        occasion.at,
        date.fromisoformat(asked.date),
        parse_moment(row.at) if row else None,
        row is not None and row.approval == Approval.NONE.value,
        accounts_of(row.grants if row else (), views),
        tuple(grant.account for grant in occasion.grants),
    )


def _decide_approving(facts: Approving, _: Rules) -> Nothing:
    refuse(_faults_of_approving(facts))
    return Nothing()


def _faults_of_approving(facts: Approving) -> Iterator[Finding]:
    yield from dated_ahead(facts.at, facts.dated)
    if facts.declared is not None:
        yield from dated_before(first_day_of(facts.declared), facts.dated)
    if not facts.is_waiting:
        yield Finding.of("credentials.nothing_declared", key="unit")
    if set(facts.declarers) & set(facts.signers):
        yield Finding.of("credentials.own_declaration", key="unit")


def _project_approving(
    deed: Deed[ApproveAnnulment, Nothing], views: Views
) -> Iterator[Row]:
    row = declared_void(deed.payload.unit, views)
    if row is not None:
        at = moment_text(deed.occasion.at)
        yield replace(row, approval=deed.payload.outcome.value, decided=at)


def _counts_from(asked: ApproveAnnulment, views: Views) -> str:
    """Return when the vote was declared void."""
    row = declared_void(asked.unit, views)
    return row.at if row else ""


APPROVE_ANNULMENT = Rule(
    "approve_annulment",
    ApproveAnnulment,
    Nothing,
    scene=lambda asked, views, _: Scene(known_unit(asked.unit, views).unit, WHOLE),
    facts_of=_facts_of_approving,
    decide=_decide_approving,
    project=_project_approving,
    least_signers=2,
    counts_from=_counts_from,
)
