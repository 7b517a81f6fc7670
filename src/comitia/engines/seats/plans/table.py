"""The rows that a plan needs, from a sheet; every cell that cannot be used is named."""

from collections.abc import Iterator, Mapping
from typing import Final

from comitia.engines.seats.plans.blocks import default_terms, listed
from comitia.engines.seats.plans.cascade import cascade_terms
from comitia.engines.seats.plans.cells import Cells
from comitia.engines.seats.plans.plan import Plan, Term
from comitia.engines.seats.plans.rows import Rows
from comitia.engines.table.around.sums import doubtful_sums
from comitia.engines.table.headings import shortened, strays
from comitia.engines.table.sheet import Sheet
from comitia.kernel.findings import Finding, Place, Refused

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
    parents = cells.texts("parent")
    units = {at for at, parent in enumerate(parents) if not parent}
    everybody = range(len(parents))
    below = {column for term in _below(plan) for column in term.columns}
    rows = Rows(
        sheet.name,
        cells.units(),
        tuple(line.number for line in sheet.lines),
        {
            column: cells.numbers(column, everybody if column in below else units)
            for column in whole
        },
        {column: cells.shares(column) for column in shares},
        *cells.limits(),
        parents,
    )
    faults = [*cells.faults, *strays(sheet)]
    if faults:
        raise Refused(shortened(faults))
    return rows


def columns_named(plan: Plan) -> tuple[str, ...]:
    """Return the columns of a table that a plan names."""
    whole, shares = _named(plan)
    return (*whole, *shares)


def doubts_of(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Yield warnings: of rows that look like sums, and of units without bodies."""
    whole, _ = _named(plan)
    for column in whole:
        cells = rows.whole[column]
        given = [(rows.lines[at], rows.names[at], cells[at]) for at in rows.tops]
        yield from doubtful_sums(rows.file, column, given)
    under = rows.under()
    bare = [at for at in rows.tops if rows.names[at] not in under]
    if under and bare:
        names = tuple(rows.names[at] for at in bare[:_MOST_SHOWN])
        place = rows.place(bare[0])
        yield Finding.of("plan.bare_units", place=place, count=len(bare), units=names)


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
        if column not in cells.at:
            yield Finding.of(
                "plan.no_column",
                place=place,
                column=column,
                table=cells.sheet.name,
                known=heading[:_MOST_SHOWN],
            )
