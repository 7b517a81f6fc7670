"""The unit of work of a rehearsal in memory: the clock and the draws of a folder's."""

from dataclasses import dataclass
from datetime import datetime

from comitia.actions.clock import rehearsed
from comitia.actions.memory import MemoryWork
from comitia.ledger.entry import Draft, Entry


@dataclass
class HeldWork(MemoryWork):
    """A whole rehearsal in memory, act for act what its folder would hold."""

    at: datetime | None = None
    ended: datetime | None = None

    def now(self) -> datetime:
        """Return the moment: the one given, or a minute after the last."""
        entered = () if self.ended is None else (self.ended,)
        return rehearsed(entered, self.at)

    def append(self, draft: Draft, unit: str) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry."""
        entry = super().append(draft, unit)
        last = self.last[unit]
        self.ended = last if self.ended is None else max(self.ended, last)
        return entry
