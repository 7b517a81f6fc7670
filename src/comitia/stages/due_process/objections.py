"""Objections against a name that is shown, or against a person who was elected."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, moment_text, parse_moment
from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.remedies import won
from comitia.stages.forms import (
    MintedId,
    MomentText,
    Once,
    RandomId,
    Said,
    Text,
    payload,
)
from comitia.stages.register.bodies import (
    Unit,
    body_of_kind,
    known_person,
    unknown_unit,
)
from comitia.stages.register.calendar.days import term_end
from comitia.stages.register.course.published import objections_since
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import (
    Reached,
    Way,
    at_vetting,
    open_ways,
    takes_part,
)

TERM: Final = "credentials.objections"


class ObjectionState(StrEnum):
    """What became of an objection; what is noted, the body weighs when it confirms."""

    OPEN = "open"
    DISMISSED = "dismissed"
    REFERRED = "referred"
    NOTED = "noted"


class ObjectionRuling(StrEnum):
    """How an objection may be decided."""

    DISMISSED = "dismissed"
    REFERRED = "referred"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Objection(Row):
    """An objection against a person; its words stand on the person's card alone.

    `decided` is empty while it is open.
    """

    view: ClassVar[str] = "objection"
    keys: ClassVar[int] = 1
    objection: str
    unit: str
    person: str
    step: str
    lodged: str
    outcome: str
    decided: str = ""


def open_objections(unit: str, views: Views) -> tuple[str, ...]:
    """Return the objections of a unit that nobody has decided.

    An objection against somebody who has left holds nobody up any more.
    """
    rows = views.every(Objection, unit=unit, outcome=ObjectionState.OPEN.value)
    return tuple(row.objection for row in rows if takes_part(row.person, views))


def undecided(objections: tuple[str, ...]) -> Iterator[Finding]:
    """Return the refusal to go on while objections are open."""
    if objections:
        yield Finding.of("objection.undecided", key="objection", objections=objections)


@payload
class RecordObjection:
    """Against whom, and what was said."""

    person: RandomId
    text: Said
    objection: MintedId = ""


@payload
class ObjectionRecorded:
    """At which step the objection came in."""

    step: Step


@dataclass(frozen=True, slots=True)
class Objecting:
    """When somebody objects, at which step, and whether the name can be met by it.

    `since` is the moment at which the term began, `is_known` whether another
    objection has the same id already.
    """

    at: datetime
    step: Step
    since: datetime
    is_open: bool
    is_known: bool = False


def _stood(unit: str, views: Views) -> Progress:
    row = views.one(Progress, unit)
    if row is None:
        raise Refused([unknown_unit(unit, (one.unit for one in views.every(Unit)))])
    return row


def _shown(person: str, unit: str, views: Views) -> bool:
    """Return whether a name stands on the list that is shown, or was elected."""
    ways = open_ways(unit, views, least=Reached.PRELIMINARY)
    return person in {way.person for way in ways}


def _facts(asked: RecordObjection, views: Views, occasion: Occasion) -> Objecting:
    progress = _stood(occasion.unit, views)
    return Objecting(
        occasion.at,
        Step(progress.step),
        parse_moment(objections_since(progress.since, views)),
        _shown(asked.person, occasion.unit, views),
        views.one(Objection, asked.objection) is not None,
    )


def _decide(facts: Objecting, rules: Rules) -> ObjectionRecorded:
    refuse(_faults(facts, rules))
    return ObjectionRecorded(facts.step)


def _faults(facts: Objecting, rules: Rules) -> Iterator[Finding]:
    if not facts.is_open:
        yield Finding.of("objection.not_shown", key="person")
    if facts.is_known:
        yield Finding.of("objection.id_taken", key="objection")
    if facts.step is not Step.CREDENTIALS:
        return
    term = rules.read(TERM, Span)
    end = term_end(facts.since, term=term.value, rules=rules)
    if facts.at >= end:
        yield Finding.of(
            "objection.late",
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            end=end,
            at=facts.at,
        )


def _project(deed: Deed[RecordObjection, ObjectionRecorded], _: Views) -> Iterator[Row]:
    yield Objection(
        deed.payload.objection,
        deed.occasion.unit,
        deed.payload.person,
        deed.outcome.step.value,
        moment_text(deed.occasion.at),
        ObjectionState.OPEN.value,
    )


def _scene(
    asked: "RecordObjection | DecideObjection", views: Views, rules: Rules
) -> Scene:
    unit = known_person(asked.person, views).unit
    kind = rules.read("selection.body", str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


RECORD_OBJECTION = Rule(
    "record_objection",
    RecordObjection,
    ObjectionRecorded,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class DecideObjection:
    """Which objection, about whom, how it is decided, and why.

    `matters` are the checks that it is about, needed where the person won an appeal.
    """

    objection: RandomId
    person: RandomId
    outcome: ObjectionRuling
    reasons: Said
    matters: Annotated[tuple[Text, ...], Once] = ()


@payload
class ObjectionDecided:
    """When it was decided."""

    decided: MomentText


@dataclass(frozen=True, slots=True)
class Deciding:
    """An objection, how it is to be decided, and at which step.

    `standing` is what became of it so far; empty where nobody objected. `matters` are
    the checks that it is about, `won` those in which the person won an appeal.
    """

    at: datetime
    step: Step
    outcome: ObjectionRuling
    standing: str
    is_about_person: bool = True
    is_open: bool = True
    matters: tuple[str, ...] = ()
    won: tuple[str, ...] = ()


def _facts_of_deciding(
    asked: DecideObjection, views: Views, occasion: Occasion
) -> Deciding:
    row = views.one(Objection, asked.objection)
    return Deciding(
        occasion.at,
        Step(_stood(occasion.unit, views).step),
        asked.outcome,
        row.outcome if row else "",
        row is not None and row.person == asked.person,
        _shown(asked.person, occasion.unit, views),
        asked.matters,
        tuple(
            sorted(
                matter
                for person, matter in won(occasion.unit, views)
                if person == asked.person
            )
        ),
    )


def _decide_deciding(facts: Deciding, rules: Rules) -> ObjectionDecided:
    refuse((*_faults_of_deciding(facts), *_wrong_matters(facts, rules)))
    return ObjectionDecided(moment_text(facts.at))


def _faults_of_deciding(facts: Deciding) -> Iterator[Finding]:
    if not facts.standing or not facts.is_about_person:
        yield Finding.of("objection.unknown", key="objection")
        return
    if facts.standing != ObjectionState.OPEN.value:
        yield Finding.of(
            "objection.decided",
            key="objection",
            outcome=Word(f"objection.{facts.standing}"),
        )
    if facts.outcome is _other_step(facts.step):
        yield Finding.of(
            "objection.wrong_ruling",
            key="outcome",
            outcome=Word(f"objection.{facts.outcome}"),
            step=Word(f"step.{facts.step}"),
        )
    elif facts.outcome is ObjectionRuling.REFERRED and not facts.is_open:
        yield Finding.of("objection.not_shown", key="person")


def _wrong_matters(facts: Deciding, rules: Rules) -> Iterator[Finding]:
    """Return the refusal to look anew into what was decided on appeal.

    An appeal that was upheld is final in its matter; a name goes back to vetting only
    for another one.

    Charter keys: ``vetting.checks``, ``vetting.conditions``.
    """
    known = tuple(
        one
        for key in ("vetting.checks", "vetting.conditions")
        if rules.get(key) is not None
        for one in rules.read(key, tuple).value
    )
    strange = tuple(one for one in facts.matters if one not in known)
    if strange:
        yield Finding.of(
            "objection.unknown_matter", key="matters", named=strange, known=known
        )
    is_settled = not set(facts.matters) - set(facts.won)
    if facts.outcome is ObjectionRuling.REFERRED and facts.won and is_settled:
        yield Finding.of("objection.appeal_won", key="matters", matters=facts.won)


def _other_step(step: Step) -> ObjectionRuling:
    """Return the ruling that is open at the other step where objections are decided.

    A name on notice goes back to vetting; about somebody elected the body decides
    when it confirms.
    """
    return (
        ObjectionRuling.REFERRED if step is Step.CREDENTIALS else ObjectionRuling.NOTED
    )


def _project_deciding(
    deed: Deed[DecideObjection, ObjectionDecided], views: Views
) -> Iterator[Row]:
    asked, unit = deed.payload, deed.occasion.unit
    row = views.one(Objection, asked.objection)
    if row is not None:
        yield replace(row, outcome=asked.outcome.value, decided=deed.outcome.decided)
    if asked.outcome is ObjectionRuling.REFERRED:
        at = deed.outcome.decided
        yield Way(unit, asked.person, at_vetting(unit, views).value, at)
        yield Progress(unit, Step.VETTING.value, at)


def _counts_from(asked: DecideObjection, views: Views) -> str:
    """Return when the objection came in."""
    row = views.one(Objection, asked.objection)
    return row.lodged if row else ""


DECIDE_OBJECTION = Rule(
    "decide_objection",
    DecideObjection,
    ObjectionDecided,
    scene=_scene,
    facts_of=_facts_of_deciding,
    decide=_decide_deciding,
    project=_project_deciding,
    least_signers=2,
    counts_from=_counts_from,
)
