"""The proof of a division by a divisor method, at speed and exact."""

import numpy as np

from comitia.engines.seats.claims import Whole
from comitia.engines.seats.columns import CLOSE, Columns, Marks
from comitia.engines.seats.highest import by_quotient, worth_of
from comitia.kernel.seats.division import Certificate, Edge
from comitia.kernel.seats.divisors import Method


def proof_of(columns: Columns, method: Method, given: Whole) -> Certificate:
    """Return the lowest seat that was given and the highest that was not.

    It is what :func:`comitia.kernel.seats.division.certificate_of` returns. Floats only
    choose which seats are compared exactly. Raises ``ArithmeticError`` where a seat
    that was left stands for more than one given: no such division may go out.
    """
    kept = _edge(columns, method, given, given > columns.least, highest=False)
    open_to = (given < columns.most) & (columns.floats > 0)
    left = _edge(columns, method, given + 1, open_to, highest=True)
    certificate = Certificate(kept, left)
    if not certificate.is_proof:
        raise ArithmeticError(certificate)
    return certificate


def _edge(
    columns: Columns, method: Method, seat: Whole, marks: Marks, *, highest: bool
) -> Edge | None:
    units = np.nonzero(marks)[0]
    if not len(units):
        return None
    seats = seat[units]
    worth = worth_of(method, columns.floats[units], seats)
    extreme = worth.max() if highest else worth.min()
    if np.isinf(extreme):
        name = columns.first_named(units[np.isinf(worth)])
        return Edge(name, 1, None)
    near = abs(worth - extreme) <= CLOSE * extreme
    groups = by_quotient(columns, method, units[near], seats[near])
    stands_for = max(groups) if highest else min(groups)
    name = columns.first_named(groups[stands_for])
    place = next(
        one for one in groups[stands_for].tolist() if columns.units[one] == name
    )
    return Edge(name, int(seat[place]), stands_for)
