"""How fast seats are divided, beside votelib and apportionment.

    .venv/bin/python benchmarks/seats.py [--slow]

Ours is one call of ``divide``, from columns to a division with its certificate. The
same weights go to all; what they answer is compared before anything is timed.
`--slow` has apportionment divide among 10,000 units too: up to a minute and 8 GB a run.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import run
from typing import Any

import numpy as np

from comitia.engines.seats.dividing import Claims, Division, divide
from comitia.kernel.findings import Refused
from comitia.kernel.seats.divisors import Method
from frame import Peer, Row, compare, show

COMITIA = Path(sys.executable).with_name("comitia")


@dataclass(frozen=True)
class Problem:
    """Seats to divide, as all sides get them."""

    work: str
    method: Method
    weights: tuple[int, ...]
    seats: int
    least: tuple[int, ...] | None = None
    most: tuple[int, ...] | None = None

    def ours(self) -> Callable[[], Division | str]:
        """Return our call; limits that cannot be kept are an answer too."""
        units = tuple(f"unit {place}" for place in range(len(self.weights)))
        limits = [
            None if one is None else np.array(one, np.int64)
            for one in (self.least, self.most)
        ]
        claims = Claims(units, np.array(self.weights, np.int64), *limits)

        def call() -> Division | str:
            try:
                return divide(claims, seats=self.seats, method=self.method)
            except Refused as refused:
                return str(refused)

        return call

    def theirs(self) -> dict[str, object]:
        """Return the problem as a peer takes it."""
        return {
            "method": self.method,
            "weights": self.weights,
            "seats": self.seats,
            "least": self.least,
            "most": self.most,
        }


def weights(units: int) -> tuple[int, ...]:
    """Return invented weights: few large, many small."""
    chance = random.Random(7)  # noqa: S311  invented weights need no secrecy
    return tuple(int(chance.paretovariate(1.2) * 20_000) for _ in range(units))


def same(mine: Division | str, other: dict[str, Any]) -> bool | str:
    """Return whether both divided alike, ties included; a text says what differs."""
    seats = {int(place): number for place, number in other["seats"].items() if number}
    if isinstance(mine, str):
        given = sum(seats.values()) + other["left"]
        return f"ours refuses ({mine}); peer gives {given:,} seats"
    tied = [int(unit.split()[1]) for tie in mine.ties for unit in tie.units]
    left = sum(tie.seats for tie in mine.ties)
    ours = {place: number for place, number in enumerate(mine.seats) if number}
    return (ours, sorted(tied), left) == (seats, other["tied"], other["left"])


def problems() -> Iterator[tuple[Problem, dict[str, str]]]:
    """Return what is divided, with the goal beside each peer that has one."""
    thirty_eight, thousand, many = weights(38), weights(1_000), weights(10_000)
    sainte, either = Method.SAINTE_LAGUE, {"votelib": "", "apportionment": ""}
    yield Problem("38 units, 2,296 seats", sainte, thirty_eight, 2_296), either
    for method in Method:
        yield Problem("1,000 units, 5,000 seats", method, thousand, 5_000), either
    goals = {"votelib": "400x", "apportionment": "10,000x"}
    yield Problem("10,000 units, 50,000 seats", sainte, many, 50_000), goals
    hamilton = Problem("10,000 units, 50,000 seats", Method.HAMILTON, many, 50_000)
    yield hamilton, either
    least, most = (1,) * 10_000, (200,) * 10_000
    limited = Problem("  minima and maxima", sainte, many, 50_000, least, most)
    yield limited, either
    level = Problem("  a tie of 10,000 for 5", sainte, (7,) * 10_000, 50_005)
    yield level, {"votelib": ""}
    small = Problem("  a tie of 1,000 for 5", sainte, (7,) * 1_000, 5_005)
    yield small, {"apportionment": ""}
    over = Problem("  minima over the seats", sainte, many, 9_999, least)
    yield over, {"votelib": ""}
    under = Problem(
        "  maxima under the seats", sainte, many, 50_000, None, (4,) * 10_000
    )
    yield under, {"votelib": ""}


def measured(*, slow: bool) -> Iterator[Row]:
    """Return the rows of the table, one after another."""
    with Peer("votelib_seats") as votelib, Peer("apportionment_seats") as other:
        peers = {one.name: one for one in (votelib, other)}
        for problem, goals in problems():
            for name, goal in goals.items():
                if name == "apportionment" and _is_slow(problem) and not slow:
                    continue
                yield compare(
                    f"{problem.work}, {problem.method}",
                    problem.ours(),
                    (peers[name], problem.theirs()),
                    same=same,
                    goal=goal,
                )
    large = weights(100_000)
    for method in Method:
        problem = Problem("100,000 units, 300,000 seats", method, large, 300_000)
        yield compare(f"{problem.work}, {method}", problem.ours(), goal="20 ms")
    yield from commands()


def _is_slow(problem: Problem) -> bool:
    divisors = problem.method is not Method.HAMILTON and problem.least is None
    return divisors and len(problem.weights) >= 10_000  # noqa: PLR2004  see above


def commands() -> Iterator[Row]:
    """Return how long the whole command takes, in a process of its own."""
    for units, seats, goal in ((38, 2_296, "0.4 s"), (10_000, 50_000, "1 s")):
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "weights.csv"
            rows = (f"unit {at},{one}\n" for at, one in enumerate(weights(units)))
            table.write_text("unit,weight\n" + "".join(rows))
            words = ["seats", str(table), "--seats", str(seats)]
            words += ["--method", Method.SAINTE_LAGUE, "--json"]

            def call(words: list[str] = words) -> int:
                done = run([str(COMITIA), *words], capture_output=True, check=True)
                return len(done.stdout)

            yield compare(f"the command, {units:,} units", call, goal=goal)


def main() -> None:
    """Print the table; the exit code is 1 where an answer differs."""
    slow = "--slow" in sys.argv[1:]
    agree = show(measured(slow=slow))
    if not slow:
        print("Not run: apportionment among 10,000 units (--slow; a minute a run).")
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
