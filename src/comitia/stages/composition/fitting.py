"""Whether targets fit units and values both ways, and follow from their divisors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comitia.charter.rules import Rules, Setting
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.matrix.branches import NONE, branches_of
from comitia.kernel.matrix.checking import Breach, examined
from comitia.kernel.matrix.drawing import drawn_division, drawn_order
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.matrix.nesting import Cell, Table
from comitia.kernel.matrix.nesting import Row as Line
from comitia.kernel.matrix.ties import Cells
from comitia.kernel.seats.divisors import Method, power
from comitia.kernel.shares import exact_text
from comitia.stages.composition.section import columns_of
from comitia.stages.forms import Count, ExactRatio, NameId, payload

# So many are named where something is wrong with many.
_SHOWN = 20


@payload
class TargetCell:
    """What a unit weighs in a value, and how many of its seats go there."""

    unit: NameId
    value: NameId
    weight: Count
    seats: Count


@payload
class LimitDivisor:
    """The divisor of a unit's seats in a value that contains others."""

    unit: NameId
    value: NameId
    divisor: ExactRatio


@dataclass(frozen=True, slots=True)
class Asked:
    """The seats of the units, and the division that was handed over."""

    seats: Mapping[str, int]
    cells: tuple[TargetCell, ...]
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    limits: tuple[LimitDivisor, ...] = ()
    lot: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    """What the kernel needs to judge: the method, the table, seats and divisors."""

    method: Method
    grid: Grid
    seats: tuple[tuple[int, ...], ...]
    divisors: Divisors


def faults_of(asked: Asked, rules: Rules) -> Iterator[Finding]:
    """Return why a division by units and values is not the one the charter asks for.

    Charter keys: ``composition.method``, ``composition.seats.*``,
    ``composition.least.*``, ``composition.most.*``, ``composition.tie``.
    """
    cited = rules.read("composition.method", str)
    table = table_of(asked, rules)
    faults = table_faults(table, rules)
    yield from faults
    if faults:
        return
    grid = table.grid()
    strange = tuple(_strange_divisors(asked, grid))
    if strange:
        yield _cited("composition.divisors", cited, names=strange[:_SHOWN])
        return
    fit = _fit(asked, table, Method(cited.value))
    found = examined(fit.method, grid, fit.seats, fit.divisors)
    for breach in found.breaches[:_SHOWN]:
        yield _said(breach, cited, table, fit)
    if found.ties:
        tie = rules.get("composition.tie") or cited
        yield from _not_drawn(asked.lot, fit, found.ties, tie)


def table_faults(table: Table, rules: Rules) -> tuple[Finding, ...]:
    """Return what keeps units, values and weights from being a table.

    Charter key: ``composition.method``.
    """
    cited = rules.read("composition.method", str)
    return tuple(
        _cited(f"composition.{one.code}", cited, unit=one.row, value=one.column)
        for one in table.faults()[:_SHOWN]
    )


def _strange_divisors(asked: Asked, grid: Grid) -> Iterator[str]:
    """Return who lacks a divisor, and who has one that divides nothing."""
    yield from sorted(set(asked.rows) ^ set(grid.rows))
    yield from sorted(set(asked.columns) ^ set(grid.columns))
    limits = {(grid.rows[one.row], one.name) for one in grid.limits}
    seen: set[tuple[str, str]] = set()
    for one in asked.limits:
        if (one.unit, one.value) not in limits or (one.unit, one.value) in seen:
            yield f"{one.unit}/{one.value}"
        seen.add((one.unit, one.value))


def tied_cells(asked: Asked, rules: Rules) -> tuple[str, ...]:
    """Return the tied cells in the order of their lots; none where nothing is tied."""
    method = rules.read("composition.method", str)
    fit = _fit(asked, table_of(asked, rules), Method(method.value))
    found = examined(fit.method, fit.grid, fit.seats, fit.divisors)
    return _names(fit.grid, drawn_order(fit.grid, found.ties, asked.lot))


def _names(grid: Grid, cells: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(f"{grid.rows[row]}/{grid.columns[column]}" for row, column in cells)


def table_of(asked: Asked, rules: Rules) -> Table:
    """Return units, values and cells with the limits that the charter sets.

    Charter keys: ``composition.values``, ``composition.seats.*``,
    ``composition.inside.*``, ``composition.least.*``, ``composition.most.*``.
    """
    least = rules.family("composition.least")
    most = rules.family("composition.most")
    rows = tuple(Line(unit, seats) for unit, seats in sorted(asked.seats.items()))
    columns = columns_of(rules)
    given = {(one.unit, one.value): one for one in asked.cells}
    # A limit holds for a cell that nobody stated, too.
    known = {(row.name, column.name) for row in rows for column in columns}
    silent = [TargetCell(*one, 0, 0) for one in sorted(known - given.keys())]
    cells = tuple(
        Cell(
            one.unit,
            one.value,
            one.weight,
            one.seats,
            _limit(least.get(one.value), asked.seats.get(one.unit, 0)) or 0,
            _limit(most.get(one.value), asked.seats.get(one.unit, 0)),
        )
        for one in (*asked.cells, *silent)
    )
    return Table(rows, columns, cells)


def _limit(setting: Setting[object] | None, seats: int) -> int | None:
    if setting is None or not isinstance(setting.value, Bound):
        return None
    return setting.value.limit(seats)


def _fit(asked: Asked, table: Table, method: Method) -> _Fit:
    grid = table.grid()
    divisors = Divisors.named(
        grid,
        {unit: Fraction(one) for unit, one in asked.rows.items()},
        {value: Fraction(one) for value, one in asked.columns.items()},
        {(one.unit, one.value): Fraction(one.divisor) for one in asked.limits},
    )
    return _Fit(method, grid, table.seats(), divisors)


def _said(breach: Breach, cited: Setting[str], table: Table, fit: _Fit) -> Finding:
    """Return a breach with the numbers that it is about."""
    code, unit, value = breach.code, breach.row, breach.column
    if code == "divisor" and not unit:
        return _cited("composition.no_divisor", cited)
    facts: dict[str, Fact] = {
        name: one for name, one in (("unit", unit), ("value", value)) if one
    }
    if code == "row":
        facts["seats"] = next(one.seats for one in table.rows if one.name == unit)
    elif code == "column":
        facts["seats"] = next(one.seats for one in table.columns if one.name == value)
    elif code in {"low", "high"}:
        row, column = fit.grid.rows.index(unit), fit.grid.columns.index(value)
        facts["seats"] = fit.seats[row][column]
        facts["share"] = exact_text(_share(row, column, fit))
    return _cited(f"composition.{code}", cited, **facts)


def _share(row: int, column: int, fit: _Fit) -> Fraction:
    """Return what is rounded to the seats of a cell; Huntington-Hill squares it."""
    divisors = fit.divisors
    weight = fit.grid.weights[row][column] ** power(fit.method)
    share = Fraction(weight) / (divisors.rows[row] * divisors.columns[column])
    for place in branches_of(fit.grid).get(row, NONE).around(column):
        share /= divisors.limits[place]
    return share


def _not_drawn(
    seed: str, fit: _Fit, ties: Sequence[Cells], tie: Setting[object]
) -> Iterator[Finding]:
    """Return that ties were not drawn, or that the lots fell otherwise."""
    if not seed:
        tied = sorted(_names(fit.grid, (cell for one in ties for cell in one)))
        cells = tuple(tied[:_SHOWN])
        yield _cited("composition.tie", tie, cells=cells, count=len(tied))
        return
    drawing = drawn_division(fit.method, fit.grid, fit.seats, fit.divisors, seed)
    if drawing.seats != fit.seats:
        names = _names(fit.grid, drawing.order)
        due = tuple(
            f"{name} {drawing.seats[row][column]}"
            for name, (row, column) in zip(names, drawing.order, strict=True)
            if drawing.seats[row][column] != fit.seats[row][column]
        )
        yield _cited("composition.lot", tie, seed=seed, due=due[:_SHOWN])


def _cited(code: str, setting: Setting[object], **facts: Fact) -> Finding:
    clause = setting.provenance.clause
    return Finding(code, tuple(sorted(facts.items())), setting.key, clause)
