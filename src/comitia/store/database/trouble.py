"""What a database's refusal means to who asks: a refusal, nothing changed."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, IntegrityError, OperationalError

from comitia.kernel.findings import Finding, Refused, Word
from comitia.store.constraints import invariant_in

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# SQLite's code, or PostgreSQL's: who came second, or waits for who waits for them.
_CODES: Final[dict[object, str]] = {
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_FULL: "store.disk_full",
    "40001": "store.busy",
    "40P01": "store.busy",
    "53100": "store.disk_full",
}
# An extended code of SQLite holds the plain one in its last byte.
_PLAIN: Final = 0xFF
_log: Final = logging.getLogger(__name__)


@contextmanager
def trouble_refused() -> Iterator[None]:
    """Raise ``Refused`` in the place of what passes by itself or with more room.

    So is what one of our own invariants refused, which no act should have tried:
    its name goes to the log, without the row.
    """
    try:
        yield
    except OperationalError as fault:
        code = _CODES.get(_told(fault))
        if code is None:
            raise
        raise Refused([Finding.of(code)]) from fault
    except IntegrityError as fault:
        name = invariant_in(str(fault))
        if name is None:
            raise
        _log.error("the database kept its invariant %s: nothing was entered", name)
        rule = Word(f"invariant.{name}")
        raise Refused([Finding.of("store.invariant", rule=rule)]) from fault
    except OSError as fault:
        if fault.errno not in _FULL:
            raise
        raise Refused([Finding.of("store.disk_full")]) from fault


def _told(fault: DatabaseError) -> object:
    """Return the code by which the database itself knows the trouble."""
    state = getattr(fault.__cause__, "sqlstate", None)
    return state or getattr(fault.__cause__, "sqlite_errorcode", 0) & _PLAIN
