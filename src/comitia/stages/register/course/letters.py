"""A request goes up for a unit and holds its step open until there is a reply."""

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
    DayText,
    Digest,
    MintedId,
    NameId,
    NoOrNameId,
    Once,
    Text,
    payload,
)
from comitia.stages.register.bodies import body_of_kind, known_unit
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.register.papers.demands import SUBJECTS, not_listed
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import step_of


@payload
class Enclosure:
    """A document that went with a letter: what it is, and its digest."""

    what: Text
    sha256: Digest


@payload
class SendRequest:
    """A request that went up for a unit: its number, its date, who signed it.

    `subject` is one of those that the charter knows, where it is about one of them.
    """

    unit: NameId
    number: Text
    date: DayText
    signer: Text
    about: Text
    letter: MintedId = ""
    subject: NoOrNameId = ""
    enclosures: Annotated[tuple[Enclosure, ...], Once] = ()


@dataclass(frozen=True, slots=True)
class Sending:
    """When it is, the letter's own number and date, and the numbers sent before.

    `is_known` says whether another letter has the same id already; `subject` is what
    it is about, empty for what no charter lists.
    """

    at: datetime
    number: str
    dated: date
    sent: tuple[str, ...] = ()
    is_known: bool = False
    subject: str = ""


def _scene_of_sending(asked: SendRequest, views: Views, rules: Rules) -> Scene:
    unit = known_unit(asked.unit, views).unit
    kind = rules.read("selection.body", str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts_of_sending(asked: SendRequest, views: Views, occasion: Occasion) -> Sending:
    sent = views.every(Letter, unit=asked.unit)
    numbers = tuple(letter.number for letter in sent)
    dated, is_known = date.fromisoformat(asked.date), views.one(Letter, asked.letter)
    return Sending(
        occasion.at,
        asked.number,
        dated,
        numbers,
        is_known is not None,
        asked.subject,
    )


def _decide_sending(facts: Sending, rules: Rules) -> Nothing:
    named = [facts.subject] if facts.subject else []
    refuse(
        (
            *dated_ahead(facts.at, facts.dated),
            *_doubled(facts),
            *not_listed(SUBJECTS, named, rules, key="subject"),
        )
    )
    return Nothing()


def _doubled(facts: Sending) -> Iterator[Finding]:
    if facts.number in facts.sent:
        yield Finding.of("register.letter_doubled", key="number", number=facts.number)
    if facts.is_known:
        yield Finding.of("register.id_taken", key="letter")


def _project_sending(deed: Deed[SendRequest, Nothing], views: Views) -> Iterator[Row]:
    asked = deed.payload
    yield Letter(
        asked.letter,
        asked.unit,
        step_of(asked.unit, views).value,
        asked.number,
        asked.date,
        sent=moment_text(deed.occasion.at),
        reply="",
        replied="",
        subject=asked.subject,
    )


SEND_REQUEST = Rule(
    "send_request",
    SendRequest,
    Nothing,
    scene=_scene_of_sending,
    facts_of=_facts_of_sending,
    decide=_decide_sending,
    project=_project_sending,
)
