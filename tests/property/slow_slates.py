"""Slates by trying every list of names: slow, and plain enough to believe."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, product

from hypothesis import strategies as st

from comitia.kernel.slates.asked import Asked, Of, Places, Strength, Target
from comitia.kernel.slates.counting import (
    counted,
    is_slate,
    missed,
    support_of,
)
from comitia.kernel.slates.pool import Member, Pool

Names = tuple[str, ...]
VALUES = {"sex": "FM", "line": "xyz"}


@st.composite
def questions(draw: st.DrawFn) -> tuple[Pool, Asked]:
    """Draw a pool of a few people, and what is asked of it."""
    units = draw(st.sampled_from([("",), ("u", "v")]))
    member = st.tuples(
        st.sampled_from(VALUES["sex"]),
        st.sampled_from(VALUES["line"]),
        st.integers(0, 3),
        st.sampled_from(units),
    )
    drawn = draw(st.lists(member, min_size=3, max_size=7))
    members = tuple(
        Member(f"p{at}", (sex, line), named, unit)
        for at, (sex, line, named, unit) in enumerate(drawn)
    )
    ids = st.sampled_from([one.id for one in members])
    kept, dropped = draw(st.sets(ids, max_size=1)), draw(st.sets(ids, max_size=1))
    return Pool(tuple(VALUES), members), Asked(
        dict(_places(draw, members, units)),
        tuple(_targets(draw, units)),
        frozenset(kept),
        frozenset(dropped - kept),
    )


def _places(
    draw: st.DrawFn, members: tuple[Member, ...], units: tuple[str, ...]
) -> Iterator[tuple[str, Places]]:
    for unit in units:
        there = sum(one.unit == unit for one in members)
        names = draw(st.integers(0, there))
        yield unit, Places(names, draw(st.integers(0, names)))


def _targets(draw: st.DrawFn, units: tuple[str, ...]) -> Iterator[Target]:
    for at in range(draw(st.integers(0, 4))):
        attribute = draw(st.sampled_from(sorted(VALUES)))
        every = VALUES[attribute]
        values = draw(st.frozensets(st.sampled_from(every), min_size=1, max_size=2))
        floor = draw(st.one_of(st.none(), st.integers(0, 3)))
        ceiling = draw(st.one_of(st.none(), st.integers(0, 2)))
        if ceiling is not None:
            ceiling += floor or 0
        yield Target(
            f"t{at}",
            attribute,
            values,
            floor,
            ceiling,
            draw(st.sampled_from(Of)),
            draw(st.sampled_from([*[Strength.HARD] * 4, *Strength])),
            draw(st.sampled_from(["", *units])),
        )


def slates(pool: Pool, asked: Asked) -> list[Names]:
    """Return every slate there is."""
    names = sum(one.names for one in asked.units.values())
    ids = sorted(one.id for one in pool.members)
    return [one for one in combinations(ids, names) if is_slate(pool, asked, one)]


def worth(pool: Pool, asked: Asked, names: Names) -> tuple[int, int]:
    """Return how good a slate is: what it gives up, then how often it was named."""
    soft = [one for one in asked.targets if one.strength is not Strength.HARD]
    given = sum(missed(one, counted(pool, asked, one, names)) for one in soft)
    return -given, support_of(pool, names) or 0


def with_musts(asked: Asked, labels: Collection[str] | None = None) -> Asked:
    """Return what the targets of some labels must have, or all of them."""
    musts = [one.must() for one in asked.targets]
    wanted = [one for one in musts if one and (labels is None or one.label in labels)]
    return replace(asked, targets=tuple(wanted))


def smallest_conflicts(pool: Pool, asked: Asked) -> set[Names]:
    """Return every minimal set of targets that no slate meets together."""
    labels = sorted(one.label for one in with_musts(asked).targets)
    found: set[Names] = set()
    for size in range(len(labels) + 1):
        for some in combinations(labels, size):
            if any({*one} <= {*some} for one in found):
                continue
            if not slates(pool, with_musts(asked, some)):
                found.add(some)
    return found


def cheapest_cure(pool: Pool, asked: Asked) -> int | None:
    """Return by how much limits have to move in all, or none where that is no help."""
    musts = with_musts(asked)
    return min(
        (
            sum(missed(one, counted(pool, musts, one, names)) for one in musts.targets)
            for names in slates(pool, with_musts(asked, ()))
        ),
        default=None,
    )


def fewest_more(pool: Pool, asked: Asked, most: int) -> int | None:
    """Return how many more people a pool needs for a slate, if no more than `most`."""
    units = [unit for unit, places in asked.units.items() if places.names]
    kinds = [*product(units, *VALUES.values())]
    for number in range(most + 1):
        for some in combinations_with_replacement(kinds, number):
            if slates(with_people(pool, some), with_musts(asked)):
                return number
    return None


def with_people(pool: Pool, more: Iterable[tuple[str, ...]]) -> Pool:
    """Return a pool with people of these units and values besides."""
    added = (
        Member(f"x{at}", tuple(values), 0, unit)
        for at, (unit, *values) in enumerate(more)
    )
    return replace(pool, members=(*pool.members, *added))
