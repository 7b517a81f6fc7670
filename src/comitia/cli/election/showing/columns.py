"""A table on a terminal: columns as wide as their widest cell."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from comitia.cli.face import printable

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines whose columns stand below one another.

    A Chinese character takes the room of two Latin ones.

    >>> print(aligned([("id", "name"), ("1", "王五"), ("22", "Ann")]), end="")
    id  name
    1   王五
    22  Ann
    """
    shown = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    return "".join(f"{_line(row, widths)}\n" for row in shown)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell + " " * (width - _width(cell))
        for cell, width in zip(row, widths, strict=True)
    )
    return _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
