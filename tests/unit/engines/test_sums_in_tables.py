"""Rows of sums are found by their names, and doubted by their numbers."""

import pytest

from comitia.engines.table.around.sums import doubtful_sums, names_a_sum

Rows = list[tuple[int, str, int]]


@pytest.mark.parametrize(
    "name",
    [
        *("合计", "合 计", "合计：", "合计（人）", "总计", "小计", "总数", "总人数"),
        *("总和", "汇总", "全国", "全国合计", "共计。", "Total", "TOTAL:", "Sum"),
        *("Grand total", "all units", "sub-total", "Subtotal", "Sum of members"),
        *("(Total)", "合計計合计", "**Total**", "Total (persons)"),
    ],
)
def test_a_name_of_a_sum_is_known_with_its_spaces_and_signs(name: str) -> None:
    assert names_a_sum(name)


@pytest.mark.parametrize(
    "name",
    [
        *("north", "会计学院", "全国总工会", "中央汇金", "Allstedt", "Total Oil"),
        *("Members", "Grand", "Summit", "", "3", "全国性社会团体"),
    ],
)
def test_other_names_are_those_of_units(name: str) -> None:
    assert not names_a_sum(name)


def test_a_row_as_large_as_three_others_is_doubted() -> None:
    rows: Rows = [(2, "a", 6), (3, "b", 1), (4, "c", 2), (5, "d", 3)]

    found = list(doubtful_sums("t.csv", "weight", rows))

    assert [str(one.place) for one in found] == ["t.csv:2"]


@pytest.mark.parametrize(
    "rows",
    [
        [(2, "a", 7), (3, "b", 1), (4, "c", 2), (5, "d", 3)],
        [(2, "a", 3), (3, "b", 1), (4, "c", 2)],
        [(2, "a", 0), (3, "b", 0), (4, "c", 0), (5, "d", 0)],
    ],
)
def test_other_numbers_two_others_and_zeros_are_not_doubted(rows: Rows) -> None:
    assert list(doubtful_sums("t.csv", "weight", rows)) == []
