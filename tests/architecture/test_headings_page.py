"""The page of headings lists every heading that a table may have."""

import pytest
from tests.architecture.project import ROOT

from comitia.engines.seats.plans.cells import HEADINGS
from comitia.engines.table.headings import Headings
from comitia.engines.targets.reading import CELLS, COLUMNS, ROWS

PAGE = ROOT / "docs" / "reference" / "headings.md"


@pytest.mark.parametrize("headings", [HEADINGS, CELLS, ROWS, COLUMNS])
def test_the_page_lists_every_heading_of_a_field(headings: Headings) -> None:
    table = "\n".join(
        f"| `{field}` | {', '.join(names)} |" for field, names in headings.items()
    )

    assert f"|---|---|\n{table}\n\n" in PAGE.read_text(encoding="utf-8")
