"""The heading of a sheet of papers: which column is whose, and which are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comitia.engines.count.written_in import alike
from comitia.engines.table.sheet import cell_text
from comitia.kernel.findings import Finding, Place, Refused

WRITE_IN: Final = ("write_in", "另选人", "另选他人")
INVALID: Final = ("invalid", "无效", "无效原因", "废票")
# What an office writes beside papers, and no name unless the method names it.
BESIDE: Final = frozenset(
    (
        *("序号", "编号", "票号", "选票号", "选票编号", "备注", "说明"),
        *("#", "no", "no.", "nr", "nr.", "number", "paper"),
        *("note", "notes", "remark", "remarks", "comment", "comments"),
    )
)
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the names stand in a row, and where the written-in and the reason.

    `beside` are columns that are not read: numbers and notes of an office.
    """

    heading: tuple[str, ...]
    places: tuple[int, ...]
    write_in: int | None
    invalid: int | None
    beside: tuple[int, ...] = ()
    line: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        """The headings of the columns that are names'."""
        return tuple(self.heading[place] for place in self.places)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.heading)

    @property
    def no_marks(self) -> tuple[int, ...]:
        """The columns whose cells hold no marks."""
        texts = (self.write_in, self.invalid, *self.beside)
        return tuple(place for place in texts if place is not None)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings of the columns that are not read."""
        return tuple(self.heading[place] for place in self.beside)


def columns_of(
    cells: Sequence[str], place: Place, candidates: Iterable[str] | None = None
) -> Columns:
    """Return the columns of a heading; ``Refused`` names each that cannot be.

    `candidates` are the names on the paper where it is known who they are.

    >>> columns_of(("ada", "ben", "write_in"), Place("papers.csv", 1)).names
    ('ada', 'ben')
    >>> columns_of(("No.", "ada"), Place("papers.csv", 1)).names
    ('ada',)
    """
    cells = tuple(cell_text(cell) for cell in cells)
    write_in, invalid = _all(cells, WRITE_IN), _all(cells, INVALID)
    known = {alike(name) for name in candidates or ()}
    beside = tuple(
        number
        for number, cell in enumerate(cells)
        if alike(cell) in BESIDE and alike(cell) not in known
    )
    others = {*write_in, *invalid, *beside}
    places = tuple(number for number in range(len(cells)) if number not in others)
    names = tuple(cells[number] for number in places)
    faults = [*_wrong_names(cells, names, place)]
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
        beside,
        place.line or 1,
    )


def _all(cells: Sequence[str], known: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for number, cell in enumerate(cells) if alike(cell) in known)


def _wrong_names(
    cells: Sequence[str], names: tuple[str, ...], place: Place
) -> Iterator[Finding]:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 < len(cells):
        yield title_row(filled[0], place)
        return
    if not any(names):
        yield Finding.of("count.no_names", place=place)
        return
    for number, name in enumerate(names, 1):
        if not name:
            yield Finding.of("count.column_without_id", place=place, number=number)
    seen: set[str] = set()
    for name in names:
        if name and alike(name) in seen:
            shown = name[:_LONGEST]
            yield Finding.of("count.doubled_column", place=place, name=shown)
        seen.add(alike(name))


def title_row(text: str, place: Place) -> Finding:
    """Return that one cell alone stands where the names should."""
    return Finding.of("count.title_row", place=place, text=text[:_LONGEST])
