"""Founding: nothing is made of what could not be held."""

from pathlib import Path

import pytest
from tests.charter_files import layered, minimal

from comitia.kernel.findings import Refused
from comitia.store.office import Office

LAYER = """[layer]
name = "Plan of the valley"
rank = "unit-plan"
units = ["valley"]
from = 2027-01-01

[notice.term]
value = "5 working days"
clause = "Plan, article 1"
"""


def test_what_holds_later_or_for_one_unit_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    monkeypatch.setenv("COMITIA_KEYS", str(tmp_path / "keys"))
    charter = layered(tmp_path / "rules", minimal(), plan=LAYER)

    with pytest.raises(Refused, match=r"register\.no_calendar"):
        Office.create(
            tmp_path / "election",
            charter=charter,
            officer="officer",
            password=None,
            seed="4242",
        )

    assert not (tmp_path / "election").exists()
