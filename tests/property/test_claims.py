"""True sentences in many wordings are never flagged; one changed figure is."""

import time
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from comitia.audit.claims import check_text
from comitia.audit.claims.arithmetic import percent, plain, rounded
from comitia.audit.claims.numerals import chinese_number, english_number
from comitia.audit.claims.verdicts import Outcome

WORDINGS = (
    "大会共选举代表{whole}名。当选代表中，女代表{part}名，占{share}%。",
    "本届共有代表{whole}名，其中女代表{part}名，占代表总数的{share}％。",
    "在{whole}名代表中，工人代表有{part}名，占{share}%，结构合理。",
    "会员共{whole}人。女会员{part}人（占{share}%），比例稳定。",
    "现有社员{whole}户，其中入股{part}户，约为多数。入股社员{part}户，占社员总数的百分之{share}。",
    "Of the {whole} delegates, {part} ({share} %) are women.",
    "The union has {whole} members. {part} members ({share}%) work at night.",
    "{part} of the {whole} members, or {share} percent, took part.",
    "Women account for {part} of the {whole} delegates, or {share} %.",
    "Some of the news: {share} % of the {whole} delegates, or {part}, are new.",
    (
        "|Unit|Delegates|Share|\n|-|-|-|\n|A|{part}|{share} %|\n|B|{rest}|{other} %|\n"
        "|Total|{whole}|100 %|"
    ),
)
MOST = 4000
# "from 1990 to 2010" would be read as years, in doubt for the text.
NO_YEAR = 1800
CHINESE_DIGITS = "零一二三四五六七八九"


def flagged(text: str) -> list[str]:
    return [one.printed for one in check_text(text).having(Outcome.FLAGGED)]


def written(wording: str, whole: int, part: int, shift: Fraction) -> str:
    share = Fraction(part, whole) + shift
    return wording.format(
        whole=whole,
        part=part,
        rest=whole - part,
        share=percent(share, 1).removesuffix(" %"),
        other=percent(1 - Fraction(part, whole), 1).removesuffix(" %"),
    )


@given(
    wording=st.sampled_from(WORDINGS),
    whole=st.integers(20, MOST),
    part=st.fractions(Fraction(1, 50), Fraction(9, 10)),
)
def test_a_true_sentence_is_never_flagged(
    wording: str, whole: int, part: Fraction
) -> None:
    text = written(wording, whole, max(2, round(whole * part)), Fraction(0))

    assert flagged(text) == []


@given(
    wording=st.sampled_from([w for w in WORDINGS if "百分之" not in w]),
    whole=st.integers(200, MOST),
    part=st.fractions(Fraction(1, 4), Fraction(3, 5)),
    shift=st.fractions(Fraction(2, 100), Fraction(20, 100)),
)
def test_a_share_off_by_more_than_its_rounding_is_flagged(
    wording: str, whole: int, part: Fraction, shift: Fraction
) -> None:
    text = written(wording, whole, round(whole * part), shift)

    assert len(flagged(text)) == 1


@given(men=st.integers(2, 900), women=st.integers(2, 900), off=st.integers(0, 9))
def test_parts_are_flagged_exactly_when_they_miss_their_whole(
    men: int, women: int, off: int
) -> None:
    chinese = f"共有代表{men + women + off}名，其中男代表{men}名、女代表{women}名。"
    english = f"They are {men + women + off} delegates: {men} men and {women} women."

    assert bool(flagged(chinese)) == bool(flagged(english)) == (off > 0)


@given(
    old=st.integers(10, NO_YEAR), new=st.integers(10, NO_YEAR), off=st.integers(0, 9)
)
def test_a_difference_is_flagged_exactly_when_it_is_wrong(
    old: int, new: int, off: int
) -> None:
    more = new - old
    verb, word = ("增加", "up") if more >= 0 else ("减少", "down")
    chinese = f"会员由{old}人{verb}到{new}人，{verb}{abs(more) + off}人。"
    english = f"Membership went from {old} to {new}, {word} {abs(more) + off}."

    assert bool(flagged(chinese)) == bool(flagged(english)) == (off > 0)


def slow_numeral(number: int) -> str:
    """Write a number up to 99,999,999 by the rules taught in school."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        return slow_numeral(high) + "万" + zero + (slow_numeral(low) if low else "")
    pieces, gap = "", False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            pieces += ("零" if gap and pieces else "") + CHINESE_DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return pieces or "零"


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert chinese_number(slow_numeral(number)) == number


@given(st.text("〇零一二两三四五六七八九十百千万亿", max_size=40))
def test_any_row_of_numerals_gives_a_number_or_none(text: str) -> None:
    number = chinese_number(text)

    assert number is None or number >= 0


@given(
    st.lists(
        st.sampled_from(
            ["one", "ten", "twenty", "hundred", "thousand", "and", "million"]
        )
    )
)
def test_any_row_of_english_words_gives_a_number_or_none(words: list[str]) -> None:
    number = english_number(" ".join(words))

    assert number is None or number >= 0


@given(st.decimals(0, 1000, places=4), st.integers(0, 3))
def test_both_roundings_agree_with_the_decimal_module(
    value: Decimal, places: int
) -> None:
    step, unit = Fraction(1, 10**places), Decimal(1).scaleb(-places)
    with localcontext() as context:
        context.prec = 40
        up = value.quantize(unit, ROUND_HALF_UP)
        even = value.quantize(unit, ROUND_HALF_EVEN)

    assert rounded(Fraction(value), step) == Fraction(up)
    assert rounded(Fraction(value), step, to_even=True) == Fraction(even)
    assert Fraction(plain(Fraction(value), places)) == Fraction(up)


SIGNS = (
    "占中其名人，。；（）()%|\t\n ,.0123456789一百万分之比增加到从由"
    "of the to from up and or half men women"
)


@settings(deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=300) | st.text(max_size=200))
def test_no_text_makes_the_check_fail(text: str) -> None:
    check_text(text)


@settings(deadline=None, max_examples=12)
@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=8))
def test_no_repeated_text_makes_the_check_slow(text: str) -> None:
    begin = time.process_time()

    check_text(text * (40_000 // len(text)))

    assert time.process_time() - begin < 5
