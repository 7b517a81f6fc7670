"""What is asked of one category, or of one axis, must be possible for some list."""

from pathlib import Path

import pytest
from tests.charter_files import minimal, reading, written

AXIS = """
[composition.categories.line]
value = ["front", "office"]
clause = "The axis"
"""


def bound(family: str, category: str, relation: str, share: str) -> str:
    return (
        f'\n[composition.{family}.{category}]\n{relation} = "{share}"\n'
        'of = "seats"\nclause = "c"\n'
    )


def codes(folder: Path, *bounds: str) -> list[str]:
    found = reading(written(folder, minimal(more=AXIS + "".join(bounds)))).faults
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("floor", "ceiling", "expected"),
    [
        (("at_least", "1/3"), ("at_most", "1/3"), []),
        (("more_than", "1/3"), ("at_most", "1/3"), ["charter.ceiling_below_floor"]),
        (("at_least", "1/3"), ("less_than", "1/3"), ["charter.ceiling_below_floor"]),
        (("at_least", "34 %"), ("at_most", "1/3"), ["charter.ceiling_below_floor"]),
        (("at_least", "1/3"), ("at_most", "34 %"), []),
    ],
)
def test_no_ceiling_lies_below_the_floor_of_its_category(
    tmp_path: Path,
    floor: tuple[str, str],
    ceiling: tuple[str, str],
    expected: list[str],
) -> None:
    asked = bound("floors", "front", *floor)
    allowed = bound("ceilings", "front", *ceiling)

    assert codes(tmp_path, asked, allowed) == expected


@pytest.mark.parametrize(
    ("relation", "share", "expected"),
    [
        ("at_least", "60 %", []),
        ("more_than", "60 %", ["charter.floors_beyond_all"]),
        ("at_least", "61 %", ["charter.floors_beyond_all"]),
    ],
)
def test_floors_of_one_axis_leave_room_for_one_another(
    tmp_path: Path, relation: str, share: str, expected: list[str]
) -> None:
    other = bound("floors", "office", "at_least", "40 %")

    assert codes(tmp_path, bound("floors", "front", relation, share), other) == expected


def test_a_ceiling_of_another_category_is_not_compared(tmp_path: Path) -> None:
    asked = bound("floors", "front", "at_least", "60 %")

    assert codes(tmp_path, asked, bound("ceilings", "office", "at_most", "1/3")) == []
