"""Which moment an act is given, so that the record has one order for ever."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final

from comitia.actions.work import Work
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE

TICK: Final = timedelta(seconds=1)
# So far the record may run ahead of the clock when centre and units act in turns
# within a second; then the office waits for the clock.
MOST_AHEAD: Final = timedelta(seconds=30)
# A clock that is set back by more than this is not trusted with a deadline.
MOST_BEHIND: Final = timedelta(minutes=1)
# A rehearsal begins here, and each of its acts takes so long.
START: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)
STEP: Final = timedelta(minutes=1)
# How far a rehearsal may leap, and where it ends: every term still fits after that.
FURTHEST: Final = timedelta(days=3652)
END: Final = datetime(9900, 1, 1, tzinfo=UTC)


def moment_of(work: Work, unit: str) -> datetime:
    """Return the moment at which an act enters a unit's chain.

    No entry is earlier than the one before it. An entry of a unit is later than the
    centre's entries that it saw, and one of the centre not earlier than any unit's: in
    order of time, units before the centre within a second, the record is replayed.
    Raises ``Refused`` while the clock stands behind the record.
    """
    now = work.now()
    earliest = max(_floors(work, unit), default=now)
    if earliest - now > MOST_BEHIND:
        raise Refused([Finding.of("act.clock", key="at", now=now, last=earliest)])
    if earliest - now > MOST_AHEAD:
        work.wait(earliest - now - MOST_AHEAD)
        now = work.now()
    return max(now, earliest.astimezone(now.tzinfo))


def rehearsed(entered: Collection[datetime], at: datetime | None) -> datetime:
    """Return the moment of a rehearsal's next act: as given, or a minute later.

    Raises ``Refused`` more than ten years after the last: a slip of the hand would
    leave no moment for what is to follow.
    """
    last = max(entered, default=START)
    latest = min(last, END - FURTHEST) + FURTHEST
    moment = at or (min(last, END) + STEP if entered else START)
    if moment > latest:
        raise Refused([Finding.of("store.at_too_late", at=moment, latest=latest)])
    return moment


def _floors(work: Work, unit: str) -> list[datetime]:
    seen = work.latest()
    if unit == CENTRE:
        return list(seen.values())
    own, centre = seen.get(unit), seen.get(CENTRE)
    return [at for at in (own, centre and centre + TICK) if at is not None]
