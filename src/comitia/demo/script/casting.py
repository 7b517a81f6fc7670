"""How many people a unit's part of a play needs, and what its charter asks of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.demo.script.targets import Targets
from comitia.kernel.bounds import Bound
from comitia.stages.composition.floors.keys import CEILINGS, FLOORS


@dataclass(frozen=True, slots=True)
class Cast:
    """How many people a unit needs for its seats, how many members it has, its kind.

    `least` and `most` bound how many of those who win have a category.
    """

    unit: str
    kind: str
    seats: int
    people: int
    members: int
    least: Mapping[str, int]
    most: Mapping[str, int]


def bounds_of(
    seats: int, kind: str, rules: Rules, targets: Targets
) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many of each category a unit's winners are at least, and at most.

    Where a share is to be above that of the members, somebody must be there.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``.
    """
    least = dict(_limits(FLOORS, seats, rules))
    most = dict(_limits(CEILINGS, seats, rules))
    for above in targets.above:
        if above.kind == kind:
            least[above.category] = max(1, least.get(above.category, 0))
    return least, most


def _limits(family: str, seats: int, rules: Rules) -> Iterator[tuple[str, int]]:
    for category, held in rules.family(family).items():
        if isinstance(held.value, Bound):
            yield category, held.value.limit(seats)
