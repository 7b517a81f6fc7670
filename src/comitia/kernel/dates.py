"""Moments with their zone, and spans of days as a charter writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
)
_SPAN: Final = re.compile(r"([0-9]{1,4}) (working day|day|hour)s?")


@lru_cache(maxsize=65536)
def parse_moment(text: str) -> datetime:
    """Return the moment that an ISO text with its zone states, to the second.

    A time without a zone means a different hour to every reader and is refused
    with ``ValueError``, and so are fractions of a second: one moment has one
    text, because the text is hashed.

    >>> parse_moment("2022-09-26T08:00:00+08:00").utcoffset()
    datetime.timedelta(seconds=28800)
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    if moment_text(moment) != text:
        raise ValueError(text)
    return moment


def moment_text(moment: datetime) -> str:
    """Return the one text form of a moment: ISO, seconds, offset.

    >>> from datetime import UTC
    >>> moment_text(datetime(2022, 9, 26, tzinfo=UTC))
    '2022-09-26T00:00:00+00:00'
    """
    return moment.isoformat(timespec="seconds")


def latest_of(moments: Iterable[str]) -> str:
    """Return the latest of some moments as it was written; empty ones do not count.

    >>> latest_of(["2022-09-26T08:00:00+08:00", "", "2022-09-26T01:00:00+00:00"])
    '2022-09-26T01:00:00+00:00'
    >>> latest_of([])
    ''
    """
    return max(filter(None, moments), key=parse_moment, default="")


class SpanUnit(StrEnum):
    """What a span counts; working days need the organisation's calendar."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as a rule gives it, kept in the unit it was given in.

    >>> str(Span(5, SpanUnit.WORKING_DAY))
    '5 working days'
    """

    count: int
    unit: SpanUnit

    def is_at_least(self, other: "Span") -> bool:
        """Return whether this span is never shorter than `other`.

        Working days and days can be compared in one direction only: five working
        days are at least five days, never the other way round.

        >>> Span(5, SpanUnit.WORKING_DAY).is_at_least(Span(5, SpanUnit.DAY))
        True
        >>> Span(7, SpanUnit.DAY).is_at_least(Span(5, SpanUnit.WORKING_DAY))
        False
        """
        if self.unit == other.unit:
            return self.count >= other.count
        if other.unit is SpanUnit.WORKING_DAY:
            return False
        return self.shortest() >= other.shortest()

    def shortest(self) -> timedelta:
        """Return the least time on the clock that the span can mean.

        >>> Span(2, SpanUnit.WORKING_DAY).shortest()
        datetime.timedelta(days=2)
        """
        if self.unit is SpanUnit.HOUR:
            return timedelta(hours=self.count)
        return timedelta(days=self.count)

    def __str__(self) -> str:
        """Return the span as a charter writes it."""
        return f"{self.count} {self.unit.value}{'' if self.count == 1 else 's'}"


def parse_span(text: str) -> Span:
    """Return the span that a text such as ``"5 working days"`` states.

    Raises ``ValueError`` for anything else, a span of zero included: a term that
    is over before it begins protects nobody.

    >>> parse_span("24 hours")
    Span(count=24, unit=<SpanUnit.HOUR: 'hour'>)
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise ValueError(text)
    return Span(int(match[1]), SpanUnit(match[2]))


def end_of_term(
    opened: datetime, *, term: Span, rest_days: frozenset[date]
) -> datetime:
    """Return the first moment at which a term is over.

    Days are whole turns of the clock from the moment of opening. The day of
    opening is no working day of the term, and neither are the rest days.

    >>> from datetime import UTC
    >>> opened = datetime(2026, 5, 1, 9, tzinfo=UTC)
    >>> rest = frozenset({date(2026, 5, 2), date(2026, 5, 3)})
    >>> str(end_of_term(opened, term=Span(2, SpanUnit.WORKING_DAY), rest_days=rest))
    '2026-05-05 09:00:00+00:00'
    """
    if term.unit is not SpanUnit.WORKING_DAY:
        return opened + term.shortest()
    end, left = opened, term.count
    while left:
        end += timedelta(days=1)
        left -= end.date() not in rest_days
    return end
