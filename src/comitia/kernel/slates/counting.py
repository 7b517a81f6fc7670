"""Plain counting on a slate: what it has, and whether it is as was asked.

A solver only proposes. These few lines decide whether its slate is one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from comitia.kernel.slates.asked import Asked, Of, Places, Target
from comitia.kernel.slates.pool import Pool


@dataclass(frozen=True, slots=True)
class Span:
    """How few and how many of a group can be elected, whoever is struck."""

    fewest: int
    most: int


def standing(pool: Pool, target: Target, slate: Collection[str]) -> Counter[str]:
    """Return how many of a target's people stand on a slate, by unit.

    >>> from comitia.kernel.slates.pool import Member
    >>> pool = Pool(("sex",), (Member("a", ("F",)), Member("b", ("M",))))
    >>> standing(pool, Target("w", "sex", frozenset({"F"})), {"a", "b"})
    Counter({'': 1})
    """
    at = pool.attributes.index(target.attribute)
    return Counter(
        one.unit
        for one in pool.members
        if one.id in slate
        and one.values[at] in target.values
        and target.unit in {"", one.unit}
    )


def elected(group: int, places: Places) -> Span:
    """Return how few and how many of a group on the list of a unit can be elected.

    >>> elected(26, Places(70, 60))
    Span(fewest=16, most=26)
    """
    return Span(max(0, group - places.struck), min(group, places.seats))


def counted(pool: Pool, asked: Asked, target: Target, slate: Collection[str]) -> Span:
    """Return what a target counts on a slate: one number, or the worst case.

    For targets of the elected, `fewest` is what its floor is held against and `most`
    what its ceiling is, both whoever the voters strike.
    """
    stand = standing(pool, target, slate)
    if target.of is Of.LIST:
        return Span(stand.total(), stand.total())
    spans = [elected(stand[unit], asked.units[unit]) for unit in asked.units_of(target)]
    return Span(sum(one.fewest for one in spans), sum(one.most for one in spans))


def missed(target: Target, span: Span) -> int:
    """Return by how much a target is missed; 0 where it is met."""
    return target.short(span.fewest) + target.over(span.most)


def support_of(pool: Pool, slate: Collection[str]) -> int | None:
    """Return how often the people of a slate were named, if that was counted.

    >>> from comitia.kernel.slates.pool import Member
    >>> support_of(Pool((), (Member("a", (), 3), Member("b", (), 4))), {"b"})
    4
    >>> support_of(Pool((), (Member("a", ()),)), {"a"}) is None
    True
    """
    if not pool.has_support:
        return None
    return sum(one.support or 0 for one in pool.members if one.id in slate)


def is_slate(pool: Pool, asked: Asked, slate: Iterable[str]) -> bool:
    """Return whether names are a slate: so many, kept, dropped, and all targets."""
    chosen = [*slate]
    names = set(chosen)
    return len(names) == len(chosen) and all(_held(pool, asked, names))


def _held(pool: Pool, asked: Asked, names: set[str]) -> Iterator[bool]:
    units = {one.id: one.unit for one in pool.members}
    yield names <= units.keys()
    yield asked.keep <= names
    yield not asked.drop & names
    by_unit = Counter(units[one] for one in names if one in units)
    yield by_unit == {unit: one.names for unit, one in asked.units.items() if one.names}
    for target in asked.targets:
        must = target.must()
        if must:
            yield missed(must, counted(pool, asked, must, names)) == 0
