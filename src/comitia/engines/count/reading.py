"""PAPERS.csv or .xlsx: one row a paper, one column a name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from comitia.engines.count.blocks import Blocks
from comitia.engines.count.columns import columns_of
from comitia.engines.count.papers import Gathering, Papers
from comitia.engines.count.quotes import without_quotes
from comitia.engines.table.decoding import decoded
from comitia.engines.table.reading import read_lines
from comitia.engines.table.separated import announces, separator_of
from comitia.engines.table.sheet import LONGEST_CELL, Line, unreadable
from comitia.engines.table.workbook import is_workbook
from comitia.kernel.findings import Place

LARGEST_FILE: Final = 1_000_000_000
_BOM: Final = b"\xef\xbb\xbf"
# With one of these a cell is more than what stands between two separators.
_NOT_PLAIN: Final = (b"\r", b"\0")


def read_papers(
    content: bytes,
    *,
    name: str,
    encoding: str | None = None,
    candidates: tuple[str, ...] | None = None,
) -> Papers:
    r"""Return the papers in a file's bytes; ``Refused`` names every row at fault.

    `candidates` are the names on the paper where the method says which. A row without
    any mark is a paper that abstains; a line without any cell is no
    paper, unless the sheet has one name only.

    >>> read_papers(b"ada,ben\nfor,\n,against\n,\n", name="papers.csv").marks.tolist()
    [[1, 0], [0, -1], [0, 0]]
    """
    if len(content) > LARGEST_FILE:
        raise unreadable("table.too_large", name, limit=LARGEST_FILE // 1_000_000)
    sheet = _Sheet(name, candidates)
    if encoding is None and is_workbook(content):
        return sheet.from_lines(content, None)
    if encoding is None:
        try:
            return sheet.from_bytes(content)
        except UnicodeDecodeError:
            pass
    text, warnings = decoded(content, name=name, encoding=encoding)
    papers = sheet.from_bytes(text.encode())
    return replace(papers, warnings=(*warnings, *papers.warnings))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of a name, and who is on the paper where that is known."""

    name: str
    candidates: tuple[str, ...] | None = None

    def from_bytes(self, content: bytes) -> Papers:
        """Return papers of UTF-8; ``UnicodeDecodeError`` for anything else."""
        plain = content.removeprefix(_BOM).replace(b"\r\n", b"\n")
        separator = _separator(plain, self.name)
        bare = without_quotes(plain, separator)
        if bare is None or any(sign in bare for sign in _NOT_PLAIN):
            return self.from_lines(content, "utf-8")
        heading, start = _heading(bare, separator, self.name)
        gathering = self._gathering(heading)
        Blocks(bare, separator, gathering).read(start, heading.number + 1)
        return gathering.gathered()

    def from_lines(self, content: bytes, encoding: str | None) -> Papers:
        """Return papers of which each row is read by itself."""
        lines, warnings = read_lines(content, name=self.name, encoding=encoding)
        rest = iter(lines)
        heading = next((line for line in rest if any(line.cells)), None)
        if heading is None:
            raise unreadable("table.empty", self.name)
        gathering = self._gathering(heading)
        for line in rest:
            gathering.row(line.number, line.cells)
        return gathering.gathered(warnings)

    def _gathering(self, heading: Line) -> Gathering:
        place = Place(self.name, heading.number)
        return Gathering(columns_of(heading.cells, place, self.candidates), self.name)


def _separator(plain: bytes, name: str) -> str:
    for _, text, _ in _first_lines(plain):
        if text.strip():
            return separator_of(text)
    raise unreadable("table.empty", name)


def _heading(bare: bytes, separator: str, name: str) -> tuple[Line, int]:
    """Return the heading, and where the next line begins."""
    for number, text, end in _first_lines(bare):
        cells = tuple(cell.strip() for cell in text.split(separator))
        if any(cells) and not (number == 1 and announces(text)):
            if max(map(len, cells)) > LONGEST_CELL:
                raise unreadable("table.long_cell", name, number, limit=LONGEST_CELL)
            return Line(number, cells), end
    raise unreadable("table.empty", name)


def _first_lines(plain: bytes) -> Iterator[tuple[int, str, int]]:
    start, number = 0, 0
    while start < len(plain):
        feed = plain.find(b"\n", start)
        end = len(plain) if feed < 0 else feed + 1
        number += 1
        yield number, plain[start:end].decode().removesuffix("\n"), end
        start = end
