"""A play in an election's folder."""

from dataclasses import dataclass, field
from datetime import datetime

from comitia.actions.perform import Answer, Request
from comitia.charter.rules import Rules
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.register.layers.adopted import rules_for
from comitia.store.office import Office
from comitia.store.replay import follow


@dataclass(frozen=True, slots=True)
class FolderStage:
    """An office as the player sees it; only a rehearsal can be played.

    The player asks for thousands of rows between two acts: it reads a copy in memory,
    which follows from the entries as the tables do.
    """

    office: Office
    copy: MemoryViews = field(init=False)
    # When the next act is given; asked for often, and the same until it was.
    moments: list[datetime] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Copy what the record says so far."""
        copy = MemoryViews()
        copy.put(self.office.views.all_rows())
        object.__setattr__(self, "copy", copy)

    @property
    def views(self) -> Views:
        """What the record says."""
        return self.copy

    def now(self) -> datetime:
        """Return the moment that the next act is given."""
        if not self.moments:
            self.moments.append(self.office.work().now())
        return self.moments[0]

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit."""
        return rules_for(self.office.charter, self.copy, unit, at)

    def account(self, name: str) -> str:
        """Return the account of a name; it is made when there is none."""
        try:
            return self.office.account_id(name)
        except Refused:
            return self.office.add_account(name, None)

    def person(self, office_id: str) -> str | None:
        """Return who has an office's id; nothing where nobody has it yet."""
        work = self.office.work()
        return work.find_person(work.keys.intake_index(office_id))

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        """Do an act, now or at a later moment; ``Refused`` says why not."""
        self.moments.clear()
        answer = self.office.do(request, at)
        if not answer.repeated:
            follow(answer.entry, self.copy, self.office.charter)
        return answer
