"""What a full disk or a busy database means to who asks: a refusal, nothing changed."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError

from comitia.kernel.findings import Finding, Refused

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CODES: Final = {
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_FULL: "store.disk_full",
}
# An extended code of SQLite holds the plain one in its last byte.
_PLAIN: Final = 0xFF


@contextmanager
def trouble_refused() -> Iterator[None]:
    """Raise ``Refused`` in the place of what passes by itself or with more room."""
    try:
        yield
    except OperationalError as fault:
        told = getattr(fault.__cause__, "sqlite_errorcode", 0) & _PLAIN
        if told not in _CODES:
            raise
        raise Refused([Finding.of(_CODES[told])]) from fault
    except OSError as fault:
        if fault.errno not in _FULL:
            raise
        raise Refused([Finding.of("store.disk_full")]) from fault
