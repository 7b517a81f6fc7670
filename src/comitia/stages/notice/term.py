"""Whether a list has been shown long enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, SpanUnit
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """From when to when a list was shown, and the days on which nobody works."""

    opened: datetime
    closed: datetime
    rest_days: frozenset[date] = frozenset()


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

    Charter key: ``notice.term``.
    """
    if term.unit is not SpanUnit.WORKING_DAY:
        return opened + term.shortest()
    end, left = opened, term.count
    while left:
        end += timedelta(days=1)
        left -= end.date() not in rest_days
    return end


def close_notice(facts: Shown, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a notice from being closed.

    Charter key: ``notice.term``.
    """
    term = rules.read("notice.term", Span)
    end = end_of_term(facts.opened, term=term.value, rest_days=facts.rest_days)
    if facts.closed < end:
        yield Finding.of(
            "notice.term",
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            closed=facts.closed,
            end=end,
        )
