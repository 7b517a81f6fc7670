"""Appeals: another body decides, and nobody who took part in what is appealed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text, parse_moment
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import (
    Appeal,
    Remedy,
    Ruling,
    of_matter,
    remedy_of,
)
from comitia.stages.due_process.telling import (
    Matter,
    deciding_scene,
    matter_of,
)
from comitia.stages.due_process.withheld import Withholding, withheld
from comitia.stages.forms import MomentText, RandomId, Said, Text, payload
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Person, body_of_kind, known_person


@payload
class LodgeAppeal:
    """Who appeals in which matter, and on what grounds.

    Further grounds are sent in the same way; the earlier ones stay beside them.
    """

    person: RandomId
    matter: Text
    grounds: Said


@payload
class AppealLodged:
    """When the appeal came in."""

    lodged: MomentText


def _decide(facts: Matter, _: Rules) -> AppealLodged:
    refuse(_faults(facts))
    return AppealLodged(moment_text(facts.at))


def _faults(facts: Matter) -> Iterator[Finding]:
    """Return what keeps an appeal, or further grounds, out."""
    remedy = facts.remedy
    if remedy is None or remedy.ruling == Ruling.LIFTED.value:
        yield of_matter("due_process.no_matter", facts, key="matter")
    elif remedy.ruling == Ruling.PROVISIONAL.value:
        yield of_matter("due_process.not_final", remedy)
    elif not remedy.appeal_until:
        yield of_matter("due_process.not_told_finally", remedy)
    elif remedy.appeal not in {Appeal.NONE.value, Appeal.LODGED.value}:
        yield of_matter("due_process.appealed_already", remedy)
    elif facts.at >= parse_moment(remedy.appeal_until):
        yield of_matter(
            "due_process.appeal_late", remedy, until=parse_moment(remedy.appeal_until)
        )


def _project(deed: Deed[LodgeAppeal, AppealLodged], views: Views) -> Iterator[Row]:
    asked = deed.payload
    before = remedy_of(deed.occasion.unit, asked.person, asked.matter, views)
    if before is not None:
        first = before.appealed_at or deed.outcome.lodged
        yield replace(before, appeal=Appeal.LODGED.value, appealed_at=first)


LODGE_APPEAL = Rule(
    "lodge_appeal",
    LodgeAppeal,
    AppealLodged,
    scene=lambda asked, views, rules: deciding_scene(asked.person, views, rules),
    facts_of=lambda asked, views, occasion: matter_of(
        asked.person, asked.matter, views, occasion
    ),
    decide=_decide,
    project=_project,
)


class Judgement(StrEnum):
    """How an appeal ends."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


@payload
class DecideAppeal:
    """Whose appeal in which matter ends how, and why; reasons are never left out.

    `saw_all` says that the judges saw what is withheld from the person.
    """

    person: RandomId
    matter: Text
    outcome: Judgement
    reasons: Said
    saw_all: bool = False


@payload
class AppealDecided:
    """When the appeal was decided."""

    decided: MomentText


@dataclass(frozen=True, slots=True)
class Signer:
    """An account that signed, and the body for which it did."""

    account: str
    body: str


@dataclass(frozen=True, slots=True)
class Judging:
    """A matter, who decided it, and who is to decide about the appeal."""

    at: datetime
    person: str
    matter: str
    outcome: Judgement
    remedy: Remedy | None = None
    deciders: tuple[Signer, ...] = ()
    judges: tuple[Signer, ...] = ()
    is_withheld: bool = False
    saw_all: bool = False
    withholders: tuple[str, ...] = ()


def _scene(asked: DecideAppeal, views: Views, rules: Rules) -> Scene:
    unit = known_person(asked.person, views).unit
    kind = rules.read("vetting.appeal_body", str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: DecideAppeal, views: Views, occasion: Occasion) -> Judging:
    remedy = remedy_of(occasion.unit, asked.person, asked.matter, views)
    signed = (views.one(Grant, one) for one in (remedy.grants if remedy else ()))
    return Judging(
        occasion.at,
        asked.person,
        asked.matter,
        asked.outcome,
        remedy,
        _signers(grant for grant in signed if grant is not None),
        _signers(occasion.grants),
        withheld(occasion.unit, asked.person, asked.matter, views) is not None,
        asked.saw_all,
        _withholders(occasion.unit, asked, views),
    )


def _withholders(unit: str, asked: DecideAppeal, views: Views) -> tuple[str, ...]:
    """Return who signed that reasons are withheld, whether or not they still are."""
    row = views.one(Withholding, unit, asked.person, asked.matter)
    return row.signers if row else ()


def _signers(grants: Iterable[Grant]) -> tuple[Signer, ...]:
    return tuple(Signer(one.account, one.body) for one in grants)


def _decide_appeal(facts: Judging, _: Rules) -> AppealDecided:
    refuse(_faults_of_judging(facts))
    return AppealDecided(moment_text(facts.at))


def _faults_of_judging(facts: Judging) -> Iterator[Finding]:
    if facts.remedy is None or facts.remedy.appeal != Appeal.LODGED.value:
        yield of_matter("due_process.no_appeal", facts, key="matter")
    else:
        yield from _grounds_may_come(facts, facts.remedy)
    if facts.is_withheld and not facts.saw_all:
        yield of_matter("due_process.judges_saw_not_all", facts, key="saw_all")
    deciders = {one.account for one in facts.deciders}.union(facts.withholders)
    if deciders & {one.account for one in facts.judges}:
        yield Finding.of("due_process.own_decision", key="person", matter=facts.matter)
    bodies = {one.body for one in facts.deciders}
    if bodies & {one.body for one in facts.judges}:
        yield Finding.of("due_process.same_body", key="vetting.appeal_body")


def _grounds_may_come(facts: Judging, remedy: Remedy) -> Iterator[Finding]:
    """Return the refusal to dismiss while more grounds may be given."""
    if facts.outcome is Judgement.UPHELD or not remedy.appeal_until:
        return
    until = parse_moment(remedy.appeal_until)
    if facts.at < until:
        yield of_matter("due_process.grounds_open", facts, until=until)


def _project_appeal(
    deed: Deed[DecideAppeal, AppealDecided], views: Views
) -> Iterator[Row]:
    asked = deed.payload
    before = remedy_of(deed.occasion.unit, asked.person, asked.matter, views)
    if before is not None:
        yield replace(before, appeal=asked.outcome.value)


def _counts_from(asked: DecideAppeal, views: Views) -> str:
    """Return when the appeal was lodged that is to be decided."""
    person = views.one(Person, asked.person)
    unit = person.unit if person else ""
    remedy = views.one(Remedy, unit, asked.person, asked.matter)
    return remedy.appealed_at if remedy else ""


DECIDE_APPEAL = Rule(
    "decide_appeal",
    DecideAppeal,
    AppealDecided,
    scene=_scene,
    facts_of=_facts,
    decide=_decide_appeal,
    project=_project_appeal,
    least_signers=2,
    counts_from=_counts_from,
)
