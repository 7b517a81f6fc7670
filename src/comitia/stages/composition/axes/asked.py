"""What the charter asks of the lists, and in how many units it came about.

Where a category is to have a larger share of the seats than of the members, both
shares are compared exactly, unit by unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.moments import Moment
from comitia.stages.composition.figures import (
    Count,
    Counted,
    Figure,
    Qualifier,
    count_figure,
    with_share,
)
from comitia.stages.composition.floors.keeping import Asked, asked_of, is_soft
from comitia.stages.composition.floors.keys import ABOVE_MEMBERS
from comitia.stages.composition.floors.members import MemberCount
from comitia.stages.register.bodies import UnitSeats

_ABOVE: Final = "units.above_members"
_ASKED: Final = "units.asked"
LEAST: Final = "asked"
MOST: Final = "allowed"


def figures_of_units(
    units: Mapping[str, tuple[str, ...]],
    having: Mapping[str, frozenset[str]],
    members: Mapping[str, Mapping[str, Fraction]],
    rules: Rules,
) -> Iterator[Figure]:
    """Yield, for each category, in how many units its share is above the members'.

    `units` has the people of each, `having` those of each category. The base is the
    number of units that are asked for it. Charter key: ``composition.above_members``.
    """
    asked: dict[str, list[str]] = {}
    for unit in units:
        held = rules.of(unit).get(ABOVE_MEMBERS)
        for category in held.value if held and isinstance(held.value, tuple) else ():
            asked.setdefault(category, []).append(unit)
    for category, named in asked.items():
        people = having.get(category, frozenset())
        above = sum(
            _is_above(units[unit], people, members.get(unit, {}).get(category))
            for unit in named
        )
        base = _count(f"{_ASKED}.{category}", len(named))
        yield count_figure(base)
        yield count_figure(_count(f"{_ABOVE}.{category}", above), base)


@dataclass(slots=True)
class _Sum:
    """What all units together are asked for, and for how many seats they are."""

    people: int = 0
    seats: int = 0
    may_depart: bool = False


def figures_asked(
    seats: Mapping[str, int],
    members: Mapping[str, Mapping[str, Fraction]],
    rules: Rules,
) -> Iterator[Figure]:
    """Yield how many of each category the lists are to hold, at least or at most.

    The base is the seats of those units that are asked. Where a unit may depart from
    it with reasons, it is a target; else a bound.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``,
    ``composition.above_members``, ``composition.strengths.*``.
    """
    found: dict[str, _Sum] = {}
    for unit, number in seats.items():
        held = rules.of(unit)
        for key, one in _strictest(number, members.get(unit, {}), held).items():
            added = found.setdefault(key, _Sum())
            added.people += number - one.least if one.others else one.least
            added.seats += number
            added.may_depart |= is_soft(one.category, held)
    for key, added in found.items():
        yield from _asked(key, added)


def _strictest(
    seats: int, members: Mapping[str, Fraction], rules: Rules
) -> dict[str, Asked]:
    """Return what asks most of each category of one unit's list, by the key of it."""
    found: dict[str, Asked] = {}
    for one in asked_of(seats, members, rules):
        key = f"{MOST if one.others else LEAST}.{one.category}"
        held = found.get(key)
        if held is None or one.least > held.least:
            found[key] = one
    return found


def _asked(key: str, found: _Sum) -> Iterator[Figure]:
    bound = Qualifier.AT_MOST if key.startswith(f"{MOST}.") else Qualifier.AT_LEAST
    said = Qualifier.TARGET if found.may_depart else bound
    base = _seats(f"seats.{key}", found.seats)
    yield count_figure(base)
    for one in with_share(_seats(key, found.people), base):
        yield replace(one, qualifier=said.value)


def _seats(key: str, number: int) -> Count:
    return Count(key, number, Counted.SEATS, Moment.DIVIDED, UnitSeats.view)


def _is_above(
    persons: tuple[str, ...], having: Iterable[str], of_members: Fraction | None
) -> bool:
    """Return whether the share of those having it is larger than that of members."""
    if of_members is None or not persons:
        return False
    return Fraction(len({*persons} & {*having}), len(persons)) > of_members


def _count(key: str, number: int) -> Count:
    return Count(key, number, Counted.BODIES, Moment.CONFIRMED, MemberCount.view)
