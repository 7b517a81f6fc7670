"""The ways back that a charter's process has: from which steps, to which, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.actions.registry import ACTS
from comitia.cli.flow.speech import Speech
from comitia.cli.flow.stages import step_names
from comitia.engines.chart.process.shown import Back
from comitia.kernel.findings import Fact


@dataclass(frozen=True, slots=True)
class _Way:
    """A way back by the act that opens it; `only` narrows the steps of that act.

    It exists where the charter has `key`, with the value `wanted` if one is named, and
    lacks `unless`. Its sentence cites what `cited` names.
    """

    code: str
    act: str
    to: str
    only: tuple[str, ...] = ()
    key: str = ""
    wanted: str = ""
    unless: str = ""
    cited: tuple[str, ...] = ()


_WAYS: Final = (
    _Way(
        "rounds",
        "send_list_up",
        "nomination",
        key="nomination.levels",
        cited=("nomination.rounds",),
    ),
    _Way("reopened", "reopen_nomination", "nomination"),
    _Way(
        "appeal",
        "lodge_appeal",
        "vetting",
        ("vetting",),
        cited=("vetting.answer", "vetting.appeal", "vetting.appeal_body"),
    ),
    _Way("returned", "return_to_vetting", "vetting"),
    _Way("replaced", "replace_name", "vetting", key="vetting.replaced_from"),
    _Way("objection", "decide_objection", "vetting", ("notice",)),
    _Way(
        "declined",
        "record_reply",
        "selection",
        ("notice", "plenary"),
        key="register.declined",
    ),
    _Way("again", "open_ballot", "conference"),
    _Way(
        "annulled",
        "annul_ballot",
        "conference",
        ("credentials",),
        unless="credentials.annulment_body",
        cited=("vetting.appeal_body",),
    ),
    _Way(
        "void",
        "order_new_vote",
        "conference",
        key="credentials.annulment_body",
        cited=("credentials.annulment_body",),
    ),
    _Way(
        "vacant",
        "order_replacement",
        "conference",
        key="credentials.replacement",
        wanted="further_vote",
    ),
)


def backs_of(speech: Speech) -> Iterator[Back]:
    """Yield the ways back that the charter has, in the order of where they lead."""
    steps = step_names(speech)
    numbers = {name: number for number, name in enumerate(steps, start=1)}
    for way in _WAYS:
        sources = [one for one in steps if one in _sources(way)]
        if sources and way.to in numbers and _exists(way, speech):
            yield Back(
                tuple(numbers[one] for one in sources),
                numbers[way.to],
                _said(way, speech),
            )


def _sources(way: _Way) -> set[str]:
    """Return the steps that a way leads back from; its own only where it is a turn."""
    opened = {step.value for step in ACTS[way.act].policy.steps}
    narrowed = opened & set(way.only) if way.only else opened
    return narrowed - {way.to} or narrowed


def _exists(way: _Way, speech: Speech) -> bool:
    held = speech.newest(way.key) if way.key else None
    if way.key and held is None:
        return False
    if way.wanted and held is not None and held.value != way.wanted:
        return False
    return not way.unless or speech.newest(way.unless) is None


def _said(way: _Way, speech: Speech) -> str:
    facts: dict[str, Fact] = {}
    for key in way.cited:
        held = speech.newest(key)
        facts[key.rpartition(".")[2]] = speech.value(held) if held else ""
    return speech.say(f"charter.flow.back.{way.code}", **facts)
