"""CSV that leaves the house: no cell of it can be taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

# What makes a spreadsheet calculate, in narrow and in full-width form.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not carry out.

    >>> neutral("=1+1"), neutral("Ada"), neutral("＝1")
    ("'=1+1", 'Ada', "'＝1")
    """
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(_FORMULA) else cell


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table as CSV: comma, line feed, every cell neutral.

    >>> csv_text(("id", "name"), [("007", "-x")])
    "id,name\n007,'-x\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return written.getvalue()
