"""The keys of ``[composition]`` that ask for people of a category on a list."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.charter.direction import HARD, SOFT, Direction
from comitia.charter.kinds import Choice, Share, Texts, Value
from comitia.charter.rules import Rules, Setting
from comitia.charter.section import Key
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.shares import percent_text
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
    yield from _against_ceilings(rules)
    yield from _beyond_all(rules)


def _against_ceilings(rules: Rules) -> Iterator[Finding]:
    """Return floors that ask for more of a category than its ceiling allows."""
    floors, ceilings = _bounds(FLOORS, rules), _bounds(CEILINGS, rules)
    for category in floors.keys() & ceilings.keys():
        least, most = floors[category].value, ceilings[category].value
        is_strict = least.relation.is_strict or most.relation.is_strict
        if least.share > most.share or (least.share == most.share and is_strict):
            yield _at(
                "charter.ceiling_below_floor",
                ceilings[category],
                category=category,
                floor=least,
                ceiling=most,
            )


def _beyond_all(rules: Rules) -> Iterator[Finding]:
    """Return floors of one axis, where each has one category, above all the seats."""
    floors = _bounds(FLOORS, rules)
    for axis, held in axes_of(rules).items():
        asked = [floors[one] for one in held.value if one in floors]
        share = sum((one.value.share for one in asked), Fraction())
        is_strict = any(one.value.relation.is_strict for one in asked)
        if share > 1 or (share == 1 and is_strict):
            names = tuple(one.key.rpartition(".")[2] for one in asked)
            yield _at(
                "charter.floors_beyond_all",
                asked[-1],
                axis=axis,
                categories=names,
                share=percent_text(share),
            )


def _bounds(family: str, rules: Rules) -> dict[str, Setting[Bound]]:
    return {
        category: Setting(held.key, held.value, held.provenance)
        for category, held in rules.family(family).items()
        if isinstance(held.value, Bound)
    }


def _at(code: str, held: Setting[Bound], **facts: Fact) -> Finding:
    origin = held.provenance
    return Finding.of(
        code, key=held.key, clause=origin.clause, place=origin.place, **facts
    )


def _strange(held: Setting[Value], category: str, known: set[str]) -> Finding:
    origin = held.provenance
    facts = (("known", tuple(sorted(known))), ("strange", (category,)))
    return Finding(
        "charter.floor_of_nobody", facts, held.key, origin.clause, origin.place
    )
