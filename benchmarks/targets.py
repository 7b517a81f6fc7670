"""How fast targets are divided, beside biprop, and how many are solved at all.

    .venv/bin/python benchmarks/targets.py [--instances N] [--large]

Ours is one call of ``divide``, from a table to seats with exact divisors that were
checked. The same table goes to the peer; answers are compared before anything is
timed. Then N random tables (default 1,000) of 38 to 300 units and 2 to 40 values are
divided once by both: solved means that the sums are right, certified that exact
divisors prove it. `--large` adds 1,000 units by 100 values.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.impossible import Shortfall
from comitia.kernel.seats.divisors import Method
from frame import Peer, PeerError, Row, compare, show

SAINTE: Final = Method.SAINTE_LAGUE
SIZES: Final = (
    (38, 2, 2_296, ""),
    (38, 8, 2_296, "12x"),
    (38, 30, 2_296, ""),
    (100, 30, 3_000, ""),
    (300, 40, 6_000, "0.3 s"),
)
LARGE: Final = (1_000, 100, 50_000, "5 s")
Answer = Division | Shortfall


def invented(chance: np.random.Generator, rows: int, columns: int, seats: int) -> Grid:
    """Return a table as organisations have: units and values of very unlike sizes."""
    weights = (
        chance.lognormal(8, 1.2, (rows, 1))
        * chance.lognormal(0, 1, (1, columns))
        * chance.lognormal(0, 0.6, (rows, columns))
    )
    whole = np.maximum(weights, 1).astype(np.int64)
    return Grid(
        tuple(f"unit {at:04}" for at in range(rows)),
        tuple(f"value {at:03}" for at in range(columns)),
        _divided(whole.sum(axis=1), seats),
        _divided(whole.sum(axis=0), seats),
        tuple(tuple(line) for line in whole.tolist()),
    )


def _divided(weights: Any, seats: int) -> tuple[int, ...]:  # noqa: ANN401
    """Return seats in proportion to weights, as the sums of a table are settled."""
    held = np.floor(weights * (seats / weights.sum()) + 0.5).astype(np.int64)
    while held.sum() < seats:
        held[np.argmax(weights / (held + 0.5))] += 1
    while held.sum() > seats:
        held[np.argmin(np.where(held > 0, weights / (held - 0.5), np.inf))] -= 1
    return tuple(held.tolist())


def theirs(grid: Grid) -> dict[str, object]:
    """Return a table as a peer takes it."""
    return {
        "weights": grid.weights,
        "row_seats": grid.row_seats,
        "column_seats": grid.column_seats,
    }


def same(mine: Answer, other: list[list[int]]) -> bool | str:
    """Return whether both divided alike; a text says where ours is no division."""
    if isinstance(mine, Shortfall):
        return "ours finds it impossible"
    if not mine.certified:
        return "ours is not certified"
    return [list(line) for line in mine.seats] == other


def measured(*, large: bool) -> Iterator[Row]:
    """Return the rows of the table, one after another."""
    chance = np.random.default_rng(3)
    with Peer("biprop_targets") as biprop:
        for rows, columns, seats, goal in (*SIZES, LARGE)[: None if large else -1]:
            grid = invented(chance, rows, columns, seats)
            call = _call(grid)
            work = f"{rows:,} x {columns}, {seats:,} seats"
            yield compare(work, call, (biprop, theirs(grid)), same=same, goal=goal)
        tie = Grid(
            tuple(f"{at}" for at in range(38)),
            tuple(f"{at}" for at in range(8)),
            (60,) * 38,
            (285,) * 8,
            ((5,) * 8,) * 38,
        )
        yield compare("38 x 8, all weights equal: ties", _call(tie), goal="")
        grid = invented(chance, 38, 8, 2_296)
        over = Grid(
            grid.rows,
            grid.columns,
            grid.row_seats,
            grid.column_seats,
            ((0,) * 7 + (5,), *grid.weights[1:]),
            most=((None,) * 7 + (1,), *((None,) * 8,) * 37),
        )
        yield compare("38 x 8, impossible: the proof", _call(over), goal="")


def _call(grid: Grid) -> Callable[[], Answer]:
    return lambda: divide(grid, SAINTE)


def corpus(instances: int) -> bool:
    """Divide random tables by both, and print how many each solved."""
    chance = np.random.default_rng(2022)
    ours: Counter[str] = Counter()
    peers: Counter[str] = Counter()
    times = []
    for number in range(instances):
        rows, columns = int(chance.integers(38, 301)), int(chance.integers(2, 41))
        seats = int(chance.integers(rows * 2, rows * 60))
        grid = invented(chance, rows, columns, seats)
        start = time.perf_counter()
        mine = divide(grid, SAINTE)
        times.append(time.perf_counter() - start)
        ours["certified" if _is_certified(mine) else "failed"] += 1
        # A process of its own each time: a peer that was stopped may be left unsound.
        with Peer("biprop_targets") as biprop:
            try:
                biprop.prepare(theirs(grid))
                other = biprop.run()[1]
            except PeerError as fault:
                peers[str(fault).partition(":")[0]] += 1
                continue
        is_same = same(mine, other) is True
        peers["solved, same" if is_same else "solved, different"] += 1
        if number % 100 == 99:  # noqa: PLR2004  a sign of life
            print(f"... {number + 1:,}", file=sys.stderr)
    print(f"\n{instances:,} random tables of 38 to 300 units and 2 to 40 values:")
    print(f"  ours:   {_counted(ours)}")
    print(f"  biprop: {_counted(peers)}")
    middle, longest = statistics.median(times) * 1000, max(times) * 1000
    print(f"  ours took {middle:.1f} ms in the median, {longest:.0f} ms at most")
    return set(ours) <= {"certified"}


def _is_certified(answer: Answer) -> bool:
    return isinstance(answer, Division) and answer.certified


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in counts.most_common())


def main() -> None:
    """Print the table and the counts; the exit code is 1 where ours fell short."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--instances", type=int, default=1_000)
    asked.add_argument("--large", action="store_true")
    given = asked.parse_args()
    agree = show(measured(large=given.large))
    if given.instances:
        agree = corpus(given.instances) and agree
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
