"""The keys of the charter about what comes around the count."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Term
from comitia.charter.rules import Rules
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding
from comitia.stages.conference.agenda.keys import ACCEPTANCE, AGENDA

ANNOUNCED_IN: Final = "conference.announced_in"
DECLINED: Final = "conference.declined"
RECOUNT: Final = "conference.recount"
KEPT: Final = "conference.papers_kept"

KEYS: Final = (
    Key(
        "announced_in",
        Choice(("paper_order", "votes")),
        "In which order those elected are announced.",
    ),
    Key(
        "declined",
        Choice(("further_ballot", "leave_open")),
        "What becomes of the seat of somebody who declines the election.",
        agrees=True,
    ),
    Key(
        "recount",
        Share((Base.ENTITLED, Base.PRESENT)),
        "How many electors can have a ballot counted again.",
    ),
    Key(
        "papers_kept",
        Term(Span(1, SpanUnit.DAY)),
        "How long the papers are kept under seal before they may be destroyed.",
        Direction.LONGER,
        per_unit=True,
    ),
)


def answers_agree(rules: Rules) -> Iterator[Finding]:
    """Return that those elected are asked, and nothing says what a refusal does."""
    agenda, declined = rules.get(AGENDA), rules.get(DECLINED)
    items = agenda.value if agenda and isinstance(agenda.value, tuple) else ()
    if agenda is not None and ACCEPTANCE in items and declined is None:
        origin = agenda.provenance
        yield Finding.of(
            "charter.lacks_partner",
            key=agenda.key,
            clause=origin.clause,
            place=origin.place,
            lacking=DECLINED,
            value=ACCEPTANCE,
        )
    if declined is not None and ACCEPTANCE not in items:
        origin = declined.provenance
        yield Finding.of(
            "charter.no_such_item",
            key=declined.key,
            clause=origin.clause,
            place=origin.place,
            item=ACCEPTANCE,
            known=tuple(map(str, items)) or ("…",),
        )
