"""Who may write when: acts, and what must be alone, in each kind of database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connections, transaction

# SQLite has one writer at a time, and needs no words. In PostgreSQL units do not wait
# for each other: of two acts that rest on each other's rows the second is refused as
# busy. The lock holds off only who must be alone, and is taken before anything is read.
_ACTING: Final = (
    "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
    "LOCK TABLE card IN ROW EXCLUSIVE MODE",
)
_ALONE: Final = ("LOCK TABLE card IN SHARE ROW EXCLUSIVE MODE",)


@contextmanager
def acting(alias: str) -> Iterator[None]:
    """Begin an act's transaction, and end it: all of it stays, or nothing."""
    yield from _begun(alias, _ACTING)


@contextmanager
def alone(alias: str) -> Iterator[None]:
    """Begin a transaction during which no act runs, and end it."""
    yield from _begun(alias, _ALONE)


def _begun(alias: str, first: tuple[str, ...]) -> Iterator[None]:
    connection = connections[alias]
    with transaction.atomic(using=alias, durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for statement in first:
                    cursor.execute(statement)
        yield


def locked(alias: str) -> str:
    """Return how a query ends whose row nobody else may change before this ends."""
    return " FOR UPDATE" if connections[alias].vendor == "postgresql" else ""
