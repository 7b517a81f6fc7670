"""A short cut: the unit of a played election put at a step, past all acts before it."""

from collections.abc import Iterable
from pathlib import Path

from tests.elections import PlayedElection, opened
from tests.played import UNIT, people, registered

from comitia.kernel.dates import moment_text
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way


def nominating(keys: Path) -> PlayedElection:
    """Return an election whose unit has just begun its nomination."""
    return registered(opened(keys))


def place(
    election: PlayedElection,
    step: Step,
    reached: Reached,
    *,
    numbers: Iterable[int] = range(4),
) -> list[str]:
    """Put the unit at a step since now, with people whose names have come so far."""
    at = moment_text(election.work.clock)
    names = people(election, numbers)
    ways = [Way(UNIT, person, reached.value, at) for person in names]
    election.work.views.put([Progress(UNIT, step.value, at), *ways])
    return names
