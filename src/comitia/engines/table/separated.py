"""CSV as people send it: comma, semicolon or tab, quoted or not, in any encoding."""

import csv
import io
from typing import Final

from comitia.engines.table.decoding import decoded
from comitia.engines.table.sheet import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_CELLS,
    Line,
    Sheet,
    sheet_of,
    unreadable,
)

_SEPARATORS: Final = (",", ";", "\t")
_ANNOUNCED: Final = "sep="


def read_csv(content: bytes, *, name: str, encoding: str | None = None) -> Sheet:
    r"""Return the table in a file's bytes; ``Refused`` names file and row otherwise.

    The separator is the one that stands most often in the heading. Rows are counted
    as a spreadsheet shows them, also where a quoted cell runs over several lines.

    >>> read_csv(b"id;name\n007;Ada", name="a.csv").lines[0].cells
    ('007', 'Ada')
    """
    if len(content) > LARGEST_FILE:
        raise unreadable("table.too_large", name, limit=LARGEST_FILE // 1_000_000)
    text, warnings = decoded(content, name=name, encoding=encoding)
    lines = _lines(text, _separator(text), name)
    return sheet_of(name, lines, warnings)


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    announced = first.strip().removeprefix(_ANNOUNCED)
    if first.lower().startswith(_ANNOUNCED) and announced in _SEPARATORS:
        return announced
    outside = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def _lines(text: str, separator: str, name: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    cells, number = 0, 0
    try:
        for number, row in enumerate(reader, start=1):
            cells += len(row)
            if cells > MOST_CELLS:
                raise unreadable("table.too_many", name, number, limit=MOST_CELLS)
            if number == 1 and row and row[0].lower().startswith(_ANNOUNCED):
                continue
            lines.append(Line(number, tuple(cell.strip() for cell in row)))
    except csv.Error:
        raise unreadable("table.quotes", name, number + 1) from None
    for line in lines:
        if max(map(len, line.cells), default=0) > LONGEST_CELL:
            raise unreadable("table.long_cell", name, line.number, limit=LONGEST_CELL)
    return lines
