"""Ids: random for people, readable for units, nothing in between."""

import pytest

from comitia.kernel.bases import Base
from comitia.kernel.ids import is_name_id, is_random_id, random_id
from comitia.kernel.moments import Moment


def test_a_random_id_is_sixteen_drawn_bytes() -> None:
    asked: list[int] = []

    def draw(count: int) -> bytes:
        asked.append(count)
        return b"\xab" * count

    assert random_id(draw) == "ab" * 16
    assert asked == [16]


@pytest.mark.parametrize(
    "text", ["", "0" * 31, "0" * 33, "A" * 32, "g" * 32, "0" * 32 + "\n", "٠" * 32]
)
def test_another_text_is_no_random_id(text: str) -> None:
    assert not is_random_id(text)


@pytest.mark.parametrize("text", ["a", "0", "centre", "north-2", "a--b", "a" * 64])
def test_a_plain_name_can_name_a_unit(text: str) -> None:
    assert is_name_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "-a", "a-", "A", "a_b", "a.b", "a/b", "..", "a b", "a\n", "é", "a" * 65],
)
def test_another_text_cannot_name_a_unit(text: str) -> None:
    assert not is_name_id(text)


def test_the_words_of_charters_name_bases_and_moments() -> None:
    assert [base.value for base in Base] == [
        "entitled", "present", "voters", "issued", "returned", "valid", "seats",
    ]  # fmt: skip
    assert [one.value for one in Moment] == [
        "divided", "nominated", "voting",
        "elected", "approved", "confirmed", "attending",
    ]  # fmt: skip
