"""Shares: exact, and refused where a reader could take them for another number."""

from fractions import Fraction

import pytest

from comitia.kernel.shares import exact_text, parse_share, percent_text


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("15 %", Fraction(15, 100)),
        ("15%", Fraction(15, 100)),
        ("15％", Fraction(15, 100)),
        (" 33.6 % ", Fraction(336, 1000)),
        ("115 %", Fraction(115, 100)),
        ("0.5 %", Fraction(1, 200)),
        ("1/3", Fraction(1, 3)),
        ("2 / 6", Fraction(1, 3)),
    ],
)
def test_a_percentage_or_a_ratio_is_read_exactly(text: str, share: Fraction) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "", "15", "0.15", "15 percent", "-1 %", "1/0", "1/-2", ".5 %", "5. %", "1 %%",
        "1/2 %", "1/2/3", "1e2 %", "1,5 %", "٣ %", "1_0 %", "1" * 19 + " %",
        "1 /" + "9" * 19, "1." + "0" * 19 + " %",
    ],
)  # fmt: skip
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_share(text)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 4), "25 %"),
        (Fraction(1, 200), "0.5 %"),
        (Fraction(1, 10**8), "0.000001 %"),
        (Fraction(1, 10**9), "1/1000000000"),
        (Fraction(2, 7), "2/7"),
        (Fraction(23, 20), "115 %"),
    ],
)
def test_a_share_is_written_as_a_percentage_when_that_is_exact(
    share: Fraction, text: str
) -> None:
    assert percent_text(share) == text


def test_a_share_below_zero_keeps_its_digits() -> None:
    assert percent_text(Fraction(-1, 200)) == "-0.5 %"
    assert percent_text(Fraction(-1, 3)) == "-1/3"


def test_a_whole_share_keeps_its_denominator() -> None:
    assert exact_text(Fraction(2)) == "2/1"
