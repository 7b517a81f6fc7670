"""The site over an election in a folder, as visitors and programs meet it."""

import os
from collections.abc import Callable
from pathlib import Path

from django.test import Client
from tests.elections import MINIMAL

from comitia.demo.folder import FolderStage
from comitia.demo.play import play, seen, taken
from comitia.demo.player import next_move
from comitia.demo.story import Story
from comitia.kernel.views import Views
from comitia.ledger.chain import CENTRE
from comitia.stages.register.steps import Progress, Step
from comitia.store.office import Office
from comitia.web.office import ServedOffice
from comitia.web.settings import configure

SEED = "4242"
PASSWORD = "a password to be tried"  # noqa: S105  it opens nothing
UNIT = "valley"


def founded(root: Path, *, seed: str | None = SEED) -> Office:
    """Return an office in a new folder; without a seed it is in earnest."""
    os.environ["COMITIA_KEYS"] = str(root / "keys")
    return Office.create(
        root / "election",
        charter=MINIMAL,
        officer="officer",
        password=PASSWORD,
        seed=seed,
    )


def stands_at(step: Step) -> Callable[[Views], bool]:
    """Return what says whether the unit has come to a step."""

    def has_come(views: Views) -> bool:
        progress = views.one(Progress, UNIT)
        return progress is not None and progress.step == step.value

    return has_come


def played(office: Office, until: Callable[[Views], bool] | None = None) -> Office:
    """Return the office after invented people have acted, to the end or up to there."""
    stage, story = FolderStage(office), Story(SEED)
    if until is None:
        play(stage, story)
        return office
    while not until(office.views):
        move = next_move(seen(stage, story))
        assert move is not None
        taken(stage, move)
    return office


def site(office: Office, *, is_demonstration: bool = False) -> Client:
    """Return somebody who visits the site of an office."""
    configure(ServedOffice(office, is_demonstration))
    return Client(headers={"host": "127.0.0.1:8000"})


def entries_of(office: Office) -> int:
    """Return how many entries the centre has."""
    return office.work().heads()[CENTRE]
