"""Tables: whatever bytes come, they are read or refused; what is written is read."""

from hypothesis import given
from hypothesis import strategies as st
from tests.workbooks import workbook

from comitia.engines.table.reading import read_table
from comitia.engines.table.sheet import cell_text
from comitia.engines.table.writing import csv_text, neutral
from comitia.kernel.findings import Refused

BOOK = workbook([["id", "name"], ["007", 1.5]])
CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12
).map(cell_text)


def is_answered(content: bytes) -> bool:
    try:
        read_table(content, name="t")
    except Refused as refused:
        return all(one.place is not None for one in refused.findings)
    return True


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    assert is_answered(content)


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(at: int, damage: bytes) -> None:
    assert is_answered(BOOK[:at] + damage + BOOK[at + len(damage) :])


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    text = csv_text(("id", "name"), rows)

    read = read_table(text.encode(), name="t")

    filled = [tuple(map(neutral, row)) for row in rows if any(row)]
    assert [line.cells for line in read.lines] == filled


@given(CELLS)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert not neutral(cell).lstrip().startswith(tuple("=+-@＝＋－＠"))
