"""Person cards: what is known of a person, readable only while their key lives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from comitia.ledger.canonical import (
    WRAPPED,
    Json,
    canonical_bytes,
    read_canonical,
)
from comitia.ledger.cards.commitment import SALT_BYTES, Commitment, Opening

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
_TAG: Final = "comitia card 1"

RandomBytes = Callable[[int], bytes]


class CardUnreadableError(ValueError):
    """A card that its key does not open: damaged, another person's, or erased."""


@dataclass(frozen=True, slots=True)
class Card:
    """A person's attributes, each with the salt of its commitment.

    Setting an attribute draws a new salt; that is why a corrected value leaves
    the old commitment true of the old value only.
    """

    election: str
    person: str
    openings: Mapping[str, Opening]

    def with_value(
        self, attribute: str, value: Json, random_bytes: RandomBytes
    ) -> tuple["Card", Commitment]:
        """Return the card with a value set, and the commitment for the entry."""
        salt = random_bytes(SALT_BYTES).hex()
        opening = Opening(self.person, attribute, value, salt)
        card = Card(self.election, self.person, {**self.openings, attribute: opening})
        return card, opening.commitment(self.election)

    def value(self, attribute: str) -> Json:
        """Return an attribute's value; ``KeyError`` when the card has none."""
        return self.openings[attribute].value


def seal_card(card: Card, key: bytes, random_bytes: RandomBytes) -> bytes:
    """Return the card's encrypted bytes: nonce, then AES-256-GCM.

    Election and person are bound in, so that no card opens in another's place.
    """
    content: dict[str, Json] = {
        attribute: [opening.value, opening.salt]
        for attribute, opening in card.openings.items()
    }
    nonce = random_bytes(NONCE_BYTES)
    plain = canonical_bytes(content, deepest=WRAPPED)
    return nonce + AESGCM(key).encrypt(nonce, plain, _bound(card.election, card.person))


def open_card(sealed: bytes, key: bytes, *, election: str, person: str) -> Card:
    """Return the card that the bytes hold.

    Raises ``CardUnreadableError`` when this key does not open it for this person.
    """
    nonce, encrypted = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        plain = AESGCM(key).decrypt(nonce, encrypted, _bound(election, person))
        content = read_canonical(plain, deepest=WRAPPED)
    except (InvalidTag, ValueError):
        raise CardUnreadableError(person) from None
    return Card(election, person, _openings(person, content))


def _openings(person: str, content: Json) -> dict[str, Opening]:
    if not isinstance(content, dict):
        raise CardUnreadableError(person)
    openings = {}
    for attribute, pair in content.items():
        match pair:
            case [value, str(salt)]:
                openings[attribute] = Opening(person, attribute, value, salt)
            case _:
                raise CardUnreadableError(person)
    return openings


def _bound(election: str, person: str) -> bytes:
    return canonical_bytes([_TAG, election, person])
