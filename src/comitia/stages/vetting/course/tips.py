"""Tips: taken down where few can see them, looked into, and counted.

A tip has a card of its own, found by the number on its receipt. Whom it is about, what
it says and what came of it stand on that card alone; the record has the unit, the
channel, and whether it can be checked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.personal import About, FoundBy, Hidden
from comitia.kernel.views import Row, Views
from comitia.stages.deciding import Deed, Occasion, Rule, Scene, refuse
from comitia.stages.due_process.tips import Tip
from comitia.stages.forms import Found, NameId, RandomId, Text, payload
from comitia.stages.register.bodies import Person, body_of_kind
from comitia.stages.register.record import Nothing

CHANNELS: Final = "vetting.tip_channels"
_REVIEWERS: Final = "vetting.appeal_body"

TipFound = Annotated[Found, FoundBy()]
Receipt = Annotated[Text | Hidden, About("tip", is_attribute=True)]
OnTip = Annotated[Text | Hidden, About("tip")]


@payload
class LogTip:
    """A tip in a unit: its channel, whether it can be checked; the rest is on its card.

    `office_id` is the number on the receipt that whoever gave the tip has in hand;
    `tip` stays empty.
    """

    unit: NameId
    channel: NameId
    is_checkable: bool
    office_id: Receipt
    about: OnTip
    text: OnTip
    tip: TipFound = ""


class TipEnd(StrEnum):
    """What came of a tip."""

    LOOKED_INTO = "looked_into"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Tipped:
    """The channel of a tip, and whether its number is another tip's, or a person's."""

    channel: str
    is_known: bool = False


def _scene_of(unit: str, views: Views, rules: Rules) -> Scene:
    kind = rules.read(_REVIEWERS, str).value
    return Scene(unit, body_of_kind(kind, unit, views).body)


def _facts(asked: LogTip, views: Views, _: Occasion) -> Tipped:
    rows = (views.one(Tip, asked.tip), views.one(Person, asked.tip))
    return Tipped(asked.channel, any(rows))


def _decide(facts: Tipped, rules: Rules) -> Nothing:
    refuse(_faults(facts, rules))
    return Nothing()


def _faults(facts: Tipped, rules: Rules) -> Iterator[Finding]:
    """Return the refusal of a channel that nobody opened, and of a receipt used twice.

    Charter key: ``vetting.tip_channels``.
    """
    if facts.is_known:
        yield Finding.of("vetting.receipt_used", key="office_id")
    if rules.get(CHANNELS) is None:
        yield Finding.of("vetting.no_tip_channels", key=CHANNELS)
        return
    held = rules.read(CHANNELS, tuple)
    if facts.channel not in held.value:
        yield Finding.of(
            "vetting.strange_channel",
            key=held.key,
            clause=held.provenance.clause,
            channel=facts.channel,
            known=held.value,
        )


def _project(deed: Deed[LogTip, Nothing], _: Views) -> Iterator[Row]:
    asked, day = deed.payload, deed.occasion.at.date().isoformat()
    yield Tip(asked.tip, asked.unit, asked.channel, day, asked.is_checkable)


LOG_TIP = Rule(
    "log_tip",
    LogTip,
    Nothing,
    scene=lambda asked, views, rules: _scene_of(asked.unit, views, rules),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)


@payload
class CloseTip:
    """What came of a tip; how it was looked into stands on its card."""

    unit: NameId
    tip: RandomId
    outcome: TipEnd
    text: OnTip


@dataclass(frozen=True, slots=True)
class Ending:
    """Whether there is such a tip in the unit, and whether it was closed before.

    `is_checkable` is what was said of it when it was taken down.
    """

    outcome: TipEnd
    is_there: bool = True
    is_closed: bool = False
    is_checkable: bool = False


def _facts_of_closing(asked: CloseTip, views: Views, _: Occasion) -> Ending:
    row = views.one(Tip, asked.tip)
    is_there = row is not None and row.unit == asked.unit
    return Ending(
        asked.outcome,
        is_there,
        bool(row and row.ended),
        bool(row and row.checkable),
    )


def _decide_closing(facts: Ending, _: Rules) -> Nothing:
    refuse(_faults_of_closing(facts))
    return Nothing()


def _faults_of_closing(facts: Ending) -> Iterator[Finding]:
    """Return what keeps a tip open: one that can be checked is looked into."""
    if not facts.is_there:
        yield Finding.of("vetting.no_tip", key="tip")
    elif facts.is_closed:
        yield Finding.of("vetting.tip_closed", key="tip")
    elif facts.is_checkable and facts.outcome is TipEnd.NOT_CHECKABLE:
        yield Finding.of("vetting.tip_checkable", key="outcome")


def _project_closing(deed: Deed[CloseTip, Nothing], views: Views) -> Iterator[Row]:
    row = views.one(Tip, deed.payload.tip)
    if row is not None:
        yield replace(row, ended=deed.payload.outcome.value)


CLOSE_TIP = Rule(
    "close_tip",
    CloseTip,
    Nothing,
    scene=lambda asked, views, rules: _scene_of(asked.unit, views, rules),
    facts_of=_facts_of_closing,
    decide=_decide_closing,
    project=_project_closing,
    least_signers=2,
)
