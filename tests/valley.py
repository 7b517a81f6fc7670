"""The valley of the smallest charter, filled: a shortcut to any step of its unit."""

from datetime import datetime
from pathlib import Path

from tests.elections import PlayedElection, account, opened

from comitia.kernel.dates import moment_text
from comitia.stages.register.bodies import Person
from comitia.stages.register.steps import Progress, Step
from comitia.stages.register.ways import Reached, Way

VALLEY = "valley"
_BODIES = (
    ("conference", "conference", "", 30),
    ("committee", "committee", "conference", 5),
    ("branch-a", "branch", "committee", 10),
    ("branch-b", "branch", "committee", 20),
    ("review", "review", "conference", 3),
)
_GRANTS = (
    ("second", "officer", "", ""),
    ("secretary", "secretary", "committee", ""),
    ("branch secretary", "secretary", "branch-a", ""),
    ("host", "secretary", "conference", ""),
    ("chair", "signatory", "committee", "chair"),
    ("auditor", "signatory", "committee", "auditor"),
    ("reviewer", "reviewer", "review", ""),
    ("second reviewer", "reviewer", "review", ""),
)


def valley(keys: Path, *, people: int = 8) -> PlayedElection:
    """Return the election with a closed register, divided seats, and every role.

    Persons stand in the two branches in turn.
    """
    election = opened(keys)
    election.do("register_units", {"rows": [{"name": "Valley", "unit": VALLEY}]})
    bodies = [
        {
            "body": body,
            "kind": kind,
            "members": members,
            "name": body.title(),
            "parent": parent,
            "unit": VALLEY,
        }
        for body, kind, parent, members in _BODIES
    ]
    election.do("register_bodies", {"rows": bodies})
    rows = [
        {
            "body": ("branch-a", "branch-b")[one % 2],
            "name": f"Person {one}",
            "office_id": f"00{one}",
        }
        for one in range(people)
    ]
    election.do("register_persons", {"rows": rows})
    for name, role, body, post in _GRANTS:
        granted = {"account": account(name), "body": body, "post": post, "role": role}
        election.do("grant_role", granted)
    election.do("close_register", {})
    election.do("divide_seats", {"seats": {VALLEY: 3}})
    return election


def people_of(election: PlayedElection) -> tuple[str, ...]:
    """Return the ids of all persons, in order."""
    return tuple(one.person for one in election.work.views.every(Person))


def place(
    election: PlayedElection, step: Step, reached: Reached, *, names: int = 4
) -> tuple[str, ...]:
    """Put the unit at a step with so many names as far as they are by then.

    A shortcut past the acts of earlier steps, for tests of a later one.
    """
    at = moment_text(_now(election))
    names_ = people_of(election)[:names]
    election.work.views.put(
        [
            Progress(VALLEY, step.value, at),
            *(Way(VALLEY, person, reached.value, at) for person in names_),
        ]
    )
    return names_


def _now(election: PlayedElection) -> datetime:
    return election.work.clock
