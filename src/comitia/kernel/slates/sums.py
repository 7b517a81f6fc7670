"""Clashes of targets that a sum shows, before anything is searched."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, permutations

from comitia.kernel.findings import Fact, Finding
from comitia.kernel.slates.asked import Asked, Of, Target
from comitia.kernel.slates.counting import Span, elected, standing
from comitia.kernel.slates.pool import Pool


@dataclass(frozen=True, slots=True)
class Clash:
    """Labels of targets that no slate meets together, and the sum that shows it.

    No labels: the number of names alone cannot be reached.
    """

    labels: frozenset[str]
    why: Finding


def clashes(pool: Pool, asked: Asked) -> tuple[Clash, ...]:
    """Return the clashes that sums show; there may be others.

    What targets must have counts: soft ones must have nothing. None is minimal for
    certain, as fewer of its targets may clash for another reason.

    >>> from comitia.kernel.slates.asked import Places
    >>> from comitia.kernel.slates.pool import Member
    >>> pool = Pool(("sex",), (Member("a", ("F",)), Member("b", ("M",))))
    >>> two = Target("women", "sex", frozenset({"F"}), at_least=2)
    >>> [(*one.labels, one.why.code) for one in clashes(pool, Asked(
    ...     {"": Places(2, 2)}, (two,)))]
    [('women', 'slate.why.floor_above_pool')]
    """
    musts = tuple(must for one in asked.targets if (must := one.must()))
    open_to = tuple(one for one in pool.members if one.id not in asked.drop)
    among = replace(pool, members=open_to)
    wanted = replace(asked, targets=musts)
    return (
        *_few_people(among, wanted),
        *(one for target in musts for one in _alone(among, wanted, target)),
        *_within(wanted),
        *_together(among, wanted),
    )


def why(pool: Pool, asked: Asked, labels: Collection[str]) -> Finding | None:
    """Return the sum that shows why targets clash, where one does."""
    some = tuple(one for one in asked.targets if one.label in labels)
    shown = clashes(pool, replace(asked, targets=some))
    return next((one.why for one in shown if one.labels == {*labels}), None)


def _told(code: str, labels: Collection[str], facts: Mapping[str, Fact]) -> Clash:
    told = Finding(f"slate.why.{code}", tuple(facts.items()))
    return Clash(frozenset(labels), told)


def _few_people(pool: Pool, asked: Asked) -> Iterator[Clash]:
    for unit, places in asked.units.items():
        people = sum(one.unit == unit for one in pool.members)
        if people < places.names:
            facts: dict[str, Fact] = {"people": people, "names": places.names}
            where = {"unit": unit} if unit else {}
            code = "few_in_unit" if unit else "few_people"
            yield _told(code, (), {**facts, **where})


def _alone(pool: Pool, asked: Asked, target: Target) -> Iterator[Clash]:
    """Return what clashes with one target: the pool, the places, or who is kept."""
    there = standing(pool, target, {one.id for one in pool.members})
    kept = standing(pool, target, asked.keep)
    units = asked.units_of(target)
    most = sum(
        _counted(min(there[unit], asked.units[unit].names), unit, asked, target).fewest
        for unit in units
    )
    least = sum(
        _counted(kept[unit], unit, asked, target).most
        for unit in asked.units_of(target)
    )
    facts: dict[str, Fact] = {"label": target.label}
    if target.short(most):
        code = f"floor_above_{'pool' if target.of is Of.LIST else 'sure'}"
        people, floor = there.total(), target.at_least or 0
        shown = {**facts, "floor": floor, "people": people, "most": most}
        yield _told(code, [target.label], shown)
    if target.over(least):
        ceiling = target.at_most or 0
        shown = {**facts, "ceiling": ceiling, "kept": kept.total(), "least": least}
        yield _told("kept_above_ceiling", [target.label], shown)


def _counted(group: int, unit: str, asked: Asked, target: Target) -> Span:
    if target.of is Of.LIST:
        return Span(group, group)
    return elected(group, asked.units[unit])


def _within(asked: Asked) -> Iterator[Clash]:
    """Return floors of some values above a ceiling that has these among its own."""
    for one, other in permutations(asked.targets, 2):
        if (one.attribute, one.of) != (other.attribute, other.of):
            continue
        if not (one.values <= other.values and other.unit in {"", one.unit}):
            continue
        if other.over(one.at_least or 0):
            facts: dict[str, Fact] = {
                "label": one.label,
                "floor": one.at_least or 0,
                "other": other.label,
                "ceiling": other.at_most or 0,
            }
            yield _told("floor_above_ceiling", [one.label, other.label], facts)


def _together(pool: Pool, asked: Asked) -> Iterator[Clash]:
    """Return floors and ceilings that do not add up to the names of the list."""
    for (attribute, unit), group in groupby(sorted(asked.targets, key=_kind), _kind):
        units = [unit] if unit else [*asked.units]
        demands = [*_demands(asked, [*group], units)]
        names = sum(asked.units[one].names for one in units)
        yield from _floors(demands, names)
        at = pool.attributes.index(attribute)
        there = {one.values[at] for one in pool.members if one.unit in units}
        yield from _ceilings(demands, there, names)


def _kind(target: Target) -> tuple[str, str]:
    return target.attribute, target.unit


@dataclass(frozen=True, slots=True)
class _Demand:
    """How many places on the list a target takes at least and leaves at most."""

    label: str
    values: frozenset[str]
    least: int
    most: int | None


def _demands(
    asked: Asked, targets: Sequence[Target], units: Sequence[str]
) -> Iterator[_Demand]:
    """Return what targets ask of the list, at the least where they are of the elected.

    Whoever is elected for certain in a unit stands there beside as many as are struck.
    """
    places = [asked.units[unit] for unit in units]
    struck = min(one.struck for one in places)
    for one in targets:
        least, most = one.at_least or 0, one.at_most
        if one.of is Of.ELECTED:
            least += struck if least else 0
            is_bound = most is not None and most < places[0].seats
            most = most if len(places) == 1 and is_bound else None
        yield _Demand(one.label, one.values, least, most)


def _floors(demands: Sequence[_Demand], names: int) -> Iterator[Clash]:
    """Return few floors of separate values that come to more than there are names."""
    taken: set[str] = set()
    some: list[_Demand] = []
    for one in sorted(demands, key=lambda one: (-one.least, one.label)):
        if one.least and not one.values & taken:
            taken |= one.values
            some.append(one)
    while some and sum(one.least for one in some[:-1]) > names:
        some.pop()
    if len(some) > 1 and sum(one.least for one in some) > names:
        yield _added("floors_beyond_names", some, [one.least for one in some], names)


def _ceilings(
    demands: Sequence[_Demand], there: Collection[str], names: int
) -> Iterator[Clash]:
    """Return few ceilings that leave fewer names than there are, whoever is chosen."""
    left = {*there}
    some: list[_Demand] = []
    bounded = [(one.most, one.label, one) for one in demands if one.most is not None]
    for _, _, one in sorted(bounded, key=lambda each: each[:2]):
        if one.values & left:
            left -= one.values
            some.append(one)
    ceilings = [one.most or 0 for one in some]
    if some and not left and sum(ceilings) < names:
        yield _added("ceilings_below_names", some, ceilings, names)


def _added(
    code: str, demands: Sequence[_Demand], places: Sequence[int], names: int
) -> Clash:
    labels = tuple(one.label for one in demands)
    facts: dict[str, Fact] = {
        "labels": labels,
        "places": tuple(places),
        "sum": sum(places),
        "names": names,
    }
    return _told(code, labels, facts)
