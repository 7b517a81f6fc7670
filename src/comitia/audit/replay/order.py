"""The one order in which entries of all units are done again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge

from comitia.audit.record.lines import Line
from comitia.kernel.dates import parse_moment
from comitia.kernel.findings import Place
from comitia.ledger.bundle import ENTRIES
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import Entry, reread_entry

_Order = tuple[datetime, bool, str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry where it stands; whether it is earlier than the one before it."""

    entry: Entry
    line: int
    order: _Order
    goes_back: bool

    @property
    def place(self) -> Place:
        """The line of the entry in a bundle."""
        return Place(f"{ENTRIES}/{self.entry.unit}.jsonl", self.line)


def in_order(
    units: Iterable[str], lines: Callable[[str], Iterable[Line]]
) -> Iterator[Standing]:
    """Yield all entries by their moment; units before the centre, then by unit.

    All lines must be readable. What goes back in time keeps its place in its chain.

    Source: ``docs/reference/record-format.md``, section 9.
    """
    chains = (_chain(unit, lines(unit)) for unit in units)
    yield from merge(*chains, key=lambda one: one.order)


def _chain(unit: str, lines: Iterable[Line]) -> Iterator[Standing]:
    latest: datetime | None = None
    for number, line in enumerate(lines, start=1):
        entry = reread_entry(line.content)
        at = parse_moment(entry.at)
        goes_back = latest is not None and at < latest
        latest = latest if latest is not None and goes_back else at
        yield Standing(entry, number, (latest, unit == CENTRE, unit, number), goes_back)
