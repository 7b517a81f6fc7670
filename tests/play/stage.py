"""An election in memory on which the player plays, a minute between two acts."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.elections import MINIMAL, PlayedElection, account, opened

from comitia.actions.perform import Answer, Request, perform
from comitia.actions.registry import ACTS
from comitia.charter.rules import Rules
from comitia.ledger.views.memory import MemoryViews


@dataclass
class MemoryStage:
    """What the player needs of an election, without a folder."""

    election: PlayedElection
    asked: list[Request] = field(default_factory=list)

    @property
    def views(self) -> MemoryViews:
        return self.election.work.views

    def now(self) -> datetime:
        return self.election.work.clock

    def rules(self, unit: str, at: datetime) -> Rules:
        return self.election.work.rules(unit, at)

    def account(self, name: str) -> str:
        return account(name)

    def person(self, office_id: str) -> str | None:
        work = self.election.work
        return work.find_person(work.keys.intake_index(office_id))

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        work = self.election.work
        work.clock = max(work.clock, at or work.clock)
        answer = perform(ACTS, work, request)
        work.clock += timedelta(minutes=1)
        self.asked.append(request)
        return answer


def staged(
    keys: Path, charter: Path = MINIMAL, *, begins: datetime | None = None
) -> MemoryStage:
    """Return a rehearsal of a charter in which nothing has been done yet."""
    return MemoryStage(opened(keys, charter, begins=begins))
