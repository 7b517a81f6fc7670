"""The keys of the charter about what comes around the count."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Term, Text, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding
from comitia.stages.conference.agenda.keys import ACCEPTANCE, ACCOUNT, AGENDA

ANNOUNCED_IN: Final = "conference.announced_in"
DECLINED: Final = "conference.declined"
RECOUNT: Final = "conference.recount"
SPLIT: Final = "conference.split_primary"
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
        "split_primary",
        Text(is_id=True),
        "The subject of the request without whose grant a primary is held in one room;"
        " left out: every ballot is.",
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
        agrees=True,
    ),
)


def answers_agree(rules: Rules) -> Iterator[Finding]:
    """Return that an item and the key about it do not stand together."""
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
    split = rules.get(SPLIT)
    if split is not None and ACCOUNT not in items:
        yield _off_the_agenda(split, ACCOUNT, items)
    if declined is not None and ACCEPTANCE not in items:
        yield _off_the_agenda(declined, ACCEPTANCE, items)


def _off_the_agenda(
    setting: Setting[Value], item: str, items: tuple[str, ...]
) -> Finding:
    origin = setting.provenance
    return Finding.of(
        "charter.no_such_item",
        key=setting.key,
        clause=origin.clause,
        place=origin.place,
        item=item,
        known=tuple(map(str, items)) or ("…",),
    )
