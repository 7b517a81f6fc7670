"""Quotation marks that a program put around every cell, taken off at once."""

from typing import Final

import numpy as np

_BLOCK: Final = 1 << 18
_QUOTE: Final = 34
_LINE_FEED: Final = 10


def without_quotes(plain: bytes, separator: str) -> bytes | None:
    r"""Return a CSV without its quotation marks, or nothing where these hold a text.

    Around a whole cell without a separator, a line end or another such mark in it they
    mean nothing, and only then are they taken off.

    >>> without_quotes(b'"ada","ben"\n"for",\n', ",")
    b'ada,ben\nfor,\n'
    >>> without_quotes(b'"Li, Wei",ben\n', ",")
    """
    if b'"' not in plain:
        return plain
    parts, start, last = [], 0, len(plain) - 1
    while start <= last:
        feed = plain.find(b"\n", min(start + _BLOCK, last))
        end = last + 1 if feed < 0 else feed + 1
        block = plain[start:end]
        if not _only_wrap(block, separator):
            return None
        parts.append(block.translate(None, b'"'))
        start = end
    # Without its marks a last cell may be nothing, and is a line all the same.
    if not plain.endswith(b"\n"):
        parts.append(b"\n")
    return b"".join(parts)


def _only_wrap(block: bytes, separator: str) -> bool:
    """Return whether each pair of marks has one whole cell between them."""
    signs = np.frombuffer(b"\n" + block + b"\n", np.uint8)
    marks = np.flatnonzero(signs == _QUOTE)
    if len(marks) % 2:
        return False
    parting = (signs == _LINE_FEED) | (signs == ord(separator))
    opening, closing = marks[::2], marks[1::2]
    cell = np.cumsum(parting, dtype=np.int32)
    return bool(
        parting[opening - 1].all()
        and parting[closing + 1].all()
        and (cell[opening] == cell[closing]).all()
    )
