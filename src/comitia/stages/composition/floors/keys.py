"""The keys of ``[composition]`` that ask for people of a category on a list."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.direction import HARD, SOFT, Direction
from comitia.charter.kinds import Choice, Share, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding
from comitia.stages.composition.identity.keys import axes_of

FLOORS: Final = "composition.floors"
CEILINGS: Final = "composition.ceilings"
STRENGTHS: Final = "composition.strengths"
ABOVE_MEMBERS: Final = "composition.above_members"

FLOOR_KEYS: Final = (
    Key(
        "floors.*",
        Share((Base.SEATS,)),
        "How many people of this category a list must hold, of the seats.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "ceilings.*",
        Share((Base.SEATS,), is_floor=False),
        "How many seats may go to people of this category: a list must hold enough"
        " others.",
        Direction.STRICTER_BOUND,
        agrees=True,
    ),
    Key(
        "above_members",
        Texts(samples=("women",), are_ids=True),
        "The categories whose share of the seats a list must make larger than their"
        " share of the unit's members.",
        Direction.SUPERSET,
        agrees=True,
    ),
    Key(
        "strengths.*",
        Choice((HARD, SOFT)),
        "Whether what is asked of this category binds (hard), or may be departed from"
        " with reasons (soft); left out: it binds.",
        Direction.HARDER,
        agrees=True,
        about=("floors", "ceilings", "above_members"),
    ),
)


def strange_floors(rules: Rules) -> Iterator[Finding]:
    """Return what is asked of a category that no axis has."""
    known = {one for held in axes_of(rules).values() for one in held.value}
    for family in (FLOORS, CEILINGS, STRENGTHS):
        for category, held in rules.family(family).items():
            if category not in known:
                yield _strange(held, category, known)
    above = rules.get(ABOVE_MEMBERS)
    if above is not None and isinstance(above.value, tuple):
        for category in above.value:
            if category not in known:
                yield _strange(above, category, known)


def _strange(held: Setting[Value], category: str, known: set[str]) -> Finding:
    origin = held.provenance
    facts = (("known", tuple(sorted(known))), ("strange", (category,)))
    return Finding(
        "charter.floor_of_nobody", facts, held.key, origin.clause, origin.place
    )
