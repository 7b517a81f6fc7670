"""Chance that is the same everywhere: whole numbers drawn from words."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def drawn(below: int, *words: str | int) -> int:
    """Return a number from zero up to, not including, `below`: the same for the words.

    >>> drawn(10, "4242", "votes", 1) == drawn(10, "4242", "votes", 1)
    True
    """
    said = "\x00".join(str(word) for word in words).encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:8], "big") % below


def shuffled(items: Sequence[T], *words: str | int) -> tuple[T, ...]:
    """Return the items in an order that the words decide."""
    order = sorted(
        range(len(items)), key=lambda place: (drawn(2**63, *words, place), place)
    )
    return tuple(items[place] for place in order)
