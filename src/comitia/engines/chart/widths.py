"""How wide a text is, and where it may be broken so that nothing is cut off."""

from collections.abc import Callable
from typing import Final
from unicodedata import combining, east_asian_width

_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]- ")
_CUT: Final = "…"
# Stands for the space between a number and its sign, where no line is broken.
_HELD: Final = "\N{NO-BREAK SPACE}"
# More letters than any name on a chart is shown with.
_LONGEST: Final = 400
_CLOSING: Final = frozenset("，。、；：）》”")
_OPENING: Final = frozenset("（《“")
_BROAD: Final = frozenset("mwMW@%—→…")


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes; Chinese takes two.

    >>> cells("abc"), cells("差额")
    (3, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_cells(one) for one in text)


def thousandths(text: str) -> int:
    """Return about how wide a text is, in thousandths of its letters' height.

    Fonts differ, so every letter is taken wider than in the usual ones: a line
    may come out short, never over its edge.

    >>> thousandths("差额") > thousandths("ab")
    True
    """
    return sum(_thousandths(one) for one in text)


def broken(text: str, *, width: int, measure: Callable[[str], int]) -> tuple[str, ...]:
    """Return the lines of a text, none wider than `width`.

    Lines break at spaces and beside Chinese characters, and inside a word only
    where the word alone is too wide.

    >>> broken("at least one third", width=9, measure=cells)
    ('at least', 'one third')
    >>> broken("papers、count", width=9, measure=cells)
    ('papers、', 'count')
    >>> broken("composition-others.toml", width=20, measure=cells)
    ('composition-', 'others.toml')
    >>> broken("more than 15 %", width=12, measure=cells)
    ('more than', '15 %')
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while measure(line.rstrip()) > width:
            end = _best_end(line, _fitting(line, width, measure))
            lines.append(line[:end])
            line = line[end:]
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def widest_piece(text: str, *, measure: Callable[[str], int]) -> int:
    """Return how wide the widest part is that no line is broken in.

    >>> widest_piece("at least", measure=cells), widest_piece("差额", measure=cells)
    (5, 2)
    """
    return max(measure(piece.rstrip()) for piece in _pieces(text))


def shortened(
    text: str, *, width: int, lines: int, measure: Callable[[str], int]
) -> tuple[str, ...]:
    """Return the text in at most so many lines; one that is longer ends in an ellipsis.

    >>> shortened("one two three four", width=8, lines=2, measure=cells)
    ('one two', 'three…')
    """
    clipped = text[:_LONGEST]
    whole = broken(clipped, width=width, measure=measure)
    if len(whole) <= lines and clipped == text:
        return whole
    *kept, last = whole[:lines]
    while last and measure(f"{last}{_CUT}") > width:
        last = last[:-1]
    return (*kept, f"{last.rstrip()}{_CUT}")


def _fitting(text: str, width: int, measure: Callable[[str], int]) -> int:
    """Return how many characters fit, one at least."""
    taken = 0
    for end, one in enumerate(text):
        taken += measure(one)
        if taken > width:
            return max(end, 1)
    return len(text)


def _best_end(word: str, fitting: int) -> int:
    """Return where a long word is broken: after its last hyphen that fits, if any."""
    return word.rfind("-", 0, fitting) + 1 or fitting


def _pieces(text: str) -> list[str]:
    pieces, before = [""], ""
    for one in text.replace(" %", f"{_HELD}%"):
        # Closing marks stay with what they close, opening ones with what they open,
        # in both languages; so a list of Latin words breaks after its Chinese commas.
        is_between = _is_wide(one) or _is_wide(before)
        is_held = one in _CLOSING or before in _OPENING
        if is_between and not is_held and pieces[-1]:
            pieces.append("")
        pieces[-1] += one
        if one == " ":
            pieces.append("")
        before = one
    return [piece.replace(_HELD, " ") for piece in pieces]


def _is_wide(one: str) -> bool:
    return bool(one) and _cells(one) == len("  ")


def _cells(one: str) -> int:
    if combining(one):
        return 0
    return 2 if east_asian_width(one) in "WF" else 1


def _thousandths(one: str) -> int:
    if _cells(one) != 1:
        return 500 * _cells(one)
    if one in _NARROW:
        return 420
    return 1000 if one in _BROAD else 680
