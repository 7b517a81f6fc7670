"""What the first entry says of the election, and whether the folder still fits it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from comitia.actions.registry import policy_table
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.chain import CENTRE
from comitia.ledger.entry import payload_of, read_entry, sealed_of
from comitia.store.folder.place import Place


@dataclass(frozen=True, slots=True)
class Opening:
    """What was said when the election was opened; `seed` is a rehearsal's."""

    election: str
    origin: str
    seed: bytes | None
    sealed: dict[str, str]


def read_opening(place: Place) -> Opening:
    """Return what the first entry says; ``Refused`` where there is none."""
    with connections[place.alias].cursor() as cursor:
        cursor.execute(
            "SELECT line FROM entry WHERE unit = %s AND height = 0", [CENTRE]
        )
        held = cursor.fetchone()
    if held is None:
        raise Refused([Finding.of("store.no_election", path=str(place.folder))])
    entry = read_entry(bytes(held[0]))
    said = payload_of(entry)
    sealed = {str(one["name"]): str(one["sha256"]) for one in sealed_of(entry)}
    seed = str(said["seed"]).encode() if said["rehearsal"] else None
    return Opening(entry.election, str(said["origin"]), seed, sealed)


def refuse_another_policy(opening: Opening) -> None:
    """Raise ``Refused`` when this version allows acts by another table than was sealed.

    What it would enter, an audit would find against the sealed one.
    """
    if opening.sealed.get("policy") != hashlib.sha256(policy_table()).hexdigest():
        raise Refused([Finding.of("store.policy_changed")])


def refuse_another_charter(place: Place, opening: Opening) -> None:
    """Raise ``Refused`` when the charter's files are not those that were sealed.

    The sealed head lists the layers, so that what it does not list is never read.
    """
    changed = sorted(
        name
        for name, digest in opening.sealed.items()
        if name.startswith("charter/") and _digest(place.folder / name) != digest
    )
    if changed:
        raise Refused([Finding.of("store.charter_changed", named=tuple(changed))])


def _digest(file: Path) -> str | None:
    """Return a file's digest, or nothing when it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
