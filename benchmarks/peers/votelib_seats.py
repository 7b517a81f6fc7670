"""Seats by votelib: divisor methods by highest averages, Hamilton by remainders.

Minima are its previous gains and maxima its most seats; for Hamilton previous gains
mean something else, so that limits are left out there.
"""

from collections.abc import Callable, Mapping
from typing import Any

from votelib.evaluate.core import Tie
from votelib.evaluate.proportional import HighestAverages, LargestRemainder

DIVISORS = {
    "dhondt": "d_hondt",
    "huntington-hill": "huntington_hill",
    "sainte-lague": "sainte_lague",
}
Outcome = tuple[Mapping[Any, int], Mapping[int, int]]


def prepare(problem: dict[str, Any]) -> Callable[[], Outcome]:
    """Return the call that divides the seats of a problem."""
    method, seats = problem["method"], problem["seats"]
    weights = dict(enumerate(problem["weights"]))
    least = dict(enumerate(problem.get("least") or ()))
    most = dict(enumerate(problem.get("most") or ()))
    if method == "hamilton":
        if least or most:
            raise ValueError("votelib keeps no minima or maxima under hamilton")
        shares = LargestRemainder("hare")
        return lambda: (shares.evaluate(weights, seats), {})
    if method not in DIVISORS:
        raise ValueError(f"votelib does not divide by {method}")
    if method == "huntington-hill" and not least:
        # Its signposts begin with zero; votelib asks for first seats as gains.
        least = dict.fromkeys(weights, 1)
    averages = HighestAverages(DIVISORS[method])
    return lambda: (averages.evaluate(weights, seats, least, most), least)


def answer(outcome: Outcome) -> object:
    """Return the seats of each unit by its place, who is tied, and for how many."""
    gains, least = outcome
    seats = {str(place): number for place, number in least.items()}
    tied: list[int] = []
    left = 0
    for one, number in gains.items():
        if isinstance(one, Tie):
            tied, left = sorted(one), left + number
        else:
            seats[str(one)] = seats.get(str(one), 0) + number
    return {"seats": seats, "tied": tied, "left": left}
