"""The quick proof of targets never says yes where the kernel's checker would not."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.engines.targets.dividing import divide
from comitia.engines.targets.division import Division
from comitia.engines.targets.network import network_of
from comitia.engines.targets.proof.quick import is_beyond_doubt
from comitia.kernel.matrix.checking import Examination, examined, ways
from comitia.kernel.matrix.grid import Divisors, Grid
from comitia.kernel.seats.divisors import Method

METHODS = [one for one in Method if one is not Method.HAMILTON]
ratios = st.builds(Fraction, st.integers(1, 12), st.integers(1, 4))


@st.composite
def proposals(
    draw: st.DrawFn,
) -> tuple[Method, Grid, tuple[tuple[int, ...], ...], Divisors]:
    """Return seats and divisors, right or wrong, for a grid with or without bounds."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))

    def table(lowest: int, highest: int) -> tuple[tuple[int, ...], ...]:
        line = st.tuples(*(st.integers(lowest, highest),) * columns)
        return draw(st.tuples(*(line,) * rows))

    seats = table(0, 4)
    off = draw(st.sampled_from([0, 0, 0, 1]))
    grid = Grid(
        tuple("abc"[:rows]),
        tuple("xyz"[:columns]),
        (sum(seats[0]) + off, *(sum(one) for one in seats[1:])),
        tuple(sum(one) for one in zip(*seats, strict=True)),
        table(0, 40),
        least=draw(st.sampled_from([(), table(0, 2)])),
        most=draw(st.sampled_from([(), table(1, 5)])),
    )
    divisors = Divisors(
        draw(st.tuples(*(ratios,) * rows)), draw(st.tuples(*(ratios,) * columns))
    )
    return draw(st.sampled_from(METHODS)), grid, seats, divisors


@given(proposals())
def test_the_quick_proof_says_yes_exactly_where_no_cell_stands_on_a_signpost(
    proposal: tuple[Method, Grid, tuple[tuple[int, ...], ...], Divisors],
) -> None:
    method, grid, seats, divisors = proposal
    network = network_of(method, grid)

    is_proved = is_beyond_doubt(network, grid, np.array(seats), divisors)

    breaches, edges = ways(method, grid, seats, divisors)
    assert is_proved == (not breaches and not edges)


@pytest.mark.parametrize("method", METHODS)
@given(st.randoms(use_true_random=False))
def test_the_quick_proof_agrees_on_divisions_and_on_their_neighbours(
    method: Method, chance: object
) -> None:
    draw = chance.randint  # type: ignore[attr-defined]
    weights = tuple(tuple(draw(1, 10**6) for _ in range(3)) for _ in range(4))
    grid = Grid(tuple("abcd"), tuple("xyz"), (9,) * 4, (12,) * 3, weights)
    found = divide(grid, method)
    assert isinstance(found, Division)
    (one, two, *rest), *others = found.seats
    swapped = ((one + 1, two - 1, *rest), *others)

    for seats in (found.seats, swapped):
        sums = tuple(sum(line) for line in zip(*seats, strict=True))
        held = replace(grid, column_seats=sums)
        network = network_of(method, held)
        is_proved = is_beyond_doubt(network, held, np.array(seats), found.divisors)

        if is_proved:
            plain = examined(method, held, seats, found.divisors)
            assert plain == Examination((), ())


def test_the_quick_proof_leaves_large_numbers_to_the_plain_one() -> None:
    grid = Grid(("a",), ("x",), (1,), (1,), ((10**15,),))
    network = network_of(Method.SAINTE_LAGUE, grid)
    exact = Divisors((Fraction(10**15),), (Fraction(1),))
    fine = Divisors((Fraction(10**19 + 1, 10**4),), (Fraction(1),))

    by_exact = is_beyond_doubt(network, grid, np.array([[1]]), exact)
    by_fine = is_beyond_doubt(network, grid, np.array([[1]]), fine)

    assert (by_exact, by_fine) == (True, False)
