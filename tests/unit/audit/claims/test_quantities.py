import pytest

from comitia.audit.claims.quantities import Kind, quantities


def kinds(text: str, *, is_chinese: bool) -> list[tuple[str, str]]:
    found = quantities(text, is_chinese=is_chinese)
    return [(q.text, q.kind.value) for q in found if q.kind is not Kind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "2021年11月26日，第20次会议在3楼召开，平均年龄52.2岁",
        "党的二十大、第一线、三上三下、四位一体、一些、统一",
        "第12条第3款、第7页、热线12380、1950—1960年、3倍",
    ],
)
def test_chinese_dates_ordinals_and_names_are_no_counts(text: str) -> None:
    assert kinds(text, is_chinese=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "on 12 May 2031 the 19th congress met in room 14, article 3, page 7",
        "COVID-19, version 2.1.3, the 1990s, 10:30, 555-0142, aged 35",
    ],
)
def test_english_dates_ordinals_and_names_are_no_counts(text: str) -> None:
    assert kinds(text, is_chinese=False) == []


def test_people_are_one_kind_by_whatever_measure_word() -> None:
    found = quantities("120名、30人、5位、40户", is_chinese=True)

    assert [q.unit for q in found] == ["person", "person", "person", "户"]


def test_grouping_and_scales_are_read() -> None:
    found = quantities(
        "1,234 members, 1 234 members, 3.6 million players", is_chinese=False
    )

    assert [int(q.printed.value) for q in found] == [1234, 1234, 3_600_000]


def test_a_number_with_a_point_is_no_exact_count_of_heads() -> None:
    assert kinds("1.234 members", is_chinese=False) == []


def test_numbers_beyond_all_measure_are_left_out() -> None:
    assert kinds("9" * 5000 + "名", is_chinese=True) == []
