"""What a stop on the way of a name was measured by, in words: rule, value, clause."""

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.kernel.findings import Word
from comitia.stages.way.stop import Stop
from comitia.web.pages.charter import rule_name, rule_value
from comitia.web.pages.voice import Voice


def stop_text(stop: Stop, say: Voice) -> str:
    """Return what happened at a stop, its ids in the words of the charter."""
    return say(stop.code, **{name: say.in_words(fact) for name, fact in stop.facts})


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
        "clause": setting.provenance.clause,
    }


def _text(setting: Setting[Value], say: Voice) -> str:
    clause = setting.provenance.clause
    return say(
        "way.measure",
        name=rule_name(setting.key, say),
        value=rule_value(setting, say),
        clause=say.cited(clause) if clause else Word("kernel.no_clause"),
        key=setting.key,
    )
