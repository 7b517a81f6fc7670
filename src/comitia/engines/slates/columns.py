"""People who are alike for what is asked, as one column of a program."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comitia.kernel.slates.asked import Asked, Target
from comitia.kernel.slates.pool import Pool

Ints = NDArray[np.int64]
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Groups of people of one unit who count alike, in an order that rows don't change.

    `least` of a group are kept on every slate, `most` are there; `counts` has a row a
    target: whether the group counts in it. `members` are places in the pool: the kept
    first, then by id.
    """

    units: tuple[str, ...]
    unit: Ints
    least: Ints
    most: Ints
    support: Ints
    counts: Bits
    members: tuple[Sequence[int], ...]


def columns_of(
    pool: Pool, asked: Asked, targets: Sequence[Target], *, by_support: bool
) -> Columns:
    """Return the groups of a pool's people as far as these targets tell them apart.

    Those who are dropped are in none. With `by_support`, people who were named equally
    often are alike; without, how often does not matter.
    """
    order = _order(pool, asked)
    units = tuple(asked.units)
    at = {unit: place for place, unit in enumerate(units)}
    unit = np.array([at[pool.members[one].unit] for one in order], np.int64)
    named = np.zeros(len(order), np.int64)
    if by_support:
        named[:] = [pool.members[one].support or 0 for one in order]
    counts = _counts(pool, targets, order)
    keys = np.column_stack([unit, named, *_packed(counts)])
    _, first, group = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    group = group.reshape(-1)
    kept = np.array([pool.members[one].id in asked.keep for one in order], bool)
    return Columns(
        units,
        unit[first],
        np.bincount(group[kept], minlength=len(first)),
        np.bincount(group, minlength=len(first)),
        named[first],
        counts[:, first],
        _members(order, group, len(first)),
    )


def _order(pool: Pool, asked: Asked) -> list[int]:
    """Return the places of the people who can be chosen: the kept first, then by id."""
    open_to = [at for at, one in enumerate(pool.members) if one.id not in asked.drop]
    ids = [one.id for one in pool.members]
    return sorted(open_to, key=lambda at: (ids[at] not in asked.keep, ids[at]))


def _counts(pool: Pool, targets: Sequence[Target], order: Sequence[int]) -> Bits:
    counts = np.zeros((len(targets), len(order)), bool)
    coded: dict[str, tuple[dict[str, int], Ints]] = {}
    units = np.array([pool.members[one].unit for one in order], object)
    for row, target in enumerate(targets):
        if target.attribute not in coded:
            column = pool.column(target.attribute)
            codes = {value: code for code, value in enumerate(sorted({*column}))}
            places = np.array([codes[column[one]] for one in order], np.int64)
            coded[target.attribute] = codes, places
        codes, places = coded[target.attribute]
        wanted = [codes[value] for value in target.values if value in codes]
        counts[row] = np.isin(places, wanted)
        if target.unit:
            counts[row] &= units == target.unit
    return counts


def _packed(counts: Bits) -> list[Ints]:
    """Return the rows of targets as few numbers a person, which sort much faster."""
    return [
        (
            counts[start : start + 60].T
            @ (1 << np.arange(len(counts[start : start + 60])))
        )
        for start in range(0, len(counts), 60)
    ]


def _members(order: Sequence[int], group: Ints, groups: int) -> tuple[list[int], ...]:
    members: tuple[list[int], ...] = tuple([] for _ in range(groups))
    for place, one in zip(order, group.tolist(), strict=True):
        members[one].append(place)
    return members
