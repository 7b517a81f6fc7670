"""Whom a body heard before it adopted a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.forms import DayText, NameId, Text, payload
from comitia.stages.register.course.documents import dated_ahead
from comitia.stages.selection.keys import HEARD


@payload
class Opinion:
    """Who gave an opinion on the list, and the document that holds it."""

    by: NameId
    document: Text
    date: DayText


@dataclass(frozen=True, slots=True)
class Heard:
    """Who gave an opinion, and of which day it is."""

    by: str
    dated: date


def heard(opinions: tuple[Opinion, ...]) -> tuple[Heard, ...]:
    """Return whom a body heard, as its decision looks at it."""
    return tuple(Heard(one.by, date.fromisoformat(one.date)) for one in opinions)


def not_heard(
    given: tuple[Heard, ...], *, at: datetime, rules: Rules
) -> Iterator[Finding]:
    """Return opinions of a day to come, and whom the charter wants heard and was not.

    Charter key: ``selection.heard``.
    """
    for one in given:
        yield from dated_ahead(at, one.dated)
    wanted = rules.get(HEARD)
    if wanted is None or not isinstance(wanted.value, tuple):
        return
    there = {one.by for one in given}
    lacking = tuple(one for one in wanted.value if one not in there)
    if lacking:
        yield Finding.of(
            "selection.not_heard",
            key=wanted.key,
            clause=wanted.provenance.clause,
            lacking=lacking,
        )
