"""The keys of the charter about electors, officials and delegations."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Share, Texts, Value, Whole
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.findings import Fact, Finding
from comitia.stages.conference.agenda.keys import (
    AGENDA,
    BALLOT,
    BY,
    DELEGATIONS,
    EACH,
    OFFICIALS,
)

LEAST: Final = "conference.officials_least"
MOST: Final = "conference.officials_most"
APART: Final = "conference.officials_apart"
POSTS: Final = "conference.delegation_posts"
DEDUCTIONS: Final = "conference.deductions"
MOST_OFFICIALS: Final = 1000

KEYS: Final = (
    Key(
        "officials.*",
        Whole(1, MOST_OFFICIALS),
        "How many people at least an item of the agenda names.",
        Direction.AT_LEAST_AS_HIGH,
        agrees=True,
    ),
    Key(
        "officials_least.*",
        Share((Base.ENTITLED,)),
        "How many that is, as a share of the electors.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "officials_most.*",
        Share((Base.ENTITLED,), is_floor=False),
        "How many at most, as a share of the electors.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "officials_apart",
        Texts(samples=("scrutineers",), are_ids=True),
        "Items that name nobody who stands for election.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "delegation_posts",
        Texts(samples=("head", "liaison"), are_ids=True),
        "The posts that each delegation has somebody in.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "deductions",
        Texts(samples=("died", "moved-away"), are_ids=True),
        "For which reasons members of the conference are not on the roll of electors.",
        Direction.SUBSET,
    ),
)


def officials_agree(rules: Rules) -> Iterator[Finding]:
    """Return keys about people whom no item of the agenda names."""
    agenda = rules.get(AGENDA)
    items = agenda.value if agenda and isinstance(agenda.value, tuple) else ()
    named = set(rules.family(OFFICIALS))
    for setting, item in _of_officials(rules):
        if item not in named:
            yield _at(setting, "charter.names_nobody", item=item)
    for item, setting in rules.family(BY).items():
        yield from _earlier(setting, item, str(setting.value), items, named)
    for item, setting in rules.family(EACH).items():
        if setting.value == "delegation":
            yield from _earlier(setting, item, DELEGATIONS, items, {DELEGATIONS})
    posts = rules.get(POSTS)
    if posts is not None and DELEGATIONS not in items:
        yield _at(posts, "charter.not_earlier", item=DELEGATIONS, than=BALLOT)


def _of_officials(rules: Rules) -> Iterator[tuple[Setting[Value], str]]:
    """Yield each key about officials of an item, with the item."""
    for family in (LEAST, MOST):
        for item, setting in rules.family(family).items():
            yield setting, item
    apart = rules.get(APART)
    if apart is not None and isinstance(apart.value, tuple):
        yield from ((apart, str(one)) for one in apart.value)


def _earlier(
    setting: Setting[Value],
    item: str,
    needed: str,
    items: tuple[str, ...],
    known: set[str],
) -> Iterator[Finding]:
    """Return that what an item rests on does not stand before it."""
    if needed not in known:
        yield _at(setting, "charter.names_nobody", item=needed)
    elif item in items and needed not in items[: items.index(item)]:
        yield _at(setting, "charter.not_earlier", item=needed, than=item)


def _at(setting: Setting[Value], code: str, **facts: Fact) -> Finding:
    origin = setting.provenance
    return Finding.of(
        code, key=setting.key, clause=origin.clause, place=origin.place, **facts
    )
