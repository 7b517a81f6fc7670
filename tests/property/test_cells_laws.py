"""Small numbers that are left out cannot be worked out from what is published."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.attacked_tables import published, recovered

from comitia.stages.composition.cells import LEAST, left_out

CELLS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.integers(0, 30), max_size=8
)


@settings(max_examples=200, deadline=None)
@given(cells=CELLS)
def test_no_small_number_can_be_guessed_to_within_its_size(
    cells: dict[str, int],
) -> None:
    hidden = left_out(cells)
    if hidden == set(cells):
        return
    small = [name for name, number in cells.items() if 0 < number < LEAST]

    table = published(cells, hidden, at_least_one=True)

    assert set(small) <= hidden
    assert recovered(table, small, within=LEAST - 1) == []


@settings(max_examples=100, deadline=None)
@given(cells=CELLS)
def test_a_table_that_is_too_small_tells_nothing_but_its_sum(
    cells: dict[str, int],
) -> None:
    hidden = left_out(cells)
    if not cells or hidden != set(cells) or len(cells) == 1:
        return

    table = published(cells, hidden, at_least_one=False)

    assert {table.range_of(one) for one in cells} == {(0.0, sum(cells.values()))}


def test_without_others_left_out_a_small_number_is_worked_out() -> None:
    cells = {"east": 1, "north": 12, "south": 40}

    alone = published(cells, ["east"], at_least_one=True)
    protected = published(cells, left_out(cells), at_least_one=True)

    assert recovered(alone, ["east"], within=LEAST - 1) == ["east"]
    assert recovered(protected, ["east"], within=LEAST - 1) == []


def test_nothing_is_left_out_where_no_number_is_small() -> None:
    assert left_out({"east": LEAST, "west": 0}) == frozenset()
    assert left_out({}) == frozenset()
    assert left_out({"east": LEAST - 1, "south": LEAST, "west": 9}) != frozenset()
