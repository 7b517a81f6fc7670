"""Whole numbers in a column of a sheet, exact, with the row of each that is none."""

import re
from collections.abc import Iterator
from typing import Final

from comitia.engines.table.headings import cell_of
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place

MOST: Final = 10**15
_LONGEST: Final = 16
_SHOWN: Final = 40
_MANY: Final = 3
_FIRST_ROWS: Final = 5
_GROUPED: Final = re.compile(r"\d{1,3}([,，.’' \u00a0\u202f]\d{3})+")


def whole_numbers(
    sheet: Sheet, field: str, at: int | None
) -> tuple[list[int | None], list[Finding]]:
    """Return the numbers of a column, ``None`` for empty cells, and what is wrong.

    Numbers are written in digits alone, from 0 to 10^15. A cell that is something
    else is ``None`` too. Without a column (`at`) there are no numbers.

    >>> from comitia.engines.table.sheet import Line
    >>> sheet = Sheet("a.csv", Line(1, ("seats",)), (Line(2, ("7",)), Line(3, ("x",))))
    >>> numbers, faults = whole_numbers(sheet, "seats", 0)
    >>> numbers, [one.code for one in faults]
    ([7, None], ['table.no_number'])
    """
    if at is None:
        return [None] * len(sheet.lines), []
    texts = [cell_of(line, at) for line in sheet.lines]
    numbers = [_number(text) for text in texts]
    if None not in numbers:
        return numbers, []
    faults = list(_faults(sheet, field, texts, numbers))
    return numbers, list(_told(sheet, field, faults))


def missing(sheet: Sheet, field: str, at: int) -> Iterator[Finding]:
    """Return a fault for each row whose cell is empty in a column that is needed."""
    for line in sheet.lines:
        if not cell_of(line, at):
            place = Place(sheet.name, line.number)
            yield Finding.of("table.no_value", key=field, place=place)


def _number(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST):
        return None
    number = int(text)
    return number if number <= MOST else None


def _faults(
    sheet: Sheet, field: str, texts: list[str], numbers: list[int | None]
) -> Iterator[Finding]:
    for line, text, number in zip(sheet.lines, texts, numbers, strict=True):
        if number is None and text:
            place = Place(sheet.name, line.number)
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            yield Finding.of(_code(text), key=field, place=place, text=shown)


def _told(sheet: Sheet, field: str, faults: list[Finding]) -> Iterator[Finding]:
    """Yield the faults; of one kind in many rows, the first and where others are."""
    alike: dict[str, list[Finding]] = {}
    for one in faults:
        alike.setdefault(one.code, []).append(one)
    for first, *others in alike.values():
        yield first
        if len(others) < _MANY:
            yield from others
            continue
        rows = [one.place.line or 0 for one in others if one.place]
        yield Finding.of(
            "table.same_fault",
            key=field,
            place=Place(sheet.name, rows[0]),
            rows=tuple(rows[:_FIRST_ROWS]),
            count=len(rows),
        )


def _code(text: str) -> str:
    if _GROUPED.fullmatch(text):
        return "table.grouped"
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        return "table.no_number"
    return "table.negative" if text.startswith("-") else "table.too_large_number"
