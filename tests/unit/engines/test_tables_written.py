"""Tables that leave the house carry no formula."""

import pytest

from comitia.engines.table.writing import csv_text


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"]
)
def test_a_cell_that_would_calculate_is_neutralised(sign: str) -> None:
    text = csv_text(("id",), [(f"{sign}cmd",)])

    assert text.partition("\n")[2].lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", [" =1", "\u3000＝1"])
def test_a_space_before_it_hides_nothing(cell: str) -> None:
    assert csv_text(("id",), [(cell,)]) == f"id\n'{cell}\n"


def test_other_cells_stay_as_they_are() -> None:
    assert csv_text(("id", "n"), [("007", "a-b, c")]) == 'id,n\n007,"a-b, c"\n'
