"""The cheapest ways out of a conflict: which limits to move, and by how much."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from comitia.engines.slates.columns import columns_of
from comitia.engines.slates.laying import Laid, Side, laid_out
from comitia.engines.slates.narrowing import best_of
from comitia.engines.slates.possible import musts
from comitia.engines.slates.program import Ending
from comitia.kernel.slates.asked import Asked, Target
from comitia.kernel.slates.pool import Pool

Clock = Callable[[], float]
Limit = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class Cure:
    """New limits with which a slate can be found; `size` is the sum of their moves."""

    changes: Mapping[Limit, int]
    size: int


def cures_of(
    pool: Pool,
    asked: Asked,
    *,
    most: int,
    seconds: float,
    clock: Clock = time.monotonic,
) -> tuple[Cure, ...]:
    """Return ways out, the cheapest first: none moves all that an earlier one moves.

    No way out is cheaper than the first. Fewer than asked for come back where there are
    no more, and where time is up; none where no move of a limit helps.
    """
    until = clock() + seconds
    every = [one.label for one in asked.targets]
    targets = musts(asked, every)
    columns = columns_of(pool, asked, targets, by_support=False)
    laid = laid_out(columns, asked, targets, bends=True)
    limits = {one.label: one for one in targets}
    found: list[Cure] = []
    while len(found) < most:
        moves = _cheapest(laid, until - clock())
        if not moves:
            break
        changes = {
            (label, side): _moved(getattr(limits[label], side), side, by)
            for (label, side), by in moves.items()
        }
        found.append(Cure(changes, sum(moves.values())))
        _forbid(laid, moves)
    return tuple(found)


def _moved(limit: int, side: Side, by: int) -> int:
    return limit - by if side == "at_least" else limit + by


def _cheapest(laid: Laid, seconds: float) -> dict[Limit, int]:
    """Return the moves whose sum is smallest, if that was proven in time."""
    laid.program.aim(dict.fromkeys(laid.give.values(), -1))
    solved = best_of(laid.program, seconds).solved
    if solved.ending is not Ending.OPTIMAL or solved.values is None:
        return {}
    values = solved.values
    return {one: values[at] for one, at in laid.give.items() if values[at]}


def _forbid(laid: Laid, moves: Mapping[Limit, int]) -> None:
    """Ask that one of these limits stays where it is."""
    stays = []
    for one in moves:
        place = laid.give[one]
        may_move = laid.program.column(0, 1)
        reach = _reach(laid, one)
        laid.row({place: 1, may_move: -reach}, None, 0, one[0])
        stays.append(may_move)
    laid.row(dict.fromkeys(stays, 1), None, len(stays) - 1, "")


def _reach(laid: Laid, limit: Limit) -> int:
    """Return how far a limit can move at all: as far as there are names."""
    high = laid.program.high[laid.give[limit]]
    return int(min(high, sum(one.names for one in laid.asked.units.values())))


def with_cure(asked: Asked, cure: Cure) -> Asked:
    """Return what is asked once a cure is taken."""
    return replace(asked, targets=tuple(_with(asked, cure)))


def _with(asked: Asked, cure: Cure) -> Iterator[Target]:
    for one in asked.targets:
        yield replace(
            one,
            at_least=cure.changes.get((one.label, "at_least"), one.at_least),
            at_most=cure.changes.get((one.label, "at_most"), one.at_most),
        )
