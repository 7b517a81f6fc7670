"""The unit of work of a rehearsal in memory: the clock and the draws of a folder's."""

from dataclasses import dataclass, field
from datetime import datetime

from comitia.actions.clock import rehearsed
from comitia.actions.memory import MemoryWork
from comitia.ledger.entry import Draft, Entry, reread_entry


@dataclass
class HeldWork(MemoryWork):
    """A whole rehearsal in memory, act for act what its folder would hold.

    `heights` says where the entry under each key of a unit stands: its line holds all
    that it says, and nothing is held twice.
    """

    at: datetime | None = None
    ended: datetime | None = None
    heights: dict[tuple[str, str], int] = field(default_factory=dict)

    def now(self) -> datetime:
        """Return the moment: the one given, or a minute after the last."""
        entered = () if self.ended is None else (self.ended,)
        return rehearsed(entered, self.at)

    def remembered(self, unit: str, key: str) -> Entry | None:
        """Return the entry that a unit has under a key, or nothing."""
        height = self.heights.get((unit, key))
        return None if height is None else reread_entry(self.ledger.lines[unit][height])

    def append(self, draft: Draft, unit: str) -> Entry:
        """Enter an act at the end of a unit's chain, and return its entry."""
        entry = super().append(draft, unit)
        del self.entries[unit, draft.key]
        self.heights[unit, draft.key] = entry.height
        last = self.last[unit]
        self.ended = last if self.ended is None else max(self.ended, last)
        return entry
