"""From a figure back to rows and entries: what each unit gave to it, and by what act.

The record is followed once more from its first entry, so that every row is known by
the entry that wrote it last.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

from comitia.kernel.moments import Moment
from comitia.kernel.views import Row
from comitia.ledger.chain import CENTRE
from comitia.ledger.views.memory import MemoryViews
from comitia.stages.composition.figures import Figure
from comitia.stages.due_process.withheld import Withholding
from comitia.stages.figures import figures_of
from comitia.stages.publication.publishing import Publication

if TYPE_CHECKING:
    from comitia.ledger.entry import Entry
    from comitia.store.office import Office

_UNIT: Final = "unit"
_UNTOLD: Final = frozenset({Withholding.view})


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """The entry that wrote a row: its chain, its place there, and its act."""

    unit: str
    height: int
    act: str


@dataclass(slots=True)
class Share:
    """What one unit gave to a figure; `value` is none where no unit's is told."""

    unit: str
    value: str | None = None
    rows: int = 0
    entries: set[Written] = field(default_factory=set)


class _Followed(MemoryViews):
    """Views that keep in mind which entry wrote each row."""

    def __init__(self) -> None:
        """Start without rows."""
        super().__init__()
        self.written: dict[tuple[object, ...], Written] = {}
        self.entry: Entry | None = None

    def put(self, rows: Iterable[Row]) -> None:
        """Take these rows in as those of the entry that is followed."""
        held = tuple(rows)
        super().put(held)
        if self.entry is not None:
            by = Written(self.entry.unit, self.entry.height, self.entry.act)
            self.written.update(((row.view, *row.key()), by) for row in held)


@dataclass(frozen=True, slots=True)
class Walked:
    """The rows of the views that figures come from, unit by unit."""

    shares: Mapping[str, Mapping[str, Share]]
    values: Mapping[str, Mapping[str, str]]
    # The entry that wrote each figure.
    entries: Mapping[str, Written]

    def of(self, figure: Figure) -> tuple[Share, ...]:
        """Return what each unit gave to a figure, in the order of their names.

        What a unit alone comes to is told only of moments at which all people counted
        stand on lists; of nominations it could point at somebody.
        """
        told = self.values.get(figure.figure, {})
        is_told = figure.moment != Moment.NOMINATED
        return tuple(
            Share(
                one.unit,
                told.get(one.unit) if is_told and one.unit != CENTRE else None,
                one.rows,
                one.entries,
            )
            for _, one in sorted(self.shares.get(figure.source, {}).items())
        )


def walked(office: "Office") -> Walked:
    """Return all figures of an election walked back to rows and entries."""
    views = _followed(office)
    sources = {one.source for one in views.every(Figure)}
    shares: dict[str, dict[str, Share]] = defaultdict(dict)
    parts: dict[str, MemoryViews] = defaultdict(MemoryViews)
    for row in views.all_rows():
        unit = unit_of(row)
        parts[unit].put([row])
        if row.view in sources:
            share = shares[row.view].setdefault(unit, Share(unit))
            share.rows += 1
            share.entries.add(views.written[row.view, *row.key()])
    listed = views.one(Publication, CENTRE)
    attributes = listed.attributes if listed else ()
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for unit in {unit for by in shares.values() for unit in by} - {CENTRE}:
        for one in figures_of(parts[unit], attributes):
            values[one.figure][unit] = one.value
    entries = {
        one.figure: views.written[one.view, *one.key()] for one in views.every(Figure)
    }
    return Walked(shares, values, entries)


def _followed(office: "Office") -> _Followed:
    from comitia.store.record import lines_of  # noqa: PLC0415  slow import
    from comitia.store.replay import follow, in_order  # noqa: PLC0415  slow import

    held = lines_of(office.place.alias).values()
    views = _Followed()
    for entry in in_order(line for lines in held for line in lines):
        views.entry = entry
        follow(entry, views, office.charter)
    return views


def unit_of(row: Row) -> str:
    """Return the unit that a row is told under; one of no unit is the centre's.

    Where small numbers of units are left out of the figures, rows do not tell them.
    """
    if row.view in _UNTOLD:
        return CENTRE
    has_unit = any(one.name == _UNIT for one in fields(row))
    return str(getattr(row, _UNIT)) or CENTRE if has_unit else CENTRE
