"""The whole record done again, entry by entry, and all that follows from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from comitia.audit.record.verify import Checked
from comitia.audit.replay.cards import CardsCounted, Opened, cards_counted
from comitia.audit.replay.figures import faults_of_figures
from comitia.audit.replay.founding import read_founding
from comitia.audit.replay.order import Standing, in_order
from comitia.audit.replay.redo import Redoing
from comitia.audit.replay.said import Said
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.views import Row
from comitia.ledger.bundle import ENTRIES, OBJECTS
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import payload_of, read_entry
from comitia.ledger.ledger import CHECKPOINT
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.axes.figuring import CARD
from comitia.stages.composition.figures import Figure
from comitia.stages.figures import PUBLISH_LIST

MOST_FAULTS: Final = 1000
_FIRST: Final = (f"{ENTRIES}/", f"{OBJECTS}/")


class Stop(Enum):
    """Why a record, or the rest of it, could not be done again."""

    FAULTS = auto()
    NO_POLICY = auto()
    UNFOUNDED = auto()
    LOST = auto()


@dataclass
class Replay:
    """What came of doing a record again.

    `views` is nothing unless every entry could be followed to the end: what lacks a
    single act proves nothing against a table. `said` holds what was last committed to
    of each person, and `counted` what was counted on cards.
    """

    faults: list[Finding] = field(default_factory=list)
    undone: int = 0
    why: Stop | None = None
    unseen: int = 0
    said: Said = field(default_factory=Said)
    counted: list[CardsCounted] = field(default_factory=list)
    views: MemoryViews | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that follow from the record."""
        return () if self.views is None else tuple(self.views.all_rows())

    @property
    def figures(self) -> int:
        """How many published figures were worked out again."""
        return sum(isinstance(row, Figure) for row in self.rows)

    def faults_of_cards(self, opened: Opened) -> Iterator[Finding]:
        """Yield what was counted on cards otherwise than those that were opened say."""
        for one in self.counted:
            yield from one.faults(opened)

    def uncounted(self, opened: Opened) -> int:
        """Return how many figures rest on cards that were not all opened."""
        unread = tuple(key for one in self.counted for key in one.unread(opened))
        figures = [row for row in self.rows if isinstance(row, Figure)]
        return sum(
            row.source == CARD and row.figure.startswith(unread) for row in figures
        )


def replay(checked: Checked, faults: Iterable[Finding]) -> Replay:
    """Return what comes of doing a record again.

    A record whose lines or sealed objects have `faults` is not done again: every act
    behind the fault would only be blamed for it.
    """
    entries = sum(len(chain.leaves) for chain in checked.chains.values())
    if any(fault.place and fault.place.file.startswith(_FIRST) for fault in faults):
        return Replay(undone=entries, why=Stop.FAULTS)
    units, lines = checked.folder.units, checked.folder.lines
    first = read_entry(next(iter(lines(CENTRE))).content)
    try:
        founding = read_founding(first, _objects(checked))
    except Refused as refused:
        return Replay([*refused.findings], entries, Stop.UNFOUNDED)
    if founding is None:
        return Replay(undone=entries, why=Stop.NO_POLICY)
    going = _Going(Redoing(founding), Replay())
    for done, standing in enumerate(in_order(units, lines)):
        if not going.goes_on(standing):
            return replace(going.replay, undone=entries - done)
    return replace(going.replay, views=going.redoing.views)


def _objects(checked: Checked) -> Callable[[str], bytes]:
    """Return what reads a sealed object by its digest, which was compared before."""
    return lambda digest: (checked.folder.path / OBJECTS / digest).read_bytes()


@dataclass
class _Going:
    """A replay on its way: the views so far, how many entries each unit has."""

    redoing: Redoing
    replay: Replay
    counts: dict[str, int] = field(default_factory=dict)

    def goes_on(self, standing: Standing) -> bool:
        """Do one entry again; return whether what follows can be done again too."""
        entry = standing.entry
        faults = [Finding.of("replay.goes_back")] if standing.goes_back else []
        if entry.act == CHECKPOINT:
            faults += self._faults_of_checkpoint(payload_of(entry))
        redone = self.redoing.redo(entry)
        figures = [row for row in redone.rows or () if isinstance(row, Figure)]
        faults += [*redone.faults, *faults_of_figures(figures)]
        for fault in faults[: MOST_FAULTS - len(self.replay.faults)]:
            self.replay.faults.append(replace(fault, place=standing.place))
        self.counts[entry.unit] = self.counts.get(entry.unit, 0) + 1
        if redone.rows is None:
            self.replay.why = Stop.LOST
            return False
        if entry.act == PUBLISH_LIST.act:
            latest = self.replay.said.latest
            counted = cards_counted(entry, standing.place, self.redoing, latest)
            self.replay.counted.append(counted)
        self.redoing.views.put(redone.rows)
        self.replay.said.take(entry)
        return True

    def _faults_of_checkpoint(self, payload: Mapping[str, object]) -> Iterator[Finding]:
        before = {unit: n for unit, n in self.counts.items() if unit != CENTRE}
        if payload.get("heads") != before:
            yield Finding.of("replay.other_heads")
        stated = payload.get("views")
        if stated is None:
            self.replay.unseen += 1
        elif stated != self.redoing.views.digest():
            yield Finding.of("replay.other_views")
