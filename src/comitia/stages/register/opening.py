"""Opening an election: its log, its charter, and the first officer."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.dates import moment_text
from comitia.kernel.views import Row, Views
from comitia.ledger.chain import CENTRE
from comitia.stages.deciding import Deed, Occasion, Rule, Scene
from comitia.stages.forms import MintedId, NameId, RandomId, Text, payload
from comitia.stages.grants import Grant, Role
from comitia.stages.register.bodies import WHOLE
from comitia.stages.register.steps import Election, Progress, State, Step


@payload
class OpenElection:
    """What the first entry says: the log's name and keys, the charter, the officer.

    `seed` is given in a rehearsal only, as text, and empty otherwise.
    """

    election: RandomId
    charter: NameId
    origin: Text
    log_key: Text
    witnesses: tuple[str, ...]
    rehearsal: bool
    seed: str
    officer: RandomId
    grant: MintedId = ""


@payload
class Opened:
    """That it was opened; everything else stands in the payload."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands when an election is to be opened."""

    is_open: bool


def _facts(_: OpenElection, views: Views, __: Occasion) -> Beginning:
    return Beginning(bool(views.every(Election)))


def _decide(_: Beginning, __: Rules) -> Opened:
    """Return the outcome: the ledger itself takes this act first and never again."""
    return Opened()


def _project(deed: Deed[OpenElection, Opened], _: Views) -> Iterator[Row]:
    asked, at = deed.payload, moment_text(deed.occasion.at)
    yield Election(
        asked.election, asked.charter, at, asked.rehearsal, State.RUNNING.value, ""
    )
    yield Progress(CENTRE, Step.REGISTER.value, at)
    yield Grant(
        asked.grant,
        asked.officer,
        Role.OFFICER.value,
        post="",
        body=WHOLE,
        since=at,
        until="",
        revoked=False,
    )


OPEN_ELECTION = Rule(
    "open_election",
    OpenElection,
    Opened,
    scene=lambda _, __, ___: Scene(CENTRE, WHOLE),
    facts_of=_facts,
    decide=_decide,
    project=_project,
)
