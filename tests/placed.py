"""A short cut: the unit of a played election put at a step, past all acts before it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.elections import MINIMAL, PlayedElection, opened
from tests.played import UNIT, people, registered

from comitia.kernel.dates import moment_text
from comitia.stages.register.steps import Progress, Step, step_of
from comitia.stages.register.ways import Reached, Way

PLACES = ["notice board", "club page"]


def nominating(keys: Path, charter: Path = MINIMAL) -> PlayedElection:
    """Return an election whose unit has just begun its nomination."""
    return registered(opened(keys, charter))


def standing_at(
    keys: Path, step: Step, reached: Reached, charter: Path = MINIMAL
) -> PlayedElection:
    """Return an election at a step, where five names have come so far."""
    election = nominating(keys, charter)
    place(election, step, reached, numbers=range(5))
    return election


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


def step_now(election: PlayedElection) -> Step:
    """Return the step at which the unit stands."""
    return step_of(UNIT, election.work.views)


def way_of(election: PlayedElection, person: str) -> Way:
    """Return how far a name has come."""
    way = election.work.views.one(Way, UNIT, person)
    assert way is not None
    return way


def list_of(election: PlayedElection, names: int = 4) -> dict[str, object]:
    """Return the payload of a list with the first names on it, the others left out."""
    ids = people(election, range(5))
    return {
        "unit": UNIT,
        "entitled": 5,
        "present": 4,
        "valid": 4,
        "votes_for": 3,
        "names": ids[:names],
        "left_out": [
            {"person": person, "reasons": "asked for more time"}
            for person in ids[names:]
        ],
        "minutes": "minutes of the committee, item 2",
    }


def count_of(
    ballot: int, votes: Mapping[str, int], *, valid: int = 30, returned: int = 30
) -> dict[str, object]:
    """Return the payload of a count of thirty papers; who is not for is against."""
    return {
        "unit": UNIT,
        "ballot": ballot,
        "issued": 30,
        "voters": 30,
        "spoiled": 0,
        "returned": returned,
        "valid": valid,
        "void": returned - valid,
        "void_for": {"too_many": returned - valid},
        "votes": [
            {"person": name, "votes_for": now, "against": valid - now, "abstain": 0}
            for name, now in votes.items()
        ],
    }
