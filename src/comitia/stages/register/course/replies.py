"""A reply comes down; where it declines names or a list, the unit goes back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import repeated
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.forms import DayText, Once, RandomId, Said, Text, payload
from comitia.stages.register.bodies import WHOLE
from comitia.stages.register.course.documents import dated_ahead, dated_before
from comitia.stages.register.course.letters import Enclosure
from comitia.stages.register.papers.demands import DECLINED
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way, at_vetting, open_ways

# From these steps a list can still go back.
_LISTED: Final = frozenset({Step.SELECTION, Step.NOTICE, Step.PLENARY})


class Reply(StrEnum):
    """What came back."""

    GRANTED = "granted"
    DECLINED = "declined"


@payload
class DeclinedName:
    """Who is declined, and why; the reasons are for that person."""

    person: RandomId
    reasons: Said


@payload
class RecordReply:
    """The reply to a request: its outcome, its number, its date, who signed it.

    One that declines may name people: each of them is looked into anew. Without names
    it declines what was asked for as a whole.
    """

    letter: RandomId
    outcome: Reply
    number: Text
    date: DayText
    signer: Text
    enclosures: Annotated[tuple[Enclosure, ...], Once] = ()
    names: tuple[DeclinedName, ...] = ()


@payload
class Replied:
    """To which step the unit goes back; nothing where it stays."""

    back_to: Step | None = None


@dataclass(frozen=True, slots=True)
class Replying:
    """When it is, the dates of request and reply, what the letter has as its reply.

    `subject` is what it was about, `step` where the unit stands now; `names` are those
    declined, `open_names` those that can be.
    """

    at: datetime
    dated: date
    asked: date
    reply: str = ""
    outcome: Reply = Reply.GRANTED
    subject: str = ""
    step: Step = Step.NOMINATION
    names: tuple[str, ...] = ()
    open_names: tuple[str, ...] = ()


def _known_letter(letter: str, views: Views) -> Letter:
    row = views.one(Letter, letter)
    if row is None:
        finding = Finding.of("register.unknown_letter", key="letter", named=letter)
        raise Refused([finding])
    return row


def _scene(asked: RecordReply, views: Views, _: Rules) -> Scene:
    return Scene(_known_letter(asked.letter, views).unit, WHOLE)


def _facts(asked: RecordReply, views: Views, occasion: Occasion) -> Replying:
    letter = _known_letter(asked.letter, views)
    step = step_of(letter.unit, views)
    listed = open_ways(
        letter.unit, views, least=Reached.VETTED, most=Reached.PROSPECTIVE
    )
    return Replying(
        occasion.at,
        date.fromisoformat(asked.date),
        date.fromisoformat(letter.dated),
        letter.reply,
        asked.outcome,
        letter.subject,
        step,
        tuple(one.person for one in asked.names),
        tuple(way.person for way in listed) if step in _LISTED else (),
    )


def _decide(facts: Replying, rules: Rules) -> Replied:
    refuse(
        (
            *dated_ahead(facts.at, facts.dated),
            *dated_before(facts.asked, facts.dated),
            *_replied(facts),
            *_wrong_names(facts),
        )
    )
    if facts.outcome is Reply.GRANTED:
        return Replied()
    return Replied(_back_to(facts, rules))


def _replied(facts: Replying) -> Iterator[Finding]:
    if facts.reply:
        yield Finding.of("register.replied_already", key="letter")


def _wrong_names(facts: Replying) -> Iterator[Finding]:
    """Return names that a reply cannot decline, or that it grants."""
    if facts.names and facts.outcome is Reply.GRANTED:
        yield Finding.of("register.names_granted", key="names")
    strange = tuple(sorted(set(facts.names) - set(facts.open_names)))
    twice = repeated(facts.names)
    if strange:
        yield Finding.of("register.not_on_list", key="names", named=strange)
    if twice:
        yield Finding.of("register.declined_twice", key="names", named=twice)


def _back_to(facts: Replying, rules: Rules) -> Step | None:
    """Return where a declined reply leads: names to vetting, a list to selection.

    Charter key: ``register.declined``.
    """
    if facts.names:
        return Step.VETTING
    held = rules.get(DECLINED)
    leads_back = (
        held is not None
        and isinstance(held.value, tuple)
        and facts.subject in held.value
    )
    is_later = facts.step in _LISTED and facts.step is not Step.SELECTION
    return Step.SELECTION if leads_back and is_later else None


def _project(deed: Deed[RecordReply, Replied], views: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    letter = _known_letter(asked.letter, views)
    yield replace(letter, reply=asked.outcome.value, replied=at)
    if deed.outcome.back_to is None:
        return
    yield Progress(letter.unit, deed.outcome.back_to.value, at)
    for one in asked.names:
        again = at_vetting(letter.unit, views).value
        yield Way(letter.unit, one.person, again, at)


RECORD_REPLY = Rule(
    "record_reply",
    RecordReply,
    Replied,
    scene=_scene,
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
