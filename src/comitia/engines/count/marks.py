"""What stands in a cell of a sheet of papers, as one of four marks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

ABSTAIN: Final = 0
FOR: Final = 1
AGAINST: Final = -1
UNCLEAR: Final = 2

# The first word of a mark is the one that people are told.
WORDS: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        FOR: ("for", "赞成", "同意", "○", "〇", "◯"),
        AGAINST: ("against", "反对", "不赞成", "不同意", "×", "✕", "✗"),
        ABSTAIN: ("", "abstain", "弃权"),
        UNCLEAR: ("unclear", "不清", "不明"),
    }
)
_MARKS: Final = MappingProxyType(
    {word: mark for mark, words in WORDS.items() for word in words}
)


def mark_of(cell: str) -> int | None:
    """Return the mark that a cell states, or nothing where it is no word for one.

    Capitals, width and spaces around make no difference; nothing is guessed.

    >>> mark_of("For"), mark_of(" "), mark_of("反对"), mark_of("f")
    (1, 0, -1, None)
    """
    return _MARKS.get(normalize("NFKC", cell).strip().casefold())
