"""What stands in a cell of a sheet of papers, as one of four marks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from comitia.engines.count.written_in import spelled

ABSTAIN: Final = 0
FOR: Final = 1
AGAINST: Final = -1
UNCLEAR: Final = 2

# The first word of a mark is the one that people are told.
WORDS: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        FOR: ("for", "赞成", "赞同", "同意", *"○〇◯⭕√✓✔"),
        AGAINST: ("against", "反对", "不赞成", "不赞同", "不同意", *"×✕✖✗✘"),
        ABSTAIN: ("", "abstain", "弃权"),
        UNCLEAR: ("unclear", "不清", "不明", "符号不清"),
    }
)
_MARKS: Final = MappingProxyType(
    {word: mark for mark, words in WORDS.items() for word in words}
)
# A sign may ask to be shown in colours; it is the same sign.
_COLOURS: Final = "\ufe0f\ufe0e"


def mark_of(cell: str) -> int | None:
    """Return the mark that a cell states, or nothing where it is no word for one.

    Capitals, width, spaces around and within a Chinese word make no difference;
    nothing is guessed. A letter such as X or O is no sign: people use it for either.

    >>> mark_of("For"), mark_of(" "), mark_of("反 对"), mark_of("√"), mark_of("f")
    (1, 0, -1, 1, None)
    """
    return _MARKS.get(spelled(cell.rstrip(_COLOURS)).casefold())
