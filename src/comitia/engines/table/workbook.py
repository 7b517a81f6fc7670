"""XLSX workbooks: the first sheet that is shown, every cell as a text."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from comitia.engines.table.formulas import unsolved
from comitia.engines.table.headings import shortened
from comitia.engines.table.sheet import (
    LARGEST_FILE,
    LONGEST_CELL,
    Line,
    Sheet,
    cell_text,
    sheet_of,
    unreadable,
)
from comitia.engines.table.unpacking import measured
from comitia.kernel.findings import Finding, Place, Refused

# Beyond it a spreadsheet has rounded what somebody typed as a number.
_LARGEST_EXACT: Final = 10**15
# Of sheets beyond these nobody is told whether they are empty.
_MOST_SHEETS: Final = 10
_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0"


def is_workbook(content: bytes) -> bool:
    """Return whether a file's first bytes are those of a packed workbook."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _ENCRYPTED))


def read_workbook(content: bytes, *, name: str) -> Sheet:
    """Return the first sheet of a workbook that is shown, with its row numbers.

    Sizes are looked at before anything is unpacked, and how far the sheet reaches
    before it is laid out. Raises ``Refused`` for a file that is no sound workbook,
    for numbers of more digits than a spreadsheet keeps, and for formulas without a
    value.
    """
    return sheet_of(name, *lines_of_workbook(content, name=name))


def lines_of_workbook(
    content: bytes, *, name: str
) -> tuple[list[Line], tuple[Finding, ...]]:
    """Return every row of that sheet, and a warning that names the other sheets."""
    if content.startswith(_ENCRYPTED):
        raise unreadable("table.locked", name)
    if len(content) > LARGEST_FILE:
        raise unreadable("table.too_large", name, limit=LARGEST_FILE // 1_000_000)
    rows, others = _rows(measured(content, name), name)
    return list(_lines(rows, name)), others


def _lines(rows: list[list[Any]], name: str) -> Iterator[Line]:
    faults: list[Finding] = []
    for number, row in enumerate(rows, start=1):
        cells = tuple(cell_text(_text(cell)) for cell in row)
        faults += [
            Finding.of("table.rounded", place=Place(name, number), shown=shown)
            for cell, shown in zip(row, cells, strict=True)
            if isinstance(cell, int | float) and abs(cell) >= _LARGEST_EXACT
        ]
        if max(map(len, cells), default=0) > LONGEST_CELL:
            raise unreadable("table.long_cell", name, number, limit=LONGEST_CELL)
        yield Line(number, cells)
    if faults:
        raise Refused(faults)


def _rows(content: bytes, name: str) -> tuple[list[list[Any]], tuple[Finding, ...]]:
    import python_calamine as calamine  # noqa: PLC0415  slow import

    try:
        with calamine.load_workbook(io.BytesIO(content)) as book:
            shown = [
                number
                for number, sheet in enumerate(book.sheets_metadata)
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet
                and sheet.visible == calamine.SheetVisibleEnum.Visible
            ]
            if not shown:
                raise unreadable("table.empty", name)
            rows: list[list[Any]] = book.get_sheet_by_index(shown[0]).to_python(
                skip_empty_area=False
            )
            others = [
                book.sheet_names[sheet]
                for sheet in shown[1:_MOST_SHEETS]
                if book.get_sheet_by_index(sheet).height
            ]
            read = book.sheet_names[shown[0]]
    except (calamine.CalamineError, ValueError, OSError):
        raise unreadable("table.broken", name) from None
    faults = [*unsolved(content, shown[0], name)]
    if faults:
        raise Refused(shortened(faults))
    return rows, tuple(_unread(name, read, others))


def _unread(name: str, read: str, others: list[str]) -> Iterator[Finding]:
    """Yield a warning that only one of several sheets is read."""
    if others:
        yield Finding.of(
            "table.first_sheet", place=Place(name), sheet=read, others=tuple(others)
        )


def _text(cell: object) -> str:
    """Return a cell as the text that a reader sees in it, near enough.

    >>> _text(12.0), _text(0.5), _text(True)
    ('12', '0.5', 'TRUE')
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, str | int | timedelta) else ""
