"""Card keys of a rehearsal, made again, so that a copied folder works anywhere."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from django.db import connections

from comitia.kernel.ids import random_id
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import read_entry
from comitia.ledger.rehearsal import SeededBytes
from comitia.store.work import DatabaseWork

# The act whose entries bring people in; each key follows from where its entry stands.
_INTAKE: Final = "register_persons"


def remake_card_keys(work: DatabaseWork) -> None:
    """Make the keys of a rehearsal's people again; in earnest nothing can.

    Whoever was erased has no index left, and so no key comes back.
    """
    if work.seed is None:
        return
    present = set(work.keys.persons())
    lacking = [one for one in _indexed(work) if one[1] not in present]
    if not lacking:
        return
    for height in _intakes(work):
        for digest, person in lacking:
            draw = SeededBytes(work.seed, f"person {digest}", f"{CENTRE}/{height}")
            if random_id(draw) == person:
                with suppress(FileExistsError):
                    work.keys.new_card_key(person, draw)


def _indexed(work: DatabaseWork) -> list[tuple[str, str]]:
    with connections[work.place.alias].cursor() as cursor:
        cursor.execute("SELECT digest, person FROM person_index ORDER BY person")
        return [(str(digest), str(person)) for digest, person in cursor.fetchall()]


def _intakes(work: DatabaseWork) -> Iterator[int]:
    """Yield how many entries stood before each one by which people came in."""
    with connections[work.place.alias].cursor() as cursor:
        cursor.execute(
            "SELECT height, line FROM entry WHERE unit = %s ORDER BY height", (CENTRE,)
        )
        held = cursor.fetchall()
    for height, line in held:
        if read_entry(bytes(line)).act == _INTAKE:
            yield int(height)
