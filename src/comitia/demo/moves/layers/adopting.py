"""A unit adopts its plan before it nominates, and its conference a method."""

from typing import Final

from comitia.charter.layer import Rank
from comitia.demo.cast import of_kind
from comitia.demo.moves.papers.bringing import requested
from comitia.demo.situation import Move, Situation
from comitia.kernel.dates import Span, moment_text
from comitia.stages.grants import Role
from comitia.stages.register.layers.adopted import AdoptedLayer
from comitia.stages.register.papers.demands import PLAN_REPLY
from comitia.stages.register.papers.rows import Letter

PLACES: Final = "notice.places"
TERM: Final = "notice.term"
UNCLEAR: Final = "conference.unclear"
_PLACE: Final = "unit page 单位网页 (invented 虚构)"


def plan_due(situation: Situation, unit: str) -> Move | None:
    """Return the request for a unit's plan, or the plan; nothing where it has one.

    The plan shows the list at one more place than the charter asks for, and longer.
    """
    held = situation.rules(unit).get(PLAN_REPLY)
    if held is None or _has(Rank.UNIT_PLAN, situation, unit):
        return None
    subject = str(held.value)
    granted = situation.views.every(Letter, unit=unit, reply="granted", subject=subject)
    if not granted:
        return requested(situation, unit, subject)
    rules = situation.rules(unit)
    places, term = rules.read(PLACES, tuple).value, rules.read(TERM, Span).value
    listed = ", ".join(f'"{one}"' for one in dict.fromkeys((*places, _PLACE)))
    longer = Span(term.count + 1, term.unit)
    values = (f"[{PLACES}]\nvalue = [{listed}]\n", f'[{TERM}]\nvalue = "{longer}"\n')
    text = _layer(situation, unit, Rank.UNIT_PLAN, *values)
    secretary = of_kind(situation, unit, "selection.body", Role.SECRETARY)
    return Move("adopt_layer", _payload(situation, unit, "plan", text), secretary)


def method_adopted(situation: Situation, unit: str, present: int) -> Move:
    """Return the adoption of a conference's method by all who are present.

    The method repeats what the charter says of unclear signs.
    """
    said = situation.rules(unit).read(UNCLEAR, str).value
    value = f'[{UNCLEAR}]\nvalue = "{said}"\n'
    text = _layer(situation, unit, Rank.CONFERENCE_METHOD, value)
    vote = {
        "minutes": "minutes: method (invented 虚构)",
        "present": present,
        "votes_for": present,
    }
    payload = _payload(situation, unit, "method", text) | {"vote": vote}
    secretary = of_kind(situation, unit, "conference.body", Role.SECRETARY)
    return Move("adopt_layer", payload, secretary)


def _has(rank: Rank, situation: Situation, unit: str) -> bool:
    return bool(situation.views.every(AdoptedLayer, unit=unit, rank=rank.value))


def _layer(situation: Situation, unit: str, rank: Rank, *values: str) -> str:
    """Return the text of a layer that sets values for a unit from today on."""
    number = len(situation.views.every(AdoptedLayer, unit=unit)) + 1
    day = moment_text(situation.now)[:10]
    return (
        f'[layer]\nname = "{unit}: document {number} (invented 虚构)"\n'
        f'rank = "{rank.value}"\nunits = ["{unit}"]\nfrom = {day}\n\n'
        + "\n".join(f'{value}clause = "Article 1"\n' for value in values)
    )


def _payload(
    situation: Situation, unit: str, kind: str, text: str
) -> dict[str, object]:
    number = len(situation.views.every(AdoptedLayer, unit=unit)) + 1
    return {
        "file": f"{kind}-{unit}-{number}.toml",
        "number": f"demo {unit} {number}",
        "text": text,
        "unit": unit,
    }
