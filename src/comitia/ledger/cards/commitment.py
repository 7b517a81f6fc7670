"""Commitments: what an entry holds in place of a personal value.

A reader who is shown value and salt can check them against the entry; a reader
without the salt can tell nothing, not even by trying every possible value.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comitia.ledger.canonical import Json, canonical_bytes
from comitia.ledger.entry import is_digest

SALT_BYTES: Final = 32
_TAG: Final = "comitia commitment 1"
_FIELDS: Final = {"attribute", "commitment", "person"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """One attribute of one person, hidden behind a digest.

    >>> Commitment("0" * 32, "name", "f" * 64).as_json()["attribute"]
    'name'
    """

    person: str
    attribute: str
    digest: str

    def as_json(self) -> dict[str, Json]:
        """Return the form in which a payload holds it."""
        return {
            "attribute": self.attribute,
            "commitment": self.digest,
            "person": self.person,
        }


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a commitment: the value and the salt, as a card keeps them."""

    person: str
    attribute: str
    value: Json
    salt: str

    def commitment(self, election: str) -> Commitment:
        """Return the commitment that this opening opens in an election.

        SHA-256 over the RFC 8785 bytes of a list of tag, election, person,
        attribute, salt and value: no two different openings share bytes.

        >>> Opening("0" * 32, "sex", "F", "00" * 32).commitment("1" * 32).digest[:8]
        '8aaf89ef'
        """
        preimage = canonical_bytes(
            [_TAG, election, self.person, self.attribute, self.salt, self.value]
        )
        digest = hashlib.sha256(preimage).hexdigest()
        return Commitment(self.person, self.attribute, digest)

    def as_json(self) -> dict[str, Json]:
        """Return the form of a line in ``openings.jsonl``."""
        return {
            "attribute": self.attribute,
            "person": self.person,
            "salt": self.salt,
            "value": self.value,
        }


def commitments_in(value: Json) -> Iterator[Commitment]:
    """Yield every commitment inside a payload, wherever it stands.

    A commitment is an object of exactly the three fields; anything else that
    looks like one is ordinary content.
    """
    if isinstance(value, list):
        for item in value:
            yield from commitments_in(item)
    elif isinstance(value, dict):
        found = _commitment(value)
        if found is not None:
            yield found
        for item in value.values():
            yield from commitments_in(item)


def _commitment(value: dict[str, Json]) -> Commitment | None:
    if value.keys() != _FIELDS:
        return None
    person, attribute, digest = (
        value["person"],
        value["attribute"],
        value["commitment"],
    )
    if not isinstance(person, str) or not isinstance(attribute, str):
        return None
    if not isinstance(digest, str) or not is_digest(digest):
        return None
    return Commitment(person, attribute, digest)
