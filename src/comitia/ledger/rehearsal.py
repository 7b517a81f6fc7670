"""Randomness of a rehearsal: all of it from one seed, so that it can be repeated."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class SeededBytes:
    """A stream of bytes derived from a seed by HKDF; the same every time.

    Only a rehearsal may use it, and says so in its first entry. Two purposes
    never share a stream, so that drawing one id more leaves the keys as they were.
    A stream begins anew in every process: a command that goes on with a ledger must
    say in `at` where that stands (unit and height), or it draws the same ids again.

    >>> first, again = SeededBytes(b"4242", "ids"), SeededBytes(b"4242", "ids")
    >>> first(16) == again(16), first(16) == SeededBytes(b"4242", "keys")(16)
    (True, False)
    """

    def __init__(self, seed: bytes, purpose: str, at: str = "") -> None:
        """Begin the stream of one purpose, at one place of the ledger."""
        self._seed, self._purpose, self._drawn = seed, f"{purpose} at {at or '-'}", 0

    def __call__(self, count: int) -> bytes:
        """Return the next `count` bytes of the stream."""
        label = f"comitia rehearsal 1 {self._purpose} {self._drawn}"
        self._drawn += 1
        return HKDF(SHA256(), count, salt=None, info=label.encode()).derive(self._seed)
