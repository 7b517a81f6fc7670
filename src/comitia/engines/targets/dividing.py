"""Divides seats among units and values at once, with the proof."""

from dataclasses import replace
from math import inf
from typing import Final

from comitia.engines.targets.choosing import chosen
from comitia.engines.targets.division import Cell, Division, Draw
from comitia.engines.targets.flow import Flow, flow_of
from comitia.engines.targets.network import network_of, with_limits
from comitia.engines.targets.ordering import order_of
from comitia.engines.targets.paths import settle
from comitia.engines.targets.proof.centring import centre
from comitia.engines.targets.proof.exact import Cheaper, Component, cancel, components
from comitia.engines.targets.proof.impossible import at_once, proof_of
from comitia.engines.targets.proof.numbers import divisors_of
from comitia.engines.targets.proof.quick import is_beyond_doubt
from comitia.engines.targets.scaling import scaled
from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.checking import examined
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.impossible import Shortfall
from comitia.kernel.seats.divisors import Method

# How near to a signpost a cell is taken exactly: ever more of them if need be.
_NEARNESS: Final = (1e-9, 1e-7, 1e-5, inf)


def divide(
    grid: Grid, method: Method, *, lot: str | None = None
) -> Division | Shortfall:
    """Return the division of a grid by a divisor method, or why there is none.

    Which of equal divisions it is does not depend on the order of rows and columns.
    With the seed of a `lot` it is that of the cells drawn first. Raises ``ValueError``
    for Hamilton's method, which has no divisors.

    >>> grid = Grid(("a", "b"), ("x", "y"), (2, 2), (3, 1), ((61, 9), (29, 41)))
    >>> found = divide(grid, Method.SAINTE_LAGUE)
    >>> found.seats, found.certified
    (((2, 0), (1, 1)), True)
    """
    if method is Method.HAMILTON:
        raise ValueError(method.value)
    order = order_of(grid)
    sorted_grid = order.grid(grid)
    proof = at_once(method, sorted_grid)
    if proof is None:
        plain = network_of(method, sorted_grid)
        network = with_limits(plain, sorted_grid)
        flow = flow_of(network, sorted_grid, scaled(plain))
        if settle(flow) is None:
            return order.given(
                _decided(_proved(flow, sorted_grid), sorted_grid, flow, lot)
            )
        proof = proof_of(method, sorted_grid, flow)
    return order.proof(proof)


def _proved(flow: Flow, grid: Grid) -> Division:
    """Return a settled flow's seats with exact divisors, checked."""
    method = flow.network.method
    for nearness in _NEARNESS:
        centre(flow)
        joint = _joint(flow, grid, nearness)
        divisors = divisors_of(flow, grid, joint)
        held = flow.network.joined(flow.seats)
        seats = tuple(map(tuple, held.tolist()))
        if is_beyond_doubt(flow.network, grid, held, divisors):
            return Division(seats, divisors, (), (), certified=True)
        found = examined(method, grid, seats, divisors)
        if not found.breaches:
            break
    return Division(seats, divisors, found.ties, (), not found.breaches)


def _joint(flow: Flow, grid: Grid, nearness: float) -> list[Component]:
    while True:
        try:
            return components(flow, grid, nearness)
        except Cheaper as better:
            cancel(flow, better)


def _decided(division: Division, grid: Grid, flow: Flow, lot: str | None) -> Division:
    """Return that of equal divisions which names, or a lot, put first."""
    if not division.ties:
        return division
    method = flow.network.method
    groups = division.ties
    if lot is not None:
        groups = tuple(
            tuple(sorted(one, key=lambda cell: _lot(lot, grid, cell))) for one in groups
        )
    cells = [cell for one in groups for cell in one]
    seats, got = chosen(method, grid, (division.seats, division.divisors), cells)
    found = examined(method, grid, seats, division.divisors)
    draws = tuple(
        Draw(one, tuple(cell for cell in one if cell in got)) for one in groups
    )
    return replace(
        division,
        seats=seats,
        draws=() if lot is None else draws,
        certified=not found.breaches,
    )


def _lot(seed: str, grid: Grid, cell: Cell) -> tuple[str, Cell]:
    """Return the lot of a cell: its unit and its value with a line feed between."""
    return lot_of(seed, f"{grid.rows[cell[0]]}\n{grid.columns[cell[1]]}"), cell
