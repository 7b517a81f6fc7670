"""How far names are from what is asked of a list, and what a vote can undo."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from comitia.charter.kinds import Value
from comitia.charter.rules import Rules, Setting
from comitia.kernel.forecasts.spread import Spread, alike
from comitia.kernel.slates.asked import Places
from comitia.kernel.views import Views
from comitia.stages.composition.floors.keeping import Asked, asked_of, is_soft
from comitia.stages.composition.floors.members import shares_of
from comitia.stages.composition.identity.categories import Identity
from comitia.stages.composition.identity.keys import axes_of
from comitia.stages.register.bodies import seats_of
from comitia.stages.register.ways import Reached, Way, open_ways


class Reach(StrEnum):
    """What can still become of what is asked of a list.

    `safe` holds among the elected whomever the voters strike; `at_risk` holds on the
    list and may be struck; `within_reach` and `out_of_reach` say whether enough of the
    names that still go on belong to the category.
    """

    SAFE = "safe"
    AT_RISK = "at_risk"
    WITHIN_REACH = "within_reach"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a category, or of all `others`: how many are asked for, go on, are listed.

    `open` counts the names that still go on, `unknown` those of them whose category
    nobody has recorded yet. `listed` counts those on a list that a body adopted;
    `fewest` of them are elected whomever the voters strike.
    """

    category: str
    axis: str
    others: bool
    held: Setting[Value]
    is_soft: bool
    least: int
    open: int
    unknown: int
    listed: int
    fewest: int

    @property
    def reach(self) -> Reach:
        """What can still become of it."""
        if self.fewest >= self.least:
            return Reach.SAFE
        if self.listed >= self.least:
            return Reach.AT_RISK
        is_far = self.open + self.unknown < self.least
        return Reach.OUT_OF_REACH if is_far else Reach.WITHIN_REACH

    @property
    def distance(self) -> int:
        """How many more of the category the list needs; 0 where it has enough."""
        return max(0, self.least - self.listed)


@dataclass(frozen=True, slots=True)
class Composition:
    """The names of a unit that still go on, beside its seats and what is asked."""

    seats: int
    open: int
    listed: int
    standings: tuple[Standing, ...]

    def spread_of(self, standing: Standing) -> Spread:
        """Return the ways to elect so many of a category from the adopted list.

        Exact, if every choice of the voters is as likely as another.
        """
        elects = min(self.seats, self.listed)
        return alike(standing.listed, Places(self.listed, elects))


def composition_of(unit: str, views: Views, rules: Rules) -> Composition:
    """Return how a unit's names stand to what is asked of its list.

    This tells of a list, never of a person: who has which category stands with them.

    Charter keys: ``composition.floors.*``, ``composition.ceilings.*``,
    ``composition.above_members``, ``composition.strengths.*``.
    """
    ways = open_ways(unit, views, least=Reached.NOMINEE)
    listed = frozenset(way.person for way in ways if _is_listed(way))
    seats = seats_of(unit, views)
    known = _known(unit, views)
    asked = asked_of(seats, shares_of(unit, views), rules)
    people = frozenset(way.person for way in ways)
    standings = _standings(tuple(asked), people, listed, seats, known, rules)
    return Composition(seats, len(people), len(listed), tuple(standings))


def _is_listed(way: Way) -> bool:
    return Reached(way.reached).is_at_least(Reached.PRELIMINARY)


def _known(unit: str, views: Views) -> dict[tuple[str, str], str]:
    """Return the category of each person on each axis that is recorded and holds."""
    rows = views.every(Identity, unit=unit)
    return {(row.axis, row.person): row.category for row in rows if not row.stale}


def _standings(
    asked: tuple[Asked, ...],
    people: frozenset[str],
    listed: frozenset[str],
    seats: int,
    known: dict[tuple[str, str], str],
    rules: Rules,
) -> Iterator[Standing]:
    axes = {each: axis for axis, held in axes_of(rules).items() for each in held.value}
    struck = max(0, len(listed) - seats)
    for one in asked:
        axis = axes.get(one.category, "")
        held = {who: known[axis, who] for who in people if (axis, who) in known}
        those = {who for who in held if (held[who] == one.category) is not one.others}
        yield Standing(
            one.category,
            axis,
            one.others,
            one.held,
            is_soft(one.category, rules),
            one.least,
            len(those),
            len(people) - len(held),
            len(those & listed),
            max(0, len(those & listed) - struck),
        )
