"""The payload of the act that divides seats by units and values."""

from collections.abc import Mapping
from typing import Any

from comitia.charter.rules import Rules
from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.impossible import Shortfall
from comitia.kernel.matrix.nesting import Table
from comitia.kernel.seats.divisors import Method
from comitia.kernel.shares import exact_text
from comitia.kernel.views import Views
from comitia.stages.composition.fitting import Asked, TargetCell, table_faults, table_of
from comitia.stages.register.bodies import UnitSeats

Weights = Mapping[tuple[str, str], int]


def targets_payload(
    views: Views, rules: Rules, *, weights: Weights, source: str, lot: str = ""
) -> dict[str, Any]:
    """Return the payload of ``divide_targets`` by the method of the charter.

    `weights` are by unit and value, with the `source` that they are from. Ties are
    drawn from the public seed `lot`, which stands in the payload only where there were
    any. Raises ``Refused`` for weights that are no table, where there is a tie and no
    lot, and where no division is possible; ``KeyError`` for a charter without values.
    """
    seats = {row.unit: row.seats for row in views.every(UnitSeats)}
    cells = tuple(TargetCell(*cell, held, 0) for cell, held in sorted(weights.items()))
    table = table_of(Asked(seats, cells, {}, {}), rules)
    faults = table_faults(table, rules)
    if faults:
        raise Refused(faults)
    grid = table.grid()
    method = Method(rules.read("composition.method", str).value)
    found = divide(grid, method, lot=lot or None)
    if isinstance(found, Shortfall):
        raise Refused([_impossible(found, grid, rules)])
    if found.ties and not lot:
        raise Refused([_tied(found, grid, rules)])
    payload = _payload(table, grid, found)
    return {**payload, "source": source, **({"lot": lot} if found.draws else {})}


def _impossible(found: Shortfall, grid: Grid, rules: Rules) -> Finding:
    cited = rules.read("composition.method", str)
    return Finding.of(
        "composition.impossible",
        key=cited.key,
        clause=cited.provenance.clause,
        units=tuple(grid.rows[one] for one in found.rows),
        values=tuple(grid.columns[one] for one in found.columns),
    )


def _tied(found: Division, grid: Grid, rules: Rules) -> Finding:
    cited = rules.read("composition.tie", str)
    return Finding.of(
        "composition.tie",
        key=cited.key,
        clause=cited.provenance.clause,
        cells=_names(grid, found),
        count=sum(len(one) for one in found.ties),
    )


def _names(grid: Grid, found: Division) -> tuple[str, ...]:
    cells = sorted(cell for tie in found.ties for cell in tie)
    return tuple(f"{grid.rows[row]}/{grid.columns[column]}" for row, column in cells)


def _payload(table: Table, grid: Grid, found: Division) -> dict[str, Any]:
    """Return the seats of each cell, parts within wholes, with the divisors."""
    inside = {one.name: one.inside for one in table.columns}
    held: dict[tuple[str, str], int] = {}
    for unit, line in zip(grid.rows, found.seats, strict=True):
        for value, seats in zip(grid.columns, line, strict=True):
            at = value
            while at:
                held[unit, at] = held.get((unit, at), 0) + seats
                at = inside[at]
    limits = [
        {
            "divisor": exact_text(divisor),
            "unit": grid.rows[limit.row],
            "value": limit.name,
        }
        for limit, divisor in zip(grid.limits, found.divisors.limits, strict=False)
    ]
    cells = [
        {
            "seats": held.get((one.row, one.column), 0),
            "unit": one.row,
            "value": one.column,
            "weight": one.weight,
        }
        for one in table.cells
    ]
    return {
        "cells": cells,
        "columns": _by_name(grid.columns, found.divisors.columns),
        "rows": _by_name(grid.rows, found.divisors.rows),
        **({"limits": limits} if limits else {}),
    }


def _by_name(names: tuple[str, ...], divisors: tuple[Any, ...]) -> dict[str, str]:
    return {name: exact_text(one) for name, one in zip(names, divisors, strict=True)}
