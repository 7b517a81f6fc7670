"""Spans and moments: one text for one meaning."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from comitia.kernel.dates import Span, SpanUnit, moment_text, parse_moment, parse_span

spans = st.builds(Span, st.integers(1, 9999), st.sampled_from(SpanUnit))
zones = st.integers(-1439, 1439).map(lambda n: timezone(timedelta(minutes=n)))
moments = st.datetimes(timezones=zones).map(lambda one: one.replace(microsecond=0))


@given(span=spans)
def test_a_span_is_read_back_as_it_was_written(span: Span) -> None:
    assert parse_span(str(span)) == span


@given(one=spans, other=spans, third=spans)
def test_being_at_least_as_long_is_an_order(
    one: Span, other: Span, third: Span
) -> None:
    assert one.is_at_least(one)
    if one.is_at_least(other) and other.is_at_least(third):
        assert one.is_at_least(third)


@given(one=spans, other=spans)
def test_a_span_that_is_at_least_another_never_ends_before_it(
    one: Span, other: Span
) -> None:
    if one.is_at_least(other):
        assert one.shortest() >= other.shortest()


@given(span=spans)
def test_a_longer_span_of_the_same_unit_is_at_least_as_long(span: Span) -> None:
    longer = Span(span.count + 1, span.unit)

    assert longer.is_at_least(span)
    assert not span.is_at_least(longer)


@given(moment=moments)
def test_a_moment_is_read_back_as_it_was_written(moment: datetime) -> None:
    read = parse_moment(moment_text(moment))

    assert read == moment
    assert read.utcoffset() == moment.utcoffset()


@given(text=st.text("0123456789-+:TZ.", min_size=18, max_size=27))
def test_a_text_that_is_read_as_a_moment_is_its_one_text(text: str) -> None:
    try:
        moment = parse_moment(text)
    except ValueError:
        return

    assert moment_text(moment) == text
