"""The tables of a text: their heads, their rows, the figures in their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from comitia.audit.claims.arithmetic import Printed
from comitia.audit.claims.passages import Line, narrowed

_GAP: Final = re.compile(r"\t+|\s{2,}|\u3000+")
_RULE: Final = re.compile(r"[\s|:+=_—–-]*")
_CELL: Final = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:[, ]\d{3})+|\d{1,18})"
    r"(?P<point>\.\d{1,12})?\s?"
    r"(?P<scale>万|亿)?(?P<unit>%|名|人|个|张|票|户|家|件|元)?"
)
TOTAL: Final = re.compile(
    r"\W*(?:(?:grand |sub)?totals?|sum|all|overall|合\s?计|总\s?计|共\s?计|"
    r"总\s?数|小\s?计)"
    r"(?:\W.*|[（(].*)?",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    r"\W*(?:其\s?中|of which|of whom|including|thereof|小计|subtotal)", re.IGNORECASE
)
_SHARE_HEAD: Final = re.compile(
    r"%|share|percent|per cent|proportion|占比|比例|比重|百分比|turnout|rate|率",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?")
_MOST_COLUMNS: Final = 12
_MOST_ROWS: Final = 400
FEWEST_ROWS: Final = 2
_LONGEST_CELL: Final = 40
_LONGEST_LINE: Final = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table; a share when it has a sign, or its column's head has."""

    printed: Printed
    text: str
    decimals: int
    is_share: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its label and the figures by column."""

    line: Line
    label: str
    cells: tuple[Cell | None, ...]

    @property
    def is_total(self) -> bool:
        """Whether the row says of itself that it sums the others."""
        return TOTAL.fullmatch(self.label) is not None

    @property
    def is_within(self) -> bool:
        """Whether the row counts people of the row above again."""
        return _WITHIN.match(self.label) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A head with the names of the columns, and the rows below it."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, place: int) -> tuple[Cell | None, ...]:
        """Return the cells of one column, from the top."""
        return tuple(row.cells[place] for row in self.rows)


def split_tables(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Return the lines of prose, emptied where tables stood, and the tables.

    >>> rest, tables = split_tables(
    ...     [Line(1, "unit | seats"), Line(2, "north | 4"), Line(3, "south | 5")]
    ... )
    >>> tables[0].head, len(tables[0].rows), rest[1].text
    (('unit', 'seats'), 2, '')
    """
    prose: list[Line] = []
    tables: list[Table] = []
    for _, group in groupby(lines, key=lambda line: _kind_of(line.text)):
        block = list(group)
        table = _table(block)
        if table is None:
            prose.extend(block)
        else:
            tables.append(table)
            prose.extend(Line(line.number, "") for line in block)
    return tuple(prose), tuple(tables)


def _kind_of(text: str) -> str:
    """Return the sign that parts the cells of a line, or nothing for prose."""
    if "|" in text or "｜" in text:
        return "|"
    if "\t" in text.strip():
        return "\t"
    if len(_GAP.split(text.strip())) > 1 and len(text) < _LONGEST_LINE:
        return " "
    if len(text) > _LONGEST_LINE:
        return ""
    commas = re.split(r"[,;]", text.strip())
    short = len(commas) > 1 and all(len(cell) <= _LONGEST_CELL for cell in commas)
    return "," if short and not text.rstrip().endswith(".") else ""


def _cells(text: str) -> tuple[str, ...]:
    kind = _kind_of(text)
    stripped = text.strip()
    if kind == "|":
        return tuple(c.strip() for c in re.split("[|｜]", stripped.strip("|｜")))
    if kind == "\t":
        return tuple(c.strip() for c in text.rstrip("\n").split("\t"))
    if kind == " ":
        return tuple(_GAP.split(stripped))
    return tuple(c.strip() for c in re.split(r"[,;]", stripped))


def _table(block: list[Line]) -> Table | None:
    if not _kind_of(block[0].text) or len(block) > _MOST_ROWS:
        return None
    rows = [(line, _cells(line.text)) for line in block if not _is_rule(line.text)]
    if not rows:
        return None
    head = () if _has_figures(rows[0][1]) else rows[0][1]
    body = rows[1:] if head else rows
    width = max((len(cells) for _, cells in body), default=0)
    if len(body) < FEWEST_ROWS or not 1 < width <= _MOST_COLUMNS:
        return None
    even = [row for row in body if len(row[1]) == width]
    if len(head) == width - 1:
        head = ("", *head)
    names = (*head, *("" for _ in range(width)))[:width]
    read = tuple(_row(line, cells, names) for line, cells in even)
    figures = sum(cell is not None for row in read for cell in row.cells)
    return Table(names, read) if figures >= FEWEST_ROWS and len(even) > 1 else None


def _is_rule(text: str) -> bool:
    return _RULE.fullmatch(text) is not None


def _has_figures(cells: tuple[str, ...]) -> bool:
    """Whether a row holds more than years, which may head columns."""
    found = [cell for cell in cells[1:] if _cell(cell, "")]
    return any(not _YEAR.fullmatch(cell) for cell in found)


def _row(line: Line, cells: tuple[str, ...], head: tuple[str, ...]) -> Row:
    figures = (_cell(c, h) for c, h in zip(cells[1:], head[1:], strict=True))
    return Row(line, cells[0].strip("*_ "), (None, *figures))


def _cell(text: str, head: str) -> Cell | None:
    found = _CELL.fullmatch(narrowed(text).strip("*_ "))
    if found is None:
        return None
    point = found["point"] or ""
    digits = found["digits"].replace(",", "").replace(" ", "")
    value = Fraction(f"{found['sign']}{digits}{point}")
    is_share = found["unit"] == "%" or _SHARE_HEAD.search(head) is not None
    worth = {"万": 10**4, "亿": 10**8}.get(found["scale"] or "", 1)
    decimals = max(len(point) - 1, 0)
    step = Fraction(worth, 10**decimals) if decimals or worth > 1 else Fraction(0)
    if is_share:
        value, step = value / 100, Fraction(1, 100 * 10**decimals)
        return Cell(
            Printed(value, step), f"{text.strip('*_ %％')} %", decimals, is_share=True
        )
    return Cell(
        Printed(value * worth, step), text.strip("*_ "), decimals, is_share=False
    )
