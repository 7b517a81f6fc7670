"""The totals of a table as wholes that the prose behind it may speak of."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.audit.claims.arithmetic import Printed, plain
from comitia.audit.claims.passages import Line, Passage, Sentence
from comitia.audit.claims.quantities import Kind, Quantity
from comitia.audit.claims.statements import Counted
from comitia.audit.claims.tabular.reading import FEWEST_ROWS, Table
from comitia.audit.claims.units import BALLOT, PERSON, noun_of

# No passage of prose has this number, so a total is never near by its place.
OF_A_TABLE: Final = -1
_PEOPLE: Final = re.compile("人|员|代表|名")
_PAPERS: Final = re.compile("票")


def totals_of(table: Table) -> Iterator[Counted]:
    """Yield the counts of the row of totals, or the sums where it is missing.

    A sum that is not printed is marked as a part: a share may fit it, but is never
    held against it.

    >>> from comitia.audit.claims.tabular.reading import split_tables
    >>> text = "unit | members", "north | 4", "south | 5", "total | 9"
    >>> _, tables = split_tables([Line(n, line) for n, line in enumerate(text)])
    >>> [(one.quantity.text, one.quantity.unit) for one in totals_of(tables[0])]
    [('9', 'person')]
    """
    printed = [row for row in table.rows if row.is_total and not row.is_within]
    for place in range(1, len(table.head)):
        if printed:
            cell, line = printed[-1].cells[place], printed[-1].line
            if cell is not None and not cell.is_share:
                yield _counted(table, place, (cell.printed, cell.text), line)
            continue
        cells = [cell for cell in table.column(place) if cell is not None]
        if len(cells) > FEWEST_ROWS and not any(cell.is_share for cell in cells):
            summed = sum((cell.printed.value for cell in cells), Fraction(0))
            value = (Printed(summed), plain(summed))
            yield _counted(table, place, value, table.rows[-1].line, is_part=True)


def _counted(
    table: Table,
    place: int,
    value: tuple[Printed, str],
    line: Line,
    *,
    is_part: bool = False,
) -> Counted:
    printed, text = value
    head = table.head[place]
    passage = Passage(line.text, (0,), (line.number,))
    sentence = Sentence(line.text, passage, 0, (OF_A_TABLE, line.number), opens=True)
    figure = Quantity(0, 0, Kind.COUNT, printed, text, _unit_of(head))
    return Counted(figure, sentence, head.lower() or "total", is_part)


def _unit_of(head: str) -> str:
    if _PAPERS.search(head):
        return BALLOT
    return PERSON if _PEOPLE.search(head) else noun_of(f" {head.lower()}")
