"""What a stop on the way of a name was measured by: rule, value, document, clause."""

import re
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.kernel.findings import Fact
from comitia.stages.way.stop import Stop
from comitia.web.pages.charter import rule_name, rule_value
from comitia.web.pages.voice import Voice

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.+Z-]*")
# How often something was done of a kind: the kind's id and a number.
_COUNTED: Final = re.compile(r"([a-z0-9-]+) (\d+)")


def stop_text(stop: Stop, say: Voice) -> str:
    """Return what happened at a stop, its ids in the words of the charter."""
    return say(stop.code, **{name: _read(fact, say) for name, fact in stop.facts})


def _read(fact: Fact, say: Voice) -> Fact:
    """Return a fact as people read it: ids in words, a moment to the minute."""
    if isinstance(fact, tuple):
        return tuple(_one(one, say) if isinstance(one, str) else one for one in fact)
    if isinstance(fact, str) and (moment := _MOMENT.fullmatch(fact)):
        return f"{moment[1]} {moment[2]}"
    return say.in_words(fact)


def _one(text: str, say: Voice) -> str:
    counted = _COUNTED.fullmatch(text)
    return f"{say.called(counted[1])} {counted[2]}" if counted else say.called(text)


def measure_texts(stop: Stop, say: Voice) -> tuple[str, ...]:
    """Return each rule that a stop was measured by, as the charter gives it."""
    return tuple(_text(one, say) for one in stop.measures)


def told(stop: Stop, say: Voice) -> dict[str, object]:
    """Return a stop as scripts read it, and its words as people do."""
    return {
        "step": stop.step.value,
        "at": stop.at,
        "code": stop.code,
        "text": stop_text(stop, say),
        "measures": [_measure(one, say) for one in stop.measures],
    }


def _measure(setting: Setting[Value], say: Voice) -> dict[str, str | None]:
    return {
        "key": setting.key,
        "value": rule_value(setting, say),
        "document": setting.provenance.layer,
        "clause": setting.provenance.clause,
    }


def _text(setting: Setting[Value], say: Voice) -> str:
    origin = setting.provenance
    clause = origin.clause or origin.document
    facts: dict[str, Fact] = {
        "name": rule_name(setting.key, say),
        "value": rule_value(setting, say),
        "document": say.cited(origin.layer),
        "key": setting.key,
    }
    if not clause:
        return say("way.measure_uncited", **facts)
    return say("way.measure", clause=say.cited(clause), **facts)
