"""Seats by apportionment, in floats as it does by default; it knows no limits."""

from collections.abc import Callable
from typing import Any

from apportionment import methods

METHODS = {
    "adams": "adams",
    "dean": "dean",
    "dhondt": "dhondt",
    "hamilton": "hamilton",
    "huntington-hill": "huntington",
    "sainte-lague": "saintelague",
}


def prepare(problem: dict[str, Any]) -> Callable[[], list[int]]:
    """Return the call that divides the seats of a problem; a tie is a fault."""
    if problem.get("least") or problem.get("most"):
        raise ValueError("apportionment keeps no minima or maxima")
    method, weights, seats = (problem[one] for one in ("method", "weights", "seats"))
    names = [str(place) for place in range(len(weights))]
    return lambda: methods.compute(
        METHODS[method], weights, seats, parties=names, tiesallowed=False
    )


def answer(outcome: list[int]) -> object:
    """Return the seats of each unit by its place, and that nobody is tied."""
    seats = {str(place): number for place, number in enumerate(outcome) if number}
    return {"seats": seats, "tied": [], "left": 0}
