"""Lots that anybody can draw again from a public seed."""

from collections.abc import Iterable
from hashlib import sha256


def lot_of(seed: str, name: str) -> str:
    """Return the lot of a name: 64 hexadecimal digits, the lowest is drawn first.

    It is the SHA-256 of the seed, a line feed and the name, so that two programs
    that every machine has (``printf`` and ``sha256sum``) draw it again.

    Whoever chooses the seed once a tie is known can try seeds until one pleases; a
    program cannot see that. It is fair if the seed was settled in public when the
    names stood and nobody could know who would be tied, or comes from what nobody
    can steer, such as dice thrown before everybody.

    >>> lot_of("2022-09-27", "north")[:8]
    '743ad969'
    """
    return sha256(f"{seed}\n{name}".encode()).hexdigest()


def drawn(seed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the order in which the lot draws them, each once.

    >>> drawn("2022-09-27", ["north", "south", "west"])
    ('north', 'south', 'west')
    """
    return tuple(sorted(set(names), key=lambda name: lot_of(seed, name)))
