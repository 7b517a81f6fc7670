"""What the pages on plans and on paper say is what the engine does."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.pages.reading import boxes

from comitia.engines.seats.plans.plan import Rounding
from comitia.engines.seats.plans.reading import read_plan
from comitia.kernel.seats.divisors import Method, quotient

DOCS = Path(__file__).resolve().parents[4] / "docs"
PLANS = DOCS / "reference" / "seats-plan.md"
ON_PAPER = (DOCS / "how-to", DOCS / "zh")
MEMBERS = {"east": 5300, "north": 2390, "south": 1420, "west": 890}
KEYS = {
    *("seats", "method", "weight", "column", "share", "units", "name", "of", "per"),
    *("rounding", "least", "enlargement", "strict"),
}


def rows_of(folder: Path, width: int) -> dict[str, list[str]]:
    """Return the rows of the table with so many cells, by unit."""
    page = (folder / "divide-seats-on-paper.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("|")
    ]
    return {row[0]: row[1:] for row in rows if len(row) == width and row[0] in MEMBERS}


def number(cell: str) -> Fraction:
    return Fraction(cell.strip("*").replace(",", ""))


@pytest.mark.parametrize("folder", ON_PAPER)
def test_the_table_of_quotients_is_right_and_ten_are_marked(folder: Path) -> None:
    table = rows_of(folder, 8)

    marked: list[Fraction] = []
    plain: list[Fraction] = []
    for unit, cells in table.items():
        for seat, cell in enumerate(filter(None, cells), start=1):
            exact = quotient(Method.SAINTE_LAGUE, MEMBERS[unit], seat)
            assert exact is not None
            assert abs(number(cell) - exact) <= Fraction(1, 20)
            (marked if cell.startswith("*") else plain).append(exact)
    assert table.keys() == MEMBERS.keys()
    assert len(marked) == 10
    assert min(marked) > max(plain)


@pytest.mark.parametrize("folder", ON_PAPER)
def test_the_table_of_remainders_is_right(folder: Path) -> None:
    table = rows_of(folder, 5)

    for unit, (share, whole, rest, seats) in table.items():
        assert number(share) == Fraction(MEMBERS[unit], 1000)
        assert number(share) == number(whole) + number(rest)
        assert number(seats) == number(whole) + rest.startswith("*")
    assert sum(int(row[3]) for row in table.values()) == 10


def test_every_plan_on_the_page_is_read() -> None:
    plans = [box.typed for box in boxes(PLANS) if not box.typed.startswith("comitia")]

    for plan in plans:
        read_plan(plan.encode(), file="page.toml")
    assert len(plans) == 4


def test_the_page_names_every_key_and_every_word() -> None:
    page = PLANS.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_-]+)`", page))

    assert KEYS | set(Rounding) | set(Method) <= named
    headings = set(re.findall(r"^### `\[+(\w+)\]+`", page, re.MULTILINE))
    assert headings == {"weight", "base", "block", "output", "part", "added", "cascade"}
