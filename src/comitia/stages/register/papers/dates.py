"""On which day a paper may be dated."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final

from comitia.kernel.findings import Finding

# Where the day begins first: a letter from there may bear a later date than ours.
_EARLIEST_DAY: Final = timezone(timedelta(hours=14))


def ahead(at: datetime, dated: date, *, key: str = "date") -> Iterator[Finding]:
    """Return the refusal of a paper that is dated later than it is anywhere."""
    latest = at.astimezone(_EARLIEST_DAY).date()
    if dated > latest:
        yield Finding.of("register.letter_ahead", key=key, dated=dated, latest=latest)
