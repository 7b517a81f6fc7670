"""What binds because nobody said otherwise stays binding in the layers below."""

from pathlib import Path

import pytest
from tests.charter_files import faults, minimal

CATEGORIES = """
[composition.categories.sex]
value = ["women", "men"]
clause = "Rule 3a"
"""
FLOOR = """
[composition.floors.women]
at_least = "1/4"
of = "seats"
clause = "Rule 3b"
"""
ABOVE_MEMBERS = """
[composition.above_members]
value = ["women"]
clause = "Rule 3c"
"""
OTHERS = """
[composition.above_members]
value = ["men"]
clause = "Rule 3c"
"""
SOFT = """
[composition.strengths.women]
value = "soft"
clause = "Rule 3d"
"""
HEAD = """[layer]
name = "Plan"
rank = "{rank}"
from = 2026-01-01
units = ["{unit}"]
"""
KEY = "composition.strengths.women"


def layer(*parts: str, rank: str = "unit-plan", unit: str = "valley") -> str:
    return HEAD.format(rank=rank, unit=unit) + "".join(parts)


def found(
    folder: Path, more: str, plan: str, notice: str = ""
) -> list[tuple[str, str]]:
    names = '"notice.toml", "plan.toml"' if notice else '"plan.toml"'
    text = minimal(more=CATEGORIES + more).replace(
        "format = 1", f"format = 1\nlayers = [{names}]"
    )
    layers = {"notice": notice} if notice else {}
    return faults(folder, text, plan=plan, **layers)


@pytest.mark.parametrize("asked", [FLOOR, ABOVE_MEMBERS])
def test_a_plan_softens_nothing_that_is_asked_for_without_a_word(
    tmp_path: Path, asked: str
) -> None:
    hard = SOFT.replace('"soft"', '"hard"')

    assert found(tmp_path, asked, layer(SOFT)) == [("softens", KEY)]
    assert found(tmp_path, asked, layer(hard)) == []


def test_a_plan_repeats_that_something_is_soft(tmp_path: Path) -> None:
    assert found(tmp_path, FLOOR + SOFT, layer(SOFT)) == []


def test_a_plan_asks_softly_for_what_nobody_asks_above(tmp_path: Path) -> None:
    assert found(tmp_path, OTHERS, layer(FLOOR, SOFT)) == []


def test_what_is_said_to_one_kind_of_unit_softens_nothing_for_others(
    tmp_path: Path,
) -> None:
    both = layer(SOFT).replace('["valley"]', '["valley", "hill"]')
    notice = layer(SOFT, rank="notice").replace('"Plan"', '"Notice"')
    asked = layer(FLOOR, rank="regulation", unit="hill")
    quoted = found(tmp_path, FLOOR, layer(SOFT), notice)

    assert ("softens", KEY) in quoted
    assert ("softens", KEY) in found(tmp_path, "", both, asked)
    assert ("softens", KEY) not in found(tmp_path, "", layer(SOFT), asked)
