"""How long a forecast of a national ballot takes; no peer is known.

    .venv/bin/python benchmarks/forecast.py [--draws 10000] [--runs 5]

38 units elect 2,300 of 2,714 invented people. Each has 300 to 900 voters; approval lies
between 60 % and 99 %, and opinions move together by 3 points. Told are 9 targets over
three attributes in all units, drawn and exact. The time is that of the whole answer.

Then `--elections` elections are invented of which the truth is known, and it is counted
how often the drawn interval of 95 % holds it, and how often one narrower by one would
have the 95 % (never).
"""

import argparse
import random
import statistics
import time
from fractions import Fraction
from typing import Final

from comitia.engines.forecasts.drawing import drawn
from comitia.engines.forecasts.forecasting import forecast_of
from comitia.engines.forecasts.voting import Voting
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
