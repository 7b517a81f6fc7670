"""In how many units the people elected are what the charter asks for.

Where a category is to have a larger share of the seats than of the members, both
shares are compared exactly, unit by unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from comitia.charter.rules import Rules
from comitia.kernel.moments import Moment
from comitia.stages.composition.figures import Count, Counted, Figure, count_figure
from comitia.stages.composition.floors.keys import ABOVE_MEMBERS
from comitia.stages.composition.floors.members import MemberCount

_ABOVE: Final = "units.above_members"
_ASKED: Final = "units.asked"


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


def _is_above(
    persons: tuple[str, ...], having: Iterable[str], of_members: Fraction | None
) -> bool:
    """Return whether the share of those having it is larger than that of members."""
    if of_members is None or not persons:
        return False
    return Fraction(len({*persons} & {*having}), len(persons)) > of_members


def _count(key: str, number: int) -> Count:
    return Count(key, number, Counted.BODIES, Moment.CONFIRMED, MemberCount.view)
