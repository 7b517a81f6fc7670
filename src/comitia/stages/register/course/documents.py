"""Documents by which something is done: a number, and a date that has come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final

from comitia.kernel.findings import Finding

# Where the day begins first: a document from there may bear a later date than ours.
_EARLIEST_DAY: Final = timezone(timedelta(hours=14))
# Where it begins last: a document from there may bear an earlier date than ours.
_LATEST_DAY: Final = timezone(timedelta(hours=-12))


def dated_ahead(at: datetime, dated: date) -> Iterator[Finding]:
    """Return the refusal of a document whose day has come nowhere yet."""
    latest = at.astimezone(_EARLIEST_DAY).date()
    if dated > latest:
        yield Finding.of(
            "register.letter_ahead", key="date", dated=dated, latest=latest
        )


def first_day_of(at: datetime) -> date:
    """Return the earliest date that a document of this moment may bear anywhere."""
    return at.astimezone(_LATEST_DAY).date()


def dated_before(asked: date, dated: date) -> Iterator[Finding]:
    """Return the refusal of a reply that is older than what it replies to."""
    if dated < asked:
        yield Finding.of("register.reply_before", key="date", dated=dated, asked=asked)
