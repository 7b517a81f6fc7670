"""Whether a database keeps what it acknowledged; one that may not is not opened."""

from collections.abc import Iterator
from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from comitia.kernel.findings import Finding, Refused

# What each setting must be; the first is what to set.
_SQLITE: Final = {
    "journal_mode": ("wal",),
    "synchronous": ("2", "3"),
    "foreign_keys": ("1",),
    "secure_delete": ("1",),
}
_POSTGRESQL: Final = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply"),
    "data_sync_retry": ("off",),
    "transaction_read_only": ("off",),
}
SHORTEST_WAIT: Final = 1000


def refuse_weak_settings(alias: str) -> None:
    """Raise ``Refused`` with every setting under which a commit could be lost."""
    connection = connections[alias]
    connection.ensure_connection()
    asked = _sqlite if connection.vendor == "sqlite" else _postgresql
    found = tuple(asked(connection))
    if found:
        raise Refused(found)


def _sqlite(connection: BaseDatabaseWrapper) -> Iterator[Finding]:
    for name, good in _SQLITE.items():
        yield from _weak(name, _asked(connection, f"PRAGMA {name}"), good)
    waits = _asked(connection, "PRAGMA busy_timeout")
    if int(waits) < SHORTEST_WAIT:
        yield from _weak("busy_timeout", waits, (str(SHORTEST_WAIT),))
    mode = str(getattr(connection, "transaction_mode", None))
    yield from _weak("transaction_mode", mode, ("IMMEDIATE",))


def _postgresql(connection: BaseDatabaseWrapper) -> Iterator[Finding]:
    for name, good in _POSTGRESQL.items():
        yield from _weak(name, _asked(connection, f"SHOW {name}"), good)


def _weak(name: str, found: str, good: tuple[str, ...]) -> Iterator[Finding]:
    if found not in good:
        yield Finding.of(
            "store.weak_setting", setting=name, found=found, wanted=good[0]
        )


def _asked(connection: BaseDatabaseWrapper, question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])
