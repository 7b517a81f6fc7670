"""A text cut into passages and sentences that remember the lines they came from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_WIDE: Final = {
    ord(wide): narrow
    for wide, narrow in zip(
        "０１２３４５６７８９％．（）\u00a0\u2007\u2009\u202f\u3000\t−",
        "0123456789%.()      -",
        strict=True,
    )
}
_WIDE_COMMA: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_MARK: Final = re.compile(
    r"\s*(?:[-*•·▪●◦]\s|\d{1,3}[.)、]\s?(?!\d)|[(（]?[一二三四五六七八九十]{1,3}[)）、]|#{1,6}\s|>)"
)
_ENDED: Final = re.compile("[。！？!?.：:；;”’」』\"')）]\\s*$")
_STOP: Final = re.compile("[。！？!?]+[”’」』\"')）]*|\\.(?=\\s|$)[\"')”’]*|；|;")
_ABBREVIATED: Final = re.compile(
    r"\b(?:No|Nos|approx|ca|e\.g|i\.e|Art|vs|pp?|Dr|Mrs?|Ms|St|Fig|incl|cf|[A-Z])$"
)
_LONGEST_HEADING: Final = 20
LONGEST_SENTENCE: Final = 2000
# A full stop with nothing but a sign before it states nothing.
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original with its number, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together, joined; knows where each began."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """Return the number of the original line that holds this character."""
        return self.numbers[bisect_right(self.starts, offset) - 1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a passage in which a count and its share can belong together.

    A semicolon ends it too, because what follows speaks of others; `opens` tells
    whether it is the first after a full stop.
    """

    text: str
    passage: Passage
    offset: int
    place: tuple[int, int]
    opens: bool

    @property
    def is_chinese(self) -> bool:
        """Whether the sentence is to be read by the rules of Chinese."""
        return _CHINESE.search(self.text) is not None

    def line_at(self, offset: int) -> int:
        """Return the number of the original line of a character of the sentence."""
        return self.passage.line_at(self.offset + offset)


def narrowed(text: str) -> str:
    """Return the text with full-width figures made plain, character for character.

    >>> narrowed("２，２９６名，占３３．６％")
    '2,296名，占33.6%'
    """
    return _WIDE_COMMA.sub(",", text).translate(_WIDE)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines as an editor counts them."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(Line(number, part) for number, part in enumerate(parts, start=1))


def passages(lines: Sequence[Line], *, wrapped: bool) -> Iterator[Passage]:
    r"""Yield the passages of prose; text that is not wrapped has one to a line.

    A line that does not end a sentence goes on in the next, even across an empty
    line, since pages taken from print break anywhere; a list mark or a short
    heading begins anew.

    >>> [p.text for p in passages(lines_of("七十\n二名。\n\n又"), wrapped=True)]
    ['七十二名。', '又']
    """
    gathered: list[Line] = []
    gap = False
    for line in lines:
        if not line.text.strip():
            gap = True
            continue
        if gathered and not (wrapped and _goes_on(gathered[-1], line, gap=gap)):
            yield _joined(gathered)
            gathered = []
        gathered.append(line)
        gap = False
    if gathered:
        yield _joined(gathered)


def _goes_on(before: Line, after: Line, *, gap: bool) -> bool:
    if _MARK.match(after.text):
        return False
    if not gap:
        return True
    tail, head = before.text.rstrip()[-1:], after.text.lstrip()[:1]
    if len(before.text.strip()) <= _LONGEST_HEADING or _ENDED.search(tail):
        return False
    if _CHINESE.match(tail):
        return _CHINESE.match(head) is not None or head in "，、"
    return (tail.islower() or tail == ",") and (head.islower() or head.isdigit())


def _joined(lines: Sequence[Line]) -> Passage:
    pieces: list[str] = []
    starts, offset, before = [], 0, ""
    for line in lines:
        piece = narrowed(line.text.strip())
        if before and not _CHINESE.match(before) and before not in "，。；：、（":
            pieces.append(" ")
            offset += 1
        starts.append(offset)
        pieces.append(piece)
        offset += len(piece)
        before = piece[-1:]
    return Passage("".join(pieces), tuple(starts), tuple(line.number for line in lines))


def sentences(passage: Passage, index: int) -> Iterator[Sentence]:
    """Yield the sentences of a passage, cut at full stops and semicolons.

    A sentence longer than any that people write is cut as well, so that the time
    to read it grows with its length only.
    """
    number = 0
    for begin, end, opens in _stretches(passage.text):
        if end - begin < _SHORTEST:
            continue
        for start in range(begin, end, LONGEST_SENTENCE):
            stop = min(end, start + LONGEST_SENTENCE)
            if passage.text[start:stop].strip():
                yield _cut(passage, start, stop, (index, number), opens=opens)
                number += 1


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    begin, opens = 0, True
    for stop in _STOP.finditer(text):
        near = text[max(begin, stop.start() - 8) : stop.start()]
        if stop[0].startswith(".") and _ABBREVIATED.search(near):
            continue
        yield begin, stop.end(), opens
        begin, opens = stop.end(), stop[0] not in ";；"
    yield begin, len(text), opens


def _cut(
    passage: Passage, begin: int, end: int, place: tuple[int, int], *, opens: bool
) -> Sentence:
    while passage.text[begin : begin + 1] == " ":
        begin += 1
    return Sentence(passage.text[begin:end], passage, begin, place, opens)
