"""Recording what was found: signed in every post, with reasons, and never at a stroke.

What is against a person is provisional first; it becomes final only after the person
was told and could answer, and it cannot become worse on the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, end_of_term, moment_text, parse_moment
from comitia.kernel.findings import Finding, Word
from comitia.kernel.personal import Hidden
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    Decision,
    Remedy,
    decided,
    remedy_of,
    too_early,
)
from comitia.stages.forms import Digest, Once, RandomId, Said, Text, payload
from comitia.stages.grants import signatures_under
from comitia.stages.register.bodies import body_of_kind, known_person
from comitia.stages.vetting.gates import GateFinding, Outcome, finding_of, subjects

CHECKS: Final = "vetting.checks"
ANNOUNCED: Final = "vetting.announced"
_COMMITTEE: Final = "selection.body"


@payload
class Evidence:
    """A document that was looked at: what it is, and its digest."""

    what: Text
    sha256: Digest


@payload
class RecordFinding:
    """What was found about whom in which check; reasons unless it is a pass."""

    person: RandomId
    check: Text
    outcome: Outcome
    reasons: Said | None = None
    evidence: Annotated[tuple[Evidence, ...], Once] = ()


@payload
class FindingRecorded:
    """Whether the finding is final; if not, the person is told and may answer."""

    final: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """An account, and the post in which it signed."""

    account: str
    post: str


@dataclass(frozen=True, slots=True)
class Looking:
    """A finding that is to be recorded, and what stands about the person.

    `since` is when the name came to be vetted, nothing for a name that is not.
    `before` is the earlier outcome in the check, with the rights that run from it,
    `signed_since` when the first of the signatures was given, if one waited.
    """

    at: datetime
    person: str
    check: str
    outcome: Outcome
    has_reasons: bool
    signed: tuple[Signed, ...] = ()
    since: datetime | None = None
    before: Outcome | None = None
    remedy: Remedy | None = None
    signed_since: datetime | None = None


def _scene(asked: RecordFinding, views: Views, rules: Rules) -> Scene:
    unit = known_person(asked.person, views).unit
    kind = rules.read(_COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: RecordFinding, views: Views, occasion: Occasion) -> Looking:
    ways = {way.person: way for way in subjects(occasion.unit, views)}
    way = ways.get(asked.person)
    before = finding_of(way, asked.check, views) if way else None
    return Looking(
        occasion.at,
        asked.person,
        asked.check,
        asked.outcome,
        asked.reasons is not None,
        tuple(Signed(one.account, one.post) for one in occasion.grants),
        parse_moment(way.since) if way else None,
        Outcome(before.outcome) if before else None,
        remedy_of(occasion.unit, asked.person, asked.check, views),
        _signed_since(occasion, views),
    )


def _signed_since(occasion: Occasion, views: Views) -> datetime | None:
    """Return when the first signature under the finding was given."""
    waiting = signatures_under(
        occasion.request, act=RECORD_FINDING.act, unit=occasion.unit, views=views
    )
    return min((parse_moment(one.at) for one in waiting), default=None)


def _decide(facts: Looking, rules: Rules) -> FindingRecorded:
    refuse(_faults(facts, rules))
    return FindingRecorded(facts.outcome is Outcome.PASS or facts.before is not None)


def _faults(facts: Looking, rules: Rules) -> Iterator[Finding]:
    yield from _unknown_check(facts, rules)
    if facts.since is None:
        yield Finding.of("vetting.no_subject", key="person", person=facts.person)
    else:
        yield from _before_announced(facts, facts.since, rules)
    if facts.outcome is not Outcome.PASS and not facts.has_reasons:
        yield Finding.of("due_process.no_reasons", key="reasons")
    yield from _signed_by_one(facts)
    yield from _second_time(facts)


def _unknown_check(facts: Looking, rules: Rules) -> Iterator[Finding]:
    checks = rules.read(CHECKS, tuple)
    if facts.check not in checks.value:
        yield Finding.of(
            "vetting.checks",
            key=checks.key,
            clause=checks.provenance.clause,
            check=facts.check,
            known=checks.value,
        )


def _before_announced(
    facts: Looking, since: datetime, rules: Rules
) -> Iterator[Finding]:
    if rules.get(ANNOUNCED) is None:
        return
    term = rules.read(ANNOUNCED, Span)
    end = end_of_term(since, term=term.value, rest_days=frozenset())
    if facts.at < end:
        yield Finding.of(
            "vetting.announced",
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            end=end,
        )


def _signed_by_one(facts: Looking) -> Iterator[Finding]:
    """Return the refusal of two signatures by one person, or in one post."""
    signers = {one.account for one in facts.signed}
    posts = {one.post for one in facts.signed}
    if len(signers) < len(facts.signed) or len(posts) < len(facts.signed):
        yield Finding.of("vetting.one_signer", key="vetting.deciders")


def _second_time(facts: Looking) -> Iterator[Finding]:
    """Return what keeps a check from being decided again after the first time."""
    if facts.before is None:
        return
    if facts.before is Outcome.PASS or facts.remedy is None:
        yield Finding.of(
            "vetting.found_already",
            key="check",
            person=facts.person,
            check=facts.check,
        )
        return
    yield from too_early(facts.remedy, at=facts.at)
    yield from _signed_too_early(facts, facts.remedy)
    if facts.outcome.is_worse_than(facts.before):
        yield Finding.of(
            "vetting.worse",
            key="outcome",
            before=Word(f"outcome.{facts.before}"),
            now=Word(f"outcome.{facts.outcome}"),
        )


def _signed_too_early(facts: Looking, remedy: Remedy) -> Iterator[Finding]:
    """Return the refusal of a signature given before the answer could be read."""
    heard = remedy.answered or remedy.answer_until
    if facts.signed_since is None or not heard or facts.outcome is Outcome.PASS:
        return
    if facts.signed_since < parse_moment(heard):
        yield Finding.of(
            "vetting.signed_before",
            key="vetting.deciders",
            signed=facts.signed_since,
            heard=parse_moment(heard),
        )


def _project(deed: Deed[RecordFinding, FindingRecorded], views: Views) -> Iterator[Row]:
    asked, occasion = deed.payload, deed.occasion
    at, grants = moment_text(occasion.at), tuple(one.grant for one in occasion.grants)
    reasons = asked.reasons
    before = remedy_of(occasion.unit, asked.person, asked.check, views)
    yield GateFinding(
        occasion.unit,
        asked.person,
        asked.check,
        asked.outcome.value,
        deed.outcome.final,
        at,
        reasons.commitment if isinstance(reasons, Hidden) else "",
        tuple(one.post for one in occasion.grants),
        grants,
    )
    is_against = asked.outcome is not Outcome.PASS
    yield from decided(
        before,
        Decision(occasion.unit, asked.person, asked.check, at, grants, is_against),
    )


RECORD_FINDING = Rule(
    "record_finding",
    RecordFinding,
    FindingRecorded,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
