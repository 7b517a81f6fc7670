"""Recording by the sheet what was found: signed in every post, and with reasons.

What is against a person is provisional first; it becomes final only after the person
was told and could answer, and it cannot become worse on the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import latest_of, moment_text, parse_moment
from comitia.kernel.findings import Finding, Word
from comitia.kernel.ids import repeated
from comitia.kernel.personal import Hidden
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.always import applies_always
from comitia.stages.composition.identity.categories import (
    categories_of,
    category_of,
)
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.gates import GateFinding, Outcome, finding_of, subjects
from comitia.stages.due_process.remedies import (
    Decision,
    Remedy,
    decided,
    heard,
    remedy_of,
    said_until,
    too_early,
    won,
)
from comitia.stages.due_process.withheld import not_heard_in_full, withheld
from comitia.stages.forms import Digest, NameId, Once, RandomId, Said, Text, payload
from comitia.stages.grants import signatures_under
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.ways import Reached, Way
from comitia.stages.vetting.gate_keys import CHECKS, matters_of
from comitia.stages.vetting.grounds import (
    not_conditional,
    shut_gate,
    wrong_grounds,
)
from comitia.stages.vetting.sheet import Looking, Sheet, Signed
from comitia.stages.vetting.subjects.announcing import (
    TOLD,
    VettingNotice,
    announced,
    before_announced,
)
from comitia.stages.vetting.subjects.naming import not_yet_named
from comitia.stages.vetting.team.forming import declared_of
from comitia.stages.vetting.team.signing import conflicts_of_signers

_COMMITTEE: Final = "selection.body"


@payload
class Evidence:
    """A document that was looked at: what it is, and its digest."""

    what: Text
    sha256: Digest


@payload
class FindingRow:
    """What was found about whom in which check; reasons unless it is a pass.

    `grounds` are those of the charter's list for this check, where it has one.
    """

    person: RandomId
    check: Text
    outcome: Outcome
    reasons: Said | None = None
    evidence: Annotated[tuple[Evidence, ...], Once] = ()
    grounds: Annotated[tuple[NameId, ...], Once] = ()


@payload
class RecordFindings:
    """What was found in a unit, a row for each person and check."""

    unit: NameId
    rows: tuple[FindingRow, ...]


@payload
class FindingsRecorded:
    """Row by row, whether it is final; if not, the person is told and may answer."""

    final: tuple[bool, ...]


def _scene(asked: RecordFindings, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_COMMITTEE, str).value
    return Scene(asked.unit, body_of_kind(kind, asked.unit, views).body)


def _facts(asked: RecordFindings, views: Views, occasion: Occasion) -> Sheet:
    ways = {way.person: way for way in subjects(occasion.unit, views)}
    notices = views.every(VettingNotice, unit=occasion.unit)
    settled = won(occasion.unit, views)
    return Sheet(
        occasion.at,
        tuple(
            replace(
                _looking(row, ways.get(row.person), notices, views),
                has_won=(row.person, row.check) in settled,
            )
            for row in asked.rows
        ),
        tuple(Signed(one.account, one.post) for one in occasion.grants),
        _signed_since(occasion, views),
        declared_of(occasion.unit, views),
    )


def _looking(
    row: FindingRow, way: Way | None, notices: tuple[VettingNotice, ...], views: Views
) -> Looking:
    before = finding_of(way, row.check, views) if way else None
    return Looking(
        row.person,
        row.check,
        row.outcome,
        row.reasons is not None,
        parse_moment(way.since) if way else None,
        Outcome(before.outcome) if before else None,
        remedy_of(way.unit, row.person, row.check, views) if way else None,
        row.grounds,
        before.grounds if before else (),
        category_of(way.unit, row.person, row.check, views) if way else "",
        reached=Reached(way.reached) if way else Reached.SUBJECT,
        announced=announced(way, notices) if way else TOLD,
        withheld=withheld(way.unit, row.person, row.check, views) if way else None,
        categories=categories_of(way.unit, row.person, views) if way else {},
    )


def _signed_since(occasion: Occasion, views: Views) -> datetime | None:
    """Return when the first signature under the findings was given."""
    waiting = signatures_under(
        occasion.request, act=RECORD_FINDINGS.act, unit=occasion.unit, views=views
    )
    return min((parse_moment(one.at) for one in waiting), default=None)


def _decide(facts: Sheet, rules: Rules) -> FindingsRecorded:
    # What holds for the whole sheet is said once, not once a row.
    refuse(dict.fromkeys(_faults(facts, rules)))
    return FindingsRecorded(tuple(_is_final(row) for row in facts.rows))


def _is_final(row: Looking) -> bool:
    return not row.outcome.is_against or row.before is not None


def _faults(facts: Sheet, rules: Rules) -> Iterator[Finding]:
    yield from _wrong_rows(facts.rows)
    for number, row in enumerate(facts.rows):
        yield from _faults_of_row(facts, row, f"rows.{number}", rules)
    yield from _signed_by_one(facts)
    yield from conflicts_of_signers(facts, rules)


def _wrong_rows(rows: Sequence[Looking]) -> Iterator[Finding]:
    """Return the refusal of an empty sheet, and of checks that stand twice in it."""
    if not rows:
        yield Finding.of("vetting.no_rows", key="rows")
    named = [(row.person, row.check) for row in rows]
    for person, check in repeated(named):
        yield Finding.of(
            "vetting.twice_in_sheet", key="rows", person=person, check=check
        )


def _faults_of_row(
    facts: Sheet, row: Looking, place: str, rules: Rules
) -> Iterator[Finding]:
    yield from _unknown_check(row, rules)
    if row.since is None:
        yield Finding.of("vetting.no_subject", key=f"{place}.person", person=row.person)
    else:
        yield from not_yet_named(row.person, row.reached, rules)
        yield from before_announced(facts.at, row.since, row.announced, rules)
    if row.outcome is not Outcome.PASS and not row.has_reasons:
        yield Finding.of(
            "vetting.no_reasons",
            key=f"{place}.reasons",
            person=row.person,
            check=row.check,
        )
    yield from not_conditional(row, rules)
    if row.outcome is Outcome.NOT_APPLICABLE:
        yield from applies_always(row, rules)
    yield from wrong_grounds(row, place, rules)
    yield from shut_gate(row, rules)
    yield from _decided_on_appeal(row, place)
    yield from _second_time(facts, row, place)


def _decided_on_appeal(row: Looking, place: str) -> Iterator[Finding]:
    """Return the refusal to find against somebody what an appeal has decided."""
    if row.has_won and row.before is None and row.outcome.is_against:
        yield Finding.of(
            "vetting.appeal_final",
            key=f"{place}.outcome",
            person=row.person,
            check=row.check,
        )


def _unknown_check(row: Looking, rules: Rules) -> Iterator[Finding]:
    checks, known = rules.read(CHECKS, tuple), matters_of(rules)
    if row.check not in known:
        yield Finding.of(
            "vetting.checks",
            key=checks.key,
            clause=checks.provenance.clause,
            check=row.check,
            known=known,
        )


def _signed_by_one(facts: Sheet) -> Iterator[Finding]:
    """Return the refusal of two signatures by one person, or in one post."""
    signers = {one.account for one in facts.signed}
    posts = {one.post for one in facts.signed}
    if len(signers) < len(facts.signed) or len(posts) < len(facts.signed):
        yield Finding.of("vetting.one_signer", key="vetting.deciders")


def _second_time(facts: Sheet, row: Looking, place: str) -> Iterator[Finding]:
    """Return what keeps a check from being decided again after the first time."""
    if row.before is None:
        return
    if not row.before.is_against or row.remedy is None:
        yield Finding.of(
            "vetting.found_already",
            key=f"{place}.check",
            person=row.person,
            check=row.check,
        )
        return
    is_against = row.outcome.is_against
    yield from too_early(row.remedy, at=facts.at, is_against=is_against)
    yield from not_heard_in_full(row.withheld, is_against=is_against)
    yield from _signed_too_early(facts, row, row.remedy)
    if row.outcome.is_worse_than(row.before):
        yield Finding.of(
            "vetting.worse",
            key=f"{place}.outcome",
            person=row.person,
            check=row.check,
            before=Word(f"outcome.{row.before}"),
            now=Word(f"outcome.{row.outcome}"),
        )


def _signed_too_early(facts: Sheet, row: Looking, remedy: Remedy) -> Iterator[Finding]:
    """Return the refusal of a signature given before the answer could be read."""
    since = heard(remedy)
    if facts.signed_since is None or since is None or not row.outcome.is_against:
        return
    if facts.signed_since < since:
        yield Finding.of(
            "vetting.signed_before",
            key="vetting.deciders",
            person=row.person,
            check=row.check,
            signed=facts.signed_since,
            heard=since,
        )


def _project(
    deed: Deed[RecordFindings, FindingsRecorded], views: Views
) -> Iterator[Row]:
    for row, final in zip(deed.payload.rows, deed.outcome.final, strict=True):
        yield from _rows_of(row, deed.occasion, views, final=final)


def _rows_of(
    row: FindingRow, occasion: Occasion, views: Views, *, final: bool
) -> Iterator[Row]:
    """Return the finding as it stands from now on, and the rights that follow."""
    at, grants = moment_text(occasion.at), tuple(one.grant for one in occasion.grants)
    yield GateFinding(
        occasion.unit,
        row.person,
        row.check,
        row.outcome.value,
        final,
        at,
        row.reasons.commitment if isinstance(row.reasons, Hidden) else "",
        tuple(one.post for one in occasion.grants),
        grants,
        row.grounds,
    )
    is_against = row.outcome.is_against
    yield from decided(
        remedy_of(occasion.unit, row.person, row.check, views),
        Decision(occasion.unit, row.person, row.check, at, grants, is_against),
    )


def _counts_from(asked: RecordFindings, views: Views) -> str:
    """Return when something was last found or said about one of the people."""
    moments = []
    for row in asked.rows:
        before = views.one(GateFinding, asked.unit, row.person, row.check)
        # Rights that ran before the name came here do not hold up a signature of now.
        remedy = remedy_of(asked.unit, row.person, row.check, views)
        way = views.one(Way, asked.unit, row.person)
        moments += [before.at if before else "", way.since if way else ""]
        if remedy is not None and row.outcome.is_against:
            moments.append(said_until(remedy))
    return latest_of(moments)


RECORD_FINDINGS = Rule(
    "record_findings",
    RecordFindings,
    FindingsRecorded,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
    counts_from=_counts_from,
)
