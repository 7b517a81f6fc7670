"""Reasons that may not be told for a time: by whom, on which ground, until which day.

The person is told the criterion, that reasons are withheld, and how to appeal; who
decides an appeal sees everything. When the day is over, the person is told in full, and
the term that runs begins anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, refuse
from comitia.stages.due_process.remedies import (
    ANSWER,
    APPEAL,
    Appeal,
    Remedy,
    Ruling,
    end_of_right,
    is_told,
    of_matter,
    remedy_of,
)
from comitia.stages.due_process.telling import Told, deciding_scene
from comitia.stages.due_process.withheld import Withholding, withheld
from comitia.stages.forms import DayText, NameId, RandomId, Text, payload
from comitia.stages.register.bodies import Body
from comitia.stages.register.calendar.days import term_end

GROUNDS: Final = "vetting.withheld_grounds"
AUTHORITIES: Final = "vetting.withheld_by"
LONGEST: Final = "vetting.withheld_at_most"


@payload
class WithholdReasons:
    """Whose reasons in which matter are not told: ground, authority, its document, day.

    `withheld_by` is the kind of body that is the authority: somebody of it signs, and
    somebody of the body that decided. They may be told on the day after `until`, and
    then they are.
    """

    person: RandomId
    matter: Text
    ground: NameId
    withheld_by: NameId
    number: Text
    until: DayText


@payload
class ReasonsWithheld:
    """The last day on which they are withheld."""

    until: DayText


@dataclass(frozen=True, slots=True)
class Withholds:
    """What is to be withheld, by whom and until when, and the rights that run."""

    at: datetime
    person: str
    matter: str
    ground: str
    authority: str
    until: date
    remedy: Remedy | None = None
    is_withheld: bool = False
    body: str = ""
    authority_body: str = ""
    signers: tuple[str, ...] = ()


def _facts(asked: WithholdReasons, views: Views, occasion: Occasion) -> Withholds:
    unit = occasion.unit
    return Withholds(
        occasion.at,
        asked.person,
        asked.matter,
        asked.ground,
        asked.withheld_by,
        date.fromisoformat(asked.until),
        remedy_of(unit, asked.person, asked.matter, views),
        withheld(unit, asked.person, asked.matter, views) is not None,
        occasion.body,
        _only_body(asked.withheld_by, unit, views),
        tuple(grant.body for grant in occasion.grants),
    )


def _only_body(kind: str, unit: str, views: Views) -> str:
    """Return the one body of a unit that is of a kind, or nothing."""
    found = views.every(Body, unit=unit, kind=kind)
    return found[0].body if len(found) == 1 else ""


def _decide(facts: Withholds, rules: Rules) -> ReasonsWithheld:
    refuse(_faults(facts, rules))
    return ReasonsWithheld(facts.until.isoformat())


def _faults(facts: Withholds, rules: Rules) -> Iterator[Finding]:
    if facts.remedy is None or facts.remedy.ruling == Ruling.LIFTED.value:
        yield of_matter("due_process.no_matter", facts, key="matter")
    elif facts.is_withheld:
        yield of_matter("due_process.withheld_already", facts, key="matter")
    elif is_told(facts.remedy):
        yield of_matter("due_process.told_already", facts.remedy)
    yield from _no_authority(facts, rules)
    yield from _unsigned(facts, rules)
    yield from _wrong_day(facts, rules)


def _no_authority(facts: Withholds, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a ground, or an authority, that the charter does not list.

    Charter keys: ``vetting.withheld_grounds``, ``vetting.withheld_by``.
    """
    if rules.get(GROUNDS) is None or rules.get(AUTHORITIES) is None:
        yield Finding.of("due_process.no_withholding", key=GROUNDS)
        return
    grounds = rules.read(GROUNDS, tuple)
    if facts.ground not in grounds.value:
        yield Finding.of(
            "due_process.strange_withholding",
            key=grounds.key,
            clause=grounds.provenance.clause,
            ground=facts.ground,
            known=grounds.value,
        )
    authorities = rules.read(AUTHORITIES, tuple)
    if facts.authority not in authorities.value:
        yield Finding.of(
            "due_process.strange_authority",
            key=authorities.key,
            clause=authorities.provenance.clause,
            authority=facts.authority,
            known=authorities.value,
        )


def _unsigned(facts: Withholds, rules: Rules) -> Iterator[Finding]:
    """Return whose signature is lacking: the authority's, or the deciding body's.

    A first signature is refused where its signer is of neither.

    Charter key: ``vetting.withheld_by``.
    """
    held = rules.get(AUTHORITIES)
    needed = {facts.authority_body, facts.body}
    code = ""
    if not facts.authority_body:
        code = "due_process.no_authority"
    elif not needed.issuperset(facts.signers):
        code = "due_process.strange_signer"
    elif len(facts.signers) > 1 and not needed.issubset(facts.signers):
        code = "due_process.authority_signs"
    if code:
        yield Finding.of(
            code,
            key=AUTHORITIES,
            clause=held.provenance.clause if held else None,
            authority=facts.authority,
            body=facts.body,
        )


def _wrong_day(facts: Withholds, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a day that is over, or too far away.

    Charter key: ``vetting.withheld_at_most``.
    """
    if facts.until < facts.at.date():
        yield Finding.of("due_process.withheld_in_past", key="until", until=facts.until)
    if rules.get(LONGEST) is None:
        return
    term = rules.read(LONGEST, Span)
    latest = term_end(facts.at, term=term.value, rules=rules).date()
    if facts.until > latest:
        yield Finding.of(
            "due_process.withheld_too_long",
            key=term.key,
            clause=term.provenance.clause,
            until=facts.until,
            latest=latest,
            term=term.value,
        )


def _project(deed: Deed[WithholdReasons, ReasonsWithheld], _: Views) -> Iterator[Row]:
    asked = deed.payload
    yield Withholding(
        deed.occasion.unit,
        asked.person,
        asked.matter,
        asked.ground,
        asked.withheld_by,
        asked.number,
        deed.outcome.until,
        moment_text(deed.occasion.at),
        tuple(grant.account for grant in deed.occasion.grants),
    )


WITHHOLD_REASONS = Rule(
    "withhold_reasons",
    WithholdReasons,
    ReasonsWithheld,
    scene=lambda asked, views, rules: deciding_scene(asked.person, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
    least_signers=2,
)


@payload
class TellInFull:
    """Who was told the reasons that were withheld, in which matter, and how."""

    person: RandomId
    matter: Text
    how: Told


@payload
class ToldInFull:
    """Until when the person may answer, or appeal, from now on; empty: neither runs."""

    until: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What is withheld from a person in a matter, and the rights that run in it."""

    at: datetime
    person: str
    matter: str
    remedy: Remedy | None = None
    is_withheld: bool = False


def _facts_of_telling(asked: TellInFull, views: Views, occasion: Occasion) -> Telling:
    unit = occasion.unit
    return Telling(
        occasion.at,
        asked.person,
        asked.matter,
        remedy_of(unit, asked.person, asked.matter, views),
        withheld(unit, asked.person, asked.matter, views) is not None,
    )


def _decide_telling(facts: Telling, rules: Rules) -> ToldInFull:
    if not facts.is_withheld:
        refuse([of_matter("due_process.nothing_withheld", facts, key="matter")])
    key = _term_that_runs(facts.remedy)
    if not key:
        return ToldInFull("")
    return ToldInFull(moment_text(end_of_right(key, rules, at=facts.at)))


def _term_that_runs(remedy: Remedy | None) -> str:
    """Return the key of the term that a person told so far is in; or nothing."""
    if remedy is None or not is_told(remedy):
        return ""
    if remedy.ruling == Ruling.PROVISIONAL.value:
        return ANSWER
    return APPEAL if remedy.appeal == Appeal.NONE.value else ""


def _project_telling(deed: Deed[TellInFull, ToldInFull], views: Views) -> Iterator[Row]:
    asked, unit = deed.payload, deed.occasion.unit
    row = withheld(unit, asked.person, asked.matter, views)
    if row is not None:
        yield replace(row, told=moment_text(deed.occasion.at))
    remedy = remedy_of(unit, asked.person, asked.matter, views)
    until = deed.outcome.until
    if remedy is None or not until:
        return
    if remedy.ruling == Ruling.PROVISIONAL.value:
        yield replace(remedy, answer_until=_later(remedy.answer_until, until))
    else:
        yield replace(remedy, appeal_until=_later(remedy.appeal_until, until))


def _later(one: str, other: str) -> str:
    return max(one, other, key=parse_moment)


TELL_IN_FULL = Rule(
    "tell_in_full",
    TellInFull,
    ToldInFull,
    scene=lambda asked, views, rules: deciding_scene(asked.person, views, rules),
    facts_of=_facts_of_telling,
    decide=_decide_telling,
    project=_project_telling,
)
