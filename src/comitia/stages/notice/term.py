"""Whether a list has been shown long enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span, end_of_term
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """From when to when a list was shown, and the days on which nobody works."""

    opened: datetime
    closed: datetime
    rest_days: frozenset[date] = frozenset()


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
