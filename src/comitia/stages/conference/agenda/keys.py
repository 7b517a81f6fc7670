"""The keys of the charter that say what stands on the agenda."""

from collections.abc import Iterator, Mapping
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Text, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.findings import Fact, Finding

AGENDA: Final = "conference.agenda"
VOTES: Final = "conference.agenda_votes"
BY: Final = "conference.agenda_by"
EACH: Final = "conference.agenda_each"
DOCUMENTS: Final = "conference.agenda_documents"
PARTS: Final = "conference.agenda_parts"
ANEW: Final = "conference.agenda_anew"

# The two items that are the acts of the ballot; all others stand before, between or
# after them.
BALLOT: Final = "ballot"
COUNT: Final = "count"
# The act that takes an item, and the items that are acts of their own.
TAKES: Final = "take_items"
NAMES: Final = "name_officials"
# Items that people are named for have a key of their own.
OFFICIALS: Final = "conference.officials"
ROLL: Final = "roll"
DELEGATIONS: Final = "delegations"
ACCOUNT: Final = "account"
ANNOUNCEMENT: Final = "announcement"
ACCEPTANCE: Final = "acceptance"
SEALING: Final = "sealing"
OWN_ACTS: Final[Mapping[str, str]] = {
    ROLL: "confirm_electors",
    DELEGATIONS: "form_delegations",
    ACCOUNT: "account_boxes",
    ANNOUNCEMENT: "announce_result",
    ACCEPTANCE: "record_acceptance",
    SEALING: "seal_papers",
}
# Where on the agenda an item with an act of its own can stand.
_DURING: Final = frozenset({ACCOUNT})
_AFTER: Final = frozenset({ANNOUNCEMENT, ACCEPTANCE, SEALING})
_FAMILIES: Final = (VOTES, BY, EACH, PARTS, OFFICIALS)
_LISTS: Final = (DOCUMENTS, ANEW)

KEYS: Final = (
    Key(
        "agenda",
        Texts(2, ("method", BALLOT, COUNT), are_ids=True),
        "What the conference takes, in this order; `ballot` and `count` are the ballot"
        " itself. Left out: the ballot and its count alone.",
        Direction.IN_ORDER,
        agrees=True,
    ),
    Key(
        "agenda_votes.*",
        Share((Base.ENTITLED, Base.PRESENT)),
        "How many votes an item takes; without this key it is taken without a vote.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "agenda_by.*",
        Text(is_id=True),
        "Which item names those who vote on this one, in place of the electors.",
        agrees=True,
    ),
    Key(
        "agenda_each.*",
        Choice(("delegation", "candidate")),
        "Whether an item is taken with each delegation, or about each candidate.",
        agrees=True,
    ),
    Key(
        "agenda_documents",
        Texts(samples=("method",), are_ids=True),
        "Items of which the document is named by its SHA-256.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "agenda_parts.*",
        Texts(samples=("policy", "conditions"), are_ids=True),
        "What an item has to cover, part by part.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "agenda_anew",
        Texts(samples=("boxes",), are_ids=True),
        "Items before the ballot that are taken again before each further one.",
        Direction.SUPERSET,
        agrees=True,
    ),
)


def agenda_agrees(rules: Rules) -> Iterator[Finding]:
    """Return keys about items that are not on the agenda, or stand where none can."""
    agenda = rules.get(AGENDA)
    items = agenda.value if agenda and isinstance(agenda.value, tuple) else ()
    for setting, item in _named(rules):
        if item not in items:
            known = tuple(map(str, items)) or ("…",)
            yield _at(setting, "charter.no_such_item", item=item, known=known)
    if agenda is not None:
        yield from _marks(agenda, items)
        yield from _misplaced(agenda, items)
        yield from _anew(rules, items)


def _named(rules: Rules) -> Iterator[tuple[Setting[Value], str]]:
    """Yield each key that names items, with each item it names."""
    for family in _FAMILIES:
        for item, setting in rules.family(family).items():
            yield setting, item
    for name in _LISTS:
        held = rules.get(name)
        if held is not None and isinstance(held.value, tuple):
            yield from ((held, str(one)) for one in held.value)


def _marks(agenda: Setting[Value], items: tuple[str, ...]) -> Iterator[Finding]:
    places = [items.index(one) for one in (BALLOT, COUNT) if one in items]
    if len(places) < len((BALLOT, COUNT)) or places != sorted(places):
        yield _at(agenda, "charter.agenda_marks", first=BALLOT, then=COUNT)


def _misplaced(agenda: Setting[Value], items: tuple[str, ...]) -> Iterator[Finding]:
    """Return what belongs to the count, or after it, and stands elsewhere."""
    if BALLOT not in items or COUNT not in items:
        return
    ballot, count = items.index(BALLOT), items.index(COUNT)
    for one in items:
        place = items.index(one)
        if one in _DURING and not ballot < place < count:
            yield _at(agenda, "charter.item_during", item=one, first=BALLOT, then=COUNT)
        if one in _AFTER and place < count:
            yield _at(agenda, "charter.item_after", item=one, then=COUNT)
        if one in {ROLL, DELEGATIONS} and place > ballot:
            yield _at(agenda, "charter.item_before", item=one, first=BALLOT)


def _anew(rules: Rules, items: tuple[str, ...]) -> Iterator[Finding]:
    """Return what is to be taken before each ballot and does not stand before it."""
    held = rules.get(ANEW)
    if held is None or not isinstance(held.value, tuple) or BALLOT not in items:
        return
    before = items[: items.index(BALLOT)]
    for one in held.value:
        if one in items and one not in before:
            yield _at(held, "charter.anew_after_ballot", item=one, first=BALLOT)


def _at(setting: Setting[Value], code: str, **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
