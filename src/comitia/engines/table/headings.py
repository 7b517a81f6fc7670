"""Where the fields of a sheet stand, found by their headings in either language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from comitia.engines.table.sheet import Line, Sheet
from comitia.kernel.findings import Finding, Place, Refused

MOST_FAULTS: Final = 20
Headings = Mapping[str, Sequence[str]]
# Such columns stand in many tables, and say nothing that is divided.
REMARKS: Final = (
    *("no", "nr", "#", "remark", "remarks", "note", "notes", "comment", "comments"),
    *("序号", "序", "备注", "注", "附注", "说明"),
)


def fields_of(
    sheet: Sheet, headings: Headings, needed: Sequence[str]
) -> dict[str, int]:
    """Return in which column each field stands; those that are not there are left out.

    `headings` has the names of each field, the first of which people are told. Raises
    ``Refused`` with every heading that is unknown, doubled or missing: a misspelt
    column must not be passed over in silence.
    """
    fields: dict[str, int] = {}
    faults = [*_read(sheet, headings, fields)]
    place = Place(sheet.name, sheet.heading.number)
    faults += [
        Finding.of("import.no_column", place=place, column=tuple(headings[name]))
        for name in needed
        if name not in fields
    ]
    if faults:
        raise Refused(faults)
    return fields


def _read(
    sheet: Sheet, headings: Headings, fields: dict[str, int]
) -> Iterator[Finding]:
    known = {name: field for field, names in headings.items() for name in names}
    place = Place(sheet.name, sheet.heading.number)
    for at, cell in enumerate(sheet.heading.cells):
        field = known.get(cell.casefold())
        if field in fields:
            yield Finding.of("import.column_twice", place=place, column=cell)
        elif field:
            fields[field] = at
        elif is_remark(cell):
            continue
        elif cell or any(cell_of(line, at) for line in sheet.lines):
            column = cell or f"#{at + 1}"
            yield Finding.of(
                "import.unknown_column", place=place, column=column, known=(*headings,)
            )


def is_remark(heading: str) -> bool:
    """Return whether a column only counts the rows, or says something beside them.

    >>> is_remark("No."), is_remark("序 号"), is_remark("number")
    (True, True, False)
    """
    return heading.casefold().replace(" ", "").rstrip(".:：") in REMARKS


def cell_of(line: Line, at: int) -> str:
    """Return a cell of a row; one that is not there is empty."""
    return line.cells[at] if at < len(line.cells) else ""


def strays(sheet: Sheet) -> Iterator[Finding]:
    """Return a fault for each row that says something beside the last heading."""
    width = len(sheet.heading.cells)
    for line in sheet.lines:
        if len(line.cells) > width and any(line.cells[width:]):
            yield Finding.of("import.stray_cell", place=Place(sheet.name, line.number))


def shortened(faults: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the first faults by their row, and how many more there are.

    >>> many = [Finding.of("a.b", place=Place("t.csv", row)) for row in range(22)]
    >>> len(shortened(many)), shortened(many)[-1].facts
    (21, (('count', 2),))
    """
    rows = {id(one): one.place.line or 0 if one.place else 0 for one in faults}
    first = sorted(faults, key=lambda one: rows[id(one)])
    more = len(first) - MOST_FAULTS
    if more <= 0:
        return tuple(first)
    return (*first[:MOST_FAULTS], Finding.of("table.more_faults", count=more))
