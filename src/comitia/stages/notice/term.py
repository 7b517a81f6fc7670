"""Whether a list has been shown long enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from comitia.charter.rules import Rules
from comitia.kernel.dates import Span
from comitia.kernel.findings import Finding
from comitia.stages.register.calendar.days import term_end


@dataclass(frozen=True, slots=True)
class Shown:
    """From when to when a list was shown."""

    opened: datetime
    closed: datetime


def close_notice(facts: Shown, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a notice from being closed.

    Charter key: ``notice.term``.
    """
    term = rules.read("notice.term", Span)
    end = term_end(facts.opened, term=term.value, rules=rules)
    if facts.closed < end:
        yield Finding.of(
            "notice.term",
            key=term.key,
            clause=term.provenance.clause,
            term=term.value,
            closed=facts.closed,
            end=end,
        )
