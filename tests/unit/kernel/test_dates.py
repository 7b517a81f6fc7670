"""Moments and spans: one text each, and nothing left to guess."""

from datetime import UTC, date, datetime, timedelta

import pytest

from comitia.kernel.dates import (
    Span,
    SpanUnit,
    end_of_term,
    moment_text,
    parse_moment,
    parse_span,
)

DAY, WORKING, HOUR = SpanUnit.DAY, SpanUnit.WORKING_DAY, SpanUnit.HOUR


def test_a_moment_is_read_with_its_zone() -> None:
    moment = parse_moment("2022-09-26T08:00:00+08:00")

    assert moment == datetime(2022, 9, 26, tzinfo=UTC)
    assert moment.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize(
    "text",
    [
        "2022-09-26", "2022-09-26T08:00:00", "2022-09-26T08:00:00Z",
        "2022-09-26T08:00:00-00:00", "2022-09-26T08:00:00.5+08:00",
        "2022-09-26T08:00+08:00", "2022-09-26 08:00:00+08:00",
        "2022-02-30T08:00:00+08:00", "2022-09-26T24:00:00+08:00",
        "2022-09-26T08:00:60+08:00", "0000-01-01T00:00:00+00:00",
        "2022-09-26T08:00:00+24:00", "2022-09-26T08:00:00+0800",
        "2022-09-26T08:00:00+08:00\n", "２022-09-26T08:00:00+08:00",
        "2022-09-26T08:00:00+08:60",
    ],
)  # fmt: skip
def test_a_moment_in_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_moment(text)


def test_a_moment_is_written_to_the_second() -> None:
    moment = datetime(2022, 9, 26, 1, 2, 3, 999999, tzinfo=UTC)

    assert moment_text(moment) == "2022-09-26T01:02:03+00:00"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1 day", Span(1, DAY)),
        ("5 working days", Span(5, WORKING)),
        ("24 hours", Span(24, HOUR)),
        (" 7 days ", Span(7, DAY)),
    ],
)
def test_a_span_is_read_in_its_unit(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0 days",
        "5",
        "days",
        "5 weeks",
        "-5 days",
        "5.5 days",
        "5days",
        "10000 days",
    ],
)
def test_a_text_that_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_span(text)


def test_a_span_of_one_is_written_in_the_singular() -> None:
    assert str(Span(1, WORKING)) == "1 working day"
    assert str(Span(2, HOUR)) == "2 hours"


def test_working_days_are_at_least_days_and_not_the_other_way_round() -> None:
    assert Span(5, WORKING).is_at_least(Span(5, DAY))
    assert not Span(4, WORKING).is_at_least(Span(5, DAY))
    assert not Span(99, DAY).is_at_least(Span(1, WORKING))


def test_days_and_hours_are_compared_on_the_clock() -> None:
    assert Span(48, HOUR).is_at_least(Span(2, DAY))
    assert Span(2, DAY).is_at_least(Span(48, HOUR))
    assert not Span(47, HOUR).is_at_least(Span(2, DAY))


def test_spans_of_one_unit_are_compared_by_their_count() -> None:
    assert Span(5, WORKING).is_at_least(Span(5, WORKING))
    assert not Span(4, WORKING).is_at_least(Span(5, WORKING))


def test_the_shortest_time_of_a_span_is_on_the_clock() -> None:
    assert Span(3, HOUR).shortest() == timedelta(hours=3)
    assert Span(3, WORKING).shortest() == timedelta(days=3)


def test_a_term_of_days_counts_whole_turns_of_the_clock() -> None:
    opened = datetime(2026, 5, 1, 9, tzinfo=UTC)
    rest = frozenset({date(2026, 5, 2)})

    assert end_of_term(opened, term=Span(2, DAY), rest_days=rest) == datetime(
        2026, 5, 3, 9, tzinfo=UTC
    )
