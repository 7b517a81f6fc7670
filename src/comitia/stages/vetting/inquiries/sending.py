"""Sending an inquiry: one letter to one organ, about many people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.composition.identity.sectors import ORGANS, known_organs
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.opinions import Opinion
from comitia.stages.forms import (
    Count,
    DayText,
    MintedId,
    NameId,
    Once,
    RandomId,
    Text,
    payload,
)
from comitia.stages.register.bodies import body_of_kind
from comitia.stages.register.ways import Reached, open_ways
from comitia.stages.vetting.subjects.naming import named_ones

_COMMITTEE: Final = "selection.body"


@payload
class SendInquiries:
    """A letter to an organ: its number, date and signer, by when, and about whom."""

    unit: NameId
    organ: NameId
    number: Text
    date: DayText
    due: DayText
    signer: Text
    persons: Annotated[tuple[RandomId, ...], Once]
    letter: MintedId = ""


@payload
class InquiriesSent:
    """About how many people the organ is asked."""

    persons: Count


@dataclass(frozen=True, slots=True)
class Inquiring:
    """A letter to an organ, and how the people stand whom it is about.

    `open_names` are all whose name goes on, `nominees` those of them whom no body has
    named to be vetted, `awaited` those about whom the organ was
    asked and has time to answer; `sent` are the numbers of earlier letters to it.
    """

    at: datetime
    organ: str
    number: str
    dated: date
    due: date
    persons: tuple[str, ...]
    open_names: tuple[str, ...]
    nominees: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()


def scene_of(unit: str, views: Views, rules: Rules) -> Scene:
    """Return a unit and its body that vets people."""
    kind = rules.read(_COMMITTEE, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: SendInquiries, views: Views, occasion: Occasion) -> Inquiring:
    rows = views.every(Opinion, unit=asked.unit, organ=asked.organ)
    ways = open_ways(asked.unit, views, least=Reached.NOMINEE)
    day = occasion.at.date()
    return Inquiring(
        occasion.at,
        asked.organ,
        asked.number,
        date.fromisoformat(asked.date),
        date.fromisoformat(asked.due),
        asked.persons,
        tuple(way.person for way in ways),
        tuple(one.person for one in ways if one.reached == Reached.NOMINEE.value),
        tuple(one.person for one in rows if one.is_awaited and not one.is_overdue(day)),
        tuple(one.number for one in rows),
    )


def _decide(facts: Inquiring, rules: Rules) -> InquiriesSent:
    known = known_organs(rules)
    if not known:
        refuse([Finding.of("vetting.not_in_charter", key=ORGANS)])
    refuse(_faults(facts, known, rules))
    return InquiriesSent(len(facts.persons))


def _faults(
    facts: Inquiring, known: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    if facts.organ not in known:
        yield Finding.of(
            "vetting.strange_organ", key="organ", organ=facts.organ, known=known
        )
    yield from ahead(facts.dated, facts.at)
    if facts.due < facts.dated:
        yield Finding.of("vetting.due_before", key="due", due=facts.due)
    if facts.number in facts.sent:
        yield Finding.of("vetting.number_used", key="number", number=facts.number)
    yield from _wrong_people(facts, rules)


def ahead(dated: date, at: datetime) -> Iterator[Finding]:
    """Return the refusal of a letter that bears a later day than today."""
    if dated > at.date():
        yield Finding.of(
            "vetting.letter_ahead", key="date", dated=dated, latest=at.date()
        )


def _wrong_people(facts: Inquiring, rules: Rules) -> Iterator[Finding]:
    vetted = named_ones(facts.open_names, facts.nominees, rules)
    strange = tuple(one for one in facts.persons if one not in vetted)
    again = tuple(one for one in facts.persons if one in facts.awaited)
    if not facts.persons:
        yield Finding.of("vetting.no_names", key="persons")
    if strange:
        yield Finding.of("vetting.not_on_way", key="persons", named=strange)
    if again:
        yield Finding.of(
            "vetting.asked_already", key="persons", named=again, organ=facts.organ
        )


def _project(deed: Deed[SendInquiries, InquiriesSent], views: Views) -> Iterator[Row]:
    asked = deed.payload
    for person in asked.persons:
        before = views.one(Opinion, asked.unit, person, asked.organ)
        yield Opinion(
            asked.unit,
            person,
            asked.organ,
            asked.letter,
            asked.number,
            asked.date,
            asked.due,
            says=before.says if before else "",
            dated=before.dated if before else "",
            until=before.until if before else "",
        )


SEND_INQUIRIES = Rule(
    "send_inquiries",
    SendInquiries,
    InquiriesSent,
    scene=lambda asked, views, rules: scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
