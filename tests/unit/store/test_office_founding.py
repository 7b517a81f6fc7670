"""Founding: nothing is made of what could not be held."""

import os
from pathlib import Path

import pytest
from tests.charter_files import layered, minimal, written

from comitia.actions.perform import Request
from comitia.audit.election.verify import verify
from comitia.kernel.findings import Refused
from comitia.store.office import Office

PLAN = """[layer]
name = "Plan of the valley"
rank = "unit-plan"
units = ["valley"]
from = 2026-01-01

[notice.term]
value = "9 days"
clause = "Plan, article 1"
"""
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

    with pytest.raises(Refused, match=r"charter\.no_calendar"):
        Office.create(
            tmp_path / "election",
            charter=charter,
            officer="officer",
            password=None,
            seed="4242",
        )

    assert not (tmp_path / "election").exists()


def created(root: Path, charter: Path) -> Path:
    """Return the folder of a rehearsal under a charter."""
    os.environ["COMITIA_KEYS"] = str(root / "keys")
    folder = root / "election"
    with Office.create(
        folder, charter=charter, officer="officer", seed="4242"
    ) as office:
        officer = office.account_id("officer")
        office.do(Request("checkpoint", {"reason": "enough"}, officer, "k1"))
    return folder


def sealed(folder: Path) -> list[str]:
    """Return which of a charter's files an election keeps and seals."""
    with Office.open(folder) as office:
        kept = [f"charter/{file.name}" for file in office.place.charter.iterdir()]
        names = [name for name in office.opening.sealed if "/" in name]
    assert sorted(kept) == sorted(names)
    return sorted(names)


@pytest.mark.parametrize("stray", ["通知.toml", "draft.toml"])
def test_a_file_that_the_charter_does_not_list_is_not_sealed(
    tmp_path: Path, stray: str
) -> None:
    (tmp_path / "rules").mkdir()
    charter = layered(tmp_path / "rules", minimal(), plan=PLAN)
    (charter / stray).write_text("# notes", encoding="utf-8")

    folder = created(tmp_path, charter)

    assert sealed(folder) == ["charter/charter.toml", "charter/plan.toml"]
    assert verify(folder, environment=os.environ).faults == ()


def test_a_head_of_another_name_is_sealed_under_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    written(tmp_path / "rules", minimal())
    (tmp_path / "rules/charter.toml").rename(tmp_path / "rules/mine.toml")

    folder = created(tmp_path, tmp_path / "rules/mine.toml")

    assert sealed(folder) == ["charter/charter.toml"]
    assert verify(folder, environment=os.environ).faults == ()


def test_a_layer_whose_name_no_record_holds_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    charter = layered(tmp_path / "rules", minimal(), 通知=PLAN)

    with pytest.raises(Refused, match=r"charter\.layer_name"):
        created(tmp_path, charter)

    assert not (tmp_path / "election").exists()


def test_a_layer_that_changed_or_went_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    folder = created(tmp_path, layered(tmp_path / "rules", minimal(), plan=PLAN))
    (folder / "charter/plan.toml").unlink()

    with pytest.raises(Refused, match=r"store\.charter_changed"):
        Office.open(folder)
