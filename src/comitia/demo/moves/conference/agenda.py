"""Taking the items of an agenda, as many in one act as can be."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any, Final

from comitia.demo.moves.conference.after import COUNTED
from comitia.demo.moves.conference.meeting import (
    by_secretary,
    carried,
    listed,
    present_at,
)
from comitia.demo.moves.conference.people import PEOPLED
from comitia.demo.moves.layers.adopting import method_adopted
from comitia.demo.names import invented_digest
from comitia.demo.situation import Move, Situation
from comitia.stages.conference.agenda.items import Sitting, sitting
from comitia.stages.conference.agenda.keys import DOCUMENTS, PARTS
from comitia.stages.conference.agenda.order import Agenda, Part, agenda_of
from comitia.stages.conference.course.adopting import METHOD

_OWN: Final = {**PEOPLED, **COUNTED}


def item_due(situation: Situation, unit: str, part: Part) -> Move | None:
    """Return the act that takes what a part of the agenda still lacks, or nothing."""
    agenda = agenda_of(situation.rules(unit))
    now = sitting(unit, situation.views) if agenda else Sitting()
    lacking = agenda.lacking(part, now) if agenda else ()
    if agenda is None or not lacking:
        return None
    if lacking[0] == METHOD:
        return method_adopted(situation, unit, present_at(situation, unit))
    act = agenda.act_for(lacking[0])
    open_ = takewhile(lambda one: one != METHOD, lacking)
    alike = tuple(takewhile(lambda one: agenda.act_for(one) == act, open_))
    if act in _OWN:
        return _OWN[act](situation, unit, alike)
    rows = [row for item in alike for row in _rows(situation, unit, item, agenda, now)]
    return by_secretary(situation, unit, act, {"rows": rows, "unit": unit})


def _rows(
    situation: Situation, unit: str, item: str, agenda: Agenda, now: Sitting
) -> Iterator[dict[str, Any]]:
    """Return an item as it is taken: once, or about each who still lacks it."""
    rules = situation.rules(unit)
    row: dict[str, Any] = {"item": item, "minutes": f"minutes: {item} (invented 虚构)"}
    row |= carried(situation, unit, item, now.officials)
    if item in rules.family(PARTS):
        row["parts"] = list(listed(rules, f"{PARTS}.{item}"))
    each = "delegation" if agenda.each.get(item) == "delegation" else "person"
    for about in agenda.lacking_with(item, now):
        written = {}
        if item in listed(rules, DOCUMENTS):
            written = {"document": invented_digest(item, unit, about)}
        yield row | written | ({each: about} if about else {})
