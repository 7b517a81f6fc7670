"""How long a forecast of a national ballot takes; no peer is known.

    .venv/bin/python benchmarks/forecast.py [--draws 10000] [--runs 5]

38 units elect 2,300 of 2,714 invented people. Each has 300 to 900 voters; approval lies
between 60 % and 99 %, and opinions move together by 3 points. Told are 9 targets over
three attributes in all units, drawn and exact. The time is that of the whole answer.

Then `--elections` elections are held by the same law, each of them one ballot with a
seed of its own, and it is counted how often what came out lies in the interval that was
forecast; and how many intervals could be narrower by one, which is to be none.
"""

import argparse
import random
import statistics
import sys
import time
from dataclasses import replace
from fractions import Fraction
from typing import Final

from comitia.engines.forecasts.drawing import drawn
from comitia.engines.forecasts.forecasting import forecast_of
from comitia.engines.forecasts.voting import Voting
from comitia.kernel.forecasts.spread import SURE, Spread
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.pool import Member, Pool

UNITS: Final = 38
SEATS: Final = 2300
NAMES: Final = 2714
VALUES: Final = {"sex": "FM", "line": "xyz", "age": "abcd"}
SWING: Final = Fraction(3, 100)


def invented(seed: int) -> tuple[Pool, Asked, Voting]:
    """Return a list of all units, what is asked of it, and how its people may vote."""
    chance = random.Random(seed)  # noqa: S311  an invented list needs no secrecy
    units = [f"u{at:02}" for at in range(UNITS)]
    places = {
        unit: Places(
            NAMES * (at + 1) // UNITS - NAMES * at // UNITS,
            SEATS * (at + 1) // UNITS - SEATS * at // UNITS,
        )
        for at, unit in enumerate(units)
    }
    members = tuple(
        Member(f"{unit}-{at}", tuple(map(chance.choice, VALUES.values())), None, unit)
        for unit, one in places.items()
        for at in range(one.names)
    )
    approvals = {one.id: Fraction(chance.randint(60, 99), 100) for one in members}
    voters = {unit: chance.randint(300, 900) for unit in units}
    targets = tuple(
        Target(value, attribute, frozenset({value}), SEATS // len(values))
        for attribute, values in VALUES.items()
        for value in values
    )
    pool = Pool(tuple(VALUES), members)
    return pool, Asked(places, targets), Voting(approvals, voters, SWING)


def seconds(question: tuple[Pool, Asked, Voting], draws: int) -> float:
    """Return how long one forecast takes, drawn and exact."""
    began = time.perf_counter()
    forecast_of(*question, draws=draws, seed="time")
    return time.perf_counter() - began


def narrower(spread: Spread) -> bool:
    """Return whether an interval narrower by one would have 95 % of the draws."""
    span = spread.shortest()
    wide = span.most - span.fewest
    sums = [sum(spread.weights[at : at + wide]) for at in range(len(spread.weights))]
    return Fraction(max(sums), spread.whole) >= SURE


def coverage(elections: int, draws: int) -> tuple[list[Fraction], int]:
    """Return of each target how often its interval held, and how many are too wide."""
    pool, asked, voting = _smaller()
    forecast = drawn(pool, asked, voting, draws=draws, seed="forecast")
    spans = [one.shortest() for one in forecast]
    held = [0] * len(spans)
    for at in range(elections):
        truth = drawn(pool, asked, voting, draws=1, seed=f"election {at}")
        for place, (span, one) in enumerate(zip(spans, truth, strict=True)):
            held[place] += span.fewest <= one.first <= span.most
    return [Fraction(one, elections) for one in held], sum(map(narrower, forecast))


def _smaller() -> tuple[Pool, Asked, Voting]:
    """Return the question of four units: many elections of all would take long."""
    pool, asked, voting = invented(7)
    units = {unit: one for unit, one in asked.units.items() if unit <= "u03"}
    members = tuple(one for one in pool.members if one.unit in units)
    return replace(pool, members=members), replace(asked, units=units), voting


def main() -> int:
    """Print the times and the coverage."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--draws", type=int, default=10_000)
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--elections", type=int, default=1_000)
    given = reader.parse_args()
    question = invented(1)
    times = [seconds(question, given.draws) for _ in range(given.runs)]
    median = statistics.median(times)
    sys.stdout.write(
        f"{given.draws} draws, {UNITS} units, {NAMES} names, "
        f"{len(question[1].targets)} targets: median {median:.2f} s of {given.runs} "
        f"({min(times):.2f} to {max(times):.2f})\n"
    )
    held, wide = coverage(given.elections, given.draws)
    told = ", ".join(f"{float(one):.1%}" for one in held)
    sys.stdout.write(
        f"{given.elections} elections in the interval of 95 %, by target: {told}\n"
        f"intervals that could be narrower by one: {wide} of {len(held)}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
