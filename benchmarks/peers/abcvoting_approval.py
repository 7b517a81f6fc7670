"""Approval voting by abcvoting: the most approved, from a CSV or from sets of names.

It has no votes against, no unclear signs and no bar, so it is given what it takes:
of each paper the names that it is for.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from abcvoting import abcrules
from abcvoting.preferences import Profile

Committee = tuple[list[str], set[int]]


def prepare(problem: dict[str, Any]) -> Callable[[], Committee]:
    """Return the call that counts; from a CSV it reads the file as well."""
    path, seats = Path(problem["path"]), problem["seats"]
    if problem["parse"]:
        return lambda: _counted(*_read(path), seats)
    names, approved = _read(path)
    return lambda: _counted(names, approved, seats)


def answer(outcome: Committee) -> object:
    """Return the names of the committee."""
    names, committee = outcome
    return sorted(names[place] for place in committee)


def _read(path: Path) -> tuple[list[str], list[list[int]]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        names = next(rows)
        return names, [
            [place for place, cell in enumerate(row) if cell == "for"] for row in rows
        ]


def _counted(names: list[str], approved: list[list[int]], seats: int) -> Committee:
    profile = Profile(len(names))
    profile.add_voters(approved)
    (committee,) = abcrules.compute_av(profile, seats, resolute=True)
    return names, set(committee)
