"""A table as everybody here sees it: rows of texts, numbered as a reader counts."""

from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from comitia.kernel.findings import Finding, Place, Refused

LARGEST_FILE: Final = 50_000_000
MOST_CELLS: Final = 5_000_000
LONGEST_CELL: Final = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; the heading is usually row 1, as spreadsheets count."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its heading, the rows below it that are not empty, and warnings.

    Every cell is a text without spaces around it: ids keep their zeros and digits.
    Letters and their accents are one sign where there is such a sign (NFC), so that
    names which look alike are alike.
    """

    name: str
    heading: Line
    lines: tuple[Line, ...]
    warnings: tuple[Finding, ...] = ()


def cell_text(text: str) -> str:
    r"""Return what a cell says: without spaces around it, accents with their letters.

    >>> cell_text(" Jose\u0301 ") == "Jos\u00e9"
    True
    """
    return normalize("NFC", text).strip()


def is_plain(text: str) -> bool:
    r"""Return whether a text has no sign that nobody sees and nothing shows.

    >>> is_plain("Ada 王"), is_plain("Ada\u200b")
    (True, False)
    """
    return text.isprintable() or not any(category(sign)[0] == "C" for sign in text)


def unreadable(code: str, name: str, line: int | None = None, **facts: int) -> Refused:
    """Return the refusal of a file that is no table, with its one reason."""
    given = tuple(sorted(facts.items()))
    return Refused([Finding(code, given, place=Place(name, line))])


def sheet_of(name: str, lines: list[Line], warnings: tuple[Finding, ...] = ()) -> Sheet:
    """Return the sheet whose heading is the first row that is not empty.

    Raises ``Refused`` for a table without rows below a heading.
    """
    filled = [line for line in lines if any(line.cells)]
    if not filled:
        raise Refused([*unreadable("table.empty", name).findings, *warnings])
    return Sheet(name, filled[0], tuple(filled[1:]), warnings)
