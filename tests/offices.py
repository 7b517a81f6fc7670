"""An election in a folder, under keys of its own, that tests drive act by act."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from tests.elections import MINIMAL, MINUTE, PlayedElection, account
from tests.finished import (
    ELECTED,
    balloted,
    listed,
    published,
    voted_on,
)
from tests.played import vetted

from comitia.actions.memory import MemoryWork
from comitia.actions.perform import Answer, Request
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Person
from comitia.store.office import Office

SEED = "4242"
BODIES = [
    {"body": "conference", "kind": "conference", "members": 30, "parent": ""},
    {"body": "committee", "kind": "committee", "members": 5, "parent": "conference"},
    {"body": "review", "kind": "review", "members": 3, "parent": "conference"},
    {"body": "branch-a", "kind": "branch", "members": 10, "parent": "committee"},
    {"body": "branch-b", "kind": "branch", "members": 20, "parent": "committee"},
]


@dataclass
class DrivenOffice:
    """An office that does acts by name, each under the next key."""

    office: Office
    count: int = 0

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
        at: datetime | None = None,
    ) -> Answer:
        """Do an act for an account; ``Refused`` says why not."""
        self.count += 1
        account = self.office.account_id(by)
        named = key or f"k{self.count}"
        return self.office.do(Request(act, dict(payload), account, named), at)

    def people(self) -> list[str]:
        """Return everybody in the register."""
        return [row.person for row in self.office.views.every(Person)]


def founded(
    root: Path,
    *,
    seed: str | None = SEED,
    name: str = "e",
    charter: Path = MINIMAL,
) -> DrivenOffice:
    """Return an office in a new folder, a rehearsal unless it has no seed."""
    os.environ["COMITIA_KEYS"] = str(root / "keys")
    password = None if seed else "a long password"
    return DrivenOffice(
        Office.create(
            root / name,
            charter=charter,
            officer="officer",
            password=password,
            seed=seed,
        )
    )


def register(driven: DrivenOffice, people: int = 6) -> None:
    """Enter the unit, its bodies and some people."""
    units = [{"name": "Valley", "unit": "valley"}]
    bodies = [{"name": "B", "unit": "valley", **row} for row in BODIES]
    persons = [
        {"body": "branch-a", "name": f"Person {one}", "office_id": f"00{one}"}
        for one in range(people)
    ]
    driven.do("register_units", {"rows": units})
    driven.do("register_bodies", {"rows": bodies})
    if persons:
        driven.do("register_persons", {"rows": persons})


class PlayedOffice(PlayedElection):
    """An office in the place of an election in memory, for what plays one."""

    def __init__(self, office: Office) -> None:
        """Begin after what is entered already."""
        self.office, self.done = office, []
        self.work = cast("MemoryWork", office.work())
        self.clock = office.work().now()

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
    ) -> Answer:
        """Do an act for an account, which takes a minute; ``Refused`` says why not."""
        named = key or f"p{len(self.done)}"
        request = Request(act, dict(payload), account(by), named)
        answer = self.office.do(request, self.clock)
        self.done.append(answer)
        self.wait(MINUTE)
        return answer

    def wait(self, span: timedelta) -> datetime:
        """Let time pass."""
        self.clock += span
        return self.clock


def credited(played: PlayedElection) -> None:
    """Confirm the credentials of everybody elected."""
    voted_on(played, dict.fromkeys(ELECTED, 4))


def play(played: PlayedElection) -> None:
    """Play a whole election: three delegates, published."""
    vetted(played)
    for step in (listed, balloted, credited, published):
        step(played)


def erase(driven: DrivenOffice, person: str) -> Answer:
    """Erase a person by two officers."""
    office = driven.office
    if "second" not in office.account_names().values():
        second = office.add_account("second", "another long password")
        if not office.views.every(Grant, account=second):
            driven.do("grant_role", {"account": second, "role": "officer"})
    asked = {"ground": "asked", "person": person}
    driven.do("erase_person", asked)
    return driven.do("erase_person", asked, by="second")
