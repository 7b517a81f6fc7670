"""The text of a page for a browser, a line a paragraph and a row of a table a line."""

from html.parser import HTMLParser
from typing import Final

# Tags within a line; every other one begins a line and ends one.
_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong"}
    | {"sub", "sup", "td", "th", "time", "u"}
)
_UNSAID: Final = frozenset({"script", "style", "svg", "template"})
_CELLS: Final = frozenset({"td", "th"})


def is_page(content: bytes) -> bool:
    """Return whether a file begins as a page does.

    >>> is_page(b"<!doctype html><p>a"), is_page(b"a < b")
    (True, False)
    """
    begins = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower()
    return begins.startswith((b"<!doctype html", b"<html"))


def text_of(page: str) -> str:
    r"""Return what a page says, without its drawings.

    What a number opens to stands below the sentence with the number, not within it.

    >>> opens = '<details class="number"><summary>3</summary>told</details>'
    >>> text_of(f"<p>a <b>b</b> {opens} c<p>d")
    'a b 3 c\ntold\nd\n'
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.said()


class _Reader(HTMLParser):
    """What was read so far: whole lines, the line that goes on, and what is apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._apart: list[str] = []
        self._unsaid = 0
        self._opened = 0
        self._in_summary = False

    def said(self) -> str:
        """Return all lines that hold something."""
        self._end()
        return "".join(f"{line}\n" for line in self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a cell, or what is not said."""
        self._unsaid += tag in _UNSAID
        if tag == "details" and ("class", "number") in attrs:
            self._opened += 1
        elif tag in _CELLS:
            self._line.append("\t")
        elif self._opened:
            self._apart.append("\n")
        elif tag not in _WITHIN:
            self._end()
        self._in_summary = tag == "summary" or (self._in_summary and tag != "details")

    def handle_endtag(self, tag: str) -> None:
        """End what has begun with the tag."""
        if tag in _UNSAID and self._unsaid:
            self._unsaid -= 1
        if tag == "summary":
            self._in_summary = False
        if tag == "details" and self._opened:
            self._opened -= 1
        elif not self._opened and tag not in _WITHIN:
            self._end()

    def handle_data(self, data: str) -> None:
        """Take words in, where they are said."""
        if self._unsaid:
            return
        is_apart = self._opened and not self._in_summary
        (self._apart if is_apart else self._line).append(data)

    def _end(self) -> None:
        """End a line; what was apart from it follows."""
        whole = "".join(self._line) + "\n" + "".join(self._apart)
        for line in whole.split("\n"):
            cells = [" ".join(cell.split()) for cell in line.strip().split("\t")]
            if any(cells):
                self._lines.append("\t".join(cells))
        self._line, self._apart = [], []
