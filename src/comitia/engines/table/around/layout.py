"""Where a table begins below a title, and which of its columns are not read."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from comitia.engines.table.headings import Headings, cell_of, is_remark
from comitia.engines.table.sheet import Line, Sheet
from comitia.kernel.findings import Finding, Place

# A title, and a line such as the unit of measure, stand above a heading at most.
_ABOVE: Final = 2
_SHOWN: Final = 60


def laid_out(
    sheet: Sheet,
    headings: Headings,
    needed: Collection[str],
    *,
    named: Collection[str] | None = None,
) -> Sheet:
    """Return the sheet below its title, with a warning of what is not read.

    A first row is a title where it has one filled cell or no known heading, and one of
    the two rows below it has all headings that are `needed`. Columns of numbers in
    order and of remarks are not read; where a plan names columns (`named`), those
    that it does not name are not read either.

    >>> title, heading = Line(1, ("Weights",)), Line(2, ("unit", "weight"))
    >>> sheet = Sheet("a.csv", title, (heading, Line(3, ("north", "7"))))
    >>> known = {"unit": ("unit",), "weight": ("weight",)}
    >>> laid_out(sheet, known, known).heading.number
    2
    """
    known = {one: field for field, names in headings.items() for one in names}
    known |= {one: one for one in named or ()}
    sheet = _below_title(sheet, known, {*needed, *(named or ())})
    unread = [
        cell or f"#{at + 1}"
        for at, cell in enumerate(sheet.heading.cells)
        if (is_remark(cell) if named is None else _is_left(sheet, at, known))
    ]
    if not unread:
        return sheet
    place = Place(sheet.name, sheet.heading.number)
    told = Finding.of("table.unread_columns", place=place, columns=tuple(unread))
    return replace(sheet, warnings=(*sheet.warnings, told))


def _is_left(sheet: Sheet, at: int, known: Collection[str]) -> bool:
    cell = sheet.heading.cells[at]
    if cell:
        return cell not in known and cell.casefold() not in known
    return any(cell_of(line, at) for line in sheet.lines)


def _below_title(sheet: Sheet, known: dict[str, str], needed: set[str]) -> Sheet:
    if not _may_be_title(sheet.heading, known):
        return sheet
    for at, line in enumerate(sheet.lines[:_ABOVE]):
        if needed <= set(_fields(line, known)):
            place = Place(sheet.name, sheet.heading.number)
            text = " ".join(filter(None, sheet.heading.cells))[:_SHOWN]
            told = Finding.of("table.title", place=place, text=text, row=line.number)
            return Sheet(
                sheet.name, line, sheet.lines[at + 1 :], (*sheet.warnings, told)
            )
    return sheet


def _may_be_title(heading: Line, known: dict[str, str]) -> bool:
    return sum(map(bool, heading.cells)) == 1 or not any(_fields(heading, known))


def _fields(line: Line, known: dict[str, str]) -> Iterator[str]:
    for cell in line.cells:
        field = known.get(cell) or known.get(cell.casefold())
        if field:
            yield field
