"""How fast targets are divided, beside biprop, and how many are solved at all.

    .venv/bin/python benchmarks/targets.py [--instances N] [--large]

Ours is one call of ``divide``, from a table to seats with exact divisors that were
checked. The same table goes to the peer; answers are compared before anything is
timed. How long the peer takes hangs on the table, so the row with a goal is the sum
over several tables, those of the first seeds. Then N random tables (default 100,
1,000 with `--large`) of 38 to 300 units and 2 to 40 values are divided once by both.
`--large` adds 1,000 units by 100 values.

Of ten tables of the corpus five are plain, one has few different weights (ties), one
zeros, one bounds on half of its cells, one sums that differ, one a row whose seats fit
nowhere. Ours is counted as certified where exact divisors prove the division,
as proved where sums prove that there is none; anything else is a fault. What the peer
answers is right where our divisors prove it as well: another division by the same
right, where there are ties. It knows no bounds, and is not asked for these.
"""

import argparse
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.kernel.matrix.checking import examined
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.impossible import Shortfall, shortfall
from comitia.kernel.seats.divisors import Method
from frame import Peer, PeerError, Row, compare, show

SAINTE: Final = Method.SAINTE_LAGUE
SIZES: Final = (
    (38, 2, 2_296, 8, ""),
    (38, 8, 2_296, 8, "12x"),
    (38, 30, 2_296, 1, ""),
    (100, 30, 3_000, 1, ""),
    (300, 40, 6_000, 1, "0.3 s"),
)
LARGE: Final = (1_000, 100, 50_000, 1, "5 s")
KINDS: Final = (
    *(("plain",) * 5), "ties", "zeros", "bounds", "sums differ", "impossible"
)  # fmt: skip
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


def theirs(*grids: Grid) -> list[dict[str, object]]:
    """Return tables as a peer takes them."""
    return [
        {
            "weights": grid.weights,
            "row_seats": grid.row_seats,
            "column_seats": grid.column_seats,
        }
        for grid in grids
    ]


def same(mine: list[Answer], other: list[list[list[int]]]) -> bool | str:
    """Return whether both divided alike; a text says where ours is no division."""
    for one in mine:
        if isinstance(one, Shortfall):
            return "ours finds it impossible"
        if not one.certified:
            return "ours is not certified"
    seats = [one.seats for one in mine if isinstance(one, Division)]
    return [[list(line) for line in one] for one in seats] == other


def measured(*, large: bool) -> Iterator[Row]:
    """Return the rows of the table, one after another."""
    with Peer("biprop_targets") as biprop:
        for rows, columns, seats, tables, goal in (*SIZES, LARGE)[
            : None if large else -1
        ]:
            grids = [
                invented(np.random.default_rng(seed), rows, columns, seats)
                for seed in range(1, tables + 1)
            ]
            work = f"{rows:,} x {columns}, {seats:,} seats"
            work += f", {tables} tables" if tables > 1 else ""
            asked = biprop, theirs(*grids)
            yield compare(work, _call(*grids), asked, same=same, goal=goal)
    for work, grid in _hard(large=large):
        yield compare(work, _call(grid))


def _hard(*, large: bool) -> Iterator[tuple[str, Grid]]:
    """Return tables that are hard for us, and none for the peer.

    The largest with nearly equal weights takes most of a minute each time.
    """
    chance = np.random.default_rng(4)
    for rows, columns in ((38, 8), (300, 40)):
        size = f"{rows} x {columns}"
        equal = Grid(
            tuple(f"{at:03}" for at in range(rows)),
            tuple(f"{at:03}" for at in range(columns)),
            (60,) * rows,
            _divided(np.ones(columns), rows * 60),
            ((5,) * columns,) * rows,
        )
        yield f"{size}, all weights equal: ties", equal
        near = 10**15 - chance.integers(0, 3, (rows, columns))
        lines = tuple(tuple(line) for line in near.tolist())
        if large or rows < 300:  # noqa: PLR2004  the larger of the two sizes
            yield f"{size}, weights equal but for 10^-15", replace(equal, weights=lines)
        yield f"{size}, bounds on half of the cells", bounded(chance, rows, columns)
    grid = invented(chance, 38, 8, 2_296)
    over = replace(
        grid,
        weights=((0,) * 7 + (5,), *grid.weights[1:]),
        most=((None,) * 7 + (1,), *((None,) * 8,) * 37),
    )
    yield "38 x 8, impossible: the proof", over


def bounded(chance: np.random.Generator, rows: int, columns: int) -> Grid:
    """Return a table half of whose cells have to hold fewer, or more, than fair."""
    grid = invented(chance, rows, columns, rows * 20)
    fair = np.outer(grid.row_seats, grid.column_seats) / (rows * 20)
    drawn = chance.random((rows, columns))
    least = np.where(drawn < 1 / 4, np.floor(fair), 0).astype(np.int64)
    most = np.where(drawn > 3 / 4, np.ceil(fair + 1), -1).astype(np.int64)
    return replace(
        grid,
        least=tuple(tuple(line) for line in least.tolist()),
        most=tuple(
            tuple(None if one < 0 else one for one in line) for line in most.tolist()
        ),
    )


def _call(*grids: Grid) -> Callable[[], list[Answer]]:
    return lambda: [divide(grid, SAINTE) for grid in grids]


@dataclass(frozen=True, slots=True)
class Instance:
    """A table of the corpus: of which kind, and as numbers."""

    kind: str
    grid: Grid


def instances(count: int) -> Iterator[Instance]:
    """Return random tables, always the same."""
    for number in range(count):
        chance = np.random.default_rng([2022, number])
        rows, columns = int(chance.integers(38, 301)), int(chance.integers(2, 41))
        seats = int(chance.integers(rows * 2, rows * 60))
        grid = invented(chance, rows, columns, seats)
        kind = KINDS[number % len(KINDS)]
        yield Instance(kind, _as_kind(kind, grid, chance))


def _as_kind(kind: str, grid: Grid, chance: np.random.Generator) -> Grid:
    shape = len(grid.rows), len(grid.columns)
    weights = np.array(grid.weights)
    if kind == "ties":
        few = chance.integers(1, 4, shape)
        return replace(grid, weights=tuple(tuple(line) for line in few.tolist()))
    if kind == "zeros":
        weights[chance.random(shape) < 1 / 4] = 0
    elif kind == "bounds":
        return bounded(chance, *shape)
    elif kind == "sums differ":
        first, *rest = grid.row_seats
        return replace(grid, row_seats=(first + 1, *rest))
    elif kind == "impossible":
        # The largest row may have seats in the last column only, which has none.
        largest = grid.row_seats.index(max(grid.row_seats))
        weights[largest, :-1] = 0
        first, *rest, last = grid.column_seats
        grid = replace(grid, column_seats=(first + last, *rest, 0))
    return replace(grid, weights=tuple(tuple(line) for line in weights.tolist()))


def corpus(count: int) -> bool:
    """Divide random tables by both, and print how many each solved."""
    ours: defaultdict[str, Counter[str]] = defaultdict(Counter)
    answers, times = [], []
    for one in instances(count):
        start = time.perf_counter()
        answers.append(divide(one.grid, SAINTE))
        times.append(time.perf_counter() - start)
        ours[one.kind][_verdict(one.grid, answers[-1])] += 1
    print(f"\n{count:,} random tables of 38 to 300 units and 2 to 40 values:")
    middle, longest = statistics.median(times) * 1000, max(times) * 1000
    print(f"ours, {middle:.1f} ms in the median, {longest:.0f} ms at most:")
    _print_counts(ours)
    print("biprop:", flush=True)
    _print_counts(_peers(count, answers))
    return all(
        set(one) <= {"certified", "tied, certified", "proved"} for one in ours.values()
    )


def _verdict(grid: Grid, answer: Answer) -> str:
    """Return what ours is, checked once more by the plain checkers."""
    if isinstance(answer, Shortfall):
        is_proof = shortfall(SAINTE, grid, answer.rows, answer.columns) is not None
        return "proved" if is_proof else "FAULT"
    found = examined(SAINTE, grid, answer.seats, answer.divisors)
    if found.breaches or found.ties != answer.ties:
        return "FAULT"
    return "tied, certified" if found.ties else "certified"


def _peers(count: int, answers: list[Answer]) -> dict[str, Counter[str]]:
    """Return what the peer makes of each table, by kinds."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with ExitStack() as stack:
        biprop = stack.enter_context(Peer("biprop_targets"))
        for number, one in enumerate(instances(count)):
            if one.kind == "bounds":
                found[one.kind]["not asked: it knows none"] += 1
                continue
            try:
                biprop.prepare(theirs(one.grid))
                verdict = _judged(one.grid, answers[number], biprop.run()[1][0])
            except PeerError as fault:
                verdict = str(fault).partition(":")[0]
                # A peer that was stopped may be left unsound.
                stack.close()
                biprop = stack.enter_context(Peer("biprop_targets"))
            found[one.kind][verdict] += 1
            if number % 50 == 49:  # noqa: PLR2004  a sign of life
                print(f"... {number + 1:,}: {dict(found)}", file=sys.stderr, flush=True)
    return found


def _judged(grid: Grid, mine: Answer, other: list[list[int]]) -> str:
    if isinstance(mine, Shortfall):
        return "an answer where there is none"
    if examined(SAINTE, grid, other, mine.divisors).breaches:
        return "wrong"
    is_same = [list(line) for line in mine.seats] == other
    return "solved, same" if is_same else "solved, another by the same right"


def _print_counts(counts: dict[str, Counter[str]]) -> None:
    for kind, one in counts.items():
        said = ", ".join(f"{count:,} {what}" for what, count in one.most_common())
        print(f"  {kind:12} {said}", flush=True)


def main() -> None:
    """Print the table and the counts; the exit code is 1 where ours fell short."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--instances", type=int)
    asked.add_argument("--large", action="store_true")
    given = asked.parse_args()
    agree = show(measured(large=given.large))
    count = 1_000 if given.large else 100
    count = count if given.instances is None else given.instances
    if count:
        agree = corpus(count) and agree
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
