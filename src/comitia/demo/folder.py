"""A play in an election's folder."""

from dataclasses import dataclass
from datetime import datetime

from comitia.actions.perform import Answer, Request
from comitia.charter.rules import Rules
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.store.office import Office


@dataclass(frozen=True, slots=True)
class FolderStage:
    """An office as the player sees it; only a rehearsal can be played."""

    office: Office

    @property
    def views(self) -> Views:
        """What the record says."""
        return self.office.views

    def now(self) -> datetime:
        """Return the moment that the next act is given."""
        return self.office.work().now()

    def rules(self, unit: str, at: datetime) -> Rules:
        """Return the charter as it holds for a unit."""
        return self.office.work().rules(unit, at)

    def account(self, name: str) -> str:
        """Return the account of a name; it is made when there is none."""
        try:
            return self.office.account_id(name)
        except Refused:
            return self.office.add_account(name, None)

    def do(self, request: Request, at: datetime | None = None) -> Answer:
        """Do an act, now or at a later moment; ``Refused`` says why not."""
        return self.office.do(request, at)
