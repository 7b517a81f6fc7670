"""Reads the rows of a plain CSV in blocks of bytes, many cells at once.

A cell of at most eight bytes is one number of 64 bits, and a word is known by
comparing numbers. A word that was not met before is decoded and read once, by the
same rule as any cell; so a block takes nothing that a row by itself would not.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from comitia.engines.count.marks import AGAINST, FOR, UNCLEAR, mark_of
from comitia.engines.count.papers import Gathering
from comitia.engines.table.sheet import LONGEST_CELL, unreadable

_BLOCK: Final = 1 << 17
_WORD: Final = 8
_LINE_FEED: Final = 10
_MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], np.uint64)
# No text in UTF-8 has these bytes.
_LONG: Final = 2**64 - 1
_MOST_WORDS: Final = 12

_NO_MARK: Final = -128

Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]


@dataclass(slots=True)
class Blocks:
    """Reads the rows below a heading into a gathering.

    The content has no quotation mark, no carriage return and no zero byte.
    """

    content: bytes
    separator: str
    into: Gathering
    _known: list[tuple[int, int]] = field(
        default_factory=lambda: [
            (_number(b"for"), FOR),
            (_number(b"against"), AGAINST),
            (_number(b"unclear"), UNCLEAR),
        ]
    )

    def read(self, start: int, line: int) -> None:
        """Read from a place in the bytes on, where a line of that number begins."""
        last = len(self.content) - 1
        while start <= last:
            feed = self.content.find(b"\n", min(start + _BLOCK, last))
            end = last + 1 if feed < 0 else feed + 1
            line += self._block(start, end, line)
            start = end

    def _block(self, start: int, end: int, line: int) -> int:
        """Read the lines between two places, and return how many there were."""
        block = self.content[start:end]
        if not block.endswith(b"\n"):
            block += b"\n"
        signs = np.frombuffer(block, np.uint8)
        feeds = signs == _LINE_FEED
        ends = np.flatnonzero(feeds | (signs == ord(self.separator)))
        lines = int(np.count_nonzero(feeds))
        width = self.into.columns.width
        if len(ends) != lines * width or not feeds[ends[width - 1 :: width]].all():
            self._one_by_one(block, line)
        else:
            _Cells(block, ends, line, self).take_in()
        return lines

    def _one_by_one(self, block: bytes, line: int) -> None:
        rows = block.decode().removesuffix("\n").split("\n")
        for number, row in enumerate(rows, line):
            cells = row.split(self.separator) if row else ()
            self.into.row(number, [cell.strip() for cell in cells])

    def learnt(self, word: int) -> int | None:
        """Return the mark of a short word; the next block knows it at once."""
        text = word.to_bytes(_WORD, "little").rstrip(b"\0").decode()
        mark = mark_of(text)
        if mark is not None and len(self._known) < _MOST_WORDS:
            self._known.append((word, mark))
        return mark

    def known(self) -> tuple[tuple[int, int], ...]:
        """Return the words that are known as numbers, with their marks."""
        return tuple(self._known)


@dataclass(slots=True)
class _Cells:
    """The cells of a block, whose every line has one for each column."""

    block: bytes
    ends: Places
    line: int
    reader: Blocks

    def take_in(self) -> None:
        columns, into = self.reader.into.columns, self.reader.into
        starts = np.concatenate(([0], self.ends[:-1] + 1))
        marks = self._marks(starts)
        rows = marks.reshape(-1, columns.width)
        for place in (columns.write_in, columns.invalid):
            if place is not None:
                self._texts(place, starts)
        is_all = len(columns.places) == columns.width
        into.block(rows if is_all else rows[:, columns.places])

    def _marks(self, starts: Places) -> npt.NDArray[np.int8]:
        columns = self.reader.into.columns
        words = _words(self.block, starts, self.ends - starts)
        marks = np.zeros(len(words), np.int8)
        is_read = words == 0
        for word, mark in self.reader.known():
            is_word = words == word
            marks += is_word.view(np.int8) * np.int8(mark)
            is_read |= is_word
        for place in columns.no_marks:
            is_read[place :: columns.width] = True
        if not is_read.all():
            self._unread(np.flatnonzero(~is_read), words, starts, marks)
        return marks

    def _unread(
        self,
        cells: Places,
        words: Words,
        starts: Places,
        marks: npt.NDArray[np.int8],
    ) -> None:
        """Read cells whose words are not known: a short word once, others each."""
        found, which = np.unique(words[cells], return_inverse=True)
        read = [
            self.reader.learnt(word) if word != _LONG else None
            for word in found.tolist()
        ]
        learnt = np.array([_NO_MARK if one is None else one for one in read], np.int8)
        marks[cells] = learnt[which]
        width = self.reader.into.columns.width
        for cell in cells[marks[cells] == _NO_MARK].tolist():
            name = self.reader.into.columns.heading[cell % width]
            text = self._text(cell, starts)
            marks[cell] = self.reader.into.mark(self.line + cell // width, name, text)

    def _texts(self, place: int, starts: Places) -> None:
        """Take in the cells of a column that holds texts."""
        width, into = self.reader.into.columns.width, self.reader.into
        cells = np.arange(place, len(starts), width)
        for cell in cells[self.ends[cells] > starts[cells]].tolist():
            text = self._text(cell, starts)
            row = cell // width
            into.text(place, self.line + row, into.papers + row, text)

    def _text(self, cell: int, starts: Places) -> str:
        text = self.block[starts[cell] : self.ends[cell]].decode().strip()
        if len(text) > LONGEST_CELL:
            line = self.line + cell // self.reader.into.columns.width
            name = self.reader.into.name
            raise unreadable("table.long_cell", name, line, limit=LONGEST_CELL)
        return text


def _words(block: bytes, starts: Places, sizes: Places) -> Words:
    """Return each cell's bytes as a number, or a sign that they are more than eight."""
    shape, padded = (len(block),), block + bytes(_WORD)
    eight: Words = np.ndarray(shape, "<u8", padded, 0, (1,))
    # Taking is twice as fast here as indexing, which asks for every place anew.
    words: Words = eight.take(starts)
    words &= _MASKS.take(sizes, mode="clip")
    if sizes.max() > _WORD:
        words[sizes > _WORD] = _LONG
    return words


def _number(word: bytes) -> int:
    return int.from_bytes(word, "little")
