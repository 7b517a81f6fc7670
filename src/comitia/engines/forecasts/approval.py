"""The column of approval: which share of the papers each name is supposed to get."""

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final

from comitia.charter.section import nearest
from comitia.engines.table.headings import cell_of, shortened
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place, Refused
from comitia.kernel.shares import parse_share
from comitia.kernel.slates.pool import Pool

_DECIMAL: Final = re.compile(r"[01](\.[0-9]{1,18})?|0?\.[0-9]{1,18}")


def approvals_of(
    sheet: Sheet, column: str, pool: Pool, listed: Collection[str]
) -> dict[str, Fraction]:
    """Return the approval that a column states for the people of a list, by id.

    `pool` is what the sheet was read as, row by row. Approval is written ``85 %``,
    ``17/20`` or ``0.85``. Raises ``Refused`` where there is no such column, and with
    the row of every cell of the list that is empty or no share up to one. Rows of
    people who are not on the list may be empty.
    """
    headings = sheet.heading.cells
    if column not in headings:
        near = nearest(column, headings)
        raise Refused(
            [
                Finding.of(
                    "forecast.no_column", key="--approval", column=column, near=near
                )
            ]
        )
    at = headings.index(column)
    stated: dict[str, Fraction] = {}
    faults = []
    for line, one in zip(sheet.lines, pool.members, strict=True):
        if one.id not in listed:
            continue
        text = cell_of(line, at)
        share = _share(text)
        if share is None:
            place = Place(sheet.name, line.number)
            code = "forecast.no_share" if text else "table.no_value"
            faults.append(Finding.of(code, key=column, place=place, text=text[:40]))
        else:
            stated[one.id] = share
    if faults:
        raise Refused(shortened(faults))
    return stated


def _share(text: str) -> Fraction | None:
    if _DECIMAL.fullmatch(text):
        share = Fraction(text)
    else:
        try:
            share = parse_share(text)
        except ValueError:
            return None
    return share if share <= 1 else None
