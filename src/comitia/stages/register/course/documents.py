"""Documents by which something is done: a number, and a date that has come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final

from comitia.kernel.findings import Finding

# Where the day begins first: a document from there may bear a later date than ours.
_EARLIEST_DAY: Final = timezone(timedelta(hours=14))


def dated_ahead(at: datetime, dated: date) -> Iterator[Finding]:
    """Return the refusal of a document whose day has come nowhere yet."""
    latest = at.astimezone(_EARLIEST_DAY).date()
    if dated > latest:
        yield Finding.of(
            "register.letter_ahead", key="date", dated=dated, latest=latest
        )
