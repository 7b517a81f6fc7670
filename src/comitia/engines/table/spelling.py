"""One form for texts that look the same and are stored in two."""

from unicodedata import normalize


def composed(text: str) -> str:
    r"""Return a text with each letter and its marks as one sign where there is one.

    Two programs can store one name differently; nobody can see it, so nothing may
    hang on it.

    >>> composed("Jose\u0301") == composed("Jos\u00e9")
    True
    """
    return normalize("NFC", text)
