"""The heading of a sheet of papers: which column is whose, and which two are not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.engines.table.sheet import cell_text
from comitia.kernel.findings import Finding, Place, Refused

WRITE_IN: Final = ("write_in", "另选人", "另选他人")
INVALID: Final = ("invalid", "无效", "无效原因", "废票")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the names stand in a row, and where the written-in and the reason."""

    heading: tuple[str, ...]
    places: tuple[int, ...]
    write_in: int | None
    invalid: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The headings of the columns that are names'."""
        return tuple(self.heading[place] for place in self.places)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.heading)


def columns_of(cells: Sequence[str], place: Place) -> Columns:
    """Return the columns of a heading; ``Refused`` names each that cannot be.

    >>> columns_of(("ada", "ben", "write_in"), Place("papers.csv", 1)).names
    ('ada', 'ben')
    """
    cells = tuple(cell_text(cell) for cell in cells)
    write_in, invalid = _all(cells, WRITE_IN), _all(cells, INVALID)
    places = tuple(
        number for number in range(len(cells)) if number not in write_in + invalid
    )
    names = tuple(cells[number] for number in places)
    faults = [*_wrong_names(names, place)]
    for found in (write_in, invalid):
        if len(found) > 1:
            name = cells[found[0]]
            faults.append(Finding.of("count.doubled_column", place=place, name=name))
    if faults:
        raise Refused(faults)
    return Columns(
        cells,
        places,
        write_in[0] if write_in else None,
        invalid[0] if invalid else None,
    )


def _all(cells: Sequence[str], known: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        number for number, cell in enumerate(cells) if cell.casefold() in known
    )


def _wrong_names(names: tuple[str, ...], place: Place) -> Iterator[Finding]:
    if not any(names):
        yield Finding.of("count.no_names", place=place)
        return
    for number, name in enumerate(names, 1):
        if not name:
            yield Finding.of("count.column_without_id", place=place, number=number)
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            shown = name[:_LONGEST]
            yield Finding.of("count.doubled_column", place=place, name=shown)
        seen.add(name)
