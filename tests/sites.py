"""The site over a real election in a folder, as tests and browsers look at it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.test import Client
from tests.elections import MINIMAL, account
from tests.played import GRANTS

from comitia.actions.perform import Answer, Request
from comitia.store.office import Office
from comitia.store.work import DatabaseWork
from comitia.web.office import ServedOffice
from comitia.web.settings import configure

NAMES = ("officer", *(name for name, *_ in GRANTS))


@dataclass
class PlayedOffice:
    """An office that does acts as an election in memory does, under the same names."""

    office: Office
    done: list[Answer] = field(default_factory=list)

    @property
    def work(self) -> DatabaseWork:
        """What the office holds."""
        return self.office.work()

    def do(
        self,
        act: str,
        payload: Mapping[str, Any],
        *,
        by: str = "officer",
        key: str = "",
    ) -> Answer:
        """Do an act for an account; ``Refused`` says why not."""
        own = {account(name): self.office.account_id(name) for name in NAMES}
        given = {
            name: own.get(value, value) if isinstance(value, str) else value
            for name, value in payload.items()
        }
        named = key or f"k{len(self.done)}"
        asked = Request(act, given, self.office.account_id(by), named)
        self.done.append(self.office.do(asked))
        return self.done[-1]


def founded(root: Path, *, seed: str | None = "4242") -> PlayedOffice:
    """Return an office in a new folder with everybody's account."""
    os.environ["COMITIA_KEYS"] = str(root / "keys")
    office = Office.create(
        root / "election",
        charter=MINIMAL,
        officer="officer",
        password="an officer's password",
        seed=seed,
    )
    for name in NAMES[1:]:
        office.add_account(name, f"password of {name}")
    return PlayedOffice(office)


def site(office: Office, *, is_demonstration: bool = False) -> Client:
    """Return somebody who visits the site of an office."""
    configure(ServedOffice(office, is_demonstration))
    return Client(headers={"host": "127.0.0.1:8000"})
