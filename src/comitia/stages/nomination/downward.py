"""The list that comes down to a round, and who is named without standing on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.kernel.views import Row, Views
from comitia.stages.nomination.rounds import Round

LEVELS: Final = "nomination.levels"
NAMES_LATER: Final = "nomination.names_later"
_SHOWN: Final = 20


class NamesLater(StrEnum):
    """Whom a later round may name: who is on the list sent down, or anybody."""

    ON_THE_LIST = "on_the_list"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class SentDown(Row):
    """A name on the list that came back down: it may be named in this round."""

    view: ClassVar[str] = "sent_down"
    keys: ClassVar[int] = 3
    unit: str
    round: int
    person: str


def sent_down(round_: Round, views: Views) -> frozenset[str]:
    """Return the names on the list that came down for a round; empty: there is none."""
    rows = views.every(SentDown, unit=round_.unit, round=round_.number)
    return frozenset(row.person for row in rows)


def refuse_off_list(
    body: str, off_list: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return the refusal of names that are not on the list sent down.

    Charter keys: ``nomination.names_later``, ``nomination.levels``.
    """
    later = rules.get(NAMES_LATER)
    held = later or rules.get(LEVELS)
    is_free = later is not None and later.value == NamesLater.ANYBODY.value
    if off_list and held is not None and not is_free:
        yield Finding.of(
            "nomination.off_list",
            key=held.key,
            clause=held.provenance.clause,
            body=body,
            named=off_list[:_SHOWN],
        )
