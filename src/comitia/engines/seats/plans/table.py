"""The rows that a plan needs, from a sheet; every cell that cannot be used is named."""

from collections.abc import Iterator, Mapping
from typing import Final

from comitia.engines.seats.plans.blocks import default_terms, listed
from comitia.engines.seats.plans.cascade import cascade_terms
from comitia.engines.seats.plans.cells import Cells
from comitia.engines.seats.plans.plan import Plan, Term
from comitia.engines.seats.plans.rows import Rows
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place, Refused

MOST_FAULTS: Final = 1000
_MOST_SHOWN: Final = 12


def rows_of(sheet: Sheet, plan: Plan) -> Rows:
    """Return the columns of a sheet that a plan names, with limits and parents.

    Columns that the plan does not name may stand there and are not read. Raises
    ``Refused`` with each column that is missing and each cell that is no number.
    """
    cells = Cells(sheet)
    whole, shares = _named(plan)
    missing = list(_missing(cells, {"unit": Place(plan.file), **whole, **shares}))
    if missing or cells.faults:
        raise Refused([*cells.faults, *missing])
    least, most = _limits(cells)
    parents = cells.texts("parent")
    units = {at for at, parent in enumerate(parents) if not parent}
    everybody = range(len(parents))
    below = {column for term in _below(plan) for column in term.columns}
    rows = Rows(
        sheet.name,
        cells.texts("unit"),
        tuple(line.number for line in sheet.lines),
        {
            column: cells.numbers(column, everybody if column in below else units)
            for column in whole
        },
        {column: cells.shares(column) for column in shares},
        least,
        most,
        parents,
    )
    faults = [*cells.faults, *_names(rows)]
    if faults:
        raise Refused(sorted(faults, key=_line)[:MOST_FAULTS])
    return rows


def _named(plan: Plan) -> tuple[dict[str, Place], dict[str, Place]]:
    """Return the columns that a plan names, and where: of numbers, of percentages."""
    tables = [plan.output.terms] if plan.output else [one.terms for one in listed(plan)]
    terms = [term for each in tables for term in each or default_terms(plan)]
    terms += _below(plan)
    return (
        {column: term.place for term in terms for column in term.columns},
        {one.column: one.place for one in plan.added if one.column},
    )


def _below(plan: Plan) -> tuple[Term, ...]:
    """Return the columns that the rows of bodies need too."""
    return cascade_terms(plan, plan.cascade) if plan.cascade else ()


def _missing(cells: Cells, needed: Mapping[str, Place]) -> Iterator[Finding]:
    heading = tuple(cell for cell in cells.sheet.heading.cells if cell)
    for column, place in needed.items():
        if not cells.has(column):
            yield Finding.of(
                "plan.no_column",
                place=place,
                column=column,
                table=cells.sheet.name,
                known=heading[:_MOST_SHOWN],
            )


def _limits(cells: Cells) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
    """Return the fewest and the most seats of each row; a fixed number is both."""
    columns = [cells.optional(name) for name in ("min", "max", "fixed")]
    least: list[int] = []
    most: list[int | None] = []
    for at, (low, high, fixed) in enumerate(zip(*columns, strict=True)):
        if fixed is not None and (low, high) != (None, None):
            cells.blame("plan.fixed_and_limits", at)
        elif low is not None and high is not None and low > high:
            cells.blame("plan.limits_crossed", at, least=low, most=high)
        least.append(fixed if fixed is not None else low or 0)
        most.append(high if fixed is None else fixed)
    return tuple(least), tuple(most)


def _names(rows: Rows) -> Iterator[Finding]:
    """Yield each row without a name, and each with that of an earlier row."""
    if not rows.names:
        yield Finding.of("plan.no_rows", place=Place(rows.file))
    first: dict[str, int] = {}
    for at, name in enumerate(rows.names):
        place, line = rows.place(at), rows.lines[at]
        if not name:
            yield Finding.of("plan.no_unit", place=place)
        elif first.setdefault(name, line) != line:
            yield Finding.of("plan.unit_twice", place=place, unit=name, row=first[name])


def _line(fault: Finding) -> int:
    return (fault.place.line if fault.place else None) or 0
