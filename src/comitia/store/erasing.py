"""Ends what a transaction began with keys: erasures, and people who never came in."""

from collections.abc import Collection

from django.db import connections, transaction

from comitia.ledger.chain import CENTRE
from comitia.stages.register.bodies import Person, Standing
from comitia.store.work import DatabaseWork


def destroy_keys(work: DatabaseWork, persons: Collection[str]) -> None:
    """Destroy the keys of those among these persons who are forgotten.

    No act runs meanwhile, so that nobody who is just coming in loses a fresh key.
    """
    if not persons:
        return
    with transaction.atomic(using=work.place.alias, durable=True):
        for person in sorted(set(persons)):
            if _is_forgotten(work, person):
                work.keys.erase_card_key(person, work.draw("erasing", CENTRE))
    if work.has_erased:
        _empty_log(work.place.alias)


def finish(work: DatabaseWork) -> None:
    """Destroy what keys were left when a process ended before it could."""
    left = [one for one in work.keys.persons() if _is_forgotten(work, one)]
    work.has_erased = bool(left)
    destroy_keys(work, left)


def _is_forgotten(work: DatabaseWork, person: str) -> bool:
    """Whether nothing is left that a person's key should open.

    In a rehearsal keys follow from the seed, and another folder may use the same:
    there only erased people are forgotten.
    """
    if work.seed is None:
        return not work.has_card(person)
    row = work.views.one(Person, person)
    return row is not None and row.standing == Standing.ERASED.value


def _empty_log(alias: str) -> None:
    """Empty SQLite's write-ahead log, whose frames hold what rows once held.

    While somebody reads, it stays; the next erasure empties it.
    """
    connection = connections[alias]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
