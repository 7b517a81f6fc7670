"""A request goes up and holds the step open; its reply comes down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import (
    DayText,
    Digest,
    MintedId,
    NameId,
    NoOrNameId,
    Once,
    RandomId,
    Text,
    payload,
)
from comitia.stages.register.bodies import WHOLE, body_of_kind, known_unit
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.register.papers.demands import SUBJECTS, not_listed
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import step_of


class Reply(StrEnum):
    """What came back."""

    GRANTED = "granted"
    DECLINED = "declined"


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


@payload
class RecordReply:
    """The reply to a request: its outcome, its number, its date, who signed it."""

    letter: RandomId
    outcome: Reply
    number: Text
    date: DayText
    signer: Text
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


@dataclass(frozen=True, slots=True)
class Replying:
    """When it is, the date of the reply, and what the letter has as its reply."""

    at: datetime
    dated: date
    reply: str = ""


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


def _known_letter(letter: str, views: Views) -> Letter:
    row = views.one(Letter, letter)
    if row is None:
        finding = Finding.of("register.unknown_letter", key="letter", named=letter)
        raise Refused([finding])
    return row


def _scene_of_reply(asked: RecordReply, views: Views, _: Rules) -> Scene:
    return Scene(_known_letter(asked.letter, views).unit, WHOLE)


def _facts_of_reply(asked: RecordReply, views: Views, occasion: Occasion) -> Replying:
    letter = _known_letter(asked.letter, views)
    return Replying(occasion.at, date.fromisoformat(asked.date), letter.reply)


def _decide_reply(facts: Replying, _: Rules) -> Nothing:
    refuse((*dated_ahead(facts.at, facts.dated), *_replied(facts)))
    return Nothing()


def _replied(facts: Replying) -> Iterator[Finding]:
    if facts.reply:
        yield Finding.of("register.replied_already", key="letter")


def _project_reply(deed: Deed[RecordReply, Nothing], views: Views) -> Iterator[Row]:
    yield replace(
        _known_letter(deed.payload.letter, views),
        reply=deed.payload.outcome.value,
        replied=moment_text(deed.occasion.at),
    )


RECORD_REPLY = Rule(
    "record_reply",
    RecordReply,
    Nothing,
    scene=_scene_of_reply,
    facts_of=_facts_of_reply,
    decide=_decide_reply,
    project=_project_reply,
)
