"""Documents that nobody wrote: each has a digest of its own."""

from hashlib import sha256


def invented_digest(*words: str | int) -> str:
    """Return the SHA-256 of the words that an invented document is about.

    >>> invented_digest("anhui", "method") == invented_digest("anhui", "list")
    False
    """
    said = " ".join(map(str, words))
    return sha256(f"invented 虚构: {said}".encode()).hexdigest()
