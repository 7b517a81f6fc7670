"""What is asked of a slate as rows of a program: linear, whoever the voters strike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from comitia.engines.slates.columns import Columns
from comitia.engines.slates.program import Program
from comitia.kernel.slates.asked import Asked, Of, Places, Strength, Target

Side = Literal["at_least", "at_most"]


@dataclass(slots=True)
class Laid:
    """A program with its columns: groups of people first, then what helps to count.

    `give` has the column of each limit that may give way, and `owner` the target of
    each row, or nothing where the row is no target's.
    """

    columns: Columns
    asked: Asked
    program: Program = field(default_factory=Program)
    give: dict[tuple[str, Side], int] = field(default_factory=dict)
    owner: list[str] = field(default_factory=list)

    def row(
        self, factors: Mapping[int, int], least: int | None, most: int | None, of: str
    ) -> None:
        """Add a row that belongs to a target, or to none."""
        self.program.row(factors, least, most)
        self.owner.append(of)


def laid_out(
    columns: Columns, asked: Asked, targets: Sequence[Target], *, bends: bool = False
) -> Laid:
    """Return the program of a slate: the number of names, then each target.

    `targets` are those of the columns. Soft ones may give way; all do when it `bends`.
    """
    laid = Laid(columns, asked)
    for low, high in zip(columns.least.tolist(), columns.most.tolist(), strict=True):
        laid.program.column(low, high)
    for at, unit in enumerate(columns.units):
        names = asked.units[unit].names
        laid.row(dict.fromkeys(_places(columns.unit == at), 1), names, names, "")
    for row, target in enumerate(targets):
        gives = bends or target.strength is not Strength.HARD
        must = target.must()
        if target.strength is Strength.NONZERO and must and not bends:
            _target(laid, row, must, gives=False)
        _target(laid, row, target, gives=gives)
    return laid


def _target(laid: Laid, row: int, target: Target, *, gives: bool) -> None:
    if target.at_least is not None:
        factors, floor = _fewest(laid, row, target, gives=gives)
        _limited(laid, target, factors, ("at_least", floor), gives=gives)
    if target.at_most is not None:
        factors, ceiling = _most(laid, row, target, gives=gives)
        _limited(laid, target, factors, ("at_most", ceiling), gives=gives)


def _limited(
    laid: Laid,
    target: Target,
    factors: dict[int, int],
    limit: tuple[Side, int | None],
    *,
    gives: bool,
) -> None:
    """Add the row of one limit; it gives way by its own column where it may."""
    side, bound = limit
    if bound is None:
        return
    is_floor = side == "at_least"
    if gives:
        place = laid.program.column(0, target.at_least if is_floor else None)
        laid.give[target.label, side] = place
        factors = {**factors, place: 1 if is_floor else -1}
    least, most = (bound, None) if is_floor else (None, bound)
    laid.row(factors, least, most, target.label)


def _fewest(
    laid: Laid, row: int, target: Target, *, gives: bool
) -> tuple[dict[int, int], int | None]:
    """Return what counts for a floor, and the floor that it is held against."""
    groups = _groups(laid, row, target)
    floor = target.at_least or 0
    if target.of is Of.LIST:
        return _sum(groups), floor
    if len(groups) == 1 and not gives:
        ((unit, one),) = groups.items()
        return one, floor + laid.asked.units[unit].struck if floor else None
    sure = [
        _surely(laid, one, laid.asked.units[u], target) for u, one in groups.items()
    ]
    return dict.fromkeys(sure, 1), floor


def _most(
    laid: Laid, row: int, target: Target, *, gives: bool
) -> tuple[dict[int, int], int | None]:
    """Return what counts for a ceiling, and the ceiling that it is held against."""
    groups = _groups(laid, row, target)
    ceiling = target.at_most or 0
    if target.of is Of.LIST:
        return _sum(groups), ceiling
    if len(groups) == 1 and not gives:
        ((unit, one),) = groups.items()
        return one, ceiling if ceiling < laid.asked.units[unit].seats else None
    able = [
        _at_most(laid, one, laid.asked.units[u], target) for u, one in groups.items()
    ]
    return dict.fromkeys(able, 1), ceiling


def _surely(
    laid: Laid, group: Mapping[int, int], places: Places, target: Target
) -> int:
    """Return a column of those of a group who are elected whoever is struck.

    That is the group less the strikes, and not below nothing: `some` says which.
    """
    some = laid.program.column(0, 1)
    sure = laid.program.column(0, places.seats)
    laid.row({sure: 1, some: -places.seats}, None, 0, target.label)
    less = dict.fromkeys(group, -1)
    laid.row({sure: 1, some: places.struck, **less}, None, 0, target.label)
    return sure


def _at_most(
    laid: Laid, group: Mapping[int, int], places: Places, target: Target
) -> int:
    """Return a column of those of a group who can be elected: all seats at the most."""
    full = laid.program.column(0, 1)
    able = laid.program.column(0, places.seats)
    laid.row({able: 1, full: -places.seats}, 0, None, target.label)
    less = dict.fromkeys(group, -1)
    laid.row({able: 1, full: places.struck, **less}, 0, None, target.label)
    return able


def _groups(laid: Laid, row: int, target: Target) -> dict[str, dict[int, int]]:
    columns, counts = laid.columns, laid.columns.counts[row]
    at = {unit: place for place, unit in enumerate(columns.units)}
    return {
        unit: dict.fromkeys(_places(counts & (columns.unit == at[unit])), 1)
        for unit in laid.asked.units_of(target)
    }


def _sum(groups: Mapping[str, Mapping[int, int]]) -> dict[int, int]:
    return {place: 1 for one in groups.values() for place in one}


def _places(which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[int]:
    return np.flatnonzero(which).tolist()
