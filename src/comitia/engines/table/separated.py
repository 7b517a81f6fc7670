"""CSV as people send it: comma, semicolon or tab, quoted or not, in any encoding."""

import csv
import io
from itertools import islice
from typing import Final

from comitia.engines.table.decoding import decoded
from comitia.engines.table.sheet import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_CELLS,
    Line,
    Sheet,
    cell_text,
    sheet_of,
    unreadable,
)
from comitia.kernel.findings import Finding

_SEPARATORS: Final = (",", ";", "\t")
_ANNOUNCED: Final = "sep="
_FIRST: Final = 3


def read_csv(content: bytes, *, name: str, encoding: str | None = None) -> Sheet:
    r"""Return the table in a file's bytes; ``Refused`` names file and row otherwise.

    The separator is the one that stands most often in the heading. Rows are counted
    as a spreadsheet shows them, also where a quoted cell runs over several lines.

    >>> read_csv(b"id;name\n007;Ada", name="a.csv").lines[0].cells
    ('007', 'Ada')
    """
    lines, warnings = lines_of(content, name=name, encoding=encoding)
    return sheet_of(name, lines, warnings)


def lines_of(
    content: bytes, *, name: str, encoding: str | None = None
) -> tuple[list[Line], tuple[Finding, ...]]:
    r"""Return every row of a file's bytes, also those without a word, and warnings.

    >>> [len(line.cells) for line in lines_of(b"a,b\n\n,\n", name="a.csv")[0]]
    [2, 0, 2]
    """
    if len(content) > LARGEST_FILE:
        raise unreadable("table.too_large", name, limit=LARGEST_FILE // 1_000_000)
    text, warnings = decoded(content, name=name, encoding=encoding)
    return _lines(text, separator_of(text), name), warnings


def separator_of(text: str) -> str:
    r"""Return what parts the cells: announced, or most frequent in the heading.

    A first line without any is a title, or a column alone; then the next ones count.

    >>> separator_of("a;b;c\n1,5;2;3")
    ';'
    """
    lines = (line for line in text.splitlines() if line.strip())
    first, *below = [*islice(lines, _FIRST)] or [""]
    announced = first.strip().removeprefix(_ANNOUNCED)
    if announces(first) and announced in _SEPARATORS:
        return announced
    for line in (first, *below):
        outside = "".join(line.split('"')[::2])
        if any(one in outside for one in _SEPARATORS):
            return max(_SEPARATORS, key=outside.count)
    return _SEPARATORS[0]


def announces(text: str) -> bool:
    """Return whether a first row only says what parts the cells of the others."""
    return text.lower().startswith(_ANNOUNCED)


def _lines(text: str, separator: str, name: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    # A longer cell is read as well, so that it can be said that it is too long.
    csv.field_size_limit(LARGEST_FILE)
    lines: list[Line] = []
    cells, number = 0, 0
    try:
        for number, row in enumerate(reader, start=1):
            cells += len(row)
            if cells > MOST_CELLS:
                raise unreadable("table.too_many", name, number, limit=MOST_CELLS)
            if number == 1 and row and announces(row[0]):
                continue
            lines.append(Line(number, tuple(map(cell_text, row))))
    except csv.Error:
        raise unreadable("table.quotes", name, number + 1) from None
    for line in lines:
        if max(map(len, line.cells), default=0) > LONGEST_CELL:
            raise unreadable("table.long_cell", name, line.number, limit=LONGEST_CELL)
    return lines
