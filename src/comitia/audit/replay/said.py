"""What was last committed to of each person, entry by entry."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from comitia.audit.record.lines import Line
from comitia.audit.replay.order import in_order
from comitia.ledger.cards.commitment import Commitment, commitments_in
from comitia.ledger.entry import Entry, payload_of

_COMMITMENT: Final = b'"commitment":"'


@dataclass
class Said:
    """What was last committed to for each person and attribute, and how often."""

    latest: dict[tuple[str, str], Commitment] = field(default_factory=dict)
    times: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, entry: Entry) -> None:
        """Take in what an entry commits to."""
        if _COMMITMENT not in bytes(entry.payload):
            return
        for one in commitments_in(payload_of(entry)):
            self.latest[one.person, one.attribute] = one
            self.times[one.person, one.attribute] += 1


def said_in(units: Iterable[str], lines: Callable[[str], Iterable[Line]]) -> Said:
    """Return what a whole record says of people in the end; all must be readable."""
    said = Said()
    for standing in in_order(units, lines):
        said.take(standing.entry)
    return said
