from fractions import Fraction

from comitia.audit.claims.arithmetic import (
    Interval,
    Printed,
    Qualifier,
    fitting_counts,
    percent,
)

TENTH = Fraction(1, 1000)


def point(value: Fraction) -> Interval:
    return Interval(value, value)


def share(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Printed:
    return Printed(Fraction(text) / 100, TENTH, qualifier)


def test_a_value_half_way_agrees_with_either_rounding_and_says_which() -> None:
    half_way = point(Fraction("0.0125"))

    assert share("1.3").agreement(half_way) == "half-up"
    assert share("1.2").agreement(half_way) == "half-even"
    assert share("1.4").agreement(half_way) is None


def test_a_share_exactly_as_printed_needs_no_rounding() -> None:
    assert share("25.0").agreement(point(Fraction(1, 4))) == "exact"


def test_more_than_is_not_met_by_the_same_value() -> None:
    over = share("50.0", Qualifier.OVER)

    assert not over.agrees(Fraction(1, 2))
    assert over.agrees(Fraction(501, 1000))
    assert share("50.0", Qualifier.AT_LEAST).agrees(Fraction(1, 2))


def test_less_than_is_not_met_by_the_same_value() -> None:
    assert not share("50.0", Qualifier.UNDER).agrees(Fraction(1, 2))
    assert share("50.0", Qualifier.AT_MOST).agrees(Fraction(1, 2))


def test_nearly_stays_below_and_about_on_both_sides() -> None:
    assert not share("30.0", Qualifier.NEARLY).agrees(Fraction(31, 100))
    assert share("30.0", Qualifier.NEARLY).agrees(Fraction(29, 100))
    assert share("30.0", Qualifier.ABOUT).agrees(Fraction(31, 100))
    assert not share("30.0", Qualifier.ABOUT).agrees(Fraction(36, 100))


def test_a_rounded_count_stands_for_all_counts_that_round_to_it() -> None:
    count = Printed(Fraction(80_700), Fraction(100))

    assert count.interval() == Interval(Fraction(80_650), Fraction(80_750))


def test_truncation_is_no_rounding_up() -> None:
    cut = share("33.3", Qualifier.TRUNCATED)

    assert cut.agrees(Fraction("0.33399"))
    assert not cut.agrees(Fraction("0.334"))


def test_no_count_may_fit_a_share() -> None:
    assert fitting_counts(share("26.6"), point(Fraction(3))) == ()


def test_many_counts_are_shown_by_their_ends() -> None:
    assert fitting_counts(share("27.0"), point(Fraction(10_000))) == ("2695–2705",)


def test_a_share_can_exceed_the_whole() -> None:
    assert percent(Fraction(115, 100), 0) == "115 %"
